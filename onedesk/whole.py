"""A file written whole or not at all: on the disk before it has its name, for its owner alone."""

import contextlib
import os
from pathlib import Path

_OWNER_ONLY = 0o600
_BINARY = getattr(os, "O_BINARY", 0)


def write(path: Path, content: bytes) -> None:
    """Put `content` in the place of what is there.

    Raises `OSError`; then the file before is as it was, and no part of another is left, as far as
    the place is still there.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, _OWNER_ONLY)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """See the name onto the disk as well, where folders can be opened."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
