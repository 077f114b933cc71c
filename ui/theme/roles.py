"""What our own widgets are for a screen reader: Qt knows only the roles of its own."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

Role = QAccessible.Role

_speaking: list[bool] = []


def speak() -> None:
    """From now on a widget whose class has a `spoken_role` is told to screen readers as that."""
    if not _speaking:
        _speaking.append(True)
        QAccessible.installFactory(_interface)


def _interface(_kind: str, thing: QObject) -> QAccessibleInterface | None:
    role = getattr(thing, "spoken_role", None)
    if isinstance(thing, QWidget) and isinstance(role, Role):
        return QAccessibleWidget(thing, role)
    return None
