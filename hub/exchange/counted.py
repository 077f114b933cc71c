"""How far each school has counted, kept beside the database: it tells that one was put back."""

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

from hub.folder import data_folder

NAME = "counted"
_DIGITS = 20


def place() -> Path:
    """The folder, in the hub's own: a file a school, with its version at the last commit."""
    return data_folder() / NAME


def note(versions: Mapping[str, int]) -> None:
    """Keep how far these schools have counted, after the commit; missing it for once is no harm."""
    with contextlib.suppress(OSError):
        place().mkdir(mode=0o700, exist_ok=True)
        for school, version in versions.items():
            door = os.open(place() / school, os.O_WRONLY | os.O_CREAT, 0o600)
            try:
                os.write(door, b"%0*d\n" % (_DIGITS, version))
            finally:
                os.close(door)


def ahead_of(versions: Mapping[str, int]) -> bool:
    """Whether a school has once counted further than it has by `versions`."""
    return any(_noted(place() / school) > version for school, version in versions.items())


def _noted(file: Path) -> int:
    try:
        return int(file.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 0
