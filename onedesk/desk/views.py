"""What the desk shows: frozen values that cross from the desk's thread to the windows."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, Literal, TypeVar

from onedesk.desk.exchange_views import Leaving, News, Refused, RefusedCover, Removal
from onedesk.desk.twin_views import Twins
from onedesk.domain import rules, twins
from onedesk.domain.conflict import Choice, Conflict
from onedesk.domain.destination import Destination
from onedesk.domain.intervention import Attendance, Intervention
from onedesk.domain.interview import Interview
from onedesk.domain.people import School, Student
from onedesk.domain.plan import Action, Note, Print
from onedesk.domain.value import Body

B = TypeVar("B", bound=Body)

State = Literal["laptop", "hub", "needs"]
"""The three words for a record: on this laptop, on the hub, needs you."""


@dataclass(frozen=True, slots=True)
class Entry(Generic[B]):
    """A record's id and its body."""

    id: str
    body: B


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One student of the caseload, with where the last held interview left them."""

    student: str
    name: str
    form: str | None
    school: str
    school_name: str
    held: tuple[int, ...]
    last_day: date | None
    sector: str | None
    job: str | None
    plan: str | None
    open_actions: int


@dataclass(frozen=True, slots=True)
class Attended:
    """An intervention this student was invited to, and whether they came."""

    intervention: Intervention
    attendance: Attendance


@dataclass(frozen=True, slots=True)
class StudentFile:
    """Everything the adviser may see of one student, interviews and actions oldest first."""

    student: Entry[Student]
    school: School
    interviews: tuple[Entry[Interview], ...]
    actions: tuple[Entry[Action], ...]
    attended: tuple[Attended, ...]
    notes: tuple[Entry[Note], ...]
    prints: tuple[Entry[Print], ...]
    destination: Entry[Destination] | None
    cycle: int
    appointment: Entry[Interview] | None

    def held_before(self, interview: str) -> tuple[Entry[Interview], ...]:
        """The interviews that took place, one a cycle, without the given one."""
        found = {one.body.cycle: one for one in self.every_held if one.id != interview}
        return tuple(found[cycle] for cycle in sorted(found))

    @property
    def every_held(self) -> tuple[Entry[Interview], ...]:
        """All that took place, first to last; of two of one cycle the last one counts."""
        held = [entry for entry in self.interviews if entry.body.held]
        return tuple(sorted(held, key=lambda entry: twins.held_order((entry.id, entry.body))))

    def standing_in(self, cycle: int) -> tuple[Entry[Interview], ...]:
        """What stands for a cycle: one talk, held or to come, unless it was made twice."""
        found = [entry for entry in self.interviews if entry.body.cycle == cycle]
        return tuple(entry for entry in found if twins.claims(entry.body))

    def actions_of(self, interview: str) -> tuple[Entry[Action], ...]:
        """The plan made in one interview, in its order."""
        family = self.family(interview)
        made = [entry for entry in self.actions if entry.body.interview in family]
        return tuple(sorted(made, key=lambda entry: (entry.body.order, entry.id)))

    def notes_of(self, interview: str) -> tuple[Entry[Note], ...]:
        """What was written privately with one interview."""
        family = self.family(interview)
        notes = [entry for entry in self.notes if entry.body.text.strip()]
        return tuple(entry for entry in notes if entry.body.interview in family)

    def family(self, interview: str) -> frozenset[str]:
        """The interview and those that were made one with it: what goes with any is its own."""
        return twins.family(interview, [(entry.id, entry.body) for entry in self.interviews])


@dataclass(frozen=True, slots=True)
class InterviewFile:
    """One interview with all that stands beside it.

    `reviews` are the earlier actions it looks back at: those to ask about, and those of which is
    known already what came of them.
    """

    file: StudentFile
    interview: Entry[Interview]
    earlier: tuple[Entry[Interview], ...]
    actions: tuple[Entry[Action], ...]
    reviews: tuple[Entry[Action], ...]
    note: Entry[Note] | None
    print: Entry[Print] | None

    @property
    def to_review(self) -> tuple[Entry[Action], ...]:
        """Those of them to ask about: what came of the others was known before."""
        here = self.interview.id
        return tuple(one for one in self.reviews if not rules.settled_before(one.body, here))


@dataclass(frozen=True, slots=True)
class SyncRow:
    """One interview that was finished and where it is; `receipt` is a short form to read aloud.

    Where somebody has changed it since the hub signed for it, there is no receipt for what it is
    now: it was sent by them, and `changed_at` is when the hub heard of it.
    """

    interview: str
    student_name: str
    school_name: str
    finished_at: datetime | None
    state: State
    on_hub_at: datetime | None = None
    receipt: str | None = None
    say: str | None = None
    open_again: bool = False
    changed_by: str | None = None
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One answer that two people changed apart, in the words of the catalogue.

    `kept` (and so in `conflict`) is what stands now, whoever changed it since the question came up.
    `about` is the text of the action that it is about, where it is about one. `here` tells which of
    two answers of the same adviser was written on this laptop. It can be read in `interview`, or
    where that is empty on the page of `student`.
    """

    conflict: Entry[Conflict]
    student_name: str
    field: str
    kept: str
    offered: str
    about: str = ""
    here: Choice | None = None
    student: str = ""
    interview: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What the adviser's own words gave way to, until they have seen it.

    `chosen`: somebody chose the other value; `now` is what stands by now where that is a third one,
    by a choice or words since. `kept`: a record that the adviser removed is there
    still, since a colleague had changed it; then `field`, `yours` and `stands` are empty. `joined`:
    the adviser's talk became part of this one; `yours` are its answers that gave way. `erased`:
    somebody who was added here is a pupil whom the law erased; then there is no record. `unsent`:
    work about somebody went unsent as the law erased them; likewise. `moved`: students left for the
    school that `stands` names (empty: another one); `yours` are their names, a line each.
    """

    id: str
    why: Literal["chosen", "kept", "joined", "erased", "unsent", "moved"]
    kind: str
    record: str
    student_name: str
    field: str
    yours: str
    stands: str
    by: str | None
    at: datetime
    now: str = ""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One change of one field in words; `heard`: by somebody else, as the hub told it.

    What is `private` is shown to nobody but the adviser. A `deed` is no change of one's own words:
    `by` opened a talk again, made two talks one, or chose `new` of two answers given apart; then
    `writers` are who had written it, and who the other.
    """

    field: str
    old: str
    new: str
    by: str
    at: datetime
    heard: bool
    private: bool = False
    deed: Literal["opened", "joined", "chosen"] | None = None
    writers: tuple[str | None, str | None] = (None, None)


