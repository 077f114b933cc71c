"""A student is deleted with all that is about them, or not at all: nothing is about nobody."""

import json

import pytest
from exchange_kit import Laptop, interview, item, person, school, student

from hub.exchange.filling import UnfitError, store_records
from hub.exchange.models import Record, Scope
from hub.exchange.push import accept as accepting
from onedesk.domain.plan import Action
from onedesk.domain.records import Record as Made
from sync.wire import record_sum

pytestmark = pytest.mark.django_db


@pytest.fixture
def laptop():
    laptop = Laptop(person("marged", school()))
    laptop.push(student(), interview("i1", {"plan": "fe2"}))
    return laptop


@pytest.fixture
def other():
    other = Laptop(person("sunil", school()))
    other.pull()
    return other


def going(record, kind="student", **more):
    return item(kind, record, base=Record.objects.get(id=record).version, deleted=True, **more)


def live():
    found = Record.objects.filter(deleted=False)
    held = Scope.objects.get(school="thornlaw")
    rows = list(found.values_list("id", "version", "hash"))
    assert (held.live, held.total) == (len(rows), str(record_sum(rows).total))
    return {row[0] for row in rows}


def test_deleting_a_student_whom_a_colleague_wrote_about_gives_way(laptop, other):
    gone = going("i1", "interview")
    other.push(item("action", "a1", {"interview": "i1", "what": "Ask at college"}))
    first, second = laptop.push(going("s1", edits={"form": "11X"}), gone).results
    assert (first.status, first.deleted, second.deleted) == ("merged", False, True)
    assert json.loads(first.body)["form"] == "11X"
    assert live() == {"s1", "a1"}
    assert {change.id for change in other.pull()[0]} == {"s1", "i1"}


def test_with_all_that_is_about_them_a_student_goes(laptop):
    results = laptop.push(going("s1"), going("i1", "interview")).results
    assert [one.deleted for one in results] == [True, True]
    assert live() == set()


def test_what_comes_about_a_deleted_student_brings_them_back_as_they_were(laptop, other):
    laptop.push(going("s1"), going("i1", "interview"))
    about = item("interview", "i1", {"job": "vet"}, base=1)
    results = other.push(about, interview("i2")).results
    assert {one.status for one in results} == {"merged", "applied"}
    assert live() == {"s1", "i1", "i2"}
    assert json.loads(Record.objects.get(id="s1").body)["legal_forename"] == "Zoë"
    assert "s1" in {change.id for change in laptop.pull()[0]}
    assert "s1" in {change.id for change in other.pull()[0]}


def test_one_who_deletes_a_student_and_writes_about_them_keeps_them(laptop):
    laptop.push(going("s1"), going("i1", "interview"), interview("i2"))
    assert live() == {"s1", "i2"}


def test_what_came_just_before_the_lock_counts(laptop, other, monkeypatch):
    decide = accepting.judge

    def judge(*given):
        monkeypatch.setattr(accepting, "judge", decide)
        found = decide(*given)
        other.push(interview("late"))
        return found

    gone = going("s1"), going("i1", "interview")
    monkeypatch.setattr(accepting, "judge", judge)
    assert [one.deleted for one in laptop.push(*gone).results] == [False, True]
    assert live() == {"s1", "late"}


def test_a_file_brings_nothing_about_a_deleted_student(laptop):
    laptop.push(going("s1"), going("i1", "interview"))
    body = Action(interview="i1", what="Ask")
    made = Made(kind="action", id="a1", school="thornlaw", student="s1", body=body)
    with pytest.raises(UnfitError):
        store_records([made])
