"""Pushing: what becomes of each item, and that an answer is given once."""

import json

import pytest
from exchange_kit import AT, Laptop, interview, item, person, school, student

from hub.exchange import reading
from hub.exchange.models import Batch, History, Record
from onedesk.domain.conflict import Conflict
from onedesk.domain.records import content_hash

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser():
    return person("marged", school())


@pytest.fixture
def laptop(adviser):
    laptop = Laptop(adviser)
    laptop.push(student())
    return laptop


def now(record):
    return reading.value(Record.objects.get(id=record)).body


def body(result):
    """The body that a result tells."""
    return json.loads(result.body)


def test_new_records_are_applied_with_version_and_hash(laptop, adviser):
    reply = laptop.push(interview("i1", {"plan": "fe2"}), interview("i2", {"ratings.CV": 4}))
    assert [result.status for result in reply.results] == ["applied", "applied"]
    for result in reply.results:
        (body,) = [r.body for r in reading.records(adviser, "interview") if r.id == result.id]
        assert result.hash == content_hash(body)
        assert result.version == Record.objects.get(id=result.id).version
        assert result.body is None


def test_the_hash_of_a_text_that_the_desk_has_is_left_out(laptop):
    same = interview("i1").but(edits={}, body='{"cycle":3}')
    other = interview("i2").but(edits={}, body='{"job": "vet", "cycle": 3}')
    told = [(one.hash, one.body) for one in laptop.push(same, other).results]
    assert told == [("", None), ("", '{"cycle":3,"job":"vet"}')]


def test_a_repeated_batch_is_answered_with_the_same_bytes_and_changes_nothing(laptop):
    sent = laptop.envelope(interview("i1", {"plan": "fe2"}))
    first, again = laptop.send(sent), laptop.send(sent)
    assert first.content == again.content
    assert History.objects.filter(record="i1").count() == 1
    assert Batch.objects.count() == 2


def test_a_batch_id_that_was_answered_has_no_further_effect(laptop):
    first = laptop.send(laptop.envelope(interview("i1"), batch="batch-x1"))
    again = laptop.send(laptop.envelope(interview("i2"), batch="batch-x1"))
    assert again.content == first.content
    assert not Record.objects.filter(id="i2").exists()


def test_two_laptops_may_use_the_same_batch_id(laptop, other):
    laptop.push(interview("i1"), batch="batch-x1")
    other.push(interview("i2"), batch="batch-x1")
    assert Record.objects.filter(kind="interview").count() == 2


def test_edits_stand_on_the_version_they_name(laptop):
    version = laptop.result(interview("i1", {"plan": "fe2"})).version
    result = laptop.result(item("interview", "i1", {"plan": None, "job": "baker"}, base=version))
    assert (result.status, result.body) == ("applied", None)
    assert (now("i1").plan, now("i1").job) == (None, "baker")


def test_changes_of_different_fields_merge_and_the_later_desk_is_told_all(laptop, other):
    version = laptop.result(interview("i1", {"plan": "fe2", "ratings.CV": 2})).version
    other.result(item("interview", "i1", {"ratings.CV": 3}, base=version))
    result = laptop.result(item("interview", "i1", {"ratings.MONEY": 5}, base=version))
    assert result.status == "merged"
    assert body(result)["ratings"] == {"CV": 3, "MONEY": 5}
    assert now("i1").plan == "fe2"


def test_an_answer_names_who_changed_what_meanwhile(laptop, other):
    third = Laptop(person("colm", school()))
    version = laptop.result(interview("i1", {"plan": "fe2"})).version
    other.result(item("interview", "i1", {"job": "baker"}, base=version))
    third.result(item("interview", "i1", {"ratings.CV": 3}, base=version))
    result = laptop.result(item("interview", "i1", {"agreed": True}, base=version))
    hands = {row.record: row.received_at for row in History.objects.filter(what="changed")}
    assert {field: one.by for field, one in result.set_by.items()} == {
        "job": "Sunil",
        "ratings.CV": "Colm",
    }
    assert result.set_by["ratings.CV"].at < hands["i1"]
    assert (
        laptop.result(item("interview", "i1", {"agreed": None}, base=result.version)).set_by == {}
    )


def test_a_clash_keeps_the_hubs_value_and_the_offered_one_becomes_a_conflict(
    laptop, other, adviser
):
    version = laptop.result(interview("i1")).version
    other.result(item("interview", "i1", {"plan": "fe2", "job": "baker"}, base=version))
    result = laptop.result(item("interview", "i1", {"plan": "app", "agreed": True}, base=version))
    assert result.status == "conflict"
    assert body(result) == {"cycle": 3, "plan": "fe2", "job": "baker", "agreed": True}
    (conflict,) = reading.records(adviser, "conflict")
    assert (conflict.school, conflict.student) == ("thornlaw", "s1")
    assert conflict.body == Conflict(
        of_kind="interview",
        of_id="i1",
        field="plan",
        kept="fe2",
        kept_by="Sunil",
        kept_by_id="sunil",
        kept_at=AT,
        offered="app",
        offered_by="Marged",
        offered_by_id="marged",
        offered_at=AT,
    )
    aside = [json.loads(row.aside) for row in History.objects.filter(record="i1")]
    assert {"plan": "app"} in aside


