"""The pause between rounds: bounded, growing, spread, and never shorter than the hub wants."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from sync.rhythm import (
    APART,
    APPEARED,
    CUT,
    CUT_LONGEST,
    CUTS,
    CUTS_AT_ONCE,
    FIRST,
    LONGEST,
    REGULAR,
    SOON,
    after_news,
    pause,
)

failures = st.integers(1, 10_000)
chances = st.floats(0, 1, exclude_max=True)


def test_after_success_the_next_round_is_regular_or_soon():
    assert pause(0, 0.5) == REGULAR
    assert pause(0, 0.5, owed=True) == SOON


@given(failures, chances)
def test_after_failure_it_is_never_longer_than_the_longest(failures, chance):
    assert FIRST / 2 <= pause(failures, chance) <= LONGEST


@given(failures, chances, st.booleans())
def test_it_never_shrinks_while_failures_go_on(failures, chance, cut):
    assert pause(failures, chance, cut=cut) <= pause(failures + 1, chance, cut=cut)


@given(failures, chances)
def test_a_line_that_is_cut_is_tried_again_soon_unless_it_always_is(failures, chance):
    wait = pause(failures, chance, cut=True)
    assert failures > CUTS_AT_ONCE or CUT / 2 <= wait <= CUT
    assert failures > CUTS or wait <= CUT_LONGEST
    assert failures <= CUTS or wait == pause(failures, chance)


@given(failures, chances, st.floats(0, 1e6))
def test_what_the_hub_asks_for_is_never_undercut(failures, chance, asked):
    wait = pause(failures, chance, asked=asked)
    assert timedelta(seconds=asked) <= wait <= timedelta(seconds=asked) + LONGEST


def test_laptops_that_failed_together_come_back_apart():
    assert len({pause(5, tenth / 10) for tenth in range(10)}) == 10


@given(failures, chances)
def test_what_needs_someone_waits_for_someone(failures, chance):
    assert pause(failures, chance, needs_someone=True) is None


@given(chances, st.timedeltas(timedelta(0), timedelta(days=1)))
def test_news_of_a_connection_begin_rounds_soon_and_never_close_together(chance, since):
    wait = after_news(chance, since)
    assert wait >= APPEARED / 2
    assert wait + since >= APART
    assert since < APART or wait <= APPEARED
