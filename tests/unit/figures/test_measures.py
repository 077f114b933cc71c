"""Knowledge, plans and sectors against the definitions, worked out by hand."""

from datetime import date

import pytest
from hypothesis import given
from made_facts import facts, talk, talks

from onedesk.domain.interview import Interview
from onedesk.domain.people import School, Student
from onedesk.figures.facts import Fact, fact
from onedesk.figures.measures import PLAN_GROUPS, knowledge, plan_group, plans, sectors

CYCLES = (1, 2)


def test_a_mean_rests_on_those_rated_in_every_cycle_when_matched():
    seen = [
        talk("ada", 1, levels={"FE": 2, "HE": 1}),
        talk("ada", 2, levels={"FE": 3, "HE": 4}),
        talk("ben", 1, levels={"FE": 1}),
        talk("ben", 2, levels={"FE": 5, "HE": 5}),
        talk("cat", 2, levels={"FE": 5}),
    ]
    found = knowledge(seen, CYCLES, matched=True)
    rows = {row.area: row for row in found.areas}
    assert (found.students, found.seen) == (2, (2, 2))
    assert (rows["FE"].means, rows["FE"].n) == ((1.5, 4.0), 2)
    assert (rows["HE"].means, rows["HE"].n) == ((1.0, 4.0), 1)
    assert found.change == pytest.approx((2.5 + 3.0) / 2)


def test_unmatched_means_take_everybody_seen_in_their_cycle():
    seen = [*talks("ada", 1, 2, levels={"FE": 2}), talk("cat", 2, levels={"FE": 5})]
    found = knowledge(seen, CYCLES, matched=False)
    assert found.seen == (1, 2)
    assert found.areas[0].means == (2.0, 3.5)
    assert found.areas[0].n == 2
    assert found.areas[0].levels == ((0, 1, 0, 0, 0), (0, 1, 0, 0, 1))


def test_the_area_known_best_comes_first():
    found = knowledge([talk(levels={"FE": 2, "HE": 5, "LMI": 3})], (1,), matched=False)
    assert [row.area for row in found.areas] == ["HE", "LMI", "FE"]
    assert found.change is None


def test_an_area_nobody_was_rated_in_every_time_stays_with_no_mean():
    seen = [talk(cycle=1, levels={"FE": 2}), talk(cycle=2, levels={"HE": 3})]
    found = knowledge(seen, CYCLES, matched=True)
    assert {(row.area, row.means, row.n) for row in found.areas} == {
        ("FE", (None, None), 0),
        ("HE", (None, None), 0),
    }


def test_interviews_under_another_set_of_areas_are_left_out_and_counted():
    seen = [
        talk(cycle=1, area_set="2025", levels={"FE": 1}),
        talk(cycle=2, area_set="2026", levels={"FE": 4}),
    ]
    found = knowledge(seen, CYCLES, matched=False)
    assert found.other_sets == 1
    assert found.areas[0].means == (None, 4.0)


def test_not_asked_is_never_unsure():
    seen = [talk("ada", plan="UNSURE"), talk("ben"), talk("cat", plan="SFC")]
    found = plans(seen, (1,), matched=False)
    assert found.counts == ((0, 1, 0, 0, 1),)
    assert (found.students, found.seen, found.not_asked) == ((2,), (3,), (1,))


def test_plans_fall_into_five_groups():
    codes = {"FE_L3": 0, "SF_OWN": 1, "APP": 2, "TLEVEL": 3, "UNIF": 3, "A-NEWER-ONE": 3}
    assert {code: PLAN_GROUPS.index(plan_group(code)) for code in codes} == codes
    assert plan_group("UNSURE") == "Unsure"


def test_matched_plans_are_of_those_asked_every_time():
    seen = [
        *talks("ada", 1, 2, plan="FE"),
        talk("ben", 1, plan="FE"),
        talk("ben", 2),
        talk("cat", 2, plan="FE"),
    ]
    found = plans(seen, CYCLES, matched=True)
    assert (found.students, found.seen, found.not_asked) == ((1, 1), (2, 2), (1, 1))


def test_undecided_stands_apart_from_the_sectors_but_in_their_base():
    seen = [
        talk("ada", sector="UNDECIDED"),
        talk("ben", sector="CONST"),
        talk("cat", sector="CONST"),
        talk("dev", sector="HEALTH"),
        talk("eve"),
    ]
    found = sectors(seen, (1,), matched=False)
    assert (found.groups, found.counts) == (("CONST", "HEALTH"), ((2, 1),))
    assert (found.undecided, found.students, found.not_asked) == ((1,), (4,), (1,))


@given(facts)
def test_every_row_adds_up_to_its_base(some):
    for matched in (False, True):
        plan, sector = (measure(some, CYCLES, matched=matched) for measure in (plans, sectors))
        assert tuple(map(sum, plan.counts)) == plan.students
        rows = zip(sector.counts, sector.undecided, strict=True)
        assert tuple(sum(row) + undecided for row, undecided in rows) == sector.students
        assert all(missing >= 0 for missing in (*plan.not_asked, *sector.not_asked))


@given(facts)
def test_a_matched_figure_has_one_base(some):
    for measure in (plans, sectors):
        assert len(set(measure(some, CYCLES, matched=True).students)) == 1
    found = knowledge(some, CYCLES, matched=True)
    assert len(set(found.seen)) == 1
    assert all(len(set(map(sum, row.levels))) == 1 for row in found.areas)


@given(facts)
def test_a_mean_lies_between_very_little_and_excellent(some):
    for row in knowledge(some, CYCLES, matched=False).areas:
        assert all(mean is None or 1 <= mean <= 5 for mean in row.means)


def test_no_interview_gives_no_figure_and_no_trouble():
    for matched in (False, True):
        assert knowledge([], (1,), matched=matched).areas == ()
        assert knowledge([], (), matched=matched).students == 0
        assert plans([], (1,), matched=matched).students == (0,)
        assert sectors([], (1,), matched=matched).groups == ()


ADA = Student(legal_forename="Ada", legal_surname="Quill", gender="F")
THORNLAW = School(id="thornlaw", name="Thornlaw Academy", area="NE")


def test_a_fact_holds_codes_and_no_written_word():
    interview = Interview(
        cycle=2,
        day=date(2025, 12, 9),
        outcome="part_held",
        sectors=("CONST", "LAND"),
        job="joiner",
        job_family="CAT",
        plan="FE",
        summary="MARKED WORDS",
        student_words="MARKED WORDS",
        ratings={"FE": 3, "HE": "not_discussed"},
        catalogues={"ONE-12": "2026"},
    )
    made = fact("ada", ADA, THORNLAW, interview)
    assert made == Fact(
        student="ada",
        school="thornlaw",
        region="NE",
        cycle=2,
        day=date(2025, 12, 9),
        gender="F",
        area_set="2026",
        sector="CONST",
        job="CAT",
        plan="FE",
        levels={"FE": 3},
    )
    assert "MARKED" not in made.model_dump_json()
    assert "Quill" not in made.model_dump_json()


def test_an_interview_that_was_not_held_is_no_fact():
    with pytest.raises(ValueError, match="held"):
        fact("ada", ADA, THORNLAW, Interview(cycle=1, outcome="absent"))
