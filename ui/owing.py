"""What becomes of changes that are on this laptop only, in words."""

from onedesk.desk.views import SyncState


def they_are(count: int) -> str:
    """How one or several are spoken of."""
    return "It is" if count == 1 else "They are"


def going_up(state: SyncState) -> str:
    """What the next sync takes along of what is owed, and what the hub would not take before."""
    refused = len(state.refused)
    rest = state.records_owed - refused
    goes = "goes" if rest == 1 else "go"
    if not refused:
        return f", and {goes} up with the next sync."
    if rest <= 0:
        as_is = "it as it is" if refused == 1 else "them as they are"
        return f" here. The hub would not take {as_is}."
    it_is = "it is" if refused == 1 else "they are"
    rest_goes = f"{rest:,} {goes} up with the next sync"
    return f" here. {rest_goes}; {refused:,} the hub would not take as {it_is}."
