"""The same students in every cycle."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from made_facts import facts, talk, talks

from onedesk.figures.matched import of_cycles, of_one_set, one_each, rated_in_all, seen_in_all

cycles = st.sets(st.integers(1, 4), min_size=1)


def who(found, cycle):
    return {one.student for one in found if one.cycle == cycle}


@given(facts, cycles)
def test_matched_facts_are_of_the_same_students_in_every_cycle(some, wanted):
    found = seen_in_all(some, wanted)
    assert len({frozenset(who(found, cycle)) for cycle in wanted}) == 1


@given(facts, cycles)
def test_matching_leaves_out_exactly_those_who_missed_a_cycle(some, wanted):
    everywhere = set.intersection(*(who(some, cycle) for cycle in wanted))
    assert {one.student for one in seen_in_all(some, wanted)} == everywhere


@given(facts, cycles)
def test_matching_twice_changes_nothing(some, wanted):
    once = seen_in_all(some, wanted)
    assert seen_in_all(once, wanted) == once


@given(facts, cycles)
def test_the_more_cycles_the_fewer_students(some, wanted):
    every = {one.student for one in seen_in_all(some, {1, 2, 3, 4})}
    assert every <= {one.student for one in seen_in_all(some, wanted)}


@given(facts, cycles)
def test_an_area_is_matched_only_where_a_student_was_rated_every_time(some, wanted):
    each = one_each(some)
    found = rated_in_all(each, wanted)
    for one in found:
        others = [other for other in found if other.student == one.student]
        assert all(other.levels.keys() == one.levels.keys() for other in others)
    assert {(o.student, o.cycle) for o in found} == {
        (o.student, o.cycle) for o in seen_in_all(each, wanted)
    }


@given(facts)
def test_a_student_counts_once_in_a_cycle(some):
    once = one_each(some)
    assert len({(one.student, one.cycle) for one in once}) == len(once)
    assert {(one.student, one.cycle) for one in some} == {(one.student, one.cycle) for one in once}


def test_of_two_talks_in_a_cycle_the_later_counts():
    early = talk(day=date(2025, 9, 22), plan="FE")
    late = talk(day=date(2025, 9, 29), plan="APP")
    assert one_each([late, early]) == (late,)
    made_last = late.but(plan="HE")
    assert one_each([late, made_last]) == (made_last,)


def test_ratings_of_another_set_of_areas_are_never_mixed_in():
    old, new = talk(cycle=1, area_set="2025"), talk(cycle=2, area_set="2026")
    assert of_one_set([old, new]) == (new,)
    assert of_one_set([talk(cycle=1), new]) == (talk(cycle=1), new)


def test_only_the_wanted_cycles_are_looked_at():
    assert of_cycles(talks("ada", 1, 2, 3), (2,)) == (talk(cycle=2),)
