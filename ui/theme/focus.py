"""The marigold ring: one overlay in each window that stands around whatever has the keyboard."""

from typing import TYPE_CHECKING
from weakref import ReferenceType, ref

from PySide6.QtCore import QDynamicPropertyChangeEvent, QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from ui.theme.tokens import current

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView

_RECT, _RADIUS, _FRAME, _NONE = "focusRect", "focusRadius", "focusFrame", "focusNone"
_WHOLE, _HEADING = "focusWhole", "focusHeading"
_OURS = (_RECT.encode(), _RADIUS.encode(), _FRAME.encode())
_MOVES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
    QEvent.Type.ZOrderChange,
    QEvent.Type.ChildAdded,
}


def widths() -> tuple[int, int]:
    """How thick the inner and the outer band are at this text size."""
    look = current()
    return look.px(look.ring[0]), look.px(look.ring[1])


def reach() -> int:
    """How far the ring stands out around a widget; keep that much free."""
    return sum(widths())


def set_focus_rect(widget: QWidget, rect: QRect | None, radius: int = 6) -> None:
    """Ring a part of `widget` (its own coordinates, radius at 100 %) instead of all of it."""
    widget.setProperty(_RADIUS, radius)
    widget.setProperty(_RECT, rect)


def set_focus_frame(widget: QWidget, frame: QWidget, radius: int = 8) -> None:
    """Ring `frame`, which `widget` lies in, while `widget` has the keyboard: a card in hand."""
    set_radius(frame, radius)
    _note(widget, _FRAME, frame)


def set_whole(widget: QWidget, all_of_it: QWidget) -> None:
    """What is to be in sight with `widget` where there is room: its label, and what it says."""
    _note(widget, _WHOLE, all_of_it)


def whole(widget: QWidget) -> QWidget:
    """What is to be in sight while the widget has the keyboard."""
    return _noted(widget, _WHOLE) or framed(widget)


def set_heading(zone: QWidget, heading: QWidget) -> None:
    """The words over all that is in `zone`: to be in sight with each of it where there is room."""
    _note(zone, _HEADING, heading)


def heading(widget: QWidget) -> QWidget | None:
    """The words over the zone in which the widget lies, if it has any that show."""
    for link in _ancestry(widget):
        found = _noted(link, _HEADING)
        if found is not None:
            return found if found.isVisible() else None
    return None


def set_radius(widget: QWidget, radius: int) -> None:
    """The radius of the widget's corners at 100 %, so that the ring runs parallel to them."""
    widget.setProperty(_RADIUS, radius)


def no_ring(widget: QWidget) -> None:
    """For a widget that has the keyboard but is framed by something else."""
    widget.setProperty(_NONE, True)


def watch(app: QApplication) -> None:
    """Follow the focus of the application from now on."""
    _Follower(app)


