"""What every deed on the desk shares: the file, the clock, who is at the desk."""

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from pydantic import JsonValue

from onedesk.desk import files
from onedesk.desk.views import Entry, InterviewFile
from onedesk.domain.clock import Clock, system_clock
from onedesk.domain.fields import Edits, by_hand, nested
from onedesk.domain.ids import new_id
from onedesk.domain.people import Programme, School
from onedesk.domain.records import Record
from onedesk.domain.value import Body
from onedesk.store import account as accounts
from onedesk.store import handing, records
from onedesk.store.account import Account
from onedesk.store.database import Database
from onedesk.store.handing import Handed
from onedesk.store.records import Stamp

B = TypeVar("B", bound=Body)


class DeskBase:
    """The file and who writes in it; the underscored methods run inside a transaction."""

    def __init__(self, db: Database, clock: Clock = system_clock) -> None:
        self._db = db
        self._clock = clock
        self._account = accounts.Reader(db)
        self._handed = handing.Reader(db)
        self._on: tuple[Programme, Handed, date, Programme] | None = None
        self._hand = ""
        self._seen: date | None = None

    def close(self) -> None:
        """Close the file; nothing can be done on this desk any more."""
        self._db.close()

    def account(self) -> Account:
        return self._account.now()

    def programme(self) -> Programme:
        """What the hub told, with the schools that are covered today and no others."""
        programme, handed, day = self.account().programme, self._handed.now(), self._day()
        last = self._on
        if last is None or (last[0] is not programme or last[1] is not handed or last[2] != day):
            last = self._on = (programme, handed, day, handed.on(programme, day))
        return last[3]

    def schools(self) -> tuple[School, ...]:
        return self.programme().schools

    def _schools(self) -> dict[str, School]:
        return {school.id: school for school in self.schools()}

    def _me(self) -> str:
        return self.account().programme.adviser.id

    def _name(self) -> str:
        """The adviser as colleagues know them."""
        return self.programme().adviser.name

    def _chooser(self) -> dict[str, JsonValue]:
        """Who answers a question: the name for people, the id to know them by."""
        return {"chosen_by": self._name(), "chosen_by_id": self._me()}

    def _day(self) -> date:
        return self._clock().date()

    def _today(self) -> str:
        return self._day().isoformat()

    def _stamp(self) -> Stamp:
        self._hand = self._hand or self._me()  # a file stays with one adviser
        now = self._clock()
        if now.date() != self._seen:
            self._see(now.date())
        return Stamp(self._hand, now)

    def _see(self, day: date) -> None:
        """What day it is counts for covers, and is noted with the first save of it."""
        if self._handed.now().covers:
            handing.see_day(self._db, day)
        self._seen = day

    def _edit(self, kind: str, record_id: str, edits: Edits) -> Record:
        return records.edit(self._db, kind, record_id, by_hand(edits), self._stamp())

    def _add(
        self, kind: str, beside: Record, fields: Mapping[str, JsonValue], record_id: str = ""
    ) -> Record:
        """A new record about the student (and in the school) of another, under an id of its own."""
        made = Record.model_validate(
            {
                "kind": kind,
                "id": record_id or new_id(),
                "school": beside.school,
                "student": beside.student or beside.id,
                "body": nested(by_hand(fields)),
            }
        )
        records.add(self._db, [made], self._stamp())
        return made

    def _interview(self, interview: str) -> InterviewFile:
        student = records.load(self._db, "interview", interview).student or ""
        today = self._clock().date()
        file = files.student_file(self._db, student, self._schools(), today)
        return files.interview_file(file, interview)


def as_entry(body: type[B], record: Record) -> Entry[B]:
    """A record whose kind is known, as an entry of that kind."""
    if not isinstance(record.body, body):
        raise TypeError(f"a {record.kind} is no {body.__name__}")
    return Entry(record.id, record.body)
