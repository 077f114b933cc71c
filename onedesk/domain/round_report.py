"""What happened in one round of the exchange with the hub."""

from datetime import datetime

from onedesk.domain.value import Value


class RoundReport(Value):
    """One round: what went up and came down by kind, at what cost, and what stood in the way.

    What was removed here went up as a `removal`. Of the kind `interview`, those that are only an
    `absence` or an `appointment` are counted as such once the report is kept.

    Durations are seconds, `offset` is how many seconds this laptop's clock is ahead of the hub's,
    `problem` is a sentence or nothing, `code` its kind for programs (`sync.errors.SyncError.code`);
    `repaired` is how many records were not as at the hub and were mended, `gone` how many went from
    this laptop as the hub has them no more. `compared` is how many records were looked at beside
    the hub's, where that was asked for.
    """

    at: datetime
    sent: dict[str, int] = {}
    received: dict[str, int] = {}
    bytes_up: int = 0
    bytes_down: int = 0
    requests: int = 0
    seconds: float = 0.0
    offset: float | None = None
    differs: tuple[str, ...] = ()
    problem: str | None = None
    code: str | None = None
    repaired: int = 0
    gone: int = 0
    compared: int | None = None
