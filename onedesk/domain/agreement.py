"""What a student agreed to: a mark of what stands on the plan, which another plan does not bear.

An agreement holds for these words and no others. Nothing takes it back when a word changes, on this
laptop or on another one: it does not fit any more, and fits again once the change is undone.
"""

import json
from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from onedesk.domain.fields import Edits
from onedesk.domain.interview import Interview
from onedesk.domain.plan import Action

FIELDS = ("agreed", "agreed_on", "agreed_to")
_ANSWERS = frozenset(
    {
        *("sectors", "other_sector", "job", "certainty", "student_words"),
        *("plan", "other_plan", "provider", "course", "plan_b", "plan_b_detail", "application"),
        *("ratings", "summary", "strengths", "next_meeting"),
    }
)
_STEPS = frozenset({"what", "who", "with_whom", "by", "link"})
_MARK = 16


def mark(interview: Interview, actions: Sequence[Action], reviewed: Sequence[Action]) -> str:
    """The same for the same answers, the same steps in the same order, the same outcomes."""
    steps = sorted((one for one in actions if one.what.strip()), key=lambda one: one.order)
    came = sorted((one.who, one.outcome) for one in reviewed if one.outcome is not None)
    said = {
        "answers": interview.model_dump(mode="json", include=set(_ANSWERS), exclude_defaults=True),
        "steps": [one.model_dump(mode="json", include=set(_STEPS)) for one in steps],
        "came": [list(one) for one in came],
    }
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:_MARK]


def answer(
    interview: Interview, actions: Sequence[Action], reviewed: Sequence[Action], day: date
) -> Edits:
    """The student agreed on `day` to the plan as it stands: what to write into the interview."""
    to = mark(interview, actions, reviewed)
    return {"agreed": True, "agreed_on": day.isoformat(), "agreed_to": to}


def wants_a_change() -> Edits:
    """The student does not agree: what to write into the interview."""
    return {"agreed": False, "agreed_on": None, "agreed_to": None}


def agreed_on(
    interview: Interview, actions: Sequence[Action], reviewed: Sequence[Action]
) -> date | None:
    """The day on which the student agreed to the plan as it stands; `None` if they did not."""
    holds = interview.agreed and interview.agreed_to == mark(interview, actions, reviewed)
    return interview.agreed_on if holds else None
