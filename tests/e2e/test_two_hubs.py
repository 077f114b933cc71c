"""Two hubs serve one database, four laptops use both at once on a bad line: nothing is lost."""

import os
import random
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import timedelta

import exchange_desk
import pytest
from bad_line import BadLine, Weather
from killable_hub import KillableHub

from onedesk.domain.fields import flat
from onedesk.domain.ids import new_id
from onedesk.store import account as accounts
from onedesk.store import outbox, past
from onedesk.store.database import open_database
from onedesk.store.key import new_key
from sync import errors
from sync.engine import Engine
from sync.enrol import enrol
from sync.line import connect

NIGHTLY = os.environ.get("HYPOTHESIS_PROFILE") == "nightly"
ROUNDS = 200 if NIGHTLY else 12
SEEDS = range(10) if NIGHTLY else [4]
NAMES = ("ann", "bob", "cat", "dan")
TALKS = 6
REST = 5
WIFI = Weather(dropped=0.05)
ON_A_BAD_LINE = (errors.LineCut, errors.Offline, errors.Busy)

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900 if NIGHTLY else 120)]


class Desk(exchange_desk.Desk):
    """A laptop that reaches either hub, and all that was typed on it: record, field, value."""

    def __init__(self, folder, name, address, code):
        self.name, self.offset, self.shown, self.made = name, timedelta(), set(), set()
        self._path, self._key = folder / f"{new_id()}.db", new_key()
        self.db = open_database(self._path, self._key, create=True)
        self.db.execute("PRAGMA synchronous = OFF")
        line = connect(address)
        accounts.save(self.db, enrol(line, code, ""))
        line.close()
        self.engine = Engine(self.db)

    def go_by(self, way):
        self.engine.close()
        accounts.save(self.db, accounts.load(self.db).but(hub=way))

    def type(self, school, chance):
        """A new talk, or other words in some that are there, a colleague's among them."""
        self.offset += timedelta(seconds=1)
        talks = sorted(self.all("interview"))
        if len(talks) < TALKS or chance.random() < 0.1:
            students = sorted(self.all("student")) or [self._student(school)]
            talk = self.add("interview", school, chance.choice(students), cycle=3, job=self._word())
            self.made.add(talk)
            self.shown |= {(talk, "job", self._last)}
        for talk in chance.choices(talks, k=chance.randint(1, 4)) if talks else ():
            field = chance.choice(["job", "plan", "summary"])
            self.edit("interview", talk, {field: self._word()})
            self.shown |= {(talk, field, self._last)}

    def _student(self, school):
        made = self.add("student", school, None, legal_forename="Zoë", legal_surname="Reed")
        self.made.add(made)
        return made

    def _word(self):
        self._last = f"{self.name} {len(self.shown)}"
        return self._last

    def live(self, school, lines, chance):
        """Types and syncs by either hub, while replies are lost and uploads cut."""
        for _ in range(ROUNDS):
            self.type(school, chance)
            line = chance.choice(lines)
            match chance.random():
                case luck if luck < 0.15:
                    line.lose_reply()
                case luck if luck < 0.25:
                    line.cut_upload(chance.randint(50, 800))
                case luck if luck < 0.3:
                    line.cut()
            self.go_by(line.address)
            trouble = self.engine.round().trouble
            assert trouble is None or isinstance(trouble, ON_A_BAD_LINE), trouble
            self.check_claims()

    def knows(self):
        """Every value that this laptop can show: current, in a question, or in the history."""
        found = {
            (key, field, value)
            for key, record in self.all("interview").items()
            for field, value in flat(record.body).items()
            if isinstance(value, str)
        }
        for record in self.all("conflict").values():
            asked = record.body
            found |= {(asked.of_id, asked.field, one) for one in (asked.kept, asked.offered)}
        for key in self.all("interview"):
            for one in past.read(self.db, key):
                found |= {(key, one.field, value) for value in (one.old, one.new)}
        return found


@pytest.fixture
def hubs(tmp_path):
    """Two commands on one folder; the second has two processes of its own."""
    hub = KillableHub(tmp_path)
    other = KillableHub(tmp_path, beside=hub)
    yield hub, other
    other.close()
    hub.close()


@pytest.fixture
def school():
    return f"school-{new_id()[-6:]}"


@pytest.fixture
def desks(hubs, school, tmp_path):
    hub, other = hubs
    hub.run("init")
    hub.run("school", "add", school, "--name", school.title(), "--area", "NE")
    for name in NAMES:
        words = ["--name", name, "--role", "adviser", "--school", school]
        hub.run("person", "add", f"{name}-{school}", *words)
    codes = [hub.run("enrol", f"{name}-{school}")["code"] for name in NAMES]
    hub.address, other.address = hub.start(), other.start(workers=2)
    made = [
        Desk(tmp_path, name, hub.address, code) for name, code in zip(NAMES, codes, strict=True)
    ]
    yield made
    for desk in made:
        desk.close()


@pytest.mark.parametrize("seed", SEEDS)
def test_two_hubs_at_once_lose_nothing_and_take_nothing_twice(seed, hubs, school, desks):
    with ExitStack() as stack:
        lines = [
            stack.enter_context(BadLine(hub.address, WIFI, seed=seed + number))
            for number, hub in enumerate(hubs)
        ]
        with ThreadPoolExecutor(len(desks)) as pool:
            lives = [
                pool.submit(desk.live, school, lines, random.Random(f"{seed} {desk.name}"))
                for desk in desks
            ]
        for life in lives:
            life.result()
        assert all(line.connections > ROUNDS / 2 for line in lines)
    come_to_rest(hubs, desks)
    check_that_nothing_is_lost(desks)
    check_that_nothing_is_there_twice(hubs[0], school, desks)


def come_to_rest(hubs, desks):
    """Over a good line, now by the one hub and now by the other, all agree."""
    for number in range(REST):
        rounds = []
        for desk in desks:
            desk.go_by(hubs[number % 2].address)
            rounds.append(desk.engine.round())
    assert [(one.trouble, one.sendable, one.report.differs) for one in rounds] == [
        (None, 0, ())
    ] * len(desks)
    assert [outbox.due(desk.db) for desk in desks] == [0] * len(desks)
    for desk in desks:
        desk.check_claims()
        assert desk.content() == desks[0].content()


def check_that_nothing_is_lost(desks):
    """Whatever a laptop has shown as saved is on that laptop, if only in a question or as past."""
    for desk in desks:
        assert desk.shown <= desk.knows()


def check_that_nothing_is_there_twice(hub, school, desks):
    """What was made on the laptops, and the questions that came of it."""
    made = {key for desk in desks for key in desk.made}
    asked = desks[0].all("conflict").keys()
    assert asked, "nobody wrote in the same field: too tame"
    assert {row[0] for row in hub.rows(school)} == made | asked
