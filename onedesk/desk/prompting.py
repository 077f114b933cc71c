"""What may stand in a student's way, worked out when it is asked for and kept nowhere."""

from onedesk.desk import files
from onedesk.desk.base import DeskBase
from onedesk.domain import risk
from onedesk.store.database import reading


class Prompting(DeskBase):
    """A prompt for the adviser's own eyes: in no list, no paper, no export."""

    def prompt(self, student: str) -> risk.Prompt:
        """What is known, and what is not, about what may make the next step harder."""
        today = self._day()
        with reading(self._db) as db:
            file = files.student_file(db, student, self._schools(), today)
        talks = [entry.body for entry in file.interviews]
        return risk.prompt(file.student.body, talks, file.school.shared_groups, today)
