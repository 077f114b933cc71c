"""Several laptops at the same moment: answered once, merged, and seen by every reader."""

import threading
from functools import partial

import pytest
from django.db import OperationalError, connection
from exchange_kit import Laptop, interview, item, person, school, student
from shared_database import at_once, on_disk

from hub.exchange import reading
from hub.exchange.models import Batch, History, Record, Scope
from hub.exchange.push import accept
from sync.wire import record_sum

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _file(tmp_path, transactional_db):
    with on_disk(tmp_path / "hub.sqlite3"):
        yield


@pytest.fixture
def adviser():
    return person("marged", school())


@pytest.fixture
def laptops(adviser):
    laptops = [Laptop(person(name, school())) for name in ("ines", "sunil", "aled")]
    laptops[0].push(student())
    return laptops


def test_two_copies_of_an_envelope_at_once_have_one_effect_and_one_answer(laptops, monkeypatch):
    both = threading.Barrier(2)
    judge = accept.judge

    def together(*given):
        both.wait(10)
        return judge(*given)

    monkeypatch.setattr(accept, "judge", together)
    sent = laptops[0].envelope(interview("i1", {"job": "baker"}))
    first, second = at_once(*[partial(laptops[0].send, sent)] * 2)
    assert first.content == second.content
    assert first.json()["results"][0]["status"] == "applied"
    assert History.objects.filter(record="i1").count() == 1
    assert Batch.objects.count() == 2


def test_answers_to_the_same_record_at_once_all_stay(laptops, adviser):
    version = laptops[0].result(interview("i1")).version
    for number in range(4):
        edits = [{f"ratings.A{number}{who}": 3} for who in range(3)]
        at_once(
            *[
                partial(laptop.push, item("interview", "i1", edit, base=version))
                for laptop, edit in zip(laptops, edits, strict=True)
            ]
        )
    ((record,), conflicts) = (reading.records(adviser, kind) for kind in ("interview", "conflict"))
    assert len(record.body.ratings) == 12
    assert conflicts == []


def test_of_two_answers_to_one_question_at_once_neither_is_lost(laptops, adviser):
    version = laptops[0].result(interview("i1")).version
    jobs = ("baker", "vet", "pilot")
    at_once(
        *[
            partial(laptop.push, item("interview", "i1", {"job": job}, base=version))
            for laptop, job in zip(laptops, jobs, strict=True)
        ]
    )
    ((record,), conflicts) = (reading.records(adviser, kind) for kind in ("interview", "conflict"))
    assert {record.body.job, *(one.body.offered for one in conflicts)} == set(jobs)


def test_a_reader_among_writers_misses_nothing(laptops, adviser):
    reader, seen = Laptop(adviser), []

    def write(laptop, who):
        for number in range(8):
            laptop.push(interview(f"w{who}-{number}"), interview(f"x{who}-{number}"))

    def read():
        for _ in range(30):
            seen.extend(change.id for change in reader.pull()[0])

    at_once(read, *[partial(write, laptop, who) for who, laptop in enumerate(laptops)])
    changes, page = reader.pull()
    seen.extend(change.id for change in changes)
    rows = Record.objects.values_list("id", "version", "hash")
    assert sorted(seen) == sorted(row[0] for row in rows)
    assert page.sums["thornlaw"] == record_sum(rows)
    assert Scope.objects.get().version == 25


def test_schools_do_not_wait_for_each_other_in_a_circle(laptops):
    both = [school(), school("eastbeck")]
    there = Laptop(person("mair", *both))
    back = Laptop(person("tomos", *both))
    there.push(student("p1", school="eastbeck"))
    for number in range(6):
        here = [interview(f"t{number}"), interview(f"e{number}", student="p1", school="eastbeck")]
        way = [
            interview(f"b{number}", student="p1", school="eastbeck"),
            interview(f"c{number}"),
        ]
        at_once(partial(there.push, *here), partial(back.push, *way))
    assert Record.objects.filter(kind="interview").count() == 24


def test_a_commit_that_fails_is_not_answered_with_success(laptops, monkeypatch, logs):
    logs.expect("Service Unavailable")
    sent = laptops[0].envelope(interview("i1"))

    def full():
        raise OperationalError("database or disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(connection, "commit", full)
        assert laptops[0].send(sent).status_code == 503
    assert not Record.objects.filter(id="i1").exists()
    assert laptops[0].send(sent).json()["results"][0]["status"] == "applied"
