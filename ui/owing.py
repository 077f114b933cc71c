"""What becomes of changes that are on this laptop only, in words: every screen says the same."""

from typing import NamedTuple

from onedesk.desk.views import SyncState


class Owed(NamedTuple):
    """How many the next sync takes along, and how many stay as the hub would not take them."""

    goes: int
    stays: int


def records(state: SyncState) -> Owed:
    """All that the hub has not got as it is here."""
    stays = len(state.refused)
    return Owed(max(state.records_owed - stays, 0), stays)


def interviews(state: SyncState) -> Owed:
    """The finished interviews that the hub does not have whole."""
    states = [row.state for row in state.rows]
    return Owed(states.count("laptop"), states.count("needs"))


def they_are(count: int) -> str:
    """How one or several are spoken of."""
    return "It is" if count == 1 else "They are"


def all_are(count: int) -> str:
    """The same of all there are: It is, Both are, All 5 are."""
    return {1: "It is", 2: "Both are"}.get(count, f"All {count:,} are")


def as_is(count: int) -> str:
    """How the hub would not take what it refused."""
    return "as it is" if count == 1 else "as they are"


def kept_back(owed: Owed) -> str:
    """A sentence on what the hub would not take, beside what goes; empty where all goes."""
    goes, stays = owed
    if not stays:
        return ""
    if not goes:
        return f"The hub would not take {'it' if stays == 1 else 'them'} {as_is(stays)}."
    go = "goes" if goes == 1 else "go"
    return f"{goes:,} {go} up with the next sync; {stays:,} the hub would not take {as_is(stays)}."


def going_up(state: SyncState) -> str:
    """What the next sync takes along of what is owed, and what the hub would not take before."""
    owed = records(state)
    if owed.stays:
        return f" here. {kept_back(owed)}"
    return f", and {'goes' if owed.goes == 1 else 'go'} up with the next sync."
