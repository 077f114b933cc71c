"""Pages that give way: side by side where there is room, one below the other where not."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QScrollArea, QWidget

from ui import theme
from ui.theme.focus import framed, heading, whole
from ui.theme.roles import Role
from ui.widgets.base import Arranged

_SIDE_BY_SIDE = 1060
"""Design pixels of a page (the window without its rail) from which zones stand side by side."""

_CARDS_IN_A_ROW, _SETTLING_MS = 760, 500
_ANY = 16_777_215


class Scroll(QScrollArea):
    """A clear area that scrolls only when its content does not fit, and follows the keyboard.

    While nobody sees it, another look is not taken for a reason to measure all that is in it.
    """

    def __init__(self, body: QWidget) -> None:
        super().__init__()
        self._measured = True
        body.setProperty("clear", "true")
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has the keyboard
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLING_MS)
        self._settling.timeout.connect(self._keep)
        self.verticalScrollBar().rangeChanged.connect(self._grown)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange and not self.isVisible():
            self._measured = False
            return QFrame.event(self, event)
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._measured:
            self._measured = True
            super().event(QEvent(QEvent.Type.StyleChange))

    def changeEvent(self, event: QEvent) -> None:
        """In another text size, too, what has the keyboard stays in sight."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.settle()

    def settle(self) -> None:
        """Keep what has the keyboard in sight until all parts have found their places."""
        self._settling.start()

    def _grown(self, *_range: int) -> None:
        if self._settling.isActive():
            self._keep()

    def _keep(self) -> None:
        self.follow(QApplication.focusWidget())

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """What has just been shown, too, may still wait for its place."""
        body = self.widget()
        if new is not None and body is not None and body.isAncestorOf(new):
            self.settle()
            self.follow(new)

    def follow(self, new: QWidget | None) -> None:
        """Bring what has the keyboard into sight, ring included."""
        body = self.widget()
        if new is None or body is None or not body.isAncestorOf(new):
            return
        room = self.viewport().height()
        for part in _parts(new, body):
            if part.height() < room:
                centre = part.center()
                edge = min(theme.current().px(12), (room - part.height()) // 2)
                self.ensureVisible(centre.x(), centre.y(), 0, part.height() // 2 + edge)
                return


def _parts(widget: QWidget, body: QWidget) -> list[QRect]:
    """Where in `body` stands what is to be in sight with the keyboard, the most of it first."""
    there = [one for one in (whole(widget), framed(widget), widget) if body.isAncestorOf(one)]
    parts = [_place(one, body) for one in there]
    above = heading(widget)
    if above is not None and body.isAncestorOf(above):
        return [parts[0] | _place(above, body), *parts]
    return parts


def _place(widget: QWidget, body: QWidget) -> QRect:
    """Where a widget stands, or the part of it that the ring stands around."""
    ring = widget.property("focusRect")
    part = QRect(ring) if isinstance(ring, QRect) else widget.rect()
    return part.translated(widget.mapTo(body, QPoint(0, 0)))


class Reading(Scroll):
    """Text alone, and perhaps more than fits: Tab stops here, and the arrows scroll."""

    spoken_role = Role.Document

    def __init__(self, body: QWidget, name: str) -> None:
        super().__init__(body)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)


def stand(line: QBoxLayout, *, beside: bool) -> None:
    """Let the parts of a line stand beside each other, or one below the other."""
    directions = QBoxLayout.Direction
    line.setDirection(directions.LeftToRight if beside else directions.TopToBottom)


def hold(widget: QWidget, width: int | None) -> None:
    """Give a widget this width and no other; with `None` as much as there is."""
    widget.setMinimumWidth(width or 0)
    widget.setMaximumWidth(_ANY if width is None else width)


class Zones(Arranged):
    """A main zone and a column of cards beside it; in a narrow window the cards go below.

    `wide` is the column's design width, `grows` the card that takes what is left of it.
    """

    turned = Signal(bool)
    """The window became narrow, or wide again."""

    def __init__(self, main: QWidget, cards: Sequence[QWidget], *, wide: int, grows: int) -> None:
        super().__init__()
        self._wide = wide
        self.narrow = False
        self._side = QWidget()
        self._cards = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._side)
        self._cards.setContentsMargins(0, 0, 0, 0)
        for at, card in enumerate(cards):
            self._cards.addWidget(card, int(at == grows))
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(main, 1)
        self._line.addWidget(self._side)
        self.retheme()

    def stand_alone(self, *, alone: bool) -> None:
        """Leave the main zone all the room while no card has anything to say."""
        self._side.setVisible(not alone)

    def retheme(self) -> None:
        look = theme.current()
        self._line.setSpacing(look.px(16))
        self._cards.setSpacing(look.px(12))
        super().retheme()

    def arrange(self) -> None:
        look = theme.current()
        narrow = self.width() < look.px(_SIDE_BY_SIDE)
        if narrow != self.narrow:
            self.narrow = narrow
            # Not amid the layout that turned it, which walks the very list a listener may change.
            QTimer.singleShot(0, self, self._tell)
        across = self.narrow and self.width() >= look.px(_CARDS_IN_A_ROW)
        stand(self._line, beside=not self.narrow)
        stand(self._cards, beside=across)
        hold(self._side, None if self.narrow else look.px(self._wide))

    def _tell(self) -> None:
        self.turned.emit(self.narrow)


class Pair(Arranged):
    """Two widgets side by side, the first taking the room; one below the other when narrow."""

    def __init__(self, first: QWidget, second: QWidget, *, beside_from: int) -> None:
        super().__init__()
        self._from = beside_from
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(first, 1)
        self._line.addWidget(second, 0, Qt.AlignmentFlag.AlignVCenter)
        self.retheme()

    def retheme(self) -> None:
        self._line.setSpacing(theme.current().px(12))
        super().retheme()

    def arrange(self) -> None:
        stand(self._line, beside=self.width() >= theme.current().px(self._from))
