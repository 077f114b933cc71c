"""The laws of the three-way merge."""

from hypothesis import given
from hypothesis import strategies as st

from onedesk.domain.fields import difference, edited
from onedesk.domain.merge import Clash, merge

values = st.one_of(st.integers(1, 3), st.sampled_from(["a", "b"]), st.just(["x"]))
bodies = st.dictionaries(st.sampled_from(["plan", "job", "ratings.FE", "ratings.HE"]), values)


@given(bodies, bodies)
def test_a_change_on_one_side_alone_stands(base, changed):
    assert merge(base, changed, base) == (changed, ())
    assert merge(base, base, changed) == (changed, ())


@given(bodies, bodies)
def test_the_same_change_on_both_sides_is_no_clash(base, changed):
    assert merge(base, changed, changed) == (changed, ())


@given(bodies, bodies, bodies)
def test_every_value_of_both_sides_is_current_or_in_a_clash(base, theirs, mine):
    merged, clashes = merge(base, theirs, mine)
    named = {(clash.field, side) for clash in clashes for side in map(str, clash[1:])}
    for side in (theirs, mine):
        for field, value in side.items():
            if value == base.get(field):
                continue
            assert merged.get(field) == value or (field, str(value)) in named


@given(bodies, bodies, bodies)
def test_which_side_is_which_decides_nothing_but_the_current_value_of_a_clash(base, one, two):
    there, back = merge(base, one, two), merge(base, two, one)
    clashing = {clash.field for clash in there.clashes}
    assert clashing == {clash.field for clash in back.clashes}
    rest = {field for field in {*there.fields, *back.fields} if field not in clashing}
    assert {f: there.fields.get(f) for f in rest} == {f: back.fields.get(f) for f in rest}


@given(bodies, bodies, bodies)
def test_in_a_clash_the_hubs_value_stays_current(base, theirs, mine):
    merged, clashes = merge(base, theirs, mine)
    assert all(merged.get(clash.field) == theirs.get(clash.field) for clash in clashes)


def test_clearing_a_field_against_changing_it_is_a_clash():
    merged, clashes = merge({"job": "joiner"}, {}, {"job": "electrician"})
    assert merged == {}
    assert clashes == (Clash("job", None, "electrician"),)


@given(bodies, bodies)
def test_the_difference_of_two_bodies_leads_from_one_to_the_other(before, after):
    assert edited(before, difference(before, after)) == after
