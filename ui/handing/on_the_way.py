"""What stood between a file and the hub, for whoever hands it in: nothing here sends by itself."""

from typing import NamedTuple

from sync.errors import Refused, SyncError

_NOT_GONE = "The file has not gone. It is whole where it was."
_MAYBE = "Whether it arrived is not known. The file is whole where it was, and counts only once."
_NOT_FROM_HERE = "Hand the file in on another laptop, or give it to your service."
_TELL = "Keep it, and please tell your service."

_PERHAPS_ARRIVED = ("line_cut", "hub_down", "unclear", "unproven")
_THEN = {
    "offline": "Try again when there is a line to the hub, or keep it.",
    "line_cut": "Try again when the line holds, or keep it.",
    "captive_portal": "Open the sign-in page or use a phone hotspot, then try again; or keep it.",
    "filtered": "Try again with a hotspot, or keep it and tell your service.",
    "proxy_password": "Try again with a phone hotspot, or ask the school’s technicians.",
    "tls": "Try again with a hotspot, or keep it and tell your service.",
    "clock": "Set its date and time, then try again; or keep it.",
    "certificate": "If its date is wrong, set it and try again; if it is right, tell your service.",
    "no_hub": _TELL,
    "not_private": _TELL,
    "hub_down": "Try again when the hub is back, or keep it.",
    "busy": "Try again later, or keep it.",
    "hub_too_old": "Your service can bring the hub up to date; hand it in then.",
    "desk_too_old": "Install the new one, then hand it in.",
    "signed_out": _NOT_FROM_HERE,
    "revoked": _NOT_FROM_HERE,
    "account_closed": _NOT_FROM_HERE,
    "epoch_changed": "Sync says how this laptop goes on with it; hand it in then.",
    "unproven": _TELL,
    "unclear": _TELL,
}
_LATER = "Try again later, or keep it."


class Stood(NamedTuple):
    """Why the file was not handed in, what became of it and what to do; `again` if a try helps."""

    why: str
    then: str
    again: bool


def stood(reason: SyncError) -> Stood:
    """The same trouble as in a round, without what only a round does."""
    why, stop, rest = reason.say.partition(". ")
    why += stop.strip()
    if isinstance(reason, Refused):
        return Stood(why, rest, again=False)
    there = _MAYBE if reason.code in _PERHAPS_ARRIVED else _NOT_GONE
    then = f"{there} {_THEN.get(reason.code, _LATER)}"
    return Stood(why, then, again=not reason.needs_someone)
