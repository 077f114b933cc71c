"""Writers at once on PostgreSQL: a reader with our cursor misses nothing, one with ids does."""

import random
import sys
import threading
import time
from contextlib import contextmanager
from functools import partial

import pytest
from django.db import connection, connections
from exchange_kit import Laptop, interview, person, school, student
from shared_database import at_once

from hub.exchange.models import History

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]

SECONDS = 2.0
PATIENCE = 20
PLACES = ("thornlaw", "eastbeck", "ironmead")
LONGEST = 0.003
"""Seconds at most between the last statement of a writer and its commit."""


class Naive:
    """Reads what has a greater `column` than anything it has seen: how it must not be done."""

    def __init__(self, column):
        self._column = column
        self._last = None
        self.seen = set()

    def read(self):
        rows = History.objects.order_by(self._column)
        if self._last is not None:
            rows = rows.filter(**{f"{self._column}__gt": self._last})
        for record, at in rows.values_list("record", self._column):
            self.seen.add(record)
            self._last = at


class Ours:
    """Reads as a laptop does."""

    def __init__(self, adviser):
        self._laptop = Laptop(adviser)
        self.seen = []

    def read(self):
        self.seen += [change.id for change in self._laptop.pull()[0]]


@pytest.fixture
def schools():
    return {name: school(name) for name in PLACES}


@pytest.fixture
def writers(schools):
    """Two advisers of each school, each on a laptop, and a student there."""
    made = [
        (name, Laptop(person(f"{name}-{number}", place)))
        for name, place in schools.items()
        for number in range(2)
    ]
    for name, laptop in made:
        laptop.push(student(f"s-{name}", school=name))
    return made


@pytest.fixture
def readers(schools):
    """Ours, and two that go by the order of a column."""
    return [Ours(person("reader", *schools.values())), Naive("id"), Naive("received_at")]


def push(place, laptop, *records):
    laptop.push(*[interview(record, school=place, student=f"s-{place}") for record in records])


@contextmanager
def commits(before):
    """In this thread, `before` is called with each transaction's last words already said."""
    own = connections["default"]
    commit = own.commit

    def late():
        before()
        commit()

    own.commit = late
    try:
        yield
    finally:
        del own.commit


def waiting():
    """How many writers wait for another one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return cursor.fetchone()[0]


def test_who_reads_by_ids_or_times_misses_what_was_begun_first_and_ended_last(writers, readers):
    held, go_on = threading.Event(), threading.Event()

    def hold():
        if History.objects.filter(record="early").exists():
            held.set()
            assert go_on.wait(PATIENCE)

    def slow():
        with commits(hold):
            push(*writers[0], "early")

    def others():
        try:
            assert held.wait(PATIENCE)
            push(*writers[2], "late")
            for reader in readers:
                reader.read()
        finally:
            go_on.set()

    at_once(slow, others)
    for reader in readers:
        reader.read()
    ours, by_id, by_time = (reader.seen for reader in readers)
    assert {"early", "late"} <= set(ours)
    assert len(ours) == len(set(ours))
    for seen in (by_id, by_time):
        assert "late" in seen
        assert "early" not in seen


def test_in_one_school_nobody_can_be_begun_first_and_ended_last(writers, readers):
    held, go_on = threading.Event(), threading.Event()
    (ours, *_), between = readers, []

    def hold():
        if History.objects.filter(record="first").exists():
            held.set()
            assert go_on.wait(PATIENCE)

    def slow():
        with commits(hold):
            push(*writers[0], "first")

    def quick():
        assert held.wait(PATIENCE)
        push(*writers[1], "second")

    def look():
        try:
            assert held.wait(PATIENCE)
            until = time.monotonic() + PATIENCE
            while not waiting() and time.monotonic() < until:
                ours.read()
            between.extend(ours.seen)
            assert waiting() == 1
        finally:
            go_on.set()

    at_once(slow, quick, look)
    assert not {"first", "second"} & set(between)
    ours.read()
    assert [one for one in ours.seen if not one.startswith("s-")] == ["first", "second"]


def test_for_two_seconds_of_writing_by_six_our_reader_misses_nothing(writers, readers):
    until = time.monotonic() + SECONDS

    def write(number, place, laptop):
        chance, done = random.Random(number), 0
        with commits(lambda: threading.Event().wait(chance.uniform(0, LONGEST))):
            while time.monotonic() < until:
                push(place, laptop, *[f"w{number}-{done}-{part}" for part in range(5)])
                done += 1

    def read(reader):
        while time.monotonic() < until:
            reader.read()

    at_once(
        *[partial(read, reader) for reader in readers],
        *[partial(write, number, *writer) for number, writer in enumerate(writers)],
    )
    for reader in readers:
        reader.read()
    written = set(History.objects.values_list("record", flat=True))
    ours, by_id, by_time = (reader.seen for reader in readers)
    sys.stdout.write(
        f"{len(written)} records by {len(writers)} writers in {SECONDS} s; missed: "
        f"{len(written - set(ours))} with our cursor, {len(written - by_id)} by id, "
        f"{len(written - by_time)} by time\n"
    )
    assert sorted(ours) == sorted(written)
    assert len(written) > 20
