"""The day's appointments: looked up, placed, moved, missed."""

from datetime import date, time

from pydantic import JsonValue

from onedesk.desk import diary, files
from onedesk.desk.base import DeskBase, as_entry
from onedesk.desk.day_views import DayList, DayTimes, Placed, SchoolDay
from onedesk.desk.school_records import standing
from onedesk.domain.errors import RuleError
from onedesk.domain.interview import Interview, Outcome
from onedesk.store import records
from onedesk.store.database import reading, writing

BEGUN_SINCE = (
    "The talk has begun since, so its time stays as it is. Nothing was changed: open the student "
    "to see what was written."
)
SECOND_TALK = (
    "This student has a talk or a time in cycle {} already, so nothing was changed. Move that one "
    "if the day or the hour is wrong."
)


class Appointments(DeskBase):
    """Who is seen when, and who was not."""

    def today(self, school: str, day: date) -> DayList:
        """The list of a school for a day, today or any other."""
        with reading(self._db) as db:
            place = self._schools()[school]
            return diary.day_list(db, place, day, self._day(), self._me())

    def school_days(self, day: date) -> tuple[SchoolDay, ...]:
        """The adviser's schools and who is to be seen there on a day: the fullest first."""
        with reading(self._db) as db:
            counts = diary.appointments(db, day)
        found = [SchoolDay(school, counts[school.id]) for school in self.schools()]
        return tuple(sorted(found, key=lambda one: -one.appointments))

    def times(self, school: str, day: date, student: str, *, or_later: bool = False) -> DayTimes:
        """What a day holds besides this student, and the times at which somebody could be seen.

        With `or_later` that of the next school day on which a time is free, where the day has none.
        """
        with reading(self._db) as db:
            look = diary.next_times if or_later else diary.times
            return look(db, self._schools(), school, student, day, self._clock())

    def place(self, student: str, day: date, starts: time | None, room: str | None) -> Placed:
        """Give a student a time: moves the open appointment of that cycle, or makes one."""
        with writing(self._db) as db:
            file = files.student_file(db, student, self._schools(), day)
            if file.appointment is not None:
                return self._moved(file.appointment.id, day, starts, room)
            self._none_but(student, "", file.cycle)
            owner = records.load(db, "student", student)
            fields = {"cycle": file.cycle, **_slot(day, starts, room)}
            return Placed(self._add("interview", owner, fields).id)

    def move(self, interview: str, day: date, starts: time | None, room: str | None) -> Placed:
        """Give an appointment another time; in another cycle's window it is that cycle's talk.

        Raises `RuleError` where the student has a talk in that cycle already.
        """
        with writing(self._db):
            return self._moved(interview, day, starts, room)

    def take_back(self, placed: Placed) -> None:
        """Undo a placing or a move. Raises `RuleError` where the talk has begun since."""
        with writing(self._db) as db:
            now = as_entry(Interview, records.load(db, "interview", placed.interview)).body
            if now.started_at is not None and not placed.begun:
                raise RuleError(BEGUN_SINCE)
            if placed.before is None:
                records.remove(db, "interview", placed.interview, self._stamp())
            else:
                self._edit("interview", placed.interview, placed.before)

    def mark_absent(self, interview: str, reason: str | None, outcome: Outcome = "absent") -> None:
        """Say why a talk is not held; a reason belongs to an absence alone."""
        with writing(self._db):
            self._edit("interview", interview, {"outcome": outcome, "absence_reason": reason})

    def not_seen(self, student: str, day: date, reason: str | None, outcome: Outcome) -> Placed:
        """Say why a student without a time is not seen in the cycle of `day`, the day it was heard.

        The appointment that went by says it, if there is one. Raises `RuleError` where the student
        has a talk in that cycle already.
        """
        said: dict[str, JsonValue] = {"outcome": outcome, "absence_reason": reason}
        with writing(self._db) as db:
            file = files.student_file(db, student, self._schools(), day)
            gone_by = file.appointment
            if gone_by is not None:
                self._edit("interview", gone_by.id, said)
                begun = gone_by.body.started_at is not None
                return Placed(gone_by.id, dict.fromkeys(said, None), begun=begun)
            self._none_but(student, "", file.cycle)
            owner = records.load(db, "student", student)
            fields = {"cycle": file.cycle, "day": day.isoformat(), **said}
            return Placed(self._add("interview", owner, fields).id)

    def mark_due(self, interview: str) -> None:
        """Take an absence back; a talk that was opened again has taken place, as it had before.

        Raises `RuleError` where the student was placed again since.
        """
        with writing(self._db) as db:
            record = records.load(db, "interview", interview)
            talk = as_entry(Interview, record).body
            self._none_but(record.student or "", interview, talk.cycle)
            was = talk.reopenings[-1].outcome or "held" if talk.reopened else None
            self._edit("interview", interview, {"outcome": was, "absence_reason": None})

    def own_action_done(self, action: str, *, done: bool) -> None:
        done_now = {"outcome": "done", "outcome_on": self._today()}
        with writing(self._db):
            not_done = dict.fromkeys(done_now, None)
            self._edit("action", action, done_now if done else not_done)

    def _moved(self, interview: str, day: date, starts: time | None, room: str | None) -> Placed:
        record = records.load(self._db, "interview", interview)
        before = as_entry(Interview, record).body
        school = self._schools()[record.school]
        cycle = next((w.cycle for w in school.windows if w.holds(day)), before.cycle)
        if cycle != before.cycle:
            self._none_but(record.student or "", interview, cycle)
        edits: dict[str, JsonValue] = {"cycle": cycle, **_slot(day, starts, room)}
        if before.day and before.day != day:
            edits["moved_from"] = before.day.isoformat()
        self._edit("interview", interview, edits)
        was = before.model_dump(mode="json", include=set(edits))
        return Placed(interview, was, begun=before.started_at is not None)

    def _none_but(self, student: str, interview: str, cycle: int) -> None:
        """No second talk of a student in one cycle: one held or to be held is enough."""
        for record in records.of_student(self._db, student, ["interview"]):
            body = as_entry(Interview, record).body
            if record.id != interview and body.cycle == cycle and standing(body) != "absent":
                raise RuleError(SECOND_TALK.format(cycle))


def _slot(day: date, starts: time | None, room: str | None) -> dict[str, JsonValue]:
    at = starts.isoformat() if starts else None
    return {"day": day.isoformat(), "starts": at, "room": room}
