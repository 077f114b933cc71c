"""When the hub was last tried, and when it is tried next without a deed of anybody's."""

from datetime import timedelta

import pytest
from sync_scenes import NOW, state

from ui.sync_centre.contact import contact


@pytest.mark.parametrize(
    ("after", "then"),
    [
        (None, ""),
        (timedelta(0), ""),
        (timedelta(seconds=20), ", next try by itself within a minute"),
        (timedelta(minutes=4), ", next try by itself at {:%H:%M}"),
        (timedelta(hours=23), ", next try by itself tomorrow at {:%H:%M}"),
    ],
)
def test_after_trouble_the_next_try_is_named_if_there_is_one(after, then):
    at = None if after is None else NOW + after
    tried = state(last_round=NOW, last_problem="No way to the hub.")
    assert contact(tried, NOW, at) == f"Last try today {NOW:%H:%M}" + then.format(at)
    assert contact(state(last_round=NOW), NOW, at) == f"Last sync today {NOW:%H:%M}"
