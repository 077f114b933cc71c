"""Where a student goes after Year 11: what the adviser expects, and what came true."""

from collections.abc import Sequence
from datetime import date

from onedesk.desk.views import StudentFile
from onedesk.domain.destination import LAST_CYCLE, Destination
from ui import words
from ui.labels import plan_label
from ui.student.facts import Fact

CONFIDENCE = (
    ("likely", "Likely"),
    ("at_risk", "Not certain"),
    ("unlikely", "Unlikely"),
)
SAID_BY = (
    ("student", "Student"),
    ("adviser", "Me"),
    ("school", "School"),
    ("parent", "Family"),
    ("authority", "Local authority"),
)
HAPPY = (
    ("1", "Not at all"),
    ("2", "A little"),
    ("3", "So so"),
    ("4", "Happy"),
    ("5", "Very happy"),
)
NOT_YET = (
    "Where a student goes is written down in the last talk, or after it. The plan says what they "
    "want now."
)
_SOURCES = {
    "student": "the student",
    "adviser": "the adviser",
    "school": "the school",
    "parent": "the family",
    "authority": "the local authority",
}


def may_record(file: StudentFile) -> bool:
    """Whether it is time: the last talk has come, the student has left, or it was begun before."""
    cycles = [entry.body.cycle for entry in file.interviews if entry.body.held]
    late = max([file.cycle, *cycles]) >= LAST_CYCLE
    return late or file.student.body.status != "on_roll" or file.destination is not None


def lines(file: StudentFile, today: date) -> tuple[Fact, ...]:
    """What is known; one line that asks, where it is time and nothing is."""
    if not may_record(file):
        return ()
    known = file.destination.body if file.destination else Destination()
    found = [*_expected(known, today), *_confirmed(known, today)]
    return tuple(found) or (Fact("question", "Not written down yet"),)


def _expected(known: Destination, today: date) -> Sequence[Fact]:
    if not known.predicted:
        return ()
    sure = dict(CONFIDENCE).get(known.prediction_confidence or "", "").lower()
    after = ", ".join(part for part in ("expected", sure) if part)
    right = words.day_month(known.predicted_on, today) if known.predicted_on else ""
    return (Fact("note", plan_label(known.predicted), after=after, right=right),)


def _confirmed(known: Destination, today: date) -> Sequence[Fact]:
    if not known.confirmed and not known.provider:
        return ()
    happy = dict(HAPPY).get(str(known.happy), "").lower()
    who = _SOURCES.get(known.said_by or "")
    said = f"{who} said so" if who else ""
    below = ", ".join(part for part in (known.provider or "", said) if part)
    after = f"confirmed, {happy} with it" if happy else "confirmed"
    right = words.day_month(known.confirmed_on, today) if known.confirmed_on else ""
    label = plan_label(known.confirmed) or known.provider or ""
    return (Fact("tick", label, after=after, below=below, right=right),)
