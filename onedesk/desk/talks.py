"""An interview from its beginning to its end."""

from datetime import date

from pydantic import JsonValue

from onedesk.desk import files
from onedesk.desk.base import DeskBase, as_entry
from onedesk.desk.views import Entry
from onedesk.domain.fields import Edits
from onedesk.domain.interview import Interview, Outcome
from onedesk.domain.plan import Note
from onedesk.domain.programme import catalogue
from onedesk.store import records
from onedesk.store.database import writing


class Talks(DeskBase):
    """Beginning, answering, noting and finishing an interview."""

    def begin(self, student: str, day: date) -> str:
        """Open this cycle's interview with a student; gives its id."""
        with writing(self._db) as db:
            file = files.student_file(db, student, self._schools(), day)
            if file.appointment is None:
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

    def write_note(self, interview: str, text: str) -> Entry[Note]:
        """Keep the private note of an interview; there is one, rewritten as it grows."""
        with writing(self._db) as db:
            note = self._interview(interview).note
            fields: dict[str, JsonValue] = {"text": text, "written_at": self._clock().isoformat()}
            if note is not None:
                return as_entry(Note, self._edit("note", note.id, fields))
            beside = records.load(db, "interview", interview)
            return as_entry(Note, self._add("note", beside, {**fields, "interview": interview}))

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
