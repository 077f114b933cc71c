"""A move, an erasure or a withdrawal at the very moment of a push: one comes first, both hold."""

from functools import partial

import pytest
from exchange_asks import withdraw
from exchange_kit import Laptop, interview, item, person, school, student
from shared_database import at_once, on_disk

from hub.exchange.models import Batch, Departure, Holding, Record, Scope
from hub.exchange.moving import move
from hub.exchange.push import accept
from hub.guardian import erasure
from sync.wire import record_sum

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _file(tmp_path, monkeypatch, transactional_db):
    monkeypatch.setenv("ONEDESK_HUB_DATA", str(tmp_path / "hub"))
    with on_disk(tmp_path / "hub.sqlite3"):
        yield


@pytest.fixture
def laptops():
    school("eastbeck")
    laptops = [Laptop(person(name, school())) for name in ("ines", "sunil", "aled")]
    laptops[0].push(student(), interview("i1"))
    for laptop in laptops:
        laptop.pull()
    return laptops


def sums_are_right():
    for scope in Scope.objects.all():
        rows = Record.objects.filter(school=scope.school_id, deleted=False)
        found = record_sum(rows.values_list("id", "version", "hash"))
        assert (found.count, str(found.total)) == (scope.live, scope.total)


def between(monkeypatch, deed):
    """Let `deed` happen after an envelope was decided on, before it takes its locks."""
    judge, done = accept.judge, []

    def then(*given):
        verdicts = judge(*given)
        if not done:
            done.append(True)
            at_once(deed)
        return verdicts

    monkeypatch.setattr(accept, "judge", then)


@pytest.mark.parametrize("number", range(3))
def test_whatever_a_move_meets_all_records_are_where_the_student_is(laptops, number):
    base = Record.objects.get(id="i1").version
    pushes = [
        partial(
            laptop.push,
            item("interview", "i1", {f"ratings.A{who}": 3}, base=base),
            interview(f"new{who}"),
        )
        for who, laptop in enumerate(laptops)
    ]
    _, *replies = at_once(partial(move, "s1", "eastbeck"), *pushes)
    for reply in replies:
        assert {one.status for one in reply.results} <= {"applied", "merged"}
    assert set(Record.objects.values_list("school", flat=True)) == {"eastbeck"}
    assert Departure.objects.filter(school="thornlaw").count() == 5
    row = Record.objects.get(id="i1")
    assert all(f'"A{who}":3' in row.body for who in range(3))
    sums_are_right()
    for laptop in laptops:
        assert laptop.pull()[1].sums["thornlaw"].count == 0


def test_students_who_cross_do_not_wait_for_each_other_in_a_circle(laptops):
    there = Laptop(person("mair", school(), school("eastbeck")))
    there.push(student("s2", school="eastbeck"))
    at_once(partial(move, "s1", "eastbeck"), partial(move, "s2", "thornlaw"))
    homes = dict(Record.objects.filter(kind="student").values_list("id", "school"))
    assert homes == {"s1": "eastbeck", "s2": "thornlaw"}
    sums_are_right()


@pytest.mark.parametrize("number", range(3))
def test_whatever_an_erasure_meets_nothing_of_the_student_stays(laptops, number):
    base = Record.objects.get(id="i1").version
    pushes = [
        partial(
            laptop.push,
            item("interview", "i1", {"job": "quokka", "plan": f"P{who}"}, base=base),
            interview(f"new{who}", {"job": "quokka"}),
        )
        for who, laptop in enumerate(laptops)
    ]
    at_once(partial(erasure.erase, "s1", "request 7"), *pushes)
    assert not Record.objects.filter(erased=False).exists()
    assert not Record.objects.exclude(body="{}").exists()
    assert Scope.objects.get(school="thornlaw").live == 0
    for laptop in laptops:
        assert laptop.result(interview("again")).erased
        assert laptop.pull()[1].sums["thornlaw"].count == 0


@pytest.mark.parametrize("number", range(4))
def test_an_envelope_is_either_answered_or_withdrawn(laptops, number):
    laptop = laptops[0]
    batch = f"batch-o{number}"
    sent = laptop.envelope(interview("a"), interview("b"), batch=batch)
    reply, answer = at_once(partial(withdraw, laptop, batch), partial(laptop.send, sent))
    taken = Record.objects.filter(id__in=("a", "b")).count()
    if reply is None:
        assert (answer.status_code, taken) == (409, 0)
    else:
        assert (answer.status_code, taken) == (200, 2)
        assert reply.model_dump(mode="json", exclude_defaults=True) == answer.json()
    assert Batch.objects.filter(batch=batch).count() == 1
    assert laptop.send(sent).status_code == answer.status_code


def test_an_envelope_withdrawn_while_it_is_weighed_is_undone_as_a_whole(laptops, monkeypatch):
    laptop = laptops[0]
    sent = laptop.envelope(interview("a"), batch="batch-o9")
    between(monkeypatch, partial(withdraw, laptop, "batch-o9"))
    assert laptop.send(sent).status_code == 409
    assert not Record.objects.filter(id="a").exists()
    sums_are_right()


def test_a_move_between_weighing_and_locking_is_noticed(laptops, monkeypatch):
    between(monkeypatch, partial(move, "s1", "eastbeck"))
    reply = laptops[0].push(interview("late"))
    assert reply.results[0].status == "applied"
    assert Record.objects.get(id="late").school_id == "eastbeck"
    sums_are_right()


def test_an_erasure_between_weighing_and_locking_is_noticed(laptops, monkeypatch):
    between(monkeypatch, partial(erasure.erase, "s1", "request 7"))
    assert laptops[0].result(interview("late", {"job": "quokka"})).erased
    assert not Record.objects.filter(id="late").exists()


def test_two_first_pages_at_once_make_one_holding(laptops):
    laptop = Laptop(person("mair", school()))
    at_once(*[laptop.page] * 3)
    assert Holding.objects.filter(device=laptop.enrolled.device).count() == 1
