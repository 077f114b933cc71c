"""The plans that students were handed, word for word."""

from collections.abc import Iterator, Sequence

from hub.rehearsal.chance import Chance
from hub.rehearsal.talks import Setting
from onedesk.domain.ids import REFERENCE_LETTERS
from onedesk.domain.interview import Interview
from onedesk.domain.people import Student
from onedesk.domain.plan import Action, Print
from onedesk.domain.records import Record
from onedesk.paper.action_plan import action_plan
from onedesk.paper.source import PlanSource

_HANDED = 0.97
_STRIDE = 104_729  # shares no factor with the number of references
_EACH_SCHOOL = 10_000
_LETTERS = len(REFERENCE_LETTERS)


class References:
    """References of one school, none of which any other school has."""

    def __init__(self, school: int) -> None:
        self._next = school * _EACH_SCHOOL

    def new(self) -> str:
        """The next one, such as `OD-3T7K`; neighbours do not look alike."""
        self._next += 1
        number = self._next * _STRIDE % _LETTERS**4
        letters = ""
        for _ in range(4):
            number, at = divmod(number, _LETTERS)
            letters += REFERENCE_LETTERS[at]
        return f"OD-{letters}"


def prints(
    about: Sequence[Record], setting: Setting, service: str, references: References, chance: Chance
) -> Iterator[Record]:
    """A print for nearly every talk of one student that was held."""
    student = next(record.body for record in about if isinstance(record.body, Student))
    talks = {r.id: r.body for r in about if isinstance(r.body, Interview)}
    actions = [r.body for r in about if isinstance(r.body, Action)]
    for record in about:
        talk = talks.get(record.id)
        if talk is None or not talk.held or talk.finished_at is None:
            continue
        if not chance.happens(_HANDED):
            continue
        source = PlanSource(
            student=student,
            school=setting.school,
            interview=talk,
            actions=tuple(
                _as_agreed(action) for action in actions if action.interview == record.id
            ),
            reviewed=tuple(action for action in actions if action.reviewed_in == record.id),
            earlier=tuple(other for key, other in talks.items() if key != record.id),
            adviser=setting.adviser.name,
            reference=references.new(),
            service=service,
            agreed_on=talk.day,
        )
        yield Record(
            kind="print",
            id=chance.record_id(talk.finished_at),
            school=record.school,
            student=record.student,
            body=Print(
                interview=record.id,
                reference=source.reference,
                made_at=talk.finished_at,
                document=action_plan(source).model_dump_json(),
            ),
        )


def _as_agreed(action: Action) -> Action:
    """The action before anything came of it."""
    told = {"outcome": None, "outcome_on": None, "reviewed_in": None}
    return action.model_copy(update=told)
