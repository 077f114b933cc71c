"""Times, dates and counts in words."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from onedesk.domain.people import Window
from ui import words

TODAY = date(2026, 3, 12)
NOW = datetime(2026, 3, 12, 16, 32, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (TODAY, "today"),
        (date(2026, 3, 11), "yesterday"),
        (date(2026, 3, 13), "tomorrow"),
        (date(2026, 3, 17), "Tuesday 17 March"),
        (date(2025, 12, 9), "9 December"),
        (date(2024, 12, 9), "9 December 2024"),
    ],
)
def test_a_day_is_said_as_near_as_it_is(day, said):
    assert words.near_day(day, TODAY) == said


@pytest.mark.parametrize(
    ("back", "short", "said", "inside"),
    [
        (timedelta(hours=3), "13:32", "today 13:32", "today at 13:32"),
        (timedelta(days=1), "Wed 16:32", "Wed 16:32", "yesterday at 16:32"),
        (timedelta(days=3), "Mon 16:32", "Mon 16:32", "on Monday at 16:32"),
        (timedelta(days=93), "9 December", "9 December", "on 9 December"),
    ],
)
def test_a_moment_is_said_by_its_distance(back, short, said, inside):
    at = NOW - back
    assert words.moment(at, NOW) == short
    assert words.moment_said(at, NOW) == said
    assert words.moment_in_sentence(at, NOW) == inside


def test_from_when_to_when_is_said_once_where_it_is_one_minute():
    first = NOW - timedelta(days=1)
    assert words.span_in_sentence(NOW, NOW, NOW) == "today at 16:32"
    last = first + timedelta(minutes=4)
    assert words.span_in_sentence(first, last, NOW) == "yesterday from 16:32 to 16:36"
    assert words.span_in_sentence(first, NOW, NOW) == "yesterday from 16:32 to today at 16:32"
    old = NOW - timedelta(days=93)
    assert words.span_in_sentence(old, old + timedelta(minutes=4), NOW) == "on 9 December"


def test_a_moment_is_shown_on_the_clock_of_this_laptop():
    at = datetime(2026, 3, 12, 9, 42, tzinfo=UTC)
    assert words.moment(at, NOW.astimezone(timezone(timedelta(hours=1)))) == "10:42"


def test_a_promise_says_whether_it_is_late():
    assert words.due(TODAY, TODAY) == "due today"
    assert words.due(date(2026, 3, 14), TODAY) == "due Saturday 14 March"
    assert words.due(date(2026, 3, 2), TODAY) == "was due 2 March"


def test_a_window_names_its_month_once():
    inside = Window(cycle=3, first=date(2026, 3, 2), last=date(2026, 3, 27))
    across = Window(cycle=3, first=date(2026, 2, 23), last=date(2026, 3, 13))
    assert words.window_span(inside) == "2 to 27 March"
    assert words.window_span(across) == "23 February to 13 March"
    assert words.span(TODAY, TODAY) == "12 March"


def test_cycles_without_a_window_have_a_term():
    assert words.term(4) == "Year 10, summer"
    assert words.term(7) == "Year 11, spring"


def test_counts_and_lists_read_as_sentences():
    assert words.counted(1, "interview") == "1 interview"
    assert words.counted(0, "interview") == "no interviews"
    assert words.counted(2, "absence") == "2 absences"
    assert words.counted(3, "is", "are") == "3 are"
    assert words.listed([]) == ""
    assert words.listed(["a"]) == "a"
    assert words.listed(["a", "b", "c"]) == "a, b and c"
    assert words.small(1) == "one"
    assert words.small(12) == "12"
    assert words.sentences(["two came", "", "one left"]) == "Two came. One left."


def test_sizes_and_durations_are_round():
    assert words.size(40_100) == "41 KB"
    assert words.size(0) == "0 KB"
    assert words.lasting(0.2) == "1 second"
    assert words.lasting(6.1) == "6 seconds"
    assert words.lasting(400) == "7 minutes"


def test_the_greeting_follows_the_clock():
    said = [words.greeting(datetime.combine(TODAY, time(hour), UTC)) for hour in (8, 12, 18)]
    assert said == ["Good morning", "Good afternoon", "Good evening"]


def test_days_are_written_out_on_paper():
    assert words.full_date(TODAY) == "Thursday 12 March 2026"
    assert words.weekday_date(TODAY) == "Thursday 12 March"
    assert words.clock_time(time(9, 5)) == "09:05"
