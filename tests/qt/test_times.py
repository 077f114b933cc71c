"""Times of the day as people type them."""

from datetime import time

import pytest

from ui.today.times import neighbour, time_from


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("10:55", time(10, 55)),
        ("1055", time(10, 55)),
        ("9", time(9)),
        ("9.50", time(9, 50)),
        ("2pm", time(14)),
        ("1:20", time(13, 20)),
        ("12", time(12)),
        ("25:00", None),
        ("10:75", None),
        ("lunch", None),
    ],
)
def test_a_time_may_be_typed_as_it_comes(typed, meant):
    assert time_from(typed) == meant


FREE = (time(9), time(10, 55), time(15))


@pytest.mark.parametrize(
    ("typed", "meant"), [("+1", time(9)), ("+3", time(15)), ("+4", None), ("+0", None)]
)
def test_plus_counts_the_free_times_of_the_day(typed, meant):
    assert time_from(typed, FREE) == meant


@pytest.mark.parametrize(
    ("at", "by", "found"),
    [
        (None, 1, time(9)),
        (time(9), 1, time(10, 55)),
        (time(11), -1, time(10, 55)),
        (time(15), 1, None),
        (time(9), -1, None),
    ],
)
def test_the_next_free_time_lies_beside_the_one_that_is_typed(at, by, found):
    assert neighbour(FREE, at, by) == found
    assert neighbour((), at, by) is None
