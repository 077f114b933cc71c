"""When a school is used to seeing students, and which of these times are free on a day."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time, timedelta
from itertools import pairwise
from statistics import median

TALK = 30
"""Minutes in which nobody else can be seen: the shortest interview that advisers report."""

SIX_A_DAY = (time(9), time(9, 50), time(10, 55), time(11, 45), time(13, 20), time(14, 10))
"""Six talks of 45 minutes with the breaks of a school day: until a school shows its own rhythm."""

LAST_START = time(15, 30)
DAYS_LOOKED_AT = 5
_LONGEST_STEP = 75  # minutes between two starts; a longer gap is a break


def usual_times(days: Mapping[date, Iterable[time]]) -> tuple[time, ...]:
    """The starts of the latest days on which more than one student was placed, in order.

    Of two starts too near for two talks the one that is used more often stands.
    """
    full = [set(times) for _, times in sorted(days.items()) if len(set(times)) > 1]
    used = Counter(start for times in full[-DAYS_LOOKED_AT:] for start in times)
    usual: list[time] = []
    for start in sorted(used, key=lambda one: (-used[one], one)):
        if apart(start, usual):
            usual.append(start)
    return tuple(sorted(usual)) or SIX_A_DAY


def free_times(
    usual: Sequence[time], taken: Sequence[time], earliest: time | None = None
) -> tuple[time, ...]:
    """The usual starts at which nobody is seen; after the last one the day goes on in its step.

    None is before `earliest`, which is now where the day is today.
    """
    step = timedelta(minutes=_step(usual))
    starts = list(usual)
    last = max([*usual, *taken], default=LAST_START)
    while (last := _later(last, step)) <= LAST_START:
        starts.append(last)
    free = [start for start in starts if apart(start, taken)]
    return tuple(start for start in free if earliest is None or start >= earliest)


def apart(start: time, others: Iterable[time]) -> bool:
    """Whether a talk that begins then leaves every other one its time."""
    return all(abs(_minutes(start) - _minutes(other)) >= TALK for other in others)


def _step(usual: Sequence[time]) -> int:
    """Minutes from one start to the next."""
    gaps = [_minutes(later) - _minutes(start) for start, later in pairwise(usual)]
    return round(median([gap for gap in gaps if gap <= _LONGEST_STEP] or [50]))


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _later(at: time, step: timedelta) -> time:
    """A step later; the end of the day is the latest."""
    minutes = _minutes(at) + int(step.total_seconds()) // 60
    return time(minutes // 60, minutes % 60) if minutes < _minutes(time.max) else time.max
