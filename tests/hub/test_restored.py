"""A hub restored from a backup: what it lost comes back whole, and nothing old wins over new."""

import json

import pytest
from django.db import transaction
from exchange_asks import get, said
from exchange_backup import Backup, conflicts
from exchange_kit import Laptop, interview, item, person, school, student

from hub.exchange import reading
from hub.exchange.models import Batch, History, Record, Scope
from hub.exchange.restoring import LEAP, begin_anew
from hub.guardian import erased_file, erasure
from onedesk.domain.records import canonical
from sync.wire import Reply
from sync.wire.http import EPOCH_HEADER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hub_folder")]


def whole(record, fields, base=0, **more):
    """An interview sent in full, as after a restore."""
    text = canonical({"cycle": 3, **fields})
    return item("interview", record, body=text, base=base, **more)


def now(record="i1"):
    return json.loads(Record.objects.get(id=record).body)


def begun(laptop, **fields):
    """An interview that the backup holds, in a version that has another before it."""
    version = laptop.result(interview("i1")).version
    return laptop.result(item("interview", "i1", fields, base=version)).version


def test_no_version_is_given_twice_and_every_desk_stops_and_asks(laptop, other):
    laptop.pull()
    backup = Backup()
    lost = laptop.result(interview("lost")).version
    old = laptop.page().epoch
    me = backup.restore()
    assert me.epoch != old
    for answer in (
        laptop.ask(laptop.cursor),
        laptop.send(laptop.envelope(), **{EPOCH_HEADER: old}),
        get(laptop, "parts", school="thornlaw", cursor=laptop.cursor),
    ):
        assert said(answer) == (409, "epoch_changed")
    assert other.result(interview("new")).version > lost + LEAP / 2
    school("eastbeck")
    ines = Laptop(person("ines", school("eastbeck")))
    assert ines.result(student("e1", school="eastbeck")).version > LEAP


def test_a_second_restore_leaps_on(laptop):
    first = Backup().restore()
    assert begin_anew().floor >= first.floor + LEAP
    assert Scope.objects.get().version >= first.floor + LEAP


def test_what_the_hub_lost_comes_again_in_whole(laptop):
    backup = Backup()
    version = laptop.result(interview("i1", {"job": "baker"})).version
    backup.restore()
    result = laptop.result(whole("i1", {"job": "baker"}, base=version))
    assert result.status == "applied"
    assert now()["job"] == "baker"


def test_later_changes_of_two_desks_meet_on_what_the_backup_held(laptop, other):
    version = begun(laptop, plan="fe2")
    backup = Backup()
    later = laptop.result(item("interview", "i1", {"job": "baker"}, base=version)).version
    last = other.result(item("interview", "i1", {"plan": None, "agreed": True}, base=later)).version
    backup.restore()
    one = whole("i1", {"plan": "fe2", "job": "baker"}, base=later)
    two = whole("i1", {"job": "baker", "agreed": True}, base=last)
    for order in ((one, two), (two, one)):
        place = transaction.savepoint()
        laptop.result(order[0])
        other.result(order[1])
        assert now() == {"cycle": 3, "job": "baker", "agreed": True}
        assert conflicts() == []
        transaction.savepoint_rollback(place)


@pytest.mark.parametrize("told", [True, False])
def test_only_what_truly_differs_becomes_a_question(laptop, other, told):
    version = begun(laptop, plan="fe2")
    backup = Backup()
    v118 = laptop.result(item("interview", "i1", {"job": "baker"}, base=version)).version
    v119 = other.result(item("interview", "i1", {"job": "vet", "agreed": True}, base=v118)).version
    backup.restore()
    laptop.result(whole("i1", {"plan": "fe2", "job": "baker"}, base=v118 if told else 0))
    fields = {"plan": "fe2", "job": "vet", "agreed": True}
    result = other.result(whole("i1", fields, base=v119 if told else 0))
    assert result.status == "conflict"
    assert now() == {"cycle": 3, "plan": "fe2", "job": "baker", "agreed": True}
    assert conflicts() == [("baker", "vet")]


def test_a_copy_older_than_the_backup_takes_nothing_back(laptop, other):
    older = begun(laptop, plan="fe2")
    laptop.result(item("interview", "i1", {"plan": "he", "job": "vet"}, base=older))
    backup = Backup()
    backup.restore()
    result = other.result(whole("i1", {"plan": "fe2"}, base=older))
    assert result.body == canonical({"cycle": 3, "plan": "he", "job": "vet"})
    assert (now()["plan"], conflicts()) == ("he", [])


def test_an_older_copy_with_an_edit_of_its_own_brings_the_edit_alone(laptop, other):
    older = begun(laptop, plan="fe2")
    laptop.result(item("interview", "i1", {"plan": "he"}, base=older))
    Backup().restore()
    other.result(whole("i1", {"plan": "fe2", "agreed": True}, base=older))
    assert now() == {"cycle": 3, "plan": "he", "agreed": True}


