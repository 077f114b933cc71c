"""Dates as people type them."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedesk.domain.clock import DAYS, MONTHS
from onedesk.domain.people import Window
from onedesk.domain.when import NotADay, parse_when

TODAY = date(2026, 3, 12)  # a Thursday
WINDOWS = (Window(cycle=4, first=date(2026, 6, 8), last=date(2026, 6, 26)),)
DAYS_AHEAD = st.integers(0, 350).map(lambda days: TODAY + timedelta(days=days))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fri 1 may", date(2026, 5, 1)),
        ("Friday, 1 May", date(2026, 5, 1)),
        ("1st of may", date(2026, 5, 1)),
        ("may 1", date(2026, 5, 1)),
        ("12/6", date(2026, 6, 12)),
        ("12.6.26", date(2026, 6, 12)),
        ("12-6-2026", date(2026, 6, 12)),
        ("2026-06-12", date(2026, 6, 12)),
        ("+3w", date(2026, 4, 2)),
        ("in 2 weeks", date(2026, 3, 26)),
        ("+10d", date(2026, 3, 22)),
        ("+1m", date(2026, 4, 12)),
        ("c4", date(2026, 6, 8)),
        ("today", TODAY),
        ("tomorrow", date(2026, 3, 13)),
        ("fri", date(2026, 3, 13)),
        ("thu", date(2026, 3, 19)),
        ("3 march", date(2027, 3, 3)),
    ],
)
def test_the_ways_people_write_a_date_are_understood(typed, meant):
    assert parse_when(typed, TODAY, WINDOWS) == meant


@pytest.mark.parametrize(
    ("typed", "say"),
    [
        ("31/2/2027", "February has 28 days in 2027."),
        ("fri 2 may", "2 May 2026 is a Saturday. Which of the two?"),
        ("c5", "This school has no dates for talk 5 yet."),
        ("1/13", "There is no month 13."),
        ("1/3/2026", "1 March 2026 has gone by. Is there a later day?"),
        ("1/3/1998", "1998 is not a year for a plan. Is there an earlier day?"),
        ("soon", NotADay.say),
        ("", NotADay.say),
    ],
)
def test_what_cannot_be_a_day_is_told_in_a_sentence(typed, say):
    with pytest.raises(NotADay) as told:
        parse_when(typed, TODAY, WINDOWS)
    assert told.value.say == say


@given(DAYS_AHEAD)
def test_a_day_said_in_full_is_that_day(day):
    words = f"{DAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"
    assert parse_when(words, TODAY) == day


@given(DAYS_AHEAD)
def test_a_day_in_figures_is_that_day(day):
    assert parse_when(f"{day.day}/{day.month}", TODAY) == day


@given(st.integers(0, 99), st.sampled_from("dw"))
def test_counting_on_never_goes_back(count, unit):
    days = count * (7 if unit == "w" else 1)
    assert parse_when(f"+{count}{unit}", TODAY) == TODAY + timedelta(days=days)


@given(st.text(max_size=20))
def test_whatever_is_typed_gives_a_coming_day_or_a_sentence(text):
    with suppress(NotADay):
        assert parse_when(text, TODAY, WINDOWS) >= TODAY
