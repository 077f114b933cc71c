"""What comes down: a page and its cursor together, and never over words that are owed."""

import json

import pytest
from answering import arrived, debts, on_hub, outcome
from scripted import Hub

from onedesk.domain.fields import flat
from onedesk.store import inbox, outbox, records, restored
from onedesk.store.database import dbapi2, writing
from onedesk.store.settling import settle
from sync.wire import Result


def arrival(version=5, *, deleted=False, school="thornlaw", **fields):
    body = None if deleted else {"cycle": 3, **fields}
    return arrived("interview", "i1", body, version, school=school, student="zoe")


def edit(db, stamp, **edits):
    with writing(db):
        records.edit(db, "interview", "i1", edits, stamp)


def test_a_page_and_its_cursor_arrive_together(db, stamp):
    assert inbox.cursor(db) == ""
    inbox.take(db, [arrival(job="nurse")], "after-1", stamp.at)
    assert inbox.cursor(db) == "after-1"
    assert records.load(db, "interview", "i1").body.job == "nurse"
    assert outbox.due(db) == 0


def test_a_page_that_cannot_be_taken_in_leaves_the_cursor(db, stamp):
    broken = arrived("interview", "i2", {"cycle": 1}).model_copy(update={"school": object()})
    with pytest.raises(dbapi2.Error):
        inbox.take(db, [arrival(job="nurse"), broken], "after-1", stamp.at)
    assert inbox.cursor(db) == ""
    assert records.of_kind(db, "interview") == []


def test_the_same_page_twice_is_the_same_as_once(db, stamp):
    for _ in range(2):
        inbox.take(db, [arrival(job="nurse")], "after-1", stamp.at)
    assert len(records.of_kind(db, "interview")) == 1
    assert list(inbox.held(db)) == [("thornlaw", "i1", 5, arrival(job="nurse").hash)]


def test_words_that_are_owed_are_not_overwritten(db, interview, stamp):
    on_hub(db, stamp.at)
    edit(db, stamp, job="electrician")
    inbox.take(db, [arrival(job="nurse", **{"ratings.FE": 2})], "c", stamp.at)
    assert records.load(db, "interview", "i1").body.job == "electrician"
    (debt,) = debts(outbox.seal(db, stamp.at, 500, 10**6))
    assert debt["base"] == 1, "the hub must see the clash"


def test_a_change_of_another_answer_arrives_beside_what_is_owed(db, interview, stamp):
    on_hub(db, stamp.at)
    edit(db, stamp, job="electrician")
    inbox.take(db, [arrival(job="joiner", provider="Wearbank", **{"ratings.FE": 2})], "c", stamp.at)
    now = records.load(db, "interview", "i1").body
    assert (now.job, now.provider) == ("electrician", "Wearbank")
    (debt,) = debts(outbox.seal(db, stamp.at, 500, 10**6))
    assert (debt["base"], debt["edits"]) == (5, {"job": "electrician"})


def test_what_is_owed_goes_where_the_hub_has_it(db, interview, stamp):
    on_hub(db, stamp.at)
    edit(db, stamp, job="electrician")
    told = {"cycle": 3, "job": "joiner", "ratings.FE": 2}
    inbox.take(
        db, [arrived("interview", "i1", told, school="eastmoor", student="bo")], "c", stamp.at
    )
    assert records.place_of(db, "i1") == ("interview", "eastmoor", "bo")
    assert records.load(db, "interview", "i1").body.job == "electrician"


def test_a_deletion_stands_on_what_was_known_when_it_was_made(db, interview, stamp):
    """So that the hub sees the edit it was made against, which wins."""
    on_hub(db, stamp.at)
    with writing(db):
        records.remove(db, "interview", "i1", stamp)
    inbox.take(db, [arrival(job="nurse")], "c", stamp.at)
    (debt,) = debts(outbox.seal(db, stamp.at, 500, 10**6))
    assert (debt["base"], debt["deleted"]) == (1, True)


def test_what_a_colleague_wrote_alike_bears_no_receipt_for_older_words(db, interview, stamp):
    on_hub(db, stamp.at)
    edit(db, stamp, job="nurse")
    inbox.take(db, [arrival(job="nurse", **{"ratings.FE": 2})], "c", stamp.at)
    assert outbox.seal(db, stamp.at, 500, 10**6) is None
    assert db.execute("SELECT version, owed, receipt FROM record").fetchall() == [(5, 0, None)]


