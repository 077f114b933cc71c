"""Starts the window: what the lock screen does not need is neither read nor tidied up before it."""

import gc
from importlib import import_module
from pathlib import Path


def open_window(home: Path) -> int:
    """Open OneDesk on a folder and stay until its window is closed."""
    gc.disable()  # until the lock screen is there: what is loaded for it stays
    import_module("PySide6.QtCore")
    leave_unread()
    return int(import_module("ui.app").main(home))


def leave_unread() -> None:
    """Have PySide leave the source of each module alone that is imported from now on.

    It would read it, and keep it, to see whether `__feature__` may matter there; nobody here asks
    for one. That took a twentieth of the time to the lock screen, and 26 MB once all is loaded.
    """
    vars(import_module("PySide6.support.feature"))["feature_imported"] = _imported


def _imported(_module: object) -> None:
    """What PySide calls after each import."""