class _Follower(QObject):
    """Finds or makes the ring of the window that holds the keyboard."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: FocusRing | None = None
        app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.follow(None)
        self._ring = None
        if new is None or new.property(_NONE):
            return
        window = new.window()
        if window.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip):
            return
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        self._ring = window.findChild(FocusRing, options=direct) or FocusRing(window)
        self._ring.follow(new)


class FocusRing(QWidget):
    """Two pixels of `ring`, then three of `mari` (at 100 %), outside the widget it follows."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._window = window
        self._target: QWidget | None = None
        self._framed = window
        self._chain: list[QWidget] = []
        self._inner = QRect()

    def follow(self, widget: QWidget | None) -> None:
        """Stand around `widget` from now on, or nowhere."""
        for link in self._chain:
            if isValid(link):
                link.removeEventFilter(self)
        self._target, self._chain = widget, _ancestry(widget)
        for link in self._chain:
            link.installEventFilter(self)
        self.place()

    def place(self) -> None:
        """Measure again where the ring belongs."""
        target, window = self._target, self._window
        if target is None or not isValid(target) or not target.isVisible():
            self.hide()
            return
        around = self._framed = framed(target)
        part = around.property(_RECT)
        inner = QRect(part) if isinstance(part, QRect) else around.rect()
        inner.moveTopLeft(around.mapTo(window, inner.topLeft()))
        far = reach()
        outer = inner.adjusted(-far, -far, far, far)
        shown = outer & _clip(around, inner, window) & window.rect()
        self.setVisible(not shown.isEmpty())
        self._inner = inner.translated(-shown.topLeft())
        if shown != self.geometry():
            self.setGeometry(shown)
        self.raise_()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the widget and with everything it lies in."""
        if isinstance(event, QDynamicPropertyChangeEvent):
            if event.propertyName().data() in _OURS:  # PySide marks dying objects by properties
                self.place()
        elif event.type() in _MOVES and watched is not self:
            self.place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current()
        radius = self._framed.property(_RADIUS)
        corner = theme.px(6 if radius is None else radius)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        near, _ = widths()
        painter.fillPath(_band(self._inner, corner, near, reach()), theme.color("mari"))
        painter.fillPath(_band(self._inner, corner, 0, near), theme.color("ring"))


def framed(target: QWidget) -> QWidget:
    """What the ring stands around: the frame of the widget where it has one."""
    return _noted(target, _FRAME) or target


def _note(widget: QWidget, name: str, other: QWidget) -> None:
    """Tell a widget of another. As itself that would be a bare address, which outlives it."""
    widget.setProperty(name, ref(other))


def _noted(widget: QWidget, name: str) -> QWidget | None:
    """The other widget, while it is there and not about to go."""
    noted = widget.property(name)
    found = noted() if isinstance(noted, ReferenceType) else None
    return found if isinstance(found, QWidget) and isValid(found) else None


def _ancestry(widget: QWidget | None) -> list[QWidget]:
    """The widget and all it lies in, up to its window."""
    chain: list[QWidget] = []
    while widget is not None:
        chain.append(widget)
        widget = None if widget.isWindow() else widget.parentWidget()
    return chain


def _clip(target: QWidget, inner: QRect, window: QWidget) -> QRect:
    """What of the window may be painted: the ring of a row scrolled away must not show."""
    seen = window.rect()
    for link in _ancestry(target):
        if isinstance(link, QAbstractScrollArea) and (link is not target or _is_part(link)):
            viewport = link.viewport()
            corner = viewport.mapTo(window, QPoint(0, 0))
            seen &= _room(QRect(corner, viewport.size()), inner)
    return seen


def _room(viewport: QRect, inner: QRect) -> QRect:
    """Where the ring may stand: around what is seen whole, at no edge that cuts it off."""
    far = reach()
    return viewport.adjusted(
        -far if inner.left() >= viewport.left() else 0,
        -far if inner.top() >= viewport.top() else 0,
        far if inner.right() <= viewport.right() else 0,
        far if inner.bottom() <= viewport.bottom() else 0,
    )


def _is_part(widget: QWidget) -> bool:
    return isinstance(widget.property(_RECT), QRect)


def _band(inner: QRect, corner: int, near: int, far: int) -> QPainterPath:
    """The frame between `near` and `far` pixels outside `inner`."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for grow in (near, far):
        radius = corner + grow if corner else 0
        path.addRoundedRect(QRectF(inner).adjusted(-grow, -grow, grow, grow), radius, radius)
    return path


def follow_rows(view: "QAbstractItemView") -> None:
    """Ring the current row of `view` over its full width; call it after `setModel`."""
    _RowFollower(view)


class _RowFollower(QObject):
    """Keeps the ring on the current row while the view scrolls, sorts and grows."""

    def __init__(self, view: "QAbstractItemView") -> None:
        super().__init__(view)
        self._view = view
        view.selectionModel().currentChanged.connect(self._moved)
        view.verticalScrollBar().valueChanged.connect(self._moved)
        view.model().layoutChanged.connect(self._moved)
        view.model().modelReset.connect(self._moved)
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show):
            self._moved()
        return False

    def _moved(self, *_what: object) -> None:
        view = self._view
        index = view.currentIndex()
        row = view.visualRect(index)
        row.setLeft(0)
        row.setWidth(view.viewport().width())
        row.translate(view.viewport().pos())
        near, _ = widths()
        rect = row.adjusted(near, near, -near, -near)
        set_focus_rect(view, rect if index.isValid() else view.rect(), 0)
