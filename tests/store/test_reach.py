"""How much goes at once: smaller after a cut, larger again while it goes well."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedesk.store import reach
from sync.wire import BYTES_MAX, PAGE_MAX

SIZES = st.integers(1, BYTES_MAX)


def up(db, successes):
    """The bytes of each envelope that may go, with the hub's answer to the one before."""
    now, sizes = reach.load(db), []
    for _ in range(successes):
        now = reach.went_up(db, now)
        sizes.append(now.up)
    return sizes


def test_at_first_all_goes_at_once(db):
    now = reach.load(db)
    assert (now.up, now.down) == (BYTES_MAX, PAGE_MAX)
    assert reach.went_down(db, reach.went_up(db, now)) == now


def test_after_a_cut_it_grows_fast_to_half_of_the_wall_and_slowly_from_there(db):
    reach.cut_up(db, 200_000)
    assert reach.load(db).up == 50_000
    assert up(db, 3) == [100_000, 104_166, 108_506]


@pytest.mark.parametrize("size", [1, 900, 2_000])
def test_a_cut_of_the_least_that_is_sent_was_not_for_its_size(db, size):
    reach.cut_up(db, size)
    assert reach.load(db).up == 2_000
    assert up(db, 5) == [8_000, 32_000, 128_000, 512_000, BYTES_MAX]


def test_within_one_long_round_it_comes_to_all_again(db):
    reach.cut_up(db, 16_000)
    assert BYTES_MAX in up(db, 150)
    assert reach.load(db).wall_up == 0


def test_after_a_round_that_went_well_the_wall_is_gone(db):
    reach.cut_up(db, 16_000)
    reach.went_well(db)
    assert up(db, 4) == [16_000, 64_000, 256_000, BYTES_MAX]


def test_pages_shrink_and_grow_alike(db):
    sizes = []
    for _ in range(5):
        reach.cut_down(db)
        sizes.append(reach.load(db).down)
    assert sizes == [250, 62, 15, 10, 10]
    now = reach.load(db)
    for _ in range(4):
        now = reach.went_down(db, now)
    assert now.down == PAGE_MAX


def test_where_every_larger_one_is_cut_little_is_sent_in_vain(db):
    limit, gone, vain = 20_000, 0, 0
    reach.cut_up(db, 2 * limit)
    while gone < 3_000_000:
        now = reach.load(db)
        if now.up > limit:
            vain += 2 * now.up  # an envelope is tried twice before it is taken back
            reach.cut_up(db, now.up)
        else:
            gone += now.up
            reach.went_up(db, now)
    assert vain < 0.2 * gone


@given(steps=st.lists(SIZES | st.none(), max_size=60))
def test_it_stays_within_its_bounds_and_is_never_more_than_what_was_cut(steps):
    now = reach.Reach()
    for cut in steps:
        if cut is None:
            size, wall = reach.larger(now.up, now.wall_up, BYTES_MAX)
            assert size >= now.up
        else:
            size, wall = reach.smaller(min(now.up, cut), 2_000)
            assert size == 2_000 or size < cut
        assert 2_000 <= size <= BYTES_MAX
        now = now.but(up=size, wall_up=wall)
