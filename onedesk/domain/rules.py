"""How far an interview is, and hints that make an action easier to do; nothing here blocks."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from onedesk.domain.interview import Interview
from onedesk.domain.plan import Action

UNDECIDED = "UNDECIDED"
UNSURE = "UNSURE"

STEPS = ("sector", "plan", "knowledge", "actions", "finish")

VAGUE = (
    "think about",
    "look at",
    "look into",
    "consider",
    "try to",
    "be aware of",
    "have a look",
    "find out about",
    "explore",
    "work on",
)
"""Openings that leave nobody able to say whether it was done (CDI, action planning)."""

ENOUGH_ACTIONS = 5
SHORT = 3


class StepProgress(NamedTuple):
    """Questions of a step that are dealt with, of how many; *not asked* counts as dealt with."""

    answered: int
    of: int

    @property
    def done(self) -> bool:
        return self.answered >= self.of


class Hint(NamedTuple):
    """A gentle word about one action: what it lacks, in a sentence, and wording to take."""

    code: str
    say: str
    suggestion: str | None = None


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


def hints(action: Action, last_day: date | None = None) -> tuple[Hint, ...]:
    """What would make an action specific, measurable and timed; a warning, never a block.

    `last_day` is the end of Year 11 for this student, after which no meeting follows.
    """
    found: list[Hint] = []
    words = action.what.strip()
    opening = next((vague for vague in VAGUE if words.lower().startswith(vague)), None)
    if opening:
        quoted = words[: len(opening)]
        rest = words[len(opening) :].strip(" .")
        suggestion = (
            f"Find two facts about {rest}. Write them down to bring next time." if rest else None
        )
        found.append(
            Hint(
                "vague",
                f"“{quoted}” is hard to tick off. What will there be at the end?",
                suggestion,
            )
        )
    elif words and len(words.split()) < SHORT:
        found.append(Hint("short", "A few more words say what to do, where, and with whom."))
    if words and action.by is None:
        found.append(Hint("no_date", "By when? A date makes it more likely to happen."))
    if action.by and last_day and action.by > last_day:
        found.append(Hint("too_late", "That is after Year 11 ends. Is there an earlier day?"))
    return tuple(found)


def too_many(actions: Sequence[Action]) -> Hint | None:
    """A hint when a plan has grown beyond what a student can keep in mind."""
    if len(actions) <= ENOUGH_ACTIONS:
        return None
    return Hint("many", f"{len(actions)} actions. Most students manage three to five.")


def to_review(actions: Sequence[tuple[str, Action]], interview: str) -> tuple[str, ...]:
    """The ids of earlier actions to ask about in an interview: open, or reviewed in it."""
    return tuple(
        action_id
        for action_id, action in actions
        if action.interview != interview and (action.open or action.reviewed_in == interview)
    )


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


def _sector_questions(interview: Interview) -> tuple[str, ...]:
    """Undecided settles the step: there is no job or certainty to ask about."""
    undecided = interview.sectors == (UNDECIDED,)
    return ("sectors",) if undecided else ("sectors", "job", "certainty")


def _plan_questions(interview: Interview) -> tuple[str, ...]:
    """Unsure settles the step, as undecided does."""
    unsure = interview.plan == UNSURE
    return ("plan",) if unsure else ("plan", "provider", "plan_b", "application")


def _dealt_with(interview: Interview, questions: tuple[str, ...]) -> StepProgress:
    dealt = sum(
        getattr(interview, name) is not None or name in interview.skipped for name in questions
    )
    return StepProgress(dealt, len(questions))
