"""Which earlier actions a talk looks back at, of all that there are about a student."""

from collections.abc import Sequence
from datetime import date

from onedesk.domain import rules, twins
from onedesk.domain.interview import Interview
from onedesk.domain.plan import Action


def reviews(
    actions: Sequence[tuple[str, Action]], talk: str, talks: Sequence[tuple[str, Interview]]
) -> frozenset[str]:
    """The ids of the actions that the interview `talk`, one of `talks`, asks about or tells of."""
    body, family = dict(talks)[talk], twins.family(talk, talks)
    later = {key for key, other in talks if other.cycle > body.cycle}
    before = [(key, o) for key, o in talks if o.held and o.cycle < body.cycle and key != talk]
    since = rules.Since(last=_ended(body))
    if before:
        last, there = max(before, key=twins.held_order)
        since = rules.Since(twins.family(last, talks), there.day, since.last)
    return frozenset(rules.reviews(actions, talk, later | (family - {talk}), since))


def _ended(talk: Interview) -> date | None:
    """The day on which a talk first ended; `None` while it goes on for the first time."""
    ends = [one.finished_at for one in talk.reopenings]
    ended = [end for end in (*ends, talk.finished_at) if end is not None]
    return min(ended).astimezone().date() if ended else None
