"""The file of a picture that an adviser has chosen."""

from pathlib import Path

from onedesk.domain.errors import OneDeskError

KINDS = "Pictures (*.png *.jpg *.jpeg)"
LARGEST_BYTES = 20_000_000
TAKEN = "The picture stands at the head of every plan from now on."


class NotReadable(OneDeskError):
    """The file cannot be read, or is far too large for a picture."""

    say = (
        "That file cannot be read, or is larger than 20 MB. The picture was not changed. "
        "Choose another one."
    )


def content_of(path: Path) -> bytes:
    """The file; for the desk's thread. Raises `NotReadable`."""
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise NotReadable
        return path.read_bytes()
    except OSError as reason:
        raise NotReadable from reason
