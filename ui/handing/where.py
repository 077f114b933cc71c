"""Where a sealed file goes: asked with the system's own dialog."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

Chosen = Callable[[Path], None]
AskWhere = Callable[[QWidget, str, Chosen], None]
"""Asks where a file of this name should go; `chosen` follows unless that is cancelled."""


def ask_where(parent: QWidget, name: str, chosen: Chosen) -> None:
    """Ask for a place, such as a stick."""
    ending = Path(name).suffix
    dialog = QFileDialog(parent, "Where should the sealed file go?")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(f"Sealed files (*{ending})")
    dialog.setDefaultSuffix(ending.removeprefix("."))
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
