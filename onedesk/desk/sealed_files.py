"""Sealed files on a stick or a disk: written whole or not at all, and read up to a limit."""

import errno
from pathlib import Path

from onedesk import whole
from onedesk.domain.errors import OneDeskError
from sync.wire.carry import FILE_MAX, TooMuch

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_GONE = (errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.EIO)


class FileRefused(OneDeskError):
    """The place where a sealed file was to be written or read refused."""


class NoRoom(FileRefused):
    """It is full."""

    say = (
        "There is no room for the file there, and nothing of it was left behind. "
        "Everything is safe on this laptop. Choose another place."
    )


class PlaceGone(FileRefused):
    """The stick was taken out, or the folder is not there."""

    say = (
        "The stick or folder is not there any more, so no file was written. "
        "Everything is safe on this laptop. Put it back, or choose another place."
    )


class PlaceRefuses(FileRefused):
    """Nothing may be written there."""

    say = (
        "Nothing can be written there, and no file was left behind. "
        "Everything is safe on this laptop. Choose another place."
    )


class Unreadable(FileRefused):
    """The file cannot be read."""

    say = "The file cannot be read from there. Nothing was changed. Is the stick still in?"


def write(path: Path, content: bytes) -> None:
    """Write the file, on the disk before it has its name.

    Raises `FileRefused`; then no part of it is left, as far as the place is still there.
    """
    try:
        whole.write(path, content)
    except OSError as reason:
        raise _refusal(reason) from reason


def read(path: Path) -> bytes:
    """The content of a sealed file. Raises `Unreadable`, or `TooMuch`."""
    try:
        with path.open("rb") as file:
            content = file.read(FILE_MAX + 1)
    except OSError as reason:
        raise Unreadable from reason
    if len(content) > FILE_MAX:
        raise TooMuch
    return content


def _refusal(reason: OSError) -> FileRefused:
    if reason.errno in _FULL:
        return NoRoom()
    return PlaceGone() if reason.errno in _GONE else PlaceRefuses()
