"""Edits of what the hub has are weighed alike by the short way and by the merge."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from hub.exchange.content import fitting
from hub.exchange.push.weigh import Standing, weigh
from sync.wire import Item

AT = datetime(2026, 3, 12, tzinfo=UTC)
ASKED = {
    "job": st.sampled_from(["baker", "vet", ""]),
    "summary": st.text(max_size=3),
    "sectors": st.lists(st.sampled_from(["HEALTH", "CONST"]), unique=True),
    "ratings.A1": st.integers(1, 5),
    "ratings.A2": st.integers(1, 5),
    "newer": st.sampled_from(["words", [1, 2]]),
    "newest.of": st.sampled_from([0, {"a": "newer"}]),
}
BODIES = st.fixed_dictionaries({}, optional=ASKED)
NONE = st.none() | st.just(6)
"""No answer, and what fits no field of theirs."""
EDITS = st.fixed_dictionaries({}, optional={name: NONE | one for name, one in ASKED.items()})


@given(BODIES, EDITS)
def test_the_short_way_decides_as_the_merge_does(body, edits):
    told = {"cycle": 1, "day": "2026-03-12", **body}
    held = fitting("interview", told)
    item = Item(kind="interview", id="i1", school="s1", base=3, edits=edits, edited_at=AT)
    short = weigh(item, Standing(3, False, held))
    merged = weigh(item, Standing(3, False, held, past=held.fields))
    assert said(short) == said(merged)


def said(verdict):
    """A verdict as values: contents by their text."""
    told = {name: getattr(verdict, name) for name in verdict.__slots__}
    after = verdict.after and verdict.after.text
    return told | {"content": verdict.content.text, "after": after}
