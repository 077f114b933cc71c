"""Room on the disk held back for the moment when there is none: a full disk stops no interview."""

import contextlib
import os
import shutil
from pathlib import Path

NAME = "desk.reserve"
SIZE = 8 * 1024 * 1024
"""Bytes; a day of interviews takes about one million."""

SCARCE = 1024 * 1024
"""Bytes free under which the reserve is given up, before a write could be refused."""

PLENTY = 64 * 1024 * 1024
"""Bytes free from which the reserve is taken (again)."""


def hold(folder: Path) -> bool:
    """Hold room back beside the file if there is plenty; tells whether it is held.

    It is filled with noise, for a disk that compresses would hold nothing back for zeros.
    """
    path = folder / NAME
    if held(folder):
        return True
    if shutil.disk_usage(folder).free < PLENTY:
        return False
    try:
        with path.open("wb") as file:
            file.write(os.urandom(SIZE))
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        give_up(folder)
    return held(folder)


def held(folder: Path) -> bool:
    path = folder / NAME
    return path.exists() and path.stat().st_size == SIZE


def give_up(folder: Path) -> None:
    """Free the room for what has to be written now."""
    with contextlib.suppress(OSError):
        (folder / NAME).unlink(missing_ok=True)


def before_writing(folder: Path) -> None:
    """Give the reserve up when the disk is nearly full."""
    if shutil.disk_usage(folder).free < SCARCE:
        give_up(folder)
