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
from onedesk.domain.programme import catalogue
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
        now = self._clock().isoformat()
        return self.answer(interview, {"outcome": outcome, "finished_at": now})

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
            }
            edits = {f"reopened.{new_id()}": entry, "finished_at": None}
            return as_entry(Interview, self._edit("interview", interview, edits)).body

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
