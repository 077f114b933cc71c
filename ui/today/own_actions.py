"""What was promised here: a box to tick, the promise, and when it is due."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from onedesk.desk.day_views import OwnAction
from ui import theme
from ui.responsive import Scroll
from ui.scripts import apart
from ui.today.card_head import CardHead
from ui.widgets.base import Painted
from ui.widgets.block import Block
from ui.widgets.card import Card
from ui.widgets.check import Check
from ui.widgets.label import Caption, ColumnHead, Label
from ui.words import due

_LEAST, _SUNDAY = 92, 6


class _Promise(Painted):
    """A box to tick, the promise, for whom and when it is due; who gave it, if a colleague."""

    ticked = Signal(object, bool)

    def __init__(self, action: OwnAction, today: date) -> None:
        super().__init__()
        self.action = action
        self.box = Check("")
        self.box.toggled.connect(lambda on: self.ticked.emit(self.action, on))
        self._promise, self._said = Label("", size=14, wrap=True), Caption("", wrap=True)
        self.show_action(action, today)
        words = Block(self._promise, self._said, gap=1, edges=(0, 7, 0, 0))
        self._side = QHBoxLayout(self)
        self._side.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        self._side.addWidget(words, 1)
        self.retheme()

    def show_action(self, action: OwnAction, today: date) -> None:
        """Show the promise as it stands now; whoever has the keyboard keeps it."""
        self.action = action
        facts = facts_of(action, today)
        by = f"promised by {action.colleague}" if action.colleague else ""
        self.box.setAccessibleName(", ".join(filter(None, (action.what, by, *facts))))
        self._promise.setText(action.what)
        said = (apart(part) for part in (action.colleague, *facts) if part)
        self._said.setText(" · ".join(said))
        with QSignalBlocker(self.box):
            self.box.setChecked(action.done_on is not None)

    def retheme(self) -> None:
        edge = theme.current().px(4)
        self._side.setContentsMargins(edge, 0, edge, edge)
        self._side.setSpacing(edge)
        super().retheme()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.box.setFocus()
        self.box.toggle()


class _Shelf(Scroll):
    """As high as its promises where there is room, and scrolls where there is not."""

    def __init__(self, body: QWidget) -> None:
        super().__init__(body)
        self._promises, self._whole = body, False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def show_all(self, *, whole: bool) -> None:
        """Ask for room for every promise; otherwise for the least, and grow where there is more."""
        self._whole = whole
        self.updateGeometry()

    def _full(self) -> int:
        body, wide = self._promises, max(self.width(), theme.current().px(200))
        return body.heightForWidth(wide) if body.hasHeightForWidth() else body.sizeHint().height()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Other promises, or other letters, may need a bar where none was."""
        eaten = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._bar()
        return eaten

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
        self._bar()

    def _bar(self) -> None:
        """A scroll bar only where it is wanted: it takes room, and would then be wanted."""
        bars, fits = Qt.ScrollBarPolicy, self._full() <= self.height()
        self.setVerticalScrollBarPolicy(bars.ScrollBarAlwaysOff if fits else bars.ScrollBarAsNeeded)

    def minimumSizeHint(self) -> QSize:
        look, full = theme.current(), self._full()
        return QSize(look.px(200), full if self._whole else min(full, look.px(_LEAST)))


class OwnActions(Card):
    """What the adviser promised, then what colleagues did here; X ticks the one in hand."""

    ticked = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__(margin=12)
        self._head = CardHead("Your own actions")
        nothing = Caption("Nothing promised for now.", wrap=True)
        self._nothing = Block(nothing, edges=(4, 0, 4, 0))
        self._theirs = Block(ColumnHead("Promised by colleagues"), edges=(4, 6, 4, 2))
        self._column = Block(self._nothing, self._theirs)
        self._column.rows.addStretch(1)
        self._area = _Shelf(self._column)
        self._shown: tuple[tuple[OwnAction, ...], date] | None = None
        self._rows: list[_Promise] = []
        self.rows.addWidget(self._head)
        self.rows.addWidget(self._area, 1)

    @property
    def boxes(self) -> list[QWidget]:
        """What Tab passes through, in order."""
        return [row.box for row in self._rows]

    def show_actions(self, actions: tuple[OwnAction, ...], today: date) -> None:
        """Show the promises; where the one in hand goes, the next has the keyboard."""
        if self._shown == (actions, today):
            return
        self._shown = (actions, today)
        held = next((at for at, row in enumerate(self._rows) if row.box.hasFocus()), None)
        there = {row.action.id: row for row in self._rows}
        self._rows = [self._row(there.pop(one.id, None), one, today) for one in actions]
        gone = any(row.box.hasFocus() for row in there.values())
        for row in there.values():
            row.hide()
            row.deleteLater()
        theirs = [row for row in self._rows if row.action.colleague]
        own = self._rows[: len(self._rows) - len(theirs)]
        for at, part in enumerate((*own, self._nothing, self._theirs, *theirs)):
            self._column.rows.insertWidget(at, part)
        for before, box in pairwise(self.boxes):
            QWidget.setTabOrder(before, box)
        self._nothing.setVisible(not own)
        self._theirs.setVisible(bool(theirs))
        self._head.count.setText(how_many([row.action for row in own], today))
        self._area.updateGeometry()
        if gone and held is not None and self._rows:
            self._rows[min(held, len(self._rows) - 1)].box.setFocus()

    def _row(self, row: _Promise | None, action: OwnAction, today: date) -> _Promise:
        """The row that shows the promise already, or a new one."""
        if row is None:
            row = _Promise(action, today)
            row.ticked.connect(self.ticked)
        else:
            row.show_action(action, today)
        return row

    def show_all(self, *, whole: bool) -> None:
        """Without a scroll bar of its own, where there is room or the page scrolls."""
        self._area.show_all(whole=whole)

    def tick_one(self) -> None:
        """Tick the promise in hand, or go to the first one."""
        here = next((row for row in self._rows if row.box.hasFocus()), None)
        if here is not None:
            here.box.toggle()
        elif self._rows:
            self._rows[0].box.setFocus(Qt.FocusReason.ShortcutFocusReason)


def facts_of(action: OwnAction, today: date) -> tuple[str, ...]:
    """Whom it is about, where its words do not say, and when it is due."""
    about = action.student_name.partition(" ")[0] in action.what
    when = due(action.by, today) if action.by else "no date"
    return (when,) if about else (action.student_name, when)


def how_many(actions: Sequence[OwnAction], today: date) -> str:
    """3 due this week; 1 overdue, 2 later; 2 to do; nothing where all are done."""
    sunday = today + timedelta(days=_SUNDAY - today.weekday())
    left = [action for action in actions if action.done_on is None]
    overdue = sum(action.by is not None and action.by < today for action in left)
    soon = sum(action.by is not None and today <= action.by <= sunday for action in left)
    later = len(left) - overdue - soon
    if not overdue and not soon:
        return f"{later} to do" if later else ""
    parts = ((overdue, "overdue"), (soon, "due this week"), (later, "later"))
    return ", ".join(f"{count} {words}" for count, words in parts if count)
