"""A school's rhythm: the times it is used to, and which of them are free."""

from datetime import date, time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onedesk.desk.rhythm import LAST_START, SIX_A_DAY, TALK, apart, free_times, usual_times

MONDAY = date(2026, 3, 9)
times = st.lists(st.times().map(lambda at: at.replace(second=0, microsecond=0)), max_size=12)


def day(number):
    return MONDAY.replace(day=9 + number)


def test_a_school_without_a_day_yet_has_six_talks():
    assert usual_times({}) == SIX_A_DAY
    assert usual_times({MONDAY: [time(9), time(9)]}) == SIX_A_DAY


def test_the_times_a_school_uses_most_are_its_usual_ones():
    used = {day(n): [time(9), time(10), time(11)] for n in range(3)}
    used[day(4)] = [time(9, 10), time(13)]
    assert usual_times(used) == (time(9), time(10), time(11), time(13))


def test_only_the_latest_days_count():
    used = {day(n): [time(8, 30), time(9, 30)] for n in range(1)}
    used |= {day(n): [time(9), time(10)] for n in range(1, 6)}
    assert usual_times(used) == (time(9), time(10))


def test_after_the_last_usual_time_the_day_goes_on_in_its_step():
    assert free_times((time(13), time(14)), []) == (time(13), time(14), time(15))
    full = [time(13), time(14)]
    assert free_times((time(13), time(14)), full) == (time(15),)


def test_a_time_near_another_talk_is_not_free():
    assert time(13) not in free_times((time(13), time(14)), [time(13, 20)])


@given(times, times)
def test_free_times_leave_every_talk_its_time_and_lie_within_the_day(usual, taken):
    found = free_times(usual_times({MONDAY: usual}), taken)
    assert all(apart(one, taken) for one in found)
    assert list(found) == sorted(found)
    assert all(one <= max([LAST_START, *usual]) for one in found)


@given(times)
def test_usual_times_are_never_nearer_than_a_talk(used):
    found = usual_times({MONDAY: used})
    minutes = [one.hour * 60 + one.minute for one in found]
    assert all(later - one >= TALK for one, later in pairwise(minutes))
