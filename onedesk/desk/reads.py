"""What the desk shows, read in one unchanging view of the file."""

from onedesk.desk import files, state
from onedesk.desk.base import DeskBase
from onedesk.desk.views import CaseRow, InterviewFile, StudentFile, SyncState
from onedesk.store.database import reading


class Reads(DeskBase):
    """Reading: each method is one view of the file."""

    def caseload(self) -> tuple[CaseRow, ...]:
        with reading(self._db) as db:
            return tuple(row for school in self.schools() for row in files.case_rows(db, school))

    def student(self, student: str) -> StudentFile:
        with reading(self._db) as db:
            return files.student_file(db, student, self._schools(), self._day())

    def interview(self, interview: str) -> InterviewFile:
        with reading(self._db):
            return self._interview(interview)

    def sync_state(self) -> SyncState:
        with reading(self._db) as db:
            adviser = self.programme().adviser
            return state.sync_state(db, self._schools(), adviser, self._clock())
