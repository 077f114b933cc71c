"""Times of the day as people type them."""

from datetime import time

import pytest

from ui.today.times import time_from


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
