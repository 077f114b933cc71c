"""What does not fit: words wider than their widget, controls outside what can be scrolled to."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QScrollArea, QWidget

SLACK = 2


def cut_off(root: QWidget) -> list[str]:
    """Every widget of `root` that is shown and does not show all it says."""
    found = []
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and not _in_a_view(widget):
            found += [f"{path(widget)}: {what}" for what in _faults(widget, root)]
    return found


def path(widget: QWidget) -> str:
    """Where it is: itself and what it lies in."""
    names, at = [], widget
    while at is not None and len(names) < 4:
        names.append(type(at).__name__)
        at = at.parentWidget()
    return " < ".join(names)


def _faults(widget: QWidget, root: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel) and widget.text() and not widget.toolTip():
        yield from _words(widget)
    elif isinstance(widget, QAbstractButton) and widget.text() and not widget.toolTip():
        wanted = widget.sizeHint()
        if widget.width() + SLACK < wanted.width() and type(widget).__name__ != "_Item":
            yield f"{widget.text()!r} wants {wanted.width()} px and has {widget.width()}"
    if _matters(widget):
        yield from _place(widget, root)


def _words(label: QLabel) -> Iterator[str]:
    room = label.contentsRect()
    if label.hasHeightForWidth():
        high = label.heightForWidth(label.width())
        if high > label.height() + SLACK:
            yield f"{label.text()[:40]!r} wants {high} px of height and has {label.height()}"
        return
    if type(label).paintEvent is not QLabel.paintEvent:
        wanted = float(label.sizeHint().width())
    else:
        metrics = QFontMetricsF(label.font())
        wanted = max(metrics.horizontalAdvance(line) for line in label.text().split("\n"))
    if wanted > room.width() + SLACK:
        yield f"{label.text()[:40]!r} wants {round(wanted)} px and has {room.width()}"


def _matters(widget: QWidget) -> bool:
    """Whether somebody reads or uses it."""
    reads = isinstance(widget, QLabel) and bool(widget.text())
    return reads or bool(widget.focusPolicy().value)


def _place(widget: QWidget, root: QWidget) -> Iterator[str]:
    """It lies inside what scrolls, across; and inside the window where nothing scrolls."""
    area = _area(widget, root)
    if area is not None:
        room, corner = area.viewport(), widget.mapTo(area.viewport(), QPoint(0, 0))
        right = corner.x() + widget.width()
        bar = area.horizontalScrollBar()
        if bar.maximum() == 0 and (corner.x() < -SLACK or right > room.width() + SLACK):
            yield f"ends at {right} of {room.width()} px across, and nothing scrolls there"
        return
    inside = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())
    if not root.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(inside):
        size = f"{root.width()}x{root.height()}"
        yield f"stands at {inside.getRect()} of {size}, and nothing scrolls"


def _area(widget: QWidget, root: QWidget) -> QScrollArea | None:
    at = widget.parentWidget()
    while at is not None and at is not root:
        if isinstance(at, QScrollArea):
            return at
        at = at.parentWidget()
    return None


def _in_a_view(widget: QWidget) -> bool:
    """Part of a list, table or scroll bar, which measures itself."""
    at = widget.parentWidget()
    while at is not None:
        if isinstance(at, QAbstractScrollArea) and not isinstance(at, QScrollArea):
            return True
        at = at.parentWidget()
    return False
