"""The laws of the three-way merge."""

from hypothesis import given
from hypothesis import strategies as st

from onedesk.domain.alike import alike, composed
from onedesk.domain.fields import difference, edited, with_edits
from onedesk.domain.interview import Interview
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


spelt = st.sampled_from(["Zo\u00eb", "Zoe\u0308", "Zo\u00eb \n", " Zo\u00eb", "Zoe", " ", ""])
spelt_bodies = st.dictionaries(st.sampled_from(["job", "plan"]), spelt)


@given(spelt_bodies, spelt_bodies, spelt_bodies)
def test_what_reads_alike_is_one_answer_and_gives_way_to_new_words(base, theirs, mine):
    merged, clashes = merge(base, theirs, mine)
    for field in {*base, *theirs, *mine}:
        was, there, here = (fields.get(field) for fields in (base, theirs, mine))
        same = alike(was, there) or alike(there, here) or alike(here, was)
        assert same == (field not in {clash.field for clash in clashes})
        wanted = here if alike(there, was) and not alike(here, was) else there
        assert alike(merged.get(field), wanted)


def test_what_is_typed_is_composed_and_what_was_stored_is_left_as_it_is():
    stored = Interview(cycle=3, job="Zoe\u0308")
    typed = with_edits(stored, {"summary": "Zoe\u0308\n\u0303 "})
    assert (typed.job, typed.summary) == ("Zoe\u0308", "Zo\u00eb\n\u0303 ")
    assert composed({"why": ["e\u0301"], "at": 3}) == {"why": ["\u00e9"], "at": 3}


@given(bodies, bodies)
def test_the_difference_of_two_bodies_leads_from_one_to_the_other(before, after):
    assert edited(before, difference(before, after)) == after