def test_both_desks_are_told_of_a_conflict(laptop, other):
    version = laptop.result(interview("i1")).version
    laptop.pull()
    other.pull()
    other.result(item("interview", "i1", {"plan": "fe2"}, base=version))
    laptop.result(item("interview", "i1", {"plan": "app"}, base=version))
    for desk in (laptop, other):
        assert "conflict" in {change.kind for change in desk.pull()[0]}


def test_the_same_clash_sent_twice_is_one_conflict(laptop, other):
    version = laptop.result(interview("i1")).version
    other.result(item("interview", "i1", {"plan": "fe2"}, base=version))
    for _ in range(2):
        laptop.result(item("interview", "i1", {"plan": "app"}, base=version))
    assert Record.objects.filter(kind="conflict").count() == 1


def test_two_choices_of_one_conflict_leave_the_first_and_no_further_conflict(laptop, other):
    version = laptop.result(interview("i1")).version
    other.result(item("interview", "i1", {"plan": "fe2"}, base=version))
    laptop.result(item("interview", "i1", {"plan": "app"}, base=version))
    conflict = Record.objects.get(kind="conflict")
    chosen = {"base": conflict.version, "student": "s1"}
    other.result(item("conflict", conflict.id, {"choice": "kept"}, **chosen))
    result = laptop.result(item("conflict", conflict.id, {"choice": "offered"}, **chosen))
    assert (result.status, body(result)["choice"]) == ("conflict", "kept")
    assert Record.objects.filter(kind="conflict").count() == 1
    asides = History.objects.filter(record=conflict.id).values_list("aside", flat=True)
    assert '{"choice":"offered"}' in asides


def test_the_same_change_made_twice_is_no_conflict(laptop, other):
    version = laptop.result(interview("i1")).version
    other.result(item("interview", "i1", {"plan": "fe2"}, base=version))
    result = laptop.result(item("interview", "i1", {"plan": "fe2"}, base=version))
    assert (result.status, result.body) == ("applied", None)


def test_a_deletion_empties_the_record_and_keeps_its_history(laptop):
    version = laptop.result(interview("i1", {"plan": "fe2"})).version
    result = laptop.result(item("interview", "i1", base=version, deleted=True))
    assert (result.status, result.deleted, result.hash) == ("applied", True, "")
    row = Record.objects.get(id="i1")
    assert (row.deleted, row.body) == (True, "{}")
    assert any('["fe2",null]' in past.changes for past in History.objects.filter(record="i1"))


def test_an_edit_wins_against_a_later_deletion(laptop, other):
    version = laptop.result(interview("i1")).version
    other.result(item("interview", "i1", {"plan": "fe2"}, base=version))
    result = laptop.result(item("interview", "i1", base=version, deleted=True))
    assert (result.status, result.deleted) == ("merged", False)
    assert body(result) == {"cycle": 3, "plan": "fe2"}


def test_what_was_typed_before_deleting_is_not_lost_either_way(laptop, other):
    version = laptop.result(interview("i1", {"job": "baker"})).version
    gone = item("interview", "i1", {"plan": "fe2"}, base=version, deleted=True)
    assert laptop.result(gone).deleted
    assert History.objects.get(what="deleted").aside == '{"plan":"fe2"}'
    restored = other.result(item("interview", "i1", {"job": "vet"}, base=version)).version
    again = gone.but(base=version, edits={"plan": "he"})
    assert not laptop.result(again).deleted
    assert (now("i1").job, now("i1").plan) == ("vet", "he")
    assert restored


def test_an_edit_wins_against_an_earlier_deletion(laptop, other):
    version = laptop.result(interview("i1", {"job": "baker"})).version
    other.result(item("interview", "i1", base=version, deleted=True))
    result = laptop.result(item("interview", "i1", {"plan": "fe2"}, base=version))
    assert (result.status, result.deleted) == ("merged", False)
    assert (now("i1").job, now("i1").plan) == ("baker", "fe2")


def test_deleting_what_the_hub_never_had_is_done_at_once(laptop):
    result = laptop.result(item("interview", "i9", deleted=True))
    assert (result.status, result.deleted, result.version) == ("applied", True, 0)


def test_edits_on_a_version_the_hub_never_had_are_asked_for_in_full(laptop):
    assert laptop.result(item("interview", "i9", {"plan": "x"}, base=7)).code == "send_whole"
    version = laptop.result(interview("i1")).version
    future = item("interview", "i1", {"plan": "x"}, base=version + 2**80)
    assert laptop.result(future).code == "send_whole"


def test_a_record_sent_in_full_again_merges_with_what_the_hub_has(laptop):
    laptop.result(interview("i1", {"plan": "fe2"}))
    result = laptop.result(interview("i1", {"plan": "fe2", "job": "baker"}))
    assert (result.status, result.body) == ("applied", None)
    assert now("i1").job == "baker"


def test_fields_of_a_newer_onedesk_are_kept(laptop):
    version = laptop.result(interview("i1", {"hologram": "on"})).version
    laptop.result(item("interview", "i1", {"plan": "fe2"}, base=version))
    assert now("i1").model_extra == {"hologram": "on"}


def test_a_value_in_another_spelling_comes_back_in_the_standard_one(laptop):
    result = laptop.result(interview("i1", {"started_at": "2026-03-12T13:41:00+00:00"}))
    assert result.status == "applied"
    assert body(result)["started_at"] == "2026-03-12T13:41:00Z"


def test_an_empty_envelope_is_answered(laptop):
    assert laptop.push().results == ()
