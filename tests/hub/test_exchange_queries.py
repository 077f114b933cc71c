"""How often a request asks the database: what a small round costs, counted instead of timed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from exchange_kit import interview

pytestmark = pytest.mark.django_db


def test_a_laptop_to_which_nothing_happened_asks_the_database_three_times(laptop):
    laptop.pull()
    with CaptureQueriesContext(connection) as asked:
        laptop.pull()
    assert len(asked) <= 3


def test_thirty_records_are_asked_of_the_database_like_one(laptop):
    laptop.push(interview("i0"))
    with CaptureQueriesContext(connection) as one:
        laptop.push(interview("i1"))
    with CaptureQueriesContext(connection) as many:
        laptop.push(*[interview(f"j{n}") for n in range(30)])
    assert len(many) == len(one) <= 11
