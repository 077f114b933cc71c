"""How far an interview is, and what goes on from one plan to the next; nothing here blocks."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from onedesk.domain.clock import academic_year
from onedesk.domain.interview import Interview
from onedesk.domain.plan import Action

UNDECIDED = "UNDECIDED"
UNSURE = "UNSURE"
OTHER = "OTHER"
"""Stands for an answer that was written in: an area of work, or a plan."""

YEAR_11 = 11
_FRIDAY = 4

STEPS = ("sector", "plan", "knowledge", "actions", "finish")


class StepProgress(NamedTuple):
    """Questions of a step that are dealt with, of how many; *not asked* counts as dealt with."""

    answered: int
    of: int

    @property
    def done(self) -> bool:
        return self.answered >= self.of


def progress(
    interview: Interview,
    actions: Sequence[Action],
    to_review: Sequence[Action],
    areas: Sequence[str],
) -> tuple[StepProgress, ...]:
    """How far each of the five steps is, in the order of `STEPS`."""
    reviewed = sum(not action.open for action in to_review)
    return (
        _dealt_with(interview, _sector_questions(interview)),
        _dealt_with(interview, _plan_questions(interview)),
        StepProgress(sum(area in interview.ratings for area in areas), len(areas)),
        StepProgress(reviewed + bool(actions), len(to_review) + 1),
        StepProgress(int(interview.finished_at is not None), 1),
    )


class Since(NamedTuple):
    """The time between the last talk and this one.

    `talks` are the ids of the last talk (more than one where two were made one), `first` is its
    day, `last` the day on which this one first ended; `None` is not known, or not yet.
    """

    talks: Collection[str] = ()
    first: date | None = None
    last: date | None = None


def reviews(
    actions: Sequence[tuple[str, Action]],
    interview: str,
    later: Collection[str] = (),
    since: Since | None = None,
) -> tuple[str, ...]:
    """The ids of earlier actions that an interview looks back at.

    They are open, were reviewed in it, or were settled in no talk at all since the last one: an
    adviser's own action that was ticked, or one that the school has done. Those of `later`
    interviews are none of its business, nor are actions nobody ever worded.
    """
    others = {interview, *later}
    return tuple(
        action_id
        for action_id, action in actions
        if action.interview not in others
        and action.what.strip()
        and (not settled_before(action, interview) or _settled_since(action, since or Since()))
    )


def settled_before(action: Action, interview: str) -> bool:
    """Whether what came of an action is known already, and not from this interview."""
    return not action.open and action.reviewed_in != interview


def _settled_since(action: Action, since: Since) -> bool:
    if action.reviewed_in is not None:
        return False
    day = action.outcome_on
    if day is None or since.first is None:
        return action.interview in since.talks
    return since.first <= day and (since.last is None or day <= since.last)


def carried_over(action_id: str, action: Action, interview: str, order: int) -> Action:
    """The action as it enters the next plan: same words, no date yet, and where it came from."""
    return action.but(
        interview=interview,
        order=order,
        by=None,
        outcome=None,
        outcome_on=None,
        reviewed_in=None,
        carried_from=action_id,
    )


def year_11_ends(year: int | None, day: date) -> date | None:
    """The last Friday in June of Year 11 for a student who is in `year` on `day`.

    That day a young person in England may leave school (Education (School Leaving Date) Order
    1997). None if the year is not known or Year 11 is over.
    """
    if year is None or year > YEAR_11:
        return None
    june_ends = date(academic_year(day) + 1 + YEAR_11 - year, 6, 30)
    return june_ends - timedelta(days=(june_ends.weekday() - _FRIDAY) % 7)


def still_open(interview: Interview) -> tuple[str, ...]:
    """The fields of the first two steps that nobody has answered or marked *not asked*."""
    questions = (*_sector_questions(interview), *_plan_questions(interview))
    return tuple(name for name in questions if not _settled(interview, name))


def _sector_questions(interview: Interview) -> tuple[str, ...]:
    """Undecided settles the step: there is no job or certainty to ask about."""
    undecided = interview.sectors == (UNDECIDED,)
    return ("sectors",) if undecided else ("sectors", "job", "certainty")


def _plan_questions(interview: Interview) -> tuple[str, ...]:
    """Unsure settles the step, as undecided does."""
    unsure = interview.plan == UNSURE
    return ("plan",) if unsure else ("plan", "provider", "plan_b", "application")


def _dealt_with(interview: Interview, questions: tuple[str, ...]) -> StepProgress:
    return StepProgress(sum(_settled(interview, name) for name in questions), len(questions))


def _settled(interview: Interview, name: str) -> bool:
    return getattr(interview, name) is not None or name in interview.skipped
