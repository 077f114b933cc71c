"""A school's records out of one laptop's file and into another's: nothing lost, nothing covered."""

from datetime import UTC, datetime

import pytest
from answering import arrived

from onedesk.domain.fields import flat
from onedesk.domain.records import Record
from onedesk.store import handed_rows, inbox, outbox, records
from onedesk.store.database import open_database, writing
from onedesk.store.key import new_key
from onedesk.store.records import Stamp
from onedesk.store.stored import fields_of

AT = datetime(2026, 3, 12, 10, 48, tzinfo=UTC)
GIVER, TAKER = Stamp("marged", AT), Stamp("gwen", AT)


def made(kind, key, **body):
    about = {"kind": kind, "id": key, "school": "thornlaw", "student": "zoe"}
    return Record.model_validate({**about, "body": body})


TALK = made("interview", "i1", cycle=1, job="joiner")


@pytest.fixture
def files(tmp_path):
    """Two laptops, both with what the hub has."""
    found = [open_database(tmp_path / f"{n}.db", new_key(), create=True) for n in "ab"]
    for db in found:
        come = arrived("interview", "i1", flat(TALK.body), 3, student="zoe")
        inbox.take(db, [come], "cursor", AT)
    yield found
    for db in found:
        db.close()


def hand(giver, taker, *, notes=False):
    rows = handed_rows.of_school(giver, "thornlaw", notes=notes)
    with writing(taker):
        handed_rows.take(taker, rows)
    return {row.id for row in rows}


def add(db, *found, stamp=GIVER):
    with writing(db):
        records.add(db, found, stamp)


def edit(db, stamp, **edits):
    with writing(db):
        records.edit(db, "interview", "i1", edits, stamp)


def job(db):
    return records.load(db, "interview", "i1").body.job


def test_what_the_giver_still_owes_comes_along_and_has_a_second_way_home(files):
    giver, taker = files
    edit(giver, GIVER, job="plumber")
    add(giver, made("interview", "i2", cycle=2))
    assert hand(giver, taker) == {"i1", "i2"}
    assert job(taker) == "plumber"
    assert outbox.due(taker) == 2
    sealed = outbox.seal(taker, AT, 10, 10_000)
    assert sealed.by_id["i1"]["edits"] == {"job": "plumber"}
    assert sealed.by_id["i1"]["base"] == 3
    assert fields_of(sealed.by_id["i2"]["body"]) == {"cycle": 2}


def test_what_both_have_as_the_hub_has_it_is_owed_by_nobody(files):
    giver, taker = files
    hand(giver, taker)
    assert outbox.due(taker) == 0


def test_edits_of_both_stand_together_and_the_own_one_where_they_meet(files):
    giver, taker = files
    edit(giver, GIVER, job="plumber", plan="FE")
    edit(taker, TAKER, job="painter", summary="Words")
    hand(giver, taker)
    body = records.load(taker, "interview", "i1").body
    assert (body.job, body.plan, body.summary) == ("painter", "FE", "Words")


def test_what_is_newer_here_stays(files):
    giver, taker = files
    edit(giver, GIVER, job="plumber")
    body = made("interview", "i1", cycle=1, job="baker").body
    come = arrived("interview", "i1", flat(body), 4, student="zoe")
    inbox.take(taker, [come], "cursor-2", AT)
    hand(giver, taker)
    assert job(taker) == "baker"
    assert outbox.due(taker) == 0


def test_private_notes_and_questions_about_them_stay_unless_they_are_to_go(files):
    giver, taker = files
    note = made("note", "n1", interview="i1", text="Marked private words")
    asked = {"of_kind": "note", "of_id": "n1", "field": "text", "kept": "a", "offered": "b"}
    add(giver, note, made("conflict", "c1", **asked))
    assert hand(giver, taker) == {"i1"}
    assert hand(giver, taker, notes=True) == {"i1", "n1", "c1"}


def test_what_the_hub_would_not_take_goes_as_the_hub_has_it_or_not_at_all(files):
    giver, taker = files
    edit(giver, GIVER, job="plumber")
    add(giver, made("interview", "i2", cycle=2))
    for key in ("i1", "i2"):
        giver.execute("INSERT INTO quarantine VALUES (?, '', '', '')", [key])
    assert hand(giver, taker) == {"i1"}
    assert job(taker) == "joiner"
    assert outbox.due(taker) == 0


def test_what_was_removed_and_not_sent_is_removed_there_too(files):
    giver, taker = files
    with writing(giver):
        records.remove(giver, "interview", "i1", GIVER)
    hand(giver, taker)
    assert records.of_kind(taker, "interview") == []
    assert outbox.due(taker) == 1


def test_what_the_taker_cleared_stays_cleared_when_another_file_comes(files):
    giver, taker = files
    edit(giver, GIVER, job="baker")
    hand(giver, taker)
    edit(taker, TAKER, job=None)
    edit(giver, GIVER, job="cook")
    hand(giver, taker)
    assert job(taker) is None


def test_what_the_giver_had_of_the_hub_can_be_sent_whole_by_the_taker(files, tmp_path):
    taker = open_database(tmp_path / "c.db", new_key(), create=True)
    hand(files[0], taker)
    with writing(taker):
        taker.execute("UPDATE record SET owed = 1, version = 0")
    (debt,) = outbox.seal(taker, AT, 500, 10**6).by_id.values()
    assert datetime.fromisoformat(debt["edited_at"]) == AT
    taker.close()
