"""Inter and Lexend as variable fonts: registered when first wanted, set by their axes.

Qt 6.12 does not move a variable font along its weight axis by `setWeight` (it thickens the outline
instead, measured on 12 lines of text), so the axes are set by name. `opsz` follows the size as
browsers do: closer shapes for titles.
"""

from functools import cache
from importlib import import_module
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

_WEIGHT, _OPTICAL, _TABULAR = QFont.Tag("wght"), QFont.Tag("opsz"), QFont.Tag("tnum")
_OPTICAL_SIZES = {"Inter": (14, 32)}


_OTHER_SCRIPTS = (
    ("\u0530", "\u1cff"),
    ("\u2d00", "\u2ddf"),
    ("\u2e80", "\ua4cf"),
    ("\ua8e0", "\ud7ff"),
    ("\uf900", "\ufeff"),
    ("\U00020000", "\U0003ffff"),
)
"""From one letter to another: those that neither Inter nor Lexend has, and no punctuation."""

_PACKAGES = {"Inter": "fontpkg_inter", "Lexend": "fontpkg_lexend"}


@cache
def register(family: str) -> None:
    """Add the upright variable font of a family to the application, once."""
    for path in Path(import_module(_PACKAGES[family]).__path__[0], "files").glob("*.ttf"):
        if "Italic" not in path.name:
            QFontDatabase.addApplicationFont(str(path))


def need(text: str) -> None:
    """Have the typefaces for a text that is about to be shown: names come in every script.

    Each is loaded with the first of its letters, for most laptops never see one.
    """
    if not text.isascii():
        for letter in frozenset(text):
            if _is_other(letter):
                import_module("ui.theme.scripts").add(letter)


@cache
def _is_other(letter: str) -> bool:
    return any(first <= letter <= last for first, last in _OTHER_SCRIPTS)


@cache
def font(family: str, pixels: int, weight: int, *, tabular: bool) -> QFont:
    """One font; the caller copies it before changing anything."""
    register(family)
    made = QFont(family)
    made.setPixelSize(max(pixels, 1))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setVariableAxis(_WEIGHT, weight)
    if family in _OPTICAL_SIZES:
        least, most = _OPTICAL_SIZES[family]
        made.setVariableAxis(_OPTICAL, min(max(pixels, least), most))
    if tabular:
        made.setFeature(_TABULAR, 1)
    return made
