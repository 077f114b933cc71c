"""Two talks of one cycle that were made apart: made one, or left as two."""

from pydantic import JsonValue

from onedesk.desk import pairs
from onedesk.desk.base import DeskBase, as_entry
from onedesk.desk.twin_views import Twins
from onedesk.domain import twins
from onedesk.domain.conflict import Conflict
from onedesk.domain.errors import RuleError
from onedesk.domain.fields import Edits, flat
from onedesk.domain.ids import new_id
from onedesk.domain.interview import Interview
from onedesk.domain.plan import Action, Note, Print
from onedesk.domain.records import Record
from onedesk.domain.twins import Talk
from onedesk.store import records
from onedesk.store.database import reading, writing
from onedesk.store.errors import NotThere
from onedesk.store.overview import more_than_one

SETTLED = (
    "These two talks have been settled meanwhile, on this laptop or by a colleague. Nothing was "
    "changed."
)
_FAMILY = ("action", "note", "print")


class Twinning(DeskBase):
    """The adviser's say about talks of which one cycle has two."""

    def twins_of(self, interview: str) -> Twins | None:
        """The two talks of which this interview is one, where somebody has to say more of them."""
        with reading(self._db) as db:
            found = pairs.of_file(db, self.programme().adviser)
        return next((pair for pair in found if interview in pair.talks), None)

    def join_twins(self, keep: str, other: str) -> None:
        """Make two talks one: `keep` takes in the answers, actions, prints and notes of `other`.

        Where both have an answer that of `keep` stands, and the other stays beside it in the
        history. Raises `RuleError` where there are no two talks of one cycle any more.
        """
        with writing(self._db) as db:
            mine, theirs = self._pair(keep, other)
            hand: dict[str, JsonValue] = {
                "at": self._clock().isoformat(),
                "by": self._me(),
                "name": self._name(),
            }
            edits = twins.joined(mine, theirs, new_id(), hand)
            stands = self._edit("interview", keep, edits)
            about = records.of_student(db, stands.student or "", _FAMILY)
            self._bring(about, keep, other)
            self._ask_of(stands, other)
            records.remove(db, "interview", other, self._stamp())

    def keep_twins(self, keep: str, other: str) -> None:
        """Leave two talks of one cycle as two; nobody is asked about them again.

        Raises `RuleError` where there are no two any more.
        """
        with writing(self._db):
            for one, beside in zip(pair := self._pair(keep, other), reversed(pair), strict=True):
                self._edit("interview", one[0], twins.both_stay(one, beside[0]))

    def settle_twins(self) -> int:
        """Take away the times of talks that were held without them; how many.

        Nobody began them and nothing is in them, so nobody is asked.
        """
        with reading(self._db) as db:
            talks = pairs.talks_of(db, more_than_one(db))
        if not any(map(twins.spare, talks.values())):
            return 0
        with writing(self._db) as db:
            found = pairs.talks_of(db, list(talks))
            gone = [(student, key) for student in found for key in twins.spare(found[student])]
            empty = [key for student, key in gone if not self._has(student, key)]
            for key in empty:
                records.remove(db, "interview", key, self._stamp())
            return len(empty)

    def _pair(self, keep: str, other: str) -> tuple[Talk, Talk]:
        """Both talks, as long as they are two of one cycle."""
        try:
            one, two = (records.load(self._db, "interview", key) for key in (keep, other))
        except NotThere as reason:
            raise RuleError(SETTLED) from reason
        mine, theirs = as_entry(Interview, one).body, as_entry(Interview, two).body
        same = one.student == two.student and mine.cycle == theirs.cycle and keep != other
        if not (same and twins.claims(mine) and twins.claims(theirs)):
            raise RuleError(SETTLED)
        return (keep, mine), (other, theirs)

    def _has(self, student: str, interview: str) -> bool:
        """Whether anything was written to go with an interview."""
        about = records.of_student(self._db, student, _FAMILY)
        return any(_belongs(one, interview) for one in about)

    def _bring(self, about: list[Record], keep: str, other: str) -> None:
        """What goes with `other` goes with `keep` from now on."""
        after = sum(isinstance(r.body, Action) and r.body.interview == keep for r in about)
        note = next((r for r in about if isinstance(r.body, Note) and _belongs(r, keep)), None)
        for record in about:
            match record.body:
                case Note() as body if body.interview == other and note is not None:
                    text = twins.both_texts(as_entry(Note, note).body.text, body.text)
                    self._edit("note", note.id, {"text": text})
                    records.remove(self._db, "note", record.id, self._stamp())
                case Note() as body if body.interview == other:
                    note = self._edit("note", record.id, {"interview": keep})
                case Print() as body if body.interview == other:
                    self._edit("print", record.id, {"interview": keep})
                case Action() as body:
                    edits = _moved(body, keep, other, after)
                    if edits:
                        self._edit("action", record.id, edits)
                case _:
                    pass

    def _ask_of(self, stands: Record, other: str) -> None:
        """Open questions about `other` are put of the talk that took it in."""
        fields = flat(stands.body)
        body = as_entry(Interview, stands).body
        for record in records.of_student(self._db, stands.student or "", ("conflict",)):
            question = as_entry(Conflict, record).body
            if question.of_id != other or question.choice is not None:
                continue
            now = fields.get(question.field)
            edits: dict[str, JsonValue] = {"of_id": stands.id}
            if now == question.offered:
                at = self._clock().isoformat()
                edits |= {"choice": "offered", "chosen_at": at, **self._chooser()}
            elif now != question.kept:
                edits |= {"kept": now, "kept_at": None}
                edits |= {"kept_by": body.adviser_name, "kept_by_id": body.adviser}
            self._edit("conflict", record.id, edits)


def _belongs(record: Record, interview: str) -> bool:
    match record.body:
        case Action() as body:
            return interview in (body.interview, body.reviewed_in)
        case Note() | Print() as body:
            return body.interview == interview
        case _:
            return False


def _moved(action: Action, keep: str, other: str, after: int) -> Edits:
    """The edits that take an action along, after those that are there already."""
    edits: dict[str, JsonValue] = {}
    if action.interview == other:
        edits |= {"interview": keep, "order": action.order + after}
    if action.reviewed_in == other:
        edits["reviewed_in"] = keep
    return edits
