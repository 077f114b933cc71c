"""What the desk shows, read in one unchanging view of the file."""

from datetime import date

from onedesk.desk import day as days
from onedesk.desk import files, state
from onedesk.desk.base import DeskBase
from onedesk.desk.views import CaseRow, DayList, InterviewFile, StudentFile, SyncState
from onedesk.domain.interview import Interview
from onedesk.domain.people import Student
from onedesk.domain.plan import Action
from onedesk.store import records
from onedesk.store.database import reading
from onedesk.store.family import standings


class Reads(DeskBase):
    """Reading: each method is one view of the file."""

    def today(self, school: str, day: date) -> DayList:
        with reading(self._db) as db:
            schools = self._schools()
            found = standings(db)
            return days.day_list(
                self._school_records(school),
                schools[school],
                day,
                {key: standing.state for key, standing in found.items()},
                state.waiting(db, schools, found),
            )

    def caseload(self) -> tuple[CaseRow, ...]:
        with reading(self._db) as db:
            return tuple(row for school in self.schools() for row in files.case_rows(db, school))

    def student(self, student: str) -> StudentFile:
        with reading(self._db) as db:
            return files.student_file(db, student, self._schools(), self._clock().date())

    def interview(self, interview: str) -> InterviewFile:
        with reading(self._db):
            return self._interview(interview)

    def sync_state(self) -> SyncState:
        with reading(self._db) as db:
            return state.sync_state(db, self._schools(), self._me(), self._clock())

    def _school_records(self, school: str) -> days.SchoolRecords:
        found = {k: records.of_school(self._db, school, k) for k in ("interview", "action")}
        return days.SchoolRecords(
            files.of_type(records.of_school(self._db, school, "student"), Student),
            files.by_student(found["interview"], Interview),
            files.by_student(found["action"], Action),
        )
