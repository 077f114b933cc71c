"""Typefaces for what is written in other scripts than ours: the paper's, added when needed."""

from contextlib import suppress
from functools import cache
from importlib.resources import as_file, files

from PySide6.QtGui import QFontDatabase

from onedesk.paper.fonts import INTER
from onedesk.paper.scripts import family_of


@cache
def add(letter: str) -> None:
    """Have the typeface for a letter; Qt takes it wherever ours lack one."""
    family = family_of(letter, INTER)
    if family is not None and family is not INTER:
        _register(family.package, family.file)


@cache
def _register(package: str, file: str) -> None:
    with suppress(ModuleNotFoundError, OSError), as_file(files(package) / file) as path:
        QFontDatabase.addApplicationFont(str(path))
