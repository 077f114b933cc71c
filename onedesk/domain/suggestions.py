"""Which actions to offer in a talk: for low ratings, for the plan, for what was missed."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, zip_longest
from typing import NamedTuple

from onedesk.domain.entries import Occasion, SuggestedAction
from onedesk.domain.interview import Interview
from onedesk.domain.plan import Action
from onedesk.domain.programme import catalogue
from onedesk.domain.rules import UNSURE

MOST = 3
LOW = 3
"""Wording an adviser keeps is offered up to this rating."""

_OWN = "OWN-"
_DEFAULT_WEEKS = 4


class Idea(NamedTuple):
    """An action to offer, and why: the rating it comes from, the day an activity was missed."""

    action: SuggestedAction
    level: int | None = None
    missed_on: date | None = None


def ideas(
    interview: Interview,
    library: Sequence[SuggestedAction],
    planned: Sequence[Action] = (),
    missed: Mapping[str, date] | None = None,
    most: int = MOST,
) -> tuple[Idea, ...]:
    """Up to `most` actions, in turn for the plan and for the areas rated lowest.

    One idea an area; none for an area that today's actions are about, nor one that stands on the
    plan already. `missed` are the kinds of activity the student did not come to, and when.
    """
    told = {" ".join(action.what.split()).lower() for action in planned}
    covered = {action.area for action in planned if action.what.strip()}
    open_ones = [one for one in library if one.on_plan.lower() not in told]
    days = missed or {}
    found: list[Idea] = []
    by_plan, by_rating = (
        _by_plan(interview, open_ones, days),
        _by_rating(interview, open_ones, days),
    )
    for idea in chain.from_iterable(zip_longest(by_plan, by_rating)):
        if idea is not None and idea.action.area not in covered:
            covered.add(idea.action.area)
            found.append(idea)
    return tuple(found[:most])


def holds(when: Occasion, interview: Interview, missed: Collection[str] = ()) -> bool:
    """Whether the occasion of an action is there in this talk."""
    plan, planned = interview.plan, interview.plan not in {None, UNSURE}
    state = interview.application or "none"
    under = {plan, catalogue().plan(plan).under} if plan else set()
    return (
        (not when.plans or bool(under & set(when.plans)))
        and (not when.sectors or bool(set(when.sectors) & set(interview.sectors or ())))
        and (not when.states or (planned and state in when.states))
        and (when.lacking is None or (planned and not getattr(interview, when.lacking)))
        and (when.missed is None or when.missed in missed)
    )


def own_wording(
    action: Action, names: Mapping[str, str], day: date, known: Collection[str]
) -> SuggestedAction | None:
    """An action as an entry of the adviser's own library; None without an area to offer it for.

    `names` are words to take out, and what to put there: `{"Zoë": "{name}"}`. `known` are the codes
    that are taken.
    """
    area = action.area
    if not area or action.who not in {"student", "adviser", "careers_lead"}:
        return None
    text = action.what
    for name, placeholder in names.items():
        if name.strip():
            text = re.sub(rf"(?<!\w){re.escape(name.strip())}(?!\w)", placeholder, text)
    text = " ".join(text.split())
    number = next(at for at in range(1, len(known) + 2) if f"{_OWN}{at}" not in known)
    weeks = max(round((action.by - day).days / 7), 1) if action.by else _DEFAULT_WEEKS
    return SuggestedAction.model_validate(
        {
            "code": f"{_OWN}{number}",
            "area": area,
            "who": action.who,
            "upto": LOW,
            "weeks": weeks,
            "text": text,
        }
    )


def _by_plan(
    interview: Interview, library: Sequence[SuggestedAction], missed: Mapping[str, date]
) -> Iterator[Idea]:
    """Actions whose occasion is there, those for something missed first."""
    fitting = [one for one in library if one.when and holds(one.when, interview, missed)]
    for one in sorted(fitting, key=lambda one: _missed_on(one, missed) is None):
        missed_on = _missed_on(one, missed)
        yield Idea(one, interview.level(one.area) if missed_on else None, missed_on)


def _by_rating(
    interview: Interview, library: Sequence[SuggestedAction], missed: Mapping[str, date]
) -> Iterator[Idea]:
    """For each area, the lowest first, one action that fits: the adviser's own before ours."""
    given = {one.code for one in catalogue().actions}
    for area, level in sorted(interview.levels.items(), key=lambda pair: pair[1]):
        fitting = [one for one in library if one.area == area and level <= one.upto]
        for best in sorted(fitting, key=lambda one: one.code in given)[:1]:
            yield Idea(best, level, _missed_on(best, missed))


def _missed_on(action: SuggestedAction, missed: Mapping[str, date]) -> date | None:
    return missed.get(action.when.missed or "") if action.when else None
