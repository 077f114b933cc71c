"""The caseload in figures, counted on this laptop."""

from onedesk.desk.counting import Material, counted
from onedesk.desk.insight_views import Caseload
from onedesk.desk.preferring import Preferring
from onedesk.domain.people import School, Student
from onedesk.figures.matched import one_each
from onedesk.store import facts as stored
from onedesk.store import records
from onedesk.store.database import reading


class Insights(Preferring):
    """Figures of the own caseload, and who to think about; private notes are never read."""

    def insights(self, school: str | None = None) -> Caseload:
        """The caseload in figures: of every school, or of one."""
        with reading(self._db) as db:
            here = self._pupils(school)
            held = one_each(stored.held(db, here))
            carried = stored.carried(db)
            watch = self._preferences().watch
        pupils = {key: one for key, one in here.items() if one[0].status == "on_roll"}
        facts = tuple(one for one in held if one.student in pupils)
        material = Material(pupils, facts, carried, watch, self._day())
        return counted(material, school, self.schools(), left=len(held) - len(facts))

    def _pupils(self, school: str | None) -> dict[str, tuple[Student, School]]:
        """The students of every school, or of one, with their school."""
        schools = {one.id: one for one in self.schools() if school in (None, one.id)}
        return {
            record.id: (record.body, schools[record.school])
            for record in records.of_kind(self._db, "student")
            if isinstance(record.body, Student) and record.school in schools
        }
