"""An interview from its beginning to its end."""

from datetime import date

from pydantic import JsonValue

from onedesk.desk import files
from onedesk.desk.base import DeskBase, as_entry
from onedesk.desk.views import StudentFile
from onedesk.domain.errors import RuleError
from onedesk.domain.fields import Edits
from onedesk.domain.ids import new_id
from onedesk.domain.interview import Interview, Outcome
from onedesk.domain.plan import Action
from onedesk.domain.programme import catalogue
from onedesk.domain.records import Record
from onedesk.store import records
from onedesk.store.database import writing

NO_REASON = "Please say why. The reason stays with the interview. Nothing was changed."


class Talks(DeskBase):
    """Beginning, answering, finishing and reopening an interview."""

    def begin(self, student: str, day: date) -> str:
        """Open this cycle's interview with a student; gives its id."""
        with writing(self._db) as db:
            file = files.student_file(db, student, self._schools(), day)
            if file.appointment is None:
                again = _open_again(file)
                if again is not None:
                    return again
                owner = records.load(db, "student", student)
                begun = {"cycle": file.cycle, **self._begun(day)}
                return self._add("interview", owner, begun).id
            if file.appointment.body.started_at is None:
                self._edit("interview", file.appointment.id, self._begun(day))
            return file.appointment.id

    def answer(self, interview: str, edits: Edits) -> Interview:
        """Apply edits to what is stored now; gives the interview after them."""
        with writing(self._db):
            return as_entry(Interview, self._edit("interview", interview, edits)).body

    def finish(self, interview: str, outcome: Outcome = "held") -> Interview:
        """End a talk; actions of its plan without a word are no actions, and go."""
        now = self._clock().isoformat()
        with writing(self._db) as db:
            self._drop_empty(records.load(db, "interview", interview))
            edits = {"outcome": outcome, "finished_at": now}
            return as_entry(Interview, self._edit("interview", interview, edits)).body

    def reopen(self, interview: str, why: str) -> Interview:
        """Open a finished interview again; who, when and why stay with it.

        It keeps its outcome, so that figures go on counting it. Raises `RuleError` without a
        reason in words; an interview that is open stays as it is.
        """
        reason = " ".join(why.split())
        if not reason:
            raise RuleError(NO_REASON)
        with writing(self._db) as db:
            before = as_entry(Interview, records.load(db, "interview", interview)).body
            if before.finished_at is None:
                return before
            adviser = self.programme().adviser
            entry: JsonValue = {
                "at": self._clock().isoformat(),
                "by": adviser.id,
                "name": adviser.name,
                "why": reason,
                "finished_at": before.finished_at.isoformat(),
                "outcome": before.outcome,
            }
            edits = {f"reopened.{new_id()}": entry, "finished_at": None}
            return as_entry(Interview, self._edit("interview", interview, edits)).body

    def _drop_empty(self, talk: Record) -> None:
        """What an action that goes was carried over from is open again."""
        found = records.of_student(self._db, talk.student or "", (Action.kind,))
        actions = {record.id: as_entry(Action, record).body for record in found}
        for key, action in actions.items():
            if action.interview != talk.id or action.what.strip():
                continue
            records.remove(self._db, Action.kind, key, self._stamp())
            before = actions.get(action.carried_from or "")
            if before is not None and before.outcome == "carried_over":
                again = dict.fromkeys(("outcome", "outcome_on", "reviewed_in"))
                self._edit(Action.kind, action.carried_from or "", again)

    def _begun(self, day: date) -> dict[str, JsonValue]:
        """What is known as soon as an interview begins."""
        adviser = self.programme().adviser
        versions = {f"catalogues.{key}": version for key, version in catalogue().versions.items()}
        return {
            "started_at": self._clock().isoformat(),
            "day": day.isoformat(),
            "adviser": adviser.id,
            "adviser_name": adviser.name,
            "mode": "face_to_face",
            **versions,
        }


def _open_again(file: StudentFile) -> str | None:
    """The interview of the cycle that was finished and opened again, so that none is added."""
    return next(
        (
            entry.id
            for entry in file.interviews
            if entry.body.cycle == file.cycle and entry.body.held and entry.body.finished_at is None
        ),
        None,
    )
