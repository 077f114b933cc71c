"""Whom to think about: each rule as a sentence."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedesk.domain.drift import RULES, Reason, explanation, heading, reasons, times_carried
from onedesk.domain.plan import Action
from onedesk.domain.preferences import Watch
from onedesk.domain.programme import catalogue

WATCH = Watch()


@dataclass
class Said:
    """One held interview, as the rules see it."""

    cycle: int
    plan: str | None = None
    sector: str | None = None
    levels: dict[str, int] = field(default_factory=dict)
    area_set: str | None = "2026"


def found(*talks, ended=(), actions=None, watch=WATCH) -> dict[str, Reason]:
    return {one.rule: one for one in reasons(talks, ended, actions or {}, watch)}


def plans(*codes):
    return [Said(cycle, plan=code) for cycle, code in enumerate(codes, 1)]


def rated(cycle, **levels):
    return Said(cycle, levels=levels)


def test_a_plan_that_became_unsure_is_named_with_both():
    named = found(*plans("FE", "UNSURE", "UNSURE"))
    assert named["lost"].say == "FE college in cycle 1, unsure in cycles 2 and 3."
    assert named["unsure"].say == "Unsure in cycles 2 and 3, after FE college in cycle 1."


def test_unsure_from_the_first_talk_is_unsure_and_has_lost_nothing():
    assert found(*plans("UNSURE", "UNSURE", "UNSURE")) == {
        "unsure": Reason("unsure", "Unsure in cycles 1, 2 and 3.", 3)
    }


def test_a_plan_that_came_is_no_reason():
    assert not found(*plans("UNSURE", "FE"))


def test_not_asked_this_time_leaves_the_last_answer_standing():
    assert set(found(*plans("FE", "UNSURE", None))) == {"lost", "unsure"}
    assert not found(*plans("UNSURE", "FE", None))
    assert not found(*plans(None, None))


def test_talks_count_in_the_order_of_their_cycles():
    assert found(*reversed(plans("FE", "UNSURE")))["lost"]


def test_undecided_is_said_with_every_cycle_in_a_row():
    talks = [Said(1, sector="UNDECIDED"), Said(2, sector="CONST"), Said(3, sector="UNDECIDED")]
    assert found(*talks)["undecided"].say == "Undecided in cycle 3."
    assert not found(*talks[:2])
    assert not found(Said(1))


def test_a_fall_is_over_the_areas_rated_both_times():
    named = found(rated(1, FE=4, HE=5), rated(2, FE=3, LMI=1))
    assert named["fallen"].say == "3.0 in cycle 2, 4.0 in cycle 1, over 1 area."
    assert not found(rated(1, HE=5), rated(2, LMI=1))


def test_a_talk_without_ratings_is_passed_over():
    assert found(rated(1, FE=4), Said(2, plan="FE"), rated(3, FE=3))["fallen"]


def test_ratings_of_another_set_of_areas_are_not_compared():
    assert not found(rated(1, FE=4), Said(2, levels={"FE": 1}, area_set="2031"))


def test_a_fall_has_to_be_greater_than_what_was_set():
    talks = rated(1, FE=4, HE=4), rated(2, FE=4, HE=3)
    assert "fallen" in found(*talks)
    assert "fallen" not in found(*talks, watch=Watch(fallen=0.5))
    assert "fallen" in found(*talks, watch=Watch(fallen=0.4))


def test_two_cycles_that_ended_without_a_talk_are_missed():
    assert found(Said(3), ended=(1, 2))["missed"].say == "No talk in cycles 1 and 2."
    assert not found(Said(1), ended=(1, 2))
    assert found(Said(1), ended=(1, 2), watch=Watch(missed=1))["missed"]
    assert found(ended=(1, 2))["missed"]


def actions(**rows):
    return {
        key: Action(interview="i", what=f"Ask about {key}.", carried_from=before, outcome=outcome)
        for key, (before, outcome) in rows.items()
    }


def test_an_open_action_carried_over_twice_is_named():
    plan = actions(b=("a", "carried_over"), c=("b", None))
    assert found(actions=plan)["carried"].say == "“Ask about c”, twice."
    assert not found(actions=plan, watch=Watch(carried=3))


def test_an_action_that_was_done_in_the_end_is_no_reason():
    assert not found(actions=actions(b=("a", "carried_over"), c=("b", "done")))


def test_actions_that_point_at_each_other_end_the_count():
    ring = actions(a=("b", None), b=("a", None))
    assert times_carried(ring["a"], ring) == 2


def test_an_area_never_rated_higher_in_two_talks_is_still_low():
    talks = rated(1, FE=2, HE=2), rated(2, FE=1, HE=3, ITP=1)
    named = found(*talks)["low"]
    assert named.say == "1 area: Further education options."
    assert named.areas == ("FE",)
    assert "low" not in found(*talks, watch=Watch(low=1))


def test_a_few_low_areas_among_many_are_no_reason():
    assert "low" not in found(rated(1, FE=2, HE=2, LMI=3), rated(2, FE=1, HE=3, LMI=2))


def test_the_more_areas_are_low_the_further_up():
    many = {area.code: 1 for area in catalogue().areas}
    named = found(rated(1, **many), rated(2, **many))["low"]
    assert named.weight == len(many)
    assert named.areas == tuple(many)


def test_a_student_never_seen_and_never_missed_is_in_no_list():
    assert not found()


def test_an_area_or_plan_of_a_newer_catalogue_is_said_by_its_code():
    assert "A-NEW-ONE" in found(*plans("A-NEW-ONE", "UNSURE"))["lost"].say
    assert found(rated(1, NEW=1), rated(2, NEW=1))["low"].say == "1 area: NEW."


@pytest.mark.parametrize("rule", RULES)
def test_every_list_has_a_heading_and_its_rule_in_sentences(rule):
    assert "**" in heading(rule, WATCH)
    assert explanation(rule, WATCH).endswith(".")


def test_the_words_follow_what_the_adviser_set():
    changed = Watch(low=1, missed=3, carried=1, fallen=0.3)
    assert heading("missed", changed) == "**missed** three cycles or more"
    assert heading("carried", changed) == "an action **carried over once**"
    assert heading("low", changed) == "**still at 1** in half the areas"
    assert "more than 0.3 points" in explanation("fallen", changed)
    assert "points" not in explanation("fallen", WATCH)


levels = st.dictionaries(st.sampled_from(["FE", "HE", "LMI"]), st.integers(1, 5))
talks = st.lists(
    st.builds(
        Said,
        cycle=st.integers(1, 7),
        plan=st.sampled_from([None, "FE", "UNSURE"]),
        sector=st.sampled_from([None, "CONST", "UNDECIDED"]),
        levels=levels,
    ),
    max_size=7,
    unique_by=lambda talk: talk.cycle,
)


@given(talks, st.sets(st.integers(1, 7)))
def test_every_rule_names_a_student_once_and_says_why(held, ended):
    given_reasons = reasons(held, ended, {}, WATCH)
    assert len({one.rule for one in given_reasons}) == len(given_reasons)
    assert all(one.say.endswith(".") for one in given_reasons)
    assert not {one.rule for one in given_reasons} - set(RULES)


@given(talks, st.sets(st.integers(1, 7)), st.integers(1, 5))
def test_a_stricter_rule_never_names_more(held, ended, missed):
    few = {one.rule for one in reasons(held, ended, {}, Watch(missed=missed + 1, fallen=1, low=1))}
    assert few <= {one.rule for one in reasons(held, ended, {}, Watch(missed=missed))}
