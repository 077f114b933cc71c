"""Where the window stands, kept from one start to the next, and never off the screens there are."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from onedesk.settings import WindowPlace

Screens = Sequence[tuple[str, QRect]]
"""The name of each screen and the part of it that windows may cover, the main one first."""


def put(window: QWidget, place: WindowPlace | None) -> None:
    """Put a window that is not shown yet where it stood; without a place, in the middle."""
    found = screens()
    if not found:
        return
    if place is None:
        window.setGeometry(centred(window.size(), found[0][1]))
        return
    window.setGeometry(fitted(place, found))
    if place.maximised:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def of(window: QWidget) -> WindowPlace:
    """Where a window stands; a maximised one, where it would stand if it were not."""
    rect, screen = window.normalGeometry(), window.screen()
    corner = screen.availableGeometry().topLeft()
    return WindowPlace(
        screen=screen.name(),
        left=rect.x() - corner.x(),
        top=rect.y() - corner.y(),
        width=rect.width(),
        height=rect.height(),
        maximised=window.isMaximized(),
    )


def screens() -> Screens:
    """The screens of this computer now."""
    main = QGuiApplication.primaryScreen()
    known = sorted(QGuiApplication.screens(), key=lambda screen: screen is not main)
    return [(screen.name(), screen.availableGeometry()) for screen in known]


def fitted(place: WindowPlace, known: Screens) -> QRect:
    """The window whole on the screen it stood on, or on the main one if that is gone."""
    rooms = dict(reversed(known))
    there = place.screen in rooms
    room = rooms[place.screen] if there else known[0][1]
    size = QSize(place.width, place.height).boundedTo(room.size())
    if not there:
        return centred(size, room)
    left = min(max(place.left, 0), room.width() - size.width())
    top = min(max(place.top, 0), room.height() - size.height())
    return QRect(room.topLeft() + QPoint(left, top), size)


def centred(size: QSize, room: QRect) -> QRect:
    """A window of that size in the middle, no larger than the room."""
    size = size.boundedTo(room.size())
    left, top = (room.width() - size.width()) // 2, (room.height() - size.height()) // 2
    return QRect(room.topLeft() + QPoint(left, top), size)
