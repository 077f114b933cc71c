"""Letting go of deleted widgets at once."""

import gc
from threading import Event

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

_due = Event()
"""Many widgets that go together are collected once."""


def forget_when_gone(widget: QWidget) -> None:
    """Collect what Python still holds of a widget as soon as it is deleted.

    Wrappers in a cycle would wait for the collector; by then new widgets may have their addresses,
    and PySide 6.11 takes the one for the other ("Internal C++ object already deleted").
    """
    widget.destroyed.connect(_collect_soon)


def _collect_soon() -> None:
    if not _due.is_set():
        _due.set()
        QTimer.singleShot(0, _collect)


def _collect() -> None:
    _due.clear()
    gc.collect()
