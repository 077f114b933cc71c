"""When to try again: soon after success, ever slower after failure, never slower than `LONGEST`."""

from datetime import timedelta

REGULAR = timedelta(minutes=5)
"""Between rounds in which nothing stood in the way."""

SOON = timedelta(seconds=20)
"""After such a round, when something was written meanwhile."""

FIRST = timedelta(seconds=4)
LONGEST = timedelta(minutes=10)
_STEEPEST = 12


def pause(
    failures: int,
    chance: float,
    *,
    owed: bool = False,
    asked: float | None = None,
    needs_someone: bool = False,
) -> timedelta | None:
    """How long to wait after `failures` rounds in a row that did not finish.

    `chance`, from 0 up to 1, spreads laptops that failed together over half to all of the time;
    `asked` is how many seconds the hub itself wants, and is never undercut; `owed` whether
    something waits to be sent. `None`: only somebody's deed can change the outcome.
    """
    if needs_someone:
        return None
    if not failures:
        return SOON if owed else REGULAR
    grown = min(FIRST * (1 << min(failures - 1, _STEEPEST)), LONGEST)
    spread = grown * (0.5 + chance / 2)
    return max(spread, timedelta(seconds=asked or 0) * (1 + chance / 2))
