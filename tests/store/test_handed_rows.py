"""A school's records out of one laptop's file and into another's: nothing lost, nothing covered."""

from datetime import UTC, datetime

import pytest

from onedesk.domain.fields import flat
from onedesk.domain.records import Record, canonical, content_hash
from onedesk.store import handed_rows, inbox, outbox, records
from onedesk.store.arriving import Arrival
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
        text = canonical(flat(TALK.body))
        come = Arrival("interview", "i1", "thornlaw", "zoe", 3, content_hash(TALK.body), body=text)
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
    text = canonical(flat(body))
    come = Arrival("interview", "i1", "thornlaw", "zoe", 4, content_hash(body), body=text)
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
