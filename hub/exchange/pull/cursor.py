"""How far a desk has read, as an opaque text that only this hub can write."""

from typing import NamedTuple

from django.core import signing

from hub.exchange.refusals import RefusalError
from sync.wire import codes

_SALT = "onedesk.exchange.cursor"
_SHAPE = 2


class Mark(NamedTuple):
    """The last change read of one school: its version and id, or all of the version (`None`).

    Up to version `whole` the desk is told everything, past it nothing that it sent itself. The mark
    stands while the laptop holds the school by `holding`; one that was made while it saw the school
    in part falls when it sees all.
    """

    version: int
    id: str | None
    whole: int
    holding: int = 0
    partial: bool = False

    def has_read(self, version: int) -> bool:
        """Whether all changes up to this version were told."""
        return self.version > version or (self.version == version and self.id is None)


Place = dict[str, Mark]
"""The mark of each school."""


def written(place: Place, epoch: str, device: str) -> str:
    """The place as a signed text."""
    content = {"shape": _SHAPE, "epoch": epoch, "device": device, "at": place}
    return signing.dumps(content, salt=_SALT, compress=True)


def read(cursor: str, epoch: str, device: str) -> Place:
    """The place in a cursor; the beginning for an empty one.

    Raises `RefusalError`: 400 for one that this hub did not write for this device, 409 for one
    from before the hub was restored.
    """
    if not cursor:
        return {}
    try:
        content = signing.loads(cursor, salt=_SALT)
    except signing.BadSignature as reason:
        raise _unknown() from reason
    if (content["shape"], content["device"]) != (_SHAPE, device):
        raise _unknown()
    if content["epoch"] != epoch:
        raise epoch_changed()
    return {school: Mark(*mark) for school, mark in content["at"].items()}


def require_kept(mark: Mark, tidied: int) -> None:
    """Raises `RefusalError` (400) when deletions past the mark are forgotten, up to `tidied`.

    What was deleted before a desk began to read was never told to it, and need not be untold.
    """
    if max(mark.version, mark.whole) < tidied:
        raise _unknown()


def _unknown() -> RefusalError:
    return RefusalError(
        400, codes.CURSOR_UNKNOWN, "The hub does not know this place in its records. Start again."
    )


def epoch_changed() -> RefusalError:
    """The hub was restored from a backup since the desk last spoke to it."""
    return RefusalError(
        409,
        codes.EPOCH_CHANGED,
        "The hub was restored from a backup. Nothing was sent or taken away; your service decides.",
    )
