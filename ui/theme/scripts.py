"""Typefaces for what is written in other scripts than ours: the paper's, added when needed."""

from contextlib import suppress
from functools import cache
from importlib.resources import as_file, files

from PySide6.QtGui import QFont, QFontDatabase

from onedesk.paper.fonts import CHINESE, HOMES, INTER, JAPANESE, KOREAN, Family
from onedesk.paper.scripts import family_of


@cache
def add(letter: str) -> None:
    """Have the typeface for a letter; Qt takes it wherever ours lack one.

    The Chinese one has kana and hangul too, so that no name turns on which came first.
    """
    family = family_of(letter, INTER)
    if family is not None and family is not INTER:
        _stand_in(CHINESE if family in (JAPANESE, KOREAN) else family)


@cache
def _stand_in(family: Family) -> None:
    """Have a family stand in for ours, before any that the system would take.

    It is variable as ours are, so a bold name is bold in it: the weights of the system's own are
    no axes, and what is set on an axis they do not hear.
    """
    for name in _registered(family.package, family.file):
        if name.replace(" ", "") == family.name:
            for home in HOMES:
                QFont.insertSubstitution(home.name, name)


@cache
def _registered(package: str, file: str) -> tuple[str, ...]:
    """The families of a file, which are the application's from now on; none if it is not there."""
    with suppress(ModuleNotFoundError, OSError), as_file(files(package) / file) as path:
        added = QFontDatabase.addApplicationFont(str(path))
        return tuple(QFontDatabase.applicationFontFamilies(added))
    return ()
