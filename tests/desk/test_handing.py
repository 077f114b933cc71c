"""Unsent work as a sealed file: complete, for the hub alone, whole or not there at all."""

import errno
import os
from pathlib import Path

import pytest

from onedesk.desk.handing import carried_letter
from onedesk.desk.sealed_files import NoRoom, PlaceGone, PlaceRefuses, Unreadable
from onedesk.domain.errors import RuleError
from onedesk.domain.records import text_hash
from onedesk.store import account as accounts
from onedesk.store import outbox, records
from onedesk.store.account import Keys
from onedesk.store.database import writing
from onedesk.store.records import Stamp
from onedesk.store.settling import settle
from sync.wire import Envelope, Result, carry, sealing
from sync.wire.carry import CutOff

HUB = sealing.new_sealing_pair()
SIGNING, OWN = sealing.new_signing_pair(), sealing.new_sealing_pair()


@pytest.fixture
def account(account):
    """The laptop of the other tests, with keys."""
    keys = Keys(signing=SIGNING.private, sealing=OWN.private, sealing_public=OWN.public)
    return account.but(sealing_key=HUB.public, keys=keys)


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def opened(path):
    """The envelopes in a file, as the hub sees them."""
    letter, _ = carried_letter(path)
    assert letter.is_from(SIGNING.public)
    manifest, lines = carry.unbundled(letter.opened(HUB))
    assert manifest.epoch == "e1"
    return [Envelope.model_validate_json(line) for line in lines]


def answered(db, clock):
    """The hub takes in all that is sealed."""
    for sealed in outbox.pending(db):
        settle(db, sealed, [_yes(db, key) for key in sealed.revs], clock())


def _yes(db, key):
    kind, body = db.execute("SELECT kind, body FROM record WHERE id = ?", [key]).fetchone()
    return Result(kind=kind, id=key, status="applied", version=1, hash=text_hash(body))


def test_what_is_owed_goes_into_one_file_under_the_names_it_will_be_sent_by(desk, db, stick):
    load = desk.to_carry()
    path = stick / load.name
    file = desk.carry(path)
    (envelope,) = opened(path)
    assert path.name == "OneDesk-OD-014-2026-03-12.onedesk-carry"
    assert (load.records, load.interviews, file.records) == (9, 4, 9)
    assert [one.batch for one in outbox.pending(db)] == [envelope.batch] == list(file.batches)
    assert {item.id for item in envelope.items} >= {"zoe", "z3", "a1"}


def test_a_second_file_holds_what_the_first_held_and_what_came_since(desk, db, clock, stick):
    first = desk.carry(stick / "first")
    with writing(db):
        talk = records.load(db, "interview", "z3").but(id="z4")
        records.add(db, [talk], Stamp("marged", clock()))
    second = desk.carry(stick / "second")
    assert second.batches[:1] == first.batches
    assert (second.records, len(opened(stick / "second"))) == (10, 2)


def test_what_changes_after_it_was_sealed_is_counted_before_anything_is_written(desk, db, stick):
    desk.carry(stick / "first")
    assert desk.to_carry().changed == 0
    desk.mark_absent("z3", "ill")
    assert desk.to_carry().changed == 1


def test_a_file_stays_unconfirmed_until_the_hub_has_answered(desk, db, clock, stick):
    assert desk.unconfirmed() is None
    desk.carry(stick / "first")
    found = desk.unconfirmed()
    assert (found.at, found.records, found.waiting) == (clock(), 9, 9)
    assert outbox.due(db) == 9, "a file that was written proves nothing"
    answered(db, clock)
    assert desk.unconfirmed() is None
    assert outbox.due(db) == 0
    with pytest.raises(RuleError, match="nothing to carry"):
        desk.carry(stick / "again")


def test_nobody_can_read_a_name_in_the_file_or_in_its_name(desk, stick):
    path = stick / desk.to_carry().name
    desk.carry(path)
    for word in ("Kowalczyk", "Thornlaw", "joiner", "marged"):
        assert word.encode() not in path.read_bytes()
        assert word.lower() not in path.name.lower()


@pytest.mark.parametrize(
    ("code", "family"),
    [(errno.ENOSPC, NoRoom), (errno.ENODEV, PlaceGone), (errno.EROFS, PlaceRefuses)],
)
def test_a_stick_that_refuses_is_left_without_half_a_file(desk, stick, monkeypatch, code, family):
    def refuse(_handle):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(family) as refused:
        desk.carry(stick / "file")
    assert "safe on this laptop" in refused.value.say
    assert list(stick.iterdir()) == []
    assert desk.unconfirmed() is None


def test_a_stick_that_is_gone_is_said(desk, stick):
    stick.rmdir()
    with pytest.raises(PlaceGone):
        desk.carry(stick / "file")
    with pytest.raises(Unreadable):
        carried_letter(stick / "file")


def test_a_file_takes_the_place_of_one_before_it_only_when_it_is_whole(desk, stick, monkeypatch):
    path = stick / "file"
    desk.carry(path)
    before = path.read_bytes()

    def refuse(_part, _path):
        raise OSError(errno.ENODEV, "gone")

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", refuse)
        with pytest.raises(PlaceGone):
            desk.carry(path)
    assert path.read_bytes() == before
    assert list(stick.iterdir()) == [path]


def test_half_a_file_is_known_as_half(desk, stick):
    path = stick / "file"
    desk.carry(path)
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(CutOff):
        carried_letter(path)


def test_a_laptop_without_keys_says_so(desk, db, account, stick):
    accounts.save(db, account.but(keys=None))
    with pytest.raises(RuleError, match="new code"):
        desk.carry(stick / "file")
