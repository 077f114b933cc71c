"""Records taken in by the hub's own hand: in bulk, all or nothing."""

import pytest
from exchange_kit import Laptop, person, school

from hub.exchange import reading
from hub.exchange.filling import UnfitError, store_records
from hub.exchange.models import History, Record, Scope
from onedesk.domain.interview import Interview
from onedesk.domain.people import Student
from onedesk.domain.records import Record as Value
from sync.wire import record_sum

pytestmark = pytest.mark.django_db

ZOE = Value(
    kind="student",
    id="s1",
    school="thornlaw",
    body=Student(legal_forename="Zoë", legal_surname="Reed"),
)


def talk(record="i1", **fields):
    body = Interview(cycle=3, **fields)
    return Value(kind="interview", id=record, school="thornlaw", student="s1", body=body)


@pytest.fixture(autouse=True)
def _school():
    school()


def test_what_is_stored_is_read_back():
    assert store_records([talk(plan="fe2"), ZOE]) == 2
    assert list(reading.everything()) == [ZOE, talk(plan="fe2")]


def test_stored_again_nothing_changes():
    store_records([ZOE, talk()])
    before = Scope.objects.values().get(), History.objects.count()
    assert store_records([ZOE, talk()]) == 0
    assert (before[0]["live"], History.objects.count()) == (2, before[1])


def test_a_changed_record_replaces_the_old_one_and_keeps_its_history():
    store_records([ZOE, talk(plan="fe2")])
    assert store_records([talk(job="baker")]) == 1
    (one,) = [record for record in reading.everything() if record.kind == "interview"]
    assert (one.body.plan, one.body.job) == (None, "baker")
    assert (
        History.objects.get(what="changed").changes == '{"plan":["fe2",null],"job":[null,"baker"]}'
    )


def test_counters_and_laptops_follow():
    laptop = Laptop(person("marged", school()))
    laptop.pull()
    store_records([ZOE, talk()])
    changes, page = laptop.pull()
    assert {change.id for change in changes} == {"s1", "i1"}
    assert page.sums["thornlaw"] == record_sum(Record.objects.values_list("id", "version", "hash"))


UNFIT = {
    "unknown school": [ZOE, talk().but(school="nowhere")],
    "unknown student": [talk()],
    "twice": [ZOE, ZOE],
    "something else": [ZOE, talk("s1")],
}


@pytest.mark.parametrize("why", UNFIT)
def test_one_that_does_not_fit_keeps_all_out(why):
    if why == "something else":
        store_records([ZOE])
    with pytest.raises(UnfitError) as reason:
        store_records(UNFIT[why] if why != "something else" else [talk("s1")])
    assert "Nothing was stored" in reason.value.say
    assert Record.objects.count() == (1 if why == "something else" else 0)
