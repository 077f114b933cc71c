"""The exchange stopped and asks: what would happen with a yes, in words."""

from typing import Literal, NamedTuple

from onedesk.desk.exchange_views import Removal
from onedesk.desk.views import SyncState
from ui import words
from ui.sync_centre import trouble

Kind = Literal["removal", "restored"]


class Guard(NamedTuple):
    """One question before the exchange goes on; nothing happens without a yes."""

    kind: Kind
    bold: str
    text: str
    note: str
    yes: str


def guard(state: SyncState) -> Guard | None:
    """What the exchange waits for, if it does."""
    if state.restored:
        return _RESTORED
    return _removal(state.removal) if state.removal is not None else None


def answers(code: str) -> bool:
    """Whether a trouble is said by its question, and needs no card of its own."""
    return code in (trouble.RESTORED, trouble.REMOVAL)


_RESTORED = Guard(
    "restored",
    "The hub was restored from a backup.",
    "It may lack work that it had already signed for. If you go on, this laptop compares all it "
    "has with the hub and sends again what the hub lacks. Nothing is taken away here. Until the "
    "hub has signed anew, interviews count as on this laptop.",
    "Until then nothing is sent or taken away. If your service has not told you of it, ask first.",
    "Go on",
)


def _removal(found: Removal) -> Guard:
    gone, held = f"{found.gone:,}", words.counted(found.held, "record")
    held = held.replace(str(found.held), f"{found.held:,}", 1)
    where = f" of {found.school_name}" if found.school_name else ""
    verb = "is" if found.gone == 1 else "are"
    return Guard(
        "removal",
        f"{gone} of {held}{where} would go from this laptop.",
        f"The hub says that they {verb} gone, or yours no longer. That can be right, such as when "
        "a school has ended. It can also be a mistake, so nothing was taken away.",
        "What you wrote and the hub has not got stays in any case. Not sure? Ask your service.",
        "Let them go",
    )
