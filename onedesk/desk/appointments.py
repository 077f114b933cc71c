"""The day's appointments: placed, moved, missed."""

from datetime import date, time

from pydantic import JsonValue

from onedesk.desk import files
from onedesk.desk.base import DeskBase
from onedesk.domain.interview import Outcome
from onedesk.store import records
from onedesk.store.database import writing


class Appointments(DeskBase):
    """Who is seen when, and who was not."""

    def place(self, student: str, day: date, starts: time | None, room: str | None) -> str:
        """Give a student a time: moves the open appointment of this cycle, or makes one."""
        with writing(self._db) as db:
            file = files.student_file(db, student, self._schools(), day)
            edits: dict[str, JsonValue] = {
                "day": day.isoformat(),
                "starts": starts.isoformat() if starts else None,
                "room": room,
            }
            if file.appointment is None:
                owner = records.load(db, "student", student)
                return self._add("interview", owner, {"cycle": file.cycle, **edits}).id
            before = file.appointment.body.day
            if before and before != day:
                edits["moved_from"] = before.isoformat()
            self._edit("interview", file.appointment.id, edits)
            return file.appointment.id

    def mark_absent(self, interview: str, reason: str, outcome: Outcome = "absent") -> None:
        with writing(self._db):
            self._edit("interview", interview, {"outcome": outcome, "absence_reason": reason})

    def mark_due(self, interview: str) -> None:
        """Take an absence back."""
        with writing(self._db):
            self._edit("interview", interview, {"outcome": None, "absence_reason": None})

    def own_action_done(self, action: str, *, done: bool) -> None:
        done_now = {"outcome": "done", "outcome_on": self._today()}
        with writing(self._db):
            not_done = dict.fromkeys(done_now, None)
            self._edit("action", action, done_now if done else not_done)
