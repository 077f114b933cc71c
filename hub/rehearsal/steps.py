"""The actions of a plan, and what came of them by the next talk."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from hub.rehearsal.calendar import school_day
from hub.rehearsal.chance import Chance
from hub.rehearsal.lists import ActionLine
from onedesk.domain.interview import Interview
from onedesk.domain.plan import Action, ActionOutcome
from onedesk.domain.programme import catalogue

_OUTCOMES: dict[ActionOutcome, float] = {
    "done": 0.6,
    "partly": 0.14,
    "not_done": 0.12,
    "no_longer": 0.04,
    "carried_over": 0.1,
}
_LOW = 3
_SCHOOL_DID = 0.7
_ACTIONS_AFTER = timedelta(minutes=25)


class Made(NamedTuple):
    """An action and its id."""

    id: str
    action: Action


class Talk(NamedTuple):
    """A talk that was held: its id, its record, when it began."""

    id: str
    interview: Interview
    began: datetime

    @property
    def day(self) -> date:
        return self.began.date()

    def action_id(self, chance: Chance) -> str:
        """An id born towards its end."""
        return chance.record_id(self.began + _ACTIONS_AFTER)


def plan(
    talk: Talk, names: tuple[str, str], today: date, before: Sequence[Made], chance: Chance
) -> list[Made]:
    """Two to four actions for the areas a student knows least; `names`: student and adviser."""
    used = {made.action.what for made in before}
    wanted = chance.choice((2, 3, 3, 4))
    areas = sorted(talk.interview.levels, key=lambda area: talk.interview.levels[area])
    made: list[Made] = []
    for order, area in enumerate(areas[:wanted]):
        offered = catalogue().actions_for(area, min(talk.interview.levels[area], _LOW))
        choice = chance.choice([one for one in offered if one.words(*names) not in used] or offered)
        action = Action(
            interview=talk.id,
            what=choice.words(*names),
            who=choice.who,
            by=talk.day + timedelta(weeks=choice.weeks),
            area=area,
            order=order,
        )
        made.append(_kept(talk, action, today, chance))
    return made


def drawn(talk: Talk, lines: Sequence[ActionLine], today: date, chance: Chance) -> list[Made]:
    """The actions of a plan as the drawings have them."""
    made = []
    for order, line in enumerate(lines):
        by = talk.day + timedelta(weeks=line.weeks)
        action = Action(
            interview=talk.id,
            what=line.what,
            who=line.who,
            by=by if line.due is None else school_day(today, line.due),
            area=line.area,
            order=order,
        )
        kept = action if line.due is not None else _promise(talk, action, today)
        made.append(Made(talk.action_id(chance), kept))
    return made


def reviewed(
    open_before: Sequence[Made], talk: Talk, given: Sequence[str], chance: Chance
) -> tuple[list[Made], list[Made]]:
    """Earlier actions with the outcome told in a talk, and those carried into its plan."""
    told: list[Made] = []
    carried: list[Made] = []
    for number, (made_id, action) in enumerate(open_before):
        outcome = given[number] if number < len(given) else chance.weighted(_OUTCOMES)
        after = action.but(outcome=outcome, outcome_on=talk.day, reviewed_in=talk.id)
        told.append(Made(made_id, after))
        if outcome == "carried_over":
            on = action.but(
                interview=talk.id,
                order=len(carried) + 10,
                by=talk.day + timedelta(weeks=6),
                carried_from=made_id,
            )
            carried.append(Made(talk.action_id(chance), on))
    return told, carried


def _kept(talk: Talk, action: Action, today: date, chance: Chance) -> Made:
    """Advisers keep their promises, and schools most of theirs."""
    settled = action.who == "adviser" or (
        action.who == "careers_lead" and chance.happens(_SCHOOL_DID)
    )
    after = _promise(talk, action, today) if settled else action
    return Made(talk.action_id(chance), after)


def _promise(talk: Talk, action: Action, today: date) -> Action:
    """What somebody other than the student has seen to, before its day and before today."""
    if action.who == "student" or action.by is None:
        return action
    on = max(talk.day, min(action.by, today) - timedelta(days=1))
    return action.but(outcome="done", outcome_on=on)
