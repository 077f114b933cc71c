"""What the hub keeps of a laptop's clock, and what it forgets in time."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.utils import timezone as clock
from exchange_asks import parts, said, withdraw
from exchange_kit import Laptop, interview, item, person, school, student

from hub.exchange import moving
from hub.exchange.models import Batch, Departure, History, Record
from hub.exchange.tidying import DELETIONS_KEPT, REPLIES_KEPT, Tidied, tidy
from hub.guardian import erasure
from sync.wire import record_sum
from sync.wire.http import CLOCK_HEADER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hub_folder")]


@pytest.fixture
def laptop():
    laptop = Laptop(person("marged", school()))
    laptop.push(student(), interview("i1"), interview("i2"), batch="batch-k0")
    laptop.pull()
    return laptop


def offset_of(laptop, told):
    headers = {} if told is None else {CLOCK_HEADER: told}
    answer = laptop.send(laptop.envelope(batch="batch-k1"), **headers)
    assert answer.status_code == 200
    return Batch.objects.get(batch="batch-k1").offset


@pytest.mark.parametrize("hours", [0, 3, -24 * 400])
def test_how_far_a_laptops_clock_is_off_is_kept_with_the_batch(laptop, hours):
    east = timezone(timedelta(hours=5))
    told = (datetime.now(UTC) + timedelta(hours=hours)).astimezone(east).isoformat()
    assert offset_of(laptop, told) == pytest.approx(hours * 3600, abs=60)


@pytest.mark.parametrize(
    "told", [None, "", "noon", "2026-03-12", "2026-03-12T13:41:00", "9" * 5000, "0001-01-01T00:00Z"]
)
def test_a_clock_that_says_nothing_good_changes_nothing(laptop, told):
    assert offset_of(laptop, told) is None or told == "0001-01-01T00:00Z"


def delete(laptop, record):
    version = Record.objects.get(id=record).version
    laptop.push(item("interview", record, base=version, deleted=True))


def later(kept):
    return clock.now() + kept + timedelta(hours=1)


def test_answers_are_forgotten_in_time_and_that_they_were_given_never(laptop):
    assert tidy(later(REPLIES_KEPT) - timedelta(hours=2)).replies == 0
    assert [tidy(later(REPLIES_KEPT)).replies for _ in range(2)] == [1, 0]
    told = History.objects.count()
    sent = laptop.envelope(student(), interview("i1"), interview("i2"), batch="batch-k0")
    assert said(laptop.send(sent)) == (409, "withdrawn")
    assert withdraw(laptop, "batch-k0") is None
    assert (History.objects.count(), Record.objects.count(), Batch.objects.count()) == (told, 3, 1)
    erasure.erase("s1", "request 7")


def test_deletions_are_forgotten_with_all_that_was_in_them(laptop):
    delete(laptop, "i1")
    laptop.pull()
    assert tidy(later(DELETIONS_KEPT) - timedelta(hours=2)).deletions == 0
    assert tidy(later(DELETIONS_KEPT)).deletions == 1
    assert not Record.objects.filter(id="i1").exists()
    assert not History.objects.filter(record="i1").exists()
    assert History.objects.filter(record="i2").exists()
    assert laptop.pull()[1].sums["thornlaw"].count == 2


def test_a_desk_that_was_away_for_longer_compares_by_parts(laptop):
    away = Laptop(person("sunil", school()))
    away.pull()
    delete(laptop, "i1")
    laptop.pull()
    tidy(later(DELETIONS_KEPT))
    assert laptop.pull()[0] == []
    assert said(away.ask(away.cursor)) == (400, "cursor_unknown")
    told = parts(away)
    rows = Record.objects.values_list("id", "version", "hash")
    assert sum(one.count for one in told.parts.values()) == record_sum(rows).count == 2
    away.cursor = told.cursor
    assert away.pull()[0] == []
    assert {change.id for change in Laptop(person("ines", school())).pull()[0]} == {"s1", "i2"}


def test_a_desk_that_begins_is_not_held_up_by_what_was_forgotten(laptop, monkeypatch):
    monkeypatch.setattr("hub.exchange.pull.feed.PAGE_MAX", 1)
    delete(laptop, "i1")
    reader = Laptop(person("ines", school()))
    reader.cursor = reader.page().cursor
    tidy(later(DELETIONS_KEPT))
    assert reader.pull()[1].sums["thornlaw"].count == 2


def test_departures_are_forgotten_and_what_was_erased_is_not(laptop):
    school("eastbeck")
    moving.move("s1", "eastbeck")
    erasure.erase("s1", "request 7")
    done = tidy(later(DELETIONS_KEPT))
    assert done == Tidied(1, 3)
    assert not Departure.objects.exists()
    assert Record.objects.filter(erased=True).count() == 3
    assert tidy(later(DELETIONS_KEPT)) == Tidied(0, 0)
