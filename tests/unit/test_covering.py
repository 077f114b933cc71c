"""Covers on a laptop: a school is open on its days and on no others, whatever came by file."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from onedesk.domain.covering import LONGEST, Deed, with_covers
from onedesk.domain.people import Adviser, Cover, Programme, School

TODAY = date(2026, 3, 12)
DAYS = st.integers(-10, 10).map(lambda by: TODAY + timedelta(days=by))
OWN = School(id="own", name="Own", area="NE")
PLACES = {name: School(id=name, name=name.title(), area="NE") for name in ("hexham", "blyth")}


def cover(name, first, last, *, school="hexham", taker="me"):
    return Cover(
        id=name,
        school=school,
        giver="gwen" if taker == "me" else "me",
        giver_name="Gwen",
        taker=taker,
        taker_name=taker.title(),
        first=first,
        last=last,
    )


@st.composite
def covers(draw):
    """A cover that I took or gave, with an id of its own."""
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return cover(
        draw(st.uuids().map(str)),
        first,
        last,
        school=draw(st.sampled_from(sorted(PLACES))),
        taker=draw(st.sampled_from(["me", "gwen"])),
    )


@given(st.lists(covers()), st.lists(covers()), DAYS)
def test_a_covered_school_is_open_on_its_days_alone(told, by_file, day):
    listed = {one.school for one in told if one.taker == "me"}  # as the hub told, on some day
    programme = Programme(
        service="Service",
        adviser=Adviser(id="me", name="Me"),
        schools=(OWN, *(PLACES[name] for name in sorted(listed))),
        covers=tuple(told),
    )
    files = [(one, PLACES[one.school] if one.taker == "me" else None) for one in by_file]
    seen = with_covers(programme, files, (), day)
    holding = {one.school for one in (*told, *by_file) if one.taker == "me" and one.holds(day)}
    assert {one.id for one in seen.schools} == {"own"} | holding
    assert len({one.id for one in seen.schools}) == len(seen.schools)
    assert {one.id for one in seen.covers} == {
        one.id for one in (*told, *by_file) if one.last >= day
    }
    ended = with_covers(programme, files, [one.id for one in (*told, *by_file)], day)
    assert [one.id for one in ended.schools] == ["own"]
    assert ended.covers == ()


@pytest.mark.parametrize("last", [-1, LONGEST])
def test_a_deed_has_its_days_in_order_and_not_too_many(last):
    named = {"id": "c", "school": "s", "giver": "a", "giver_name": "A", "taker": "b"}
    days = {"first": TODAY, "last": TODAY + timedelta(days=last)}
    rest = {"taker_name": "B", "device": "OD-1", "given_at": datetime(2026, 3, 12, tzinfo=UTC)}
    with pytest.raises(ValidationError):
        Deed(**named, **days, **rest)
