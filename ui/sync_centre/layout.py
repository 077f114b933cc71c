"""Where the parts of the sync centre stand: calm, in trouble, with or without interviews."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from onedesk.domain.clock import Clock
from ui import theme
from ui.placing import put_first
from ui.responsive import Scroll, stand
from ui.sync_centre.guard_card import GuardCard
from ui.sync_centre.header import SyncHeader
from ui.sync_centre.question_card import QuestionCard
from ui.sync_centre.telling import LineCard, LinesCard, OtherWaysCard, ReceiptsCard, StatesCard
from ui.sync_centre.told_card import ToldCard
from ui.sync_centre.trouble_card import TroubleCard
from ui.sync_centre.twins_card import TwinsCard
from ui.sync_centre.wanting import RefusedCard
from ui.widgets.base import Arranged
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.key_hints import KeyHints

_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_HELD = ~Qt.KeyboardModifier.KeypadModifier
_BESIDE, _SIDE, _RING, _LOW, _ANY = 1000, 392, 6, 440, 16_777_215
_NOBODY: QWidget | None = None
_NONE = "Each one stands here until the hub has signed for it, and for a week after."


class SyncParts(Arranged):
    """Header, two columns that scroll together, keys."""

    def __init__(self) -> None:
        super().__init__()
        self.header, self.hints = SyncHeader(), KeyHints(bar=False)
        self.guard, self.trouble, self.question = GuardCard(), TroubleCard(), QuestionCard()
        self.twins, self.refused, self.told = TwinsCard(), RefusedCard(), ToldCard()
        self.ways, self.none = OtherWaysCard(), EmptyState("No finished interview to show", _NONE)
        self.receipts = ReceiptsCard("Receipts")
        self.short = ReceiptsCard("Interview by interview", compact=True)
        self.up, self.down = LinesCard("What went up"), LinesCard("What came down")
        self.line, self.schools, self.states = LineCard(), LinesCard("Schools"), StatesCard()
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._fill_columns()
        self._side, content = QWidget(), QWidget()
        self._side.setLayout(self._right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._inner = QVBoxLayout(content)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._inner.addLayout(self._both, 1)
        self._both.addLayout(self._left, 1)
        self._both.addWidget(self._side)
        self._rows, self._top, self._foot = QVBoxLayout(self), QVBoxLayout(), QVBoxLayout()
        self._rows.setSpacing(0)
        self._top.addWidget(self.header)
        self._foot.addWidget(self.hints)
        self._rows.addLayout(self._top)
        self._area, self._followed = Scroll(content), _NOBODY
        self._area.verticalScrollBar().rangeChanged.connect(self._settle)
        self._rows.addWidget(self._area, 1)
        self._rows.addLayout(self._foot)
        for button in self.findChildren(Button):
            button.leave_arrows()
        content.installEventFilter(self)
        self.choose(calm=True, rows=True)
        self.ways.hide()
        self.schools.hide()
        self.retheme()

    def _fill_columns(self) -> None:
        """What is asked, then told, then listed; the facts about the exchange beside it."""
        asks = (self.refused, self.twins, self.question)
        for part in (self.guard, self.trouble, *asks, self.told, self.ways):
            self._left.addWidget(part)
        self._left.addWidget(self.receipts, 1)
        self._left.addWidget(self.none, 1)
        self._left.addStretch()
        self._right.addWidget(self.short, 1)
        for card in (self.schools, self.up, self.down, self.line):
            self._right.addWidget(card)
        self._right.addWidget(self.states, 1)
        self._right.addStretch()

    def choose(self, *, calm: bool, rows: bool) -> None:
        """In trouble the interviews stand at the right, what to do at the left."""
        self.receipts.setVisible(calm and rows)
        self.short.setVisible(not calm and rows)
        self.none.setVisible(not rows)
        for card in (self.up, self.down, self.states):
            card.setVisible(calm)

    def set_clock(self, clock: Clock) -> None:
        """What the moments are measured by in which no answer counts."""
        for card in (self.twins, self.question):
            card.set_clock(clock)
        self.told.hold.clock = clock

    def begin_visit(self) -> None:
        """The adviser comes here, and sees all of it anew."""
        self._visit(arriving=True)

    def look_around(self) -> None:
        """All that there was on arrival has been shown."""
        self._visit(arriving=False)

    def _visit(self, *, arriving: bool) -> None:
        for card in (self.twins, self.question, self.told):
            card.hold.arriving = arriving

    def answer(self, number: int) -> None:
        """Take the way of this number of the question that is put."""
        self.asking.answer(number)

    def put_off(self) -> None:
        """Leave the question that is put for later."""
        self.asking.put_off()

    def read_both(self) -> None:
        """Read both sides of the question that is put."""
        self.asking.read_both()

    def into_list(self) -> None:
        """Take the keyboard to the interviews, where there are any."""
        if self.list.isVisible():
            self.list.setFocus()

    def eventFilter(self, _content: QObject, event: QEvent) -> bool:
        """The arrows go to the interviews; what scrolls would take them, were they let through."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        walks = event.key() in _ARROWS and not event.modifiers() & _HELD
        if walks:
            self.into_list()
        return walks

    def roll(self, pages: int) -> None:
        """Scroll down by so many pages; up when negative."""
        self._followed = None
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def follow(self) -> None:
        """Keep what has the keyboard in sight while the cards find their heights."""
        self._followed = QApplication.focusWidget()
        self._settle()

    def _settle(self, *_range: int) -> None:
        QTimer.singleShot(0, self, self._follow)

    def _follow(self) -> None:
        """Until the adviser scrolls, or puts the keyboard elsewhere."""
        if self._followed is not None and self._followed is QApplication.focusWidget():
            self._area.follow(self._followed)
            self._show_head(self._followed)

    def _show_head(self, part: QWidget) -> None:
        """A card is read from its beginning, as far as that leaves its button in sight.

        Nothing is answered unread: where not all of a question fits, the keyboard begins on it.
        """
        cards = (self.guard, self.trouble, self.twins, self.question, self.told)
        card = next((one for one in cards if one.isAncestorOf(part)), None)
        asking = card in (self.twins, self.question)
        content = self._area.widget()
        if card is None or content is None:
            return
        ring, bar = theme.current().px(_RING), self._area.verticalScrollBar()
        top = card.mapTo(content, QPoint(0, 0)).y() - ring
        end = part.mapTo(content, QPoint(0, part.height())).y() + ring
        if end - top <= self._area.viewport().height() or part is self.asking.words:
            bar.setValue(min(bar.value(), top))
        elif asking:
            self.asking.rest()
            self.follow()

    @property
    def asking(self) -> TwinsCard | QuestionCard:
        """The card of the question that is put: one at a time."""
        return self.question if self.twins.isHidden() else self.twins

    @property
    def list(self) -> QWidget:
        """The list of interviews that shows now."""
        return self.short.list if self.receipts.isHidden() else self.receipts.list

    def retheme(self) -> None:
        """The ring of what has the keyboard has room inside what scrolls."""
        look = theme.current()
        ring = look.px(_RING)
        edge = look.px(24) - ring
        self._rows.setContentsMargins(edge, look.px(16), edge, 0)
        self._foot.setContentsMargins(ring, 0, ring, 0)
        self._inner.setContentsMargins(ring, ring, ring, 0)
        self._inner.setSpacing(look.px(13))
        for layout in (self._left, self._right):
            layout.setSpacing(look.px(13))
        self._both.setSpacing(look.px(16))
        super().retheme()

    def arrange(self) -> None:
        look = theme.current()
        self._place_header(ring=look.px(_RING), low=self.height() < look.px(_LOW))
        beside = self.width() >= look.px(_BESIDE)
        stand(self._both, beside=beside)
        for card in (self.receipts, self.short):
            card.list.show_whole(whole=not beside)
        self._side.setMinimumWidth(look.px(_SIDE) if beside else 0)
        self._side.setMaximumWidth(look.px(_SIDE) if beside else _ANY)

    def _place_header(self, *, ring: int, low: bool) -> None:
        """In a low window the header scrolls with the rest, or there would be no room for it."""
        gap = theme.current().px(13)
        self._top.setContentsMargins(ring, 0, ring, 0 if low else gap)
        put_first(self.header, self._inner if low else self._top)