def test_what_is_sealed_when_a_page_comes_is_settled_by_the_answer_to_it(db, interview, stamp):
    """A sealed file may be written amid a round; and the colleague took the change back since."""
    on_hub(db, stamp.at)
    edit(db, stamp, job="electrician")
    sealed = outbox.seal(db, stamp.at, 500, 10**6)
    said = [outcome(db, debt, version=7) for debt in debts(sealed)]
    inbox.take(db, [arrival(job="joiner", provider="Wearbank", **{"ratings.FE": 2})], "c", stamp.at)
    settle(db, sealed, said, stamp.at)
    assert (outbox.due(db), outbox.refused(db)) == (0, [])


def test_a_deletion_elsewhere_does_not_take_words_that_are_owed(db, interview, stamp):
    on_hub(db, stamp.at)
    edit(db, stamp, job="electrician")
    inbox.take(db, [arrival(deleted=True)], "c", stamp.at)
    assert records.load(db, "interview", "i1").body.job == "electrician"


def test_a_deletion_elsewhere_takes_what_is_not_owed(db, interview, stamp):
    on_hub(db, stamp.at)
    inbox.take(db, [arrival(deleted=True)], "c", stamp.at)
    assert records.of_kind(db, "interview") == []


def test_a_student_who_moves_arrives_in_the_new_school_whatever_order_the_words_come(db, stamp):
    moved = arrival(version=2, school="cinderhill", job="nurse")
    gone = arrived("interview", "i1", None, 9)
    inbox.take(db, [arrival(version=8, job="nurse")], "a", stamp.at)
    inbox.take(db, [moved, gone], "b", stamp.at)
    assert records.load(db, "interview", "i1").school == "cinderhill"


def test_what_moved_and_was_deleted_there_before_anybody_looked_goes(db, stamp):
    inbox.take(db, [arrival(version=8, job="nurse")], "a", stamp.at)
    inbox.take(db, [arrival(version=9, school="cinderhill", deleted=True)], "b", stamp.at)
    assert not records.of_kind(db, "interview")


def test_an_older_page_does_not_undo_a_newer_one(db, stamp):
    inbox.take(db, [arrival(version=8, job="nurse")], "a", stamp.at)
    inbox.take(db, [arrival(version=3, job="chef")], "b", stamp.at)
    inbox.take(db, [arrival(version=4, deleted=True)], "c", stamp.at)
    assert records.load(db, "interview", "i1").body.job == "nurse"


def test_a_kind_from_a_newer_hub_is_passed_over(db, stamp):
    later = arrived("hologram", "x", {"a": 1})
    inbox.take(db, [later, arrival(job="nurse")], "c", stamp.at)
    assert records.load(db, "interview", "i1").body.job == "nurse"


def test_a_field_from_a_newer_hub_is_kept_and_handed_back(db, stamp):
    inbox.take(db, [arrival(mood="hopeful")], "c", stamp.at)
    edit(db, stamp, job="electrician")
    stored = db.execute("SELECT body FROM record").fetchone()[0]
    assert json.loads(stored)["mood"] == "hopeful"
    assert flat(records.load(db, "interview", "i1").body)["mood"] == "hopeful"


@pytest.mark.parametrize("code", ["moved", "no_student"])
def test_what_was_refused_for_the_place_of_a_student_goes_again_once_they_are_there(
    db, interview, stamp, code
):
    sealed = outbox.seal(db, stamp.at, 500, 10**6)
    settle(db, sealed, [Result(kind="interview", id="i1", status="rejected", code=code)], stamp.at)
    named = {"legal_forename": "Zoë", "legal_surname": "Reed"}
    inbox.take(db, [arrived("student", "idris", named)], "c", stamp.at)
    assert outbox.sendable(db) == 0
    inbox.take(db, [arrived("student", "zoe", named)], "c", stamp.at)
    assert outbox.sendable(db) == 1


def test_what_was_refused_waits_no_more_where_a_restored_hub_has_it_alike(db, interview, stamp):
    on_hub(db, stamp.at)
    edit(db, stamp, job="electrician")
    sealed = outbox.seal(db, stamp.at, 500, 10**6)
    no = Result(kind="interview", id="i1", status="rejected", code="unfit", say="It does not fit.")
    settle(db, sealed, [no], stamp.at)
    restored.begin(db, Hub().account(), "epoch-2")
    inbox.take(db, [arrival(job="electrician", **{"ratings.FE": 2})], "c", stamp.at)
    assert (outbox.refused(db), outbox.due(db), outbox.sendable(db)) == ([], 0, 0)
