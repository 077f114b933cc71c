"""Two real laptops and a real hub, for sealed files that go between them."""

from contextlib import contextmanager
from datetime import timedelta

from django.utils import timezone
from exchange_kit import person, school
from hub_line import HubLine

from hub.exchange.models import Record
from hub.registry.enrolment import new_code
from onedesk.desk import Desk
from onedesk.domain.fields import flat
from onedesk.domain.ids import new_id
from onedesk.domain.records import KINDS
from onedesk.domain.records import Record as Made
from onedesk.store import account as accounts
from onedesk.store import records
from onedesk.store.database import open_database, writing
from onedesk.store.key import new_key
from onedesk.store.records import Stamp
from sync.engine import Engine
from sync.enrol import enrol


class Laptop:
    """An adviser's laptop: its file, its desk, its clock, and a line that can be cut."""

    def __init__(self, folder, adviser):
        self.name, self.ahead, self.line = adviser.username, timedelta(0), HubLine()
        self.db = open_database(folder / f"{new_id()}.db", new_key(), create=True)
        accounts.save(self.db, enrol(self.line, new_code(adviser), ""))
        self.engine = Engine(self.db, lambda _: self.line, self.clock)
        self.desk = Desk(self.db, self.clock)

    def clock(self):
        return timezone.localtime() + self.ahead

    @property
    def today(self):
        return self.clock().date()

    def add(self, kind, key, student=None, **body):
        made = Made.model_validate(
            {"kind": kind, "id": key, "school": "thornlaw", "student": student, "body": body}
        )
        with writing(self.db):
            records.add(self.db, [made], Stamp(self.name, self.clock()))

    def edit(self, kind, key, **edits):
        with writing(self.db):
            records.edit(self.db, kind, key, edits, Stamp(self.name, self.clock()))

    def sync(self, *faults):
        self.line.faults.extend(faults)
        told = self.engine.round()
        self.line.faults.clear()
        return told

    def fields(self, kind, key):
        return flat(records.load(self.db, kind, key).body)

    def holds(self):
        rows = self.db.execute("SELECT id FROM record WHERE school = 'thornlaw' AND deleted = 0")
        return {row[0] for row in rows}

    def sees(self):
        return [one.id for one in self.desk.schools()]

    def close(self):
        self.engine.close()
        self.db.close()


@contextmanager
def two_laptops(folder):
    """Marged of Thornlaw and Gwen of Cinderhill, both synced since both joined."""
    people = person("marged", school()), person("gwen", school("cinderhill"))
    made = [Laptop(folder, one) for one in people]
    marged, gwen = made
    marged.add("student", "zoe", legal_forename="Zoë", legal_surname="Kowalczyk-Reed")
    marged.add("interview", "i1", "zoe", cycle=1, job="joiner", outcome="held")
    marged.add("note", "n1", "zoe", interview="i1", text="Marked private words")
    for one in made:
        assert one.sync().trouble is None
    yield marged, gwen
    for one in made:
        one.close()


def on_hub():
    live = Record.objects.filter(deleted=False)
    return {row.id: flat(KINDS[row.kind].model_validate_json(row.body)) for row in live}
