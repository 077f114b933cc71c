"""When the hub was last reached or tried: a try that did not reach it is no sync."""

from datetime import datetime

from onedesk.desk.views import SyncState
from ui import words


def contact(state: SyncState, now: datetime) -> str:
    """When the hub was last tried or reached."""
    if state.last_round is None:
        return "Not synced yet"
    said = words.moment_said(state.last_round, now)
    return f"Last try {said}" if state.last_problem else f"Last sync {said}"
