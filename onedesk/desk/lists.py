"""Papers for the day: the list of a school's day, and slips for its students."""

from collections.abc import Collection
from datetime import date

from onedesk.desk import diary
from onedesk.desk.asked import value_words
from onedesk.desk.day_views import DayList, DayRow, Standing
from onedesk.desk.preferring import Preferring
from onedesk.domain.plan import Print
from onedesk.paper.day_list import ListedDay, ListedTalk, own_list, reception_list
from onedesk.paper.document import Document
from onedesk.paper.slips import slips
from onedesk.store import records
from onedesk.store.database import reading

TO_COME: tuple[Standing, ...] = ("due",)
COMING: tuple[Standing, ...] = ("due", "begun", "done")


class Lists(Preferring):
    """Documents that are printed for a day."""

    def day_list_document(self, school: str, day: date, *, mine: bool = False) -> Document:
        """The list of a day for reception; with `mine` the adviser's own, with what to pick up."""
        listed = self._listed_day(school, day)
        return own_list(listed) if mine else reception_list(listed)

    def slips_document(self, school: str, day: date) -> Document:
        """A slip for every student who is still to be seen on a day."""
        return slips(self._listed_day(school, day, of=TO_COME))

    def _listed_day(self, school: str, day: date, of: Collection[Standing] = COMING) -> ListedDay:
        """The day with the appointments `of` these standings."""
        with reading(self._db) as db:
            found = diary.day_list(db, self._schools()[school], day, self._day(), self._me())
            service = self._preferences().service or self.programme().service
            printed = records.students_with(db, school, Print.kind)
        adviser = self.programme().adviser
        own = [one for one in found.own_actions if one.done_on is None and not one.colleague]
        return ListedDay(
            school=found.school.name,
            day=day,
            adviser=adviser.name,
            title=adviser.title,
            service=service,
            talks=tuple(_talk(found, row, printed) for row in found.rows if row.standing in of),
            promises=tuple((a.what, a.by) for a in own),
            not_placed=tuple(one.name for one in found.not_placed),
        )


def _talk(day: DayList, row: DayRow, printed: Collection[str]) -> ListedTalk:
    missed = row.pick_up.missed_cycle
    pick_up = [f"Missed cycle {missed}"] if missed else []
    return ListedTalk(
        starts=row.starts,
        name=row.name,
        form=row.form or "",
        room=row.room or day.school.room or "",
        plan_at_home=row.student in printed,
        last=_last(row),
        pick_up=(*pick_up, *row.pick_up.words),
    )


def _last(row: DayRow) -> str:
    """The plan, and below it the idea; what no catalogue knows stands for itself."""
    plan = value_words("plan", row.last_plan) if row.last_plan else "First talk"
    sector = value_words("sectors", row.last_sector) if row.last_sector else ""
    idea = ", ".join(part for part in (sector, row.last_job or "") if part)
    return "\n".join(part for part in (plan, idea) if part)
