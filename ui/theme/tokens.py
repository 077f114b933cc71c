"""Colours, sizes and fonts of one theme, read from `resources/theme/tokens.json`."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from PySide6.QtGui import QColor, QFont, QPalette

import resources
from ui.theme import fonts

_kept: list["Theme"] = []
"""The theme of the application, once it has one; asked for a thousand times a page."""

_Role = QPalette.ColorRole
_CONTRAST = {
    _Role.Window: ("bg", "rail", "past"),
    _Role.Base: ("surface", "petrolS", "mariS", "rustS", "leafS"),
    _Role.Text: ("ink", "ink2", "ink3", "line", "edge", "ring", "rust", "leaf", "plum", "scrim"),
    _Role.WindowText: ("railText",),
    _Role.Highlight: ("petrol", "mari", "railPicked"),
    _Role.HighlightedText: ("onPetrol", "railOn"),
}
"""Which colour of a contrast theme stands for our tokens: text, ground and highlight alone."""


class Level(NamedTuple):
    """How a level from 1 to 5 is painted; `edged` ones need a line to stand off the page."""

    fill: QColor
    ink: QColor
    edged: bool


class Theme(NamedTuple):
    """What every painter asks: colours by token, sizes in pixels at the chosen text size."""

    dark: bool
    text_percent: int
    colors: Mapping[str, str]
    levels: tuple[tuple[str, str], ...]
    radii: Mapping[str, int]
    spaces: tuple[int, ...]
    scrim: float
    families: tuple[str, str]
    ring: tuple[int, int]
    contrast: bool = False

    @classmethod
    def load(cls, *, dark: bool = False, text_percent: int = 100) -> "Theme":
        """The light or dark theme at a text size in per cent (100 to 200)."""
        tokens, name = _tokens(), "dark" if dark else "light"
        return cls(
            dark=dark,
            text_percent=text_percent,
            colors=MappingProxyType(tokens["color"][name]),
            levels=tuple((level["fill"], level["ink"]) for level in tokens["level"][name]),
            radii=MappingProxyType(tokens["radius"]),
            spaces=tuple(tokens["space"]),
            scrim=tokens["scrim"],
            families=(tokens["font"]["app"], tokens["font"]["student"]),
            ring=(tokens["focus"]["ring"], tokens["focus"]["mari"]),
        )

    def in_contrast(self, system: QPalette) -> "Theme":
        """The same shapes and sizes in the colours of the system's contrast theme."""
        colors = {
            name: system.color(role).name() for role, names in _CONTRAST.items() for name in names
        }
        cell = (colors["surface"], colors["ink"])
        return self._replace(
            dark=QColor(colors["bg"]).lightness() < QColor(colors["ink"]).lightness(),
            colors=MappingProxyType(colors),
            levels=(cell,) * len(self.levels),
            contrast=True,
        )

    def color(self, name: str) -> QColor:
        """The colour of a token; KeyError for a name the tokens do not know."""
        return QColor(_color(self.colors[name]))

    def level(self, level: int) -> Level:
        """The cell of a level from 1 to 5."""
        fill, ink = self.levels[level - 1]
        return Level(_color(fill), _color(ink), edged=self.contrast or level == 1)

    def px(self, size: float) -> int:
        """Pixels on this screen for `size` pixels of the design at 100 % text."""
        return round(size * self.text_percent / 100)

    def radius(self, name: str) -> int:
        """The radius of a cell, control, card or dialog."""
        return self.px(self.radii[name])

    def font(
        self, size: float, weight: int = 400, *, student: bool = False, tabular: bool = False
    ) -> QFont:
        """A font by design size and weight (400, 550, 650); Lexend for what a student reads."""
        return QFont(fonts.font(self.families[student], self.px(size), weight, tabular=tabular))


def keep(theme: Theme) -> bool:
    """Make `theme` the current one; true when the application had none before."""
    first = not _kept
    _kept[:] = [theme]
    return first


def current() -> Theme:
    """The theme of the application; light at 100 % before one was installed."""
    return _kept[0] if _kept else _plain()


def resource(*path: str) -> str:
    """The text of a file under `resources`."""
    return Path(resources.__path__[0], *path).read_text(encoding="utf-8")


@cache
def _plain() -> Theme:
    return Theme.load()


@cache
def _tokens() -> dict[str, Any]:
    tokens: dict[str, Any] = json.loads(resource("theme", "tokens.json"))
    return tokens


@cache
def _color(value: str) -> QColor:
    return QColor(value)
