"""Carried and sent in any order, on a line that loses: all is there once, and is said so."""

import random

import pytest
from two_laptops import on_hub, two_laptops

from hub.exchange.carried import take_in
from hub.exchange.models import Record
from onedesk.domain.fields import flat
from onedesk.domain.ids import new_id
from onedesk.store import outbox, records
from sync.delivering import deliver

pytestmark = pytest.mark.django_db

FAULTS = (None, "away", "lost", "lost", "twice")
JOBS = ("baker", "joiner", "painter", "plumber")


class Schedule:
    """A laptop by chance: typing, sending, carrying, and files that arrive when they do."""

    def __init__(self, laptop, colleague, folder, seed):
        self.laptop, self.colleague, self.folder = laptop, colleague, folder
        self.chance, self.files, self.talks = random.Random(seed), [], ["i1"]

    def run(self, steps):
        for _ in range(steps):
            self.chance.choice((self.type, self.type, self.send, self.carry, self.arrive))()

    def type(self):
        if self.chance.random() < 0.3:
            self.talks.append(new_id())
            self.laptop.add("interview", self.talks[-1], "zoe", cycle=2)
        talk, job = self.chance.choice(self.talks), self.chance.choice(JOBS)
        self.laptop.edit("interview", talk, job=job)

    def send(self):
        self.laptop.sync(*(self.chance.choice(FAULTS) for _ in range(2)))

    def carry(self):
        if self.laptop.desk.to_carry().records:
            path = self.folder / new_id()
            self.laptop.desk.carry(path)
            self.files.append(path.read_bytes())

    def arrive(self):
        """A file that was written at any time, by either way; perhaps not for the first time."""
        if self.files and self.chance.random() < 0.5:
            take_in(self.chance.choice(self.files))
        elif self.files:
            raw = self.chance.choice(self.files)
            deliver(self.colleague.desk.account(), raw, lambda _: self.colleague.line)


@pytest.mark.parametrize("seed", range(12))
def test_every_order_ends_with_everything_there_once(tmp_path, seed):
    with two_laptops(tmp_path) as (marged, gwen):
        schedule = Schedule(marged, gwen, tmp_path, seed)
        schedule.run(30)
        assert marged.sync().trouble is None
        before = on_hub()
        for raw in schedule.files:
            take_in(raw)
        assert on_hub() == before, "a file that comes at last changes nothing"
        assert marged.sync().trouble is None
        assert outbox.due(marged.db) == 0
        assert outbox.refused(marged.db) == []
        assert marged.desk.unconfirmed() is None
        assert not Record.objects.filter(kind="conflict").exists()
        mine = records.of_kind(marged.db, "interview")
        assert {one.id for one in mine} == set(schedule.talks)
        assert {one.id: flat(one.body) for one in mine}.items() <= on_hub().items()