@dataclass(frozen=True, slots=True)
class SyncState:
    """What is where: each finished interview, what is owed, what was refused, what is asked.

    `absent` names the students of the last days' absences that the hub has; `news` is what others
    changed, as the last round told, and `gone` how many records went from here with it.
    """

    rows: tuple[SyncRow, ...]
    records_owed: int
    refused: tuple[Refused, ...]
    questions: tuple[Question, ...]
    sent: dict[str, int]
    received: dict[str, int]
    last_round: datetime | None
    last_problem: str | None
    offset: float | None
    bytes_up: int
    bytes_down: int
    seconds: float
    last_code: str | None = None
    repaired: int = 0
    told: tuple[Told, ...] = ()
    removal: Removal | None = None
    restored: bool = False
    leaving: tuple[Leaving, ...] = ()
    twins: tuple[Twins, ...] = ()
    refused_covers: tuple[RefusedCover, ...] = ()
    news: tuple[News, ...] = ()
    absent: tuple[str, ...] = ()
    gone: int = 0

    @property
    def on_hub(self) -> int:
        return sum(row.state == "hub" for row in self.rows)

    @property
    def changed_since(self) -> int:
        """Finished interviews that the hub has as somebody else has changed them since."""
        return sum(row.changed_at is not None for row in self.rows)

    @property
    def only_here(self) -> int:
        """Finished interviews that the hub does not have whole."""
        return len(self.rows) - self.on_hub
