"""The right column of the day: how far the cycle is, own promises, what is on this laptop only."""

from datetime import date, datetime

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from onedesk.desk.views import CycleCounts, DayList, OwnAction, SyncState
from ui import theme
from ui.today.sync_words import sync_words
from ui.widgets import paint
from ui.widgets.base import Painted
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.check import Check
from ui.widgets.label import Caption, CardHeading, Label
from ui.widgets.rich import Body
from ui.words import counted, due

_MOST = 60
_BOX, _LEGEND, _KEY = 18, 21, 11
_SHELF = 140
_WORDS = {
    "done": "{} done",
    "today": "{} still to see today",
    "booked": "{} booked",
    "not_placed": "{} not placed yet",
    "declined": "{} declined",
}


def _paint_box(painter: QPainter, rect: QRect, kind: str) -> None:
    """One student: solid, ringed, light, hollow or hatched."""
    look = theme.current()
    radius = max(look.px(2), 1)
    match kind:
        case "done":
            paint.box(painter, rect, radius, look.color("petrol"))
        case "today":
            edge = paint.pen(look.color("petrol"), max(2.0, look.px(2.5)))
            paint.box(painter, rect, radius, look.color("surface"), edge)
        case "booked":
            paint.box(painter, rect, radius, look.level(3).fill)
        case "declined":
            paint.hatch(painter, rect, look.color("edge"), look.px(4))
            paint.box(painter, rect, radius, None, paint.pen(look.color("edge")))
        case _:
            paint.box(painter, rect, radius, look.color("surface"), paint.pen(look.color("edge")))


class CycleBoxes(Painted):
    """One box a student, in the order in which they are seen, and what each kind means."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: list[tuple[str, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: CycleCounts) -> None:
        self._counts = [(kind, int(getattr(counts, kind))) for kind in _WORDS]
        self.setAccessibleName(", ".join(_WORDS[kind].format(n) for kind, n in self._counts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(230), look.px(_BOX + 8) + 3 * look.px(_LEGEND))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        self._paint_row(painter)
        look, half = theme.current(), self.width() * 43 // 100
        top = look.px(_BOX + 8)
        for at, (kind, count) in enumerate(self._counts):
            left, row = (at % 2) * half, top + (at // 2) * look.px(_LEGEND)
            side = look.px(_KEY)
            box = QRect(left, row + (look.px(_LEGEND) - side) // 2, side, side)
            _paint_box(painter, box, kind)
            text = QRect(left + look.px(19), row, self.width() - left, look.px(_LEGEND))
            words = _WORDS[kind].format(count)
            paint.words(painter, text, words, (look.font(13), look.color("ink2")))

    def _paint_row(self, painter: QPainter) -> None:
        """All students side by side; of very many, a sample in proportion."""
        total = sum(count for _, count in self._counts)
        shown = min(total, _MOST)
        if not shown:
            return
        look, gap = theme.current(), 2
        step, at, seen = self.width() / shown, 0, 0
        for kind, count in self._counts:
            seen += count
            upto = round(seen * shown / total)
            while at < upto:
                left = round(at * step)
                wide = max(round((at + 1) * step) - left - gap, 2)
                _paint_box(painter, QRect(left, 0, wide, look.px(_BOX)), kind)
                at += 1


class CycleCard(Card):
    """30 students, cycle 3."""

    def __init__(self) -> None:
        super().__init__()
        self._head, self._boxes = CardHeading(), CycleBoxes()
        self.rows.addWidget(self._head)
        self.rows.addWidget(self._boxes)

    def show_day(self, day: DayList) -> None:
        students = counted(day.counts.students, "student")
        self._head.setText(f"{students[:1].upper()}{students[1:]}, cycle {day.cycle}")
        self._boxes.show_counts(day.counts)


class _OwnAction(QWidget):
    """A box to tick, the promise, and when it is due."""

    ticked = Signal(str, bool)

    def __init__(self, action: OwnAction, today: date) -> None:
        super().__init__()
        self.action = action
        self.box = Check("")
        self.box.setChecked(action.done_on is not None)
        when = due(action.by, today) if action.by else "no date"
        self.box.setAccessibleName(f"{action.what}, {when}")
        self.box.toggled.connect(lambda on: self.ticked.emit(action.id, on))
        look = theme.current()
        words = QVBoxLayout()
        words.setSpacing(look.px(1))
        words.setContentsMargins(0, look.px(7), 0, 0)
        words.addWidget(Label(action.what, size=14, wrap=True))
        words.addWidget(Caption(when, wrap=True))
        side = QHBoxLayout(self)
        side.setContentsMargins(look.px(4), 0, look.px(4), look.px(4))
        side.setSpacing(0)
        side.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        side.addLayout(words, 1)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.box.setFocus()
        self.box.toggle()


class _Shelf(QScrollArea):
    """Takes the room that is left, and scrolls when there is more."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(200), theme.current().px(_SHELF))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class OwnActions(Card):
    """What the adviser promised; X ticks the one in hand."""

    ticked = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__(margin=12)
        self._count = Caption("")
        head = QHBoxLayout()
        head.setContentsMargins(4, 4, 4, 0)
        line = Qt.AlignmentFlag.AlignBaseline
        head.addWidget(CardHeading("Your own actions"), 0, line)
        head.addWidget(self._count, 0, line)
        head.addStretch(1)
        self._area = _Shelf()
        self._rows: list[_OwnAction] = []
        self.rows.addLayout(head)
        self.rows.addWidget(self._area, 1)

    def show_actions(self, actions: tuple[OwnAction, ...], today: date) -> None:
        """Show the promises; the box in hand keeps the keyboard."""
        held = next((row.action.id for row in self._rows if row.box.hasFocus()), None)
        body = QWidget()
        body.setProperty("clear", "true")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._rows = [_OwnAction(action, today) for action in actions]
        for row in self._rows:
            row.ticked.connect(self._tick)
            column.addWidget(row)
        if not actions:
            nothing = Caption("Nothing promised for now.", wrap=True)
            nothing.setIndent(theme.current().px(4))
            column.addWidget(nothing)
        column.addStretch(1)
        self._area.setWidget(body)
        soon = sum(action.done_on is None for action in actions)
        self._count.setText(f"{soon} to do" if soon else "")
        if held and self._rows:
            kept = next((row for row in self._rows if row.action.id == held), self._rows[0])
            kept.box.setFocus()

    def tick_one(self) -> None:
        """Tick the promise in hand, or go to the first one."""
        here = next((row for row in self._rows if row.box.hasFocus()), None)
        if here is not None:
            here.box.toggle()
        elif self._rows:
            self._rows[0].box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _tick(self, action: str, done: bool) -> None:
        row = next(row for row in self._rows if row.action.id == action)
        self.ticked.emit(row.action, done)


class SyncCard(Card):
    """How many interviews are nowhere else, or the proof that none is."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._head = Label("", size=16, weight=650, wrap=True)
        self._text = Body("", size=13)
        self._last = Caption("", wrap=True)
        self._button = Button("Open Sync", key="F5", height=32)
        self._button.clicked.connect(self.opened)
        line = QHBoxLayout()
        line.addWidget(self._button)
        line.addWidget(self._last, 1)
        self.rows.addWidget(self._head)
        self.rows.addWidget(self._text)
        self.rows.addStretch(1)
        self.rows.addLayout(line)

    def show_state(self, state: SyncState, now: datetime) -> None:
        """What the desk knows; "on the hub" stands only for receipts that were checked."""
        said = sync_words(state, now)
        self._head.setText(said.head)
        self._text.set_text(said.text)
        self._last.setText(said.last)
