"""When to try again: soon after success, ever slower after failure, never slower than `LONGEST`."""

from datetime import timedelta

REGULAR = timedelta(minutes=5)
"""Between rounds in which nothing stood in the way."""

SOON = timedelta(seconds=20)
"""After such a round, when something was written meanwhile."""

FIRST = timedelta(seconds=2)
LONGEST = timedelta(minutes=10)

CUT = timedelta(seconds=1)
"""After a round that was cut on the way: the hub is there, and the line is good for a moment."""
CUTS_AT_ONCE = 10
"""In a row, each after no more than `CUT`: to rest for longer would miss the moments."""

CUT_LONGEST = timedelta(seconds=12)
CUTS = 20
"""In a row, up to which the rest is no longer than that; then it is no passing matter."""

_STEEPEST = 12

APPEARED = timedelta(seconds=3)
"""Within which a round begins once there is a connection; a network needs a moment to be one."""

APART = timedelta(seconds=10)
"""Between two rounds that such news began."""


def pause(
    failures: int,
    chance: float,
    *,
    owed: bool = False,
    asked: float | None = None,
    cut: bool = False,
    needs_someone: bool = False,
) -> timedelta | None:
    """How long to wait after `failures` rounds in a row that did not finish.

    `chance`, from 0 up to 1, spreads laptops that failed together over half to all of the time;
    `asked` is how many seconds the hub itself wants, and is never undercut; `owed` whether
    something waits to be sent; `cut` whether the line broke the last round off. `None`: only
    somebody's deed can change the outcome.
    """
    if needs_someone:
        return None
    if not failures:
        return SOON if owed else REGULAR
    grown = min(FIRST * (1 << min(failures - 1, _STEEPEST)), LONGEST)
    if cut and failures <= CUTS:
        grown = CUT if failures <= CUTS_AT_ONCE else CUT_LONGEST
    spread = grown * (0.5 + chance / 2)
    wanted = timedelta(seconds=asked or 0)
    return max(spread, wanted + min(wanted / 2, LONGEST) * chance)


def after_news(chance: float, since: timedelta) -> timedelta:
    """How long to wait with a round when a connection has appeared.

    `chance`, from 0 up to 1, spreads the laptops of a room over the second half of `APPEARED`;
    `since` is how long ago such news last began a round.
    """
    return max(APPEARED * (0.5 + chance / 2), APART - since)
