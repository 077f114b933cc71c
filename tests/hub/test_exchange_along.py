"""The page that comes along with an answer: what others did, and nothing of what was just sent."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from exchange_kit import Laptop, interview, item, person, school, student, unpacked

from hub.exchange.models import Record
from sync.wire import Reply, record_sum

pytestmark = pytest.mark.django_db


@pytest.fixture
def laptop():
    return Laptop(person("marged", school()))


@pytest.fixture
def other():
    return Laptop(person("ines", school()))


def sent(laptop, envelope):
    """The page that comes with the answer to an envelope."""
    answer = laptop.http.generic(
        "POST",
        f"/api/v1/push?cursor={laptop.cursor}",
        envelope,
        "application/json",
        headers={"Authorization": f"Bearer {laptop.token}"},
    )
    return Reply.model_validate(unpacked(answer)).page


def told(page):
    return sorted(change.id for change in page.changes)


def sum_of_all():
    return record_sum(Record.objects.filter(deleted=False).values_list("id", "version", "hash"))


def test_what_only_this_laptop_sent_is_neither_told_nor_asked_for(laptop):
    laptop.push(student(), interview())
    laptop.pull()
    with CaptureQueriesContext(connection) as asked:
        page = sent(laptop, laptop.envelope(interview("i2")))
    assert told(page) == []
    assert not any("FROM exchange_record WHERE school_id" in one["sql"] for one in asked)
    assert page.sums["thornlaw"] == sum_of_all()
    assert told(laptop.page(page.cursor)) == []


def test_what_others_did_before_comes_along(laptop, other):
    laptop.push(student(), interview())
    laptop.pull()
    other.push(interview("i2"))
    page = sent(laptop, laptop.envelope(interview("i3")))
    assert told(page) == ["i2"]
    assert page.sums["thornlaw"] == sum_of_all()


def test_a_clash_comes_along_to_the_laptop_that_caused_it(laptop, other):
    laptop.push(student())
    base = laptop.result(interview("i1", {"job": "vet"})).version
    laptop.pull()
    other.push(item("interview", "i1", {"job": "baker"}, base=base))
    other.pull()
    page = sent(laptop, laptop.envelope(item("interview", "i1", {"job": "pilot"}, base=base)))
    (conflict,) = Record.objects.filter(kind="conflict").values_list("id", flat=True)
    assert told(page) == sorted([conflict, "i1"])
    assert page.sums["thornlaw"] == sum_of_all()


def test_an_answer_given_again_brings_what_was_done_since(laptop, other):
    laptop.push(student())
    laptop.pull()
    envelope = laptop.envelope(interview())
    first = sent(laptop, envelope)
    other.push(interview("i2"))
    again = sent(laptop, envelope)
    assert told(first) == []
    assert told(again) == ["i2"]
    assert again.sums["thornlaw"] == sum_of_all()
