"""The hub is killed at random moments amid pushes; receipts and content agree afterwards."""

import os
import random
import sys
import threading
import time
from datetime import timedelta

import exchange_desk
import pytest
from killable_hub import KillableHub

from onedesk.domain.fields import flat
from onedesk.domain.ids import new_id
from onedesk.domain.records import Record
from onedesk.store import account as accounts
from onedesk.store import records
from onedesk.store.database import writing
from onedesk.store.key import new_key
from sync import errors
from sync.enrol import enrol
from sync.line import connect

NIGHTLY = os.environ.get("HYPOTHESIS_PROFILE") == "nightly"
KILLS = 50 if NIGHTLY else 12
SEEDS = range(10) if NIGHTLY else [4]
NEW_AT_MOST = 120
EDITED_AT_MOST = 20
ODD_MOMENTS = 1.3
"""Kills fall between the first moment of a round and a little after the last whole one's end."""

LATER = 1.2
"""After each cut the next may fall later, until a round is whole again."""

pytestmark = [pytest.mark.slow, pytest.mark.timeout(320 if NIGHTLY else 120)]


class Desk(exchange_desk.Desk):
    """A laptop that joined over real HTTP, and all that was typed on it by id."""

    def __init__(self, folder, address, code):
        self.name, self.offset = "marged", timedelta()
        self.line = connect(address)
        self._path, self._key = folder / f"{new_id()}.db", new_key()
        self._open(create=True)
        accounts.save(self.db, enrol(self.line, code, ""))
        self.typed = {}

    def type(self, school, chance):
        """Some new interviews, and other words in some that were there."""
        new = [self._interview(school, chance) for _ in range(chance.randint(1, NEW_AT_MOST))]
        with writing(self.db):
            records.add(self.db, new, self.stamp)
            for key in chance.sample(
                sorted(self.typed), min(len(self.typed), chance.randint(0, EDITED_AT_MOST))
            ):
                said = {"summary": f"said {chance.random()}"}
                if "cycle" in self.typed[key]:
                    records.edit(self.db, "interview", key, said, self.stamp)
                    self.typed[key] |= said

    def _interview(self, school, chance):
        if not self.typed:
            student = {"legal_forename": "Zoë", "legal_surname": "Reed"}
            one = {"kind": "student", "id": new_id(), "school": school, "body": student}
            self.student = one["id"]
        else:
            body = {"cycle": 3, "job": f"job {chance.random()}"}
            one = {"kind": "interview", "id": new_id(), "school": school, "body": body}
            one["student"] = self.student
        made = Record.model_validate(one)
        self.typed.setdefault(made.id, flat(made.body))
        return made

    def said_to_be_there(self):
        """Version and hash of each record that this desk says is on the hub."""
        return {key: row[:2] for key, row in self.rows().items()}


@pytest.fixture
def hub(tmp_path):
    hub = KillableHub(tmp_path)
    yield hub
    hub.close()


@pytest.fixture
def school():
    return f"school-{new_id()[-6:]}"


@pytest.fixture
def desks(hub, school, tmp_path):
    """Two advisers of the school: one types, the other only looks."""
    hub.run("init")
    hub.run("school", "add", school, "--name", school.title(), "--area", "NE")
    names = [f"{number}-{school}" for number in ("one", "two")]
    for name in names:
        hub.run("person", "add", name, "--name", name, "--role", "adviser", "--school", school)
    codes = [hub.run("enrol", name)["code"] for name in names]
    address = hub.start()
    desks = [Desk(tmp_path, address, code) for code in codes]
    yield desks
    for desk in desks:
        desk.close()
        desk.line.close()


@pytest.mark.parametrize("seed", SEEDS)
def test_receipts_and_content_agree_however_often_the_hub_is_killed(seed, hub, school, desks):
    desk, other = desks
    chance = random.Random(seed)
    desk.type(school, chance)
    began = time.monotonic()
    assert desk.engine.round().trouble is None
    usual, amid, unheard, claims = time.monotonic() - began, 0, 0, 0
    for _ in range(KILLS):
        desk.type(school, chance)
        trouble, took = round_with_a_kill(hub, desk, chance.uniform(0, usual * ODD_MOMENTS))
        assert trouble is None or isinstance(trouble, errors.LineCut | errors.HubDown)
        usual = took if trouble is None else usual * LATER
        amid += trouble is not None
        hub.start()
        assert other.engine.round().trouble is None
        said, there = desk.said_to_be_there(), other.said_to_be_there()
        assert said == {key: there.get(key) for key in said}
        claims += len(said)
        unheard += len(there) > len(said)
        desk.check_claims()
    check_that_all_agree(hub, school, desks)
    sys.stdout.write(
        f"seed {seed}: {KILLS} kills of the hub, {amid} amid a round; {unheard} times it had "
        f"records of which the desk had not heard; {len(desk.typed)} records, "
        f"{claims} claims of being on the hub: all true, none there twice\n"
    )
    assert amid >= KILLS / 4


def round_with_a_kill(hub, desk, after):
    """What stood in the way of a round in which the hub was killed, and the round's seconds."""
    killer = threading.Timer(after, hub.kill)
    killer.start()
    began = time.monotonic()
    trouble = desk.engine.round().trouble
    took = time.monotonic() - began
    killer.join()
    hub.kill()
    return trouble, took


def check_that_all_agree(hub, school, desks):
    """Both desks and the hub hold what was typed, once, and say so."""
    desk, other = desks
    rounds = [each.engine.round() for each in (desk, other, desk)]
    assert [(one.trouble, one.sendable, one.report.differs) for one in rounds] == [
        (None, 0, ())
    ] * 3
    for each in desks:
        each.check_claims()
        assert {key[1]: fields for key, fields in each.content().items()} == desk.typed
    rows = hub.rows(school)
    assert {(key, *row) for (_, key), row in desk.said_to_be_there().items()} == rows
    assert sorted(row[0] for row in rows) == sorted(desk.typed)