def test_an_edit_that_was_still_owed_stands_on_the_version_it_names(laptop, other):
    base = begun(laptop, plan="fe2")
    Backup().restore()
    assert laptop.result(item("interview", "i1", {"job": "vet"}, base=base)).status == "applied"
    lost = item("interview", "i1", {"job": "cook"}, base=base + 20)
    assert other.result(lost).status == "conflict"
    assert now() == {"cycle": 3, "plan": "fe2", "job": "vet"}
    unknown = item("interview", "i7", {"job": "cook"}, base=base + 20)
    assert other.result(unknown).code == "send_whole"


def test_both_desks_bring_the_same_lost_record_and_it_is_there_once(laptop, other):
    backup = Backup()
    version = laptop.result(interview("i1", {"job": "baker"})).version
    backup.restore()
    for desk in (laptop, other):
        result = desk.result(whole("i1", {"job": "baker"}, base=version))
        assert (result.status, result.body) == ("applied", None)
    assert History.objects.filter(record="i1").count() == 1
    third = other.result(whole("i1", {"job": "baker", "agreed": True}, base=version + 1))
    assert third.status == "applied"


def test_what_was_deleted_since_the_backup_is_deleted_again_and_not_brought_back(laptop, other):
    version = begun(laptop, plan="fe2")
    backup = Backup()
    gone = laptop.result(item("interview", "i1", base=version, deleted=True)).version
    backup.restore()
    assert laptop.result(item("interview", "i1", base=gone, deleted=True)).deleted
    result = other.result(whole("i1", {"plan": "fe2"}, base=version))
    assert (result.status, result.deleted) == ("merged", True)
    assert Record.objects.get(id="i1").deleted
    edited = other.result(whole("i1", {"plan": "fe2", "job": "vet"}, base=version))
    assert not edited.deleted
    assert now()["job"] == "vet"


def test_an_answer_that_was_kept_is_given_under_the_new_epoch(laptop):
    sent = laptop.envelope(interview("i1"), batch="batch-r1")
    first = Reply.model_validate_json(laptop.send(sent).content)
    me = Backup().restore()
    answer = laptop.send(sent, **{EPOCH_HEADER: me.epoch})
    again = Reply.model_validate_json(answer.content)
    assert again == first.but(epoch=me.epoch)


def test_an_answer_that_was_lost_is_made_again_without_a_question(laptop, other):
    version = begun(laptop, plan="fe2")
    backup = Backup()
    sent = laptop.envelope(item("interview", "i1", {"job": "vet"}, base=version), batch="batch-r2")
    laptop.send(sent)
    backup.restore()
    assert not Batch.objects.filter(batch="batch-r2").exists()
    assert laptop.send(sent).json()["results"][0]["status"] == "applied"
    assert (now()["job"], conflicts()) == ("vet", [])


def test_whoever_was_erased_since_the_backup_is_erased_again(laptop, other):
    begun(laptop, job="quokka")
    backup = Backup()
    laptop.push(student("s2"), interview("i2", {"job": "quokka"}, student="s2"))
    erasure.erase("s1", "request 7")
    erasure.erase("s2", "request 8")
    backup.restore()
    assert Record.objects.filter(deleted=False).count() == 0
    assert not History.objects.filter(changes__contains="quokka").exists()
    for desk in (laptop, other):
        for late in (
            whole("i1", {"job": "quokka"}, base=2),
            whole("i2", {"job": "quokka"}, student="s2"),
            student("s2"),
            interview("i3", student="s2"),
        ):
            assert desk.result(late).erased
    desk = Laptop(person("ines", school()))
    changes, page = desk.pull()
    assert {change.id for change in changes if change.erased} == {"s1", "i1", "s2", "i2"}
    assert page.sums["thornlaw"].count == 0
    assert begin_anew()
    assert erasure.repeat() == 0


def test_an_erasure_in_a_school_that_the_backup_does_not_know_says_what_to_do(laptop):
    backup = Backup()
    other = Laptop(person("ines", school("eastbeck")))
    other.push(student("e1", school="eastbeck"))
    erasure.erase("e1", "request 9")
    with pytest.raises(erasure.NotErasedError, match="eastbeck"):
        backup.restore()
    assert [line.student for line in erased_file.lines()] == ["e1"]


def test_after_a_restore_everything_is_told_from_the_beginning(laptop):
    laptop.push(interview("i1"))
    Backup().restore()
    laptop.cursor = ""
    changes, page = laptop.pull()
    assert {change.id for change in changes} == {"s1", "i1"}
    assert page.sums["thornlaw"].count == 2
    laptop.push(interview("i2"))
    assert laptop.pull()[0] == []
    adviser = Record.objects.get(id="i2").changed_by
    assert len(reading.records(adviser, "interview")) == 2
