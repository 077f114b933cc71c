"""Where the keyboard was when something was laid over it, and how it gets back there."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class Opener:
    """The widget that had the keyboard, and all it stands in: one of them outlives a new drawing.

    A viewport is left out: PySide may take its wrapper for another one once it is gone.
    """

    def __init__(self, widget: QWidget | None) -> None:
        self._widget, self._around = widget, tuple(_around(widget))

    def give_back(self) -> None:
        """To the widget; where that is gone or hidden, to the nearest control that stood by it."""
        widget = self._widget
        if widget is None or not (isValid(widget) and widget.isVisible() and widget.isEnabled()):
            there = (one for one in self._around if isValid(one) and one.isVisible())
            widget = next((stop for one in there for stop in stops(one)), None)
        if widget is not None:
            widget.setFocus(Qt.FocusReason.PopupFocusReason)


def stops(inside: QWidget) -> Iterator[QWidget]:
    """What can have the keyboard in a widget, in the order of Tab."""
    widget = inside.nextInFocusChain()
    while widget is not None and widget is not inside:
        if inside.isAncestorOf(widget) and _stops_here(widget):
            yield widget
        widget = widget.nextInFocusChain()


def _around(widget: QWidget | None) -> Iterator[QWidget]:
    """What the widget stands in, the nearest first."""
    around = widget.parentWidget() if widget is not None else None
    while around is not None:
        if type(around) is not QWidget:
            yield around
        around = around.parentWidget()


def _stops_here(widget: QWidget) -> bool:
    """Whether Tab may stop at the widget; one with a proxy leaves that to the proxy."""
    tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tab and widget.isEnabled() and widget.isVisible() and widget.focusProxy() is None
