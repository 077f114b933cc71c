"""What the adviser prefers before anything is unlocked, in a plain file without personal data."""

import contextlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from onedesk import plain

T = TypeVar("T", int, str)

TEXT_SIZES = (100, 125, 150, 175, 200)
"""Text sizes in per cent; at the first one a wide window has larger letters by itself."""
THEMES = ("system", "light", "dark")
LOCK_MINUTES = (5, 10, 20, 30, 60)
_USUAL_LOCK = 10
_FARTHEST = 100_000


class WindowPlace(NamedTuple):
    """Where the window stood: its screen, the way from that screen's corner, its size in pixels."""

    screen: str
    left: int
    top: int
    width: int
    height: int
    maximised: bool = False


class Settings(NamedTuple):
    """How OneDesk looks and acts; `theme` follows the system unless one is chosen.

    `letters_act`: letters do something alone, without Alt (WCAG 2.2, 2.1.4). `lock_minutes`: how
    long nobody may touch the keys before the desk locks.
    """

    theme: str = THEMES[0]
    text_percent: int = TEXT_SIZES[0]
    letters_act: bool = True
    lock_minutes: int = _USUAL_LOCK
    window: WindowPlace | None = None


def load(home: Path) -> Settings:
    """The settings; a default for each that is not there or makes no sense."""
    return _sane(plain.read(home / "settings.json"), Settings())


def changed(settings: Settings, changes: Mapping[str, object]) -> Settings:
    """The settings with some changed; one that makes no sense stays as it was."""
    return _sane({**_said(settings), **changes}, settings)


def _sane(said: Mapping[str, object], usual: Settings) -> Settings:
    return Settings(
        theme=_one_of(THEMES, said.get("theme"), usual.theme),
        text_percent=_one_of(TEXT_SIZES, said.get("text_percent"), usual.text_percent),
        letters_act=said.get("letters_act") is not False,
        lock_minutes=_one_of(LOCK_MINUTES, said.get("lock_minutes"), usual.lock_minutes),
        window=_place(said.get("window")),
    )


def save(home: Path, settings: Settings) -> None:
    """Keep them for the next start; a full disk is no reason to stop anybody's work."""
    with contextlib.suppress(OSError):
        plain.write(home / "settings.json", _said(settings))


def _said(settings: Settings) -> dict[str, object]:
    place = settings.window
    return {**settings._asdict(), "window": place and place._asdict()}


def _one_of(known: Sequence[T], said: object, usual: T) -> T:
    return next((one for one in known if one == said), usual)


def _place(said: object) -> WindowPlace | None:
    """The window's place; nothing unless every part of it is there and makes sense."""
    if not isinstance(said, Mapping):
        return None
    numbers = [said.get(name) for name in ("left", "top", "width", "height")]
    whole = [one for one in numbers if isinstance(one, int) and abs(one) < _FARTHEST]
    if len(whole) < len(numbers):
        return None
    left, top, width, height = whole
    maximised = said.get("maximised") is True
    return WindowPlace(str(said.get("screen", "")), left, top, width, height, maximised)
