"""Ideas for a plan come out of what was said: low ratings, the plan itself, what was missed."""

from datetime import date

import pytest

from onedesk.domain.interview import Interview
from onedesk.domain.plan import Action
from onedesk.domain.programme import SuggestedAction, catalogue
from onedesk.domain.suggestions import holds, ideas, own_wording

LIBRARY = catalogue().actions
DAY = date(2026, 3, 12)


def talk(**fields) -> Interview:
    return Interview.model_validate({"cycle": 3, **fields})


def action(**fields) -> Action:
    return Action.model_validate({"interview": "i", **fields})


def codes(found) -> list[str]:
    return [idea.action.code for idea in found]


def test_the_area_rated_lowest_comes_first():
    found = ideas(talk(ratings={"FE": 2, "ITP": 1, "HE": 5}), LIBRARY)
    assert [(idea.action.area, idea.level) for idea in found] == [("ITP", 1), ("FE", 2)]


def test_an_area_that_was_not_discussed_gives_no_idea():
    assert ideas(talk(ratings={"FE": "not_discussed"}), LIBRARY) == ()


def test_a_talk_without_an_answer_gives_no_idea():
    assert ideas(talk(), LIBRARY) == ()


def test_an_apprenticeship_without_an_application_begins_with_an_account():
    (first, *_) = ideas(talk(plan="APP", application="none"), LIBRARY)
    assert first.action.text.startswith("Make an account on the government’s apprenticeship site")
    assert first.level is None


def test_once_applied_the_account_is_no_idea_any_more():
    assert "APPRENT-2" not in codes(ideas(talk(plan="APP", application="applied"), LIBRARY))


def test_a_plan_without_a_place_to_go_leads_to_an_open_evening():
    found = ideas(talk(plan="FE_L3", plan_b="APP", application="applied"), LIBRARY)
    assert "FE-2" in codes(found)
    where = talk(plan="FE_L3", provider="Wearbank College", plan_b="APP", application="applied")
    assert "FE-2" not in codes(ideas(where, LIBRARY))


def test_a_plan_without_a_plan_b_asks_for_one():
    settled = {"plan": "HOMEED", "provider": "At home", "application": "enrolled"}
    assert "SELF-2" in codes(ideas(talk(**settled), LIBRARY))
    assert "SELF-2" not in codes(ideas(talk(plan_b="FE", **settled), LIBRARY))


def test_unsure_and_undecided_get_a_first_step():
    found = codes(ideas(talk(plan="UNSURE", sectors=("UNDECIDED",)), LIBRARY))
    assert found == ["PLAN-UNSURE-1", "PLAN-UNSURE-2", "PLAN-UNDECIDED-1"]


def test_who_is_unsure_is_not_asked_for_a_plan_b_or_a_place():
    assert "SELF-2" not in codes(ideas(talk(plan="UNSURE"), LIBRARY, most=9))


def test_a_missed_activity_is_named_with_its_day():
    missed = {"MOCK": date(2026, 2, 25)}
    (first, *_) = ideas(talk(ratings={"APPLY": 2, "ITP": 1}), LIBRARY, missed=missed)
    assert (first.action.code, first.level, first.missed_on) == ("APPLY-3", 2, missed["MOCK"])


def test_ideas_for_the_plan_and_for_ratings_take_turns():
    ratings = {"ITP": 1, "HE": 1, "TLEVEL": 1}
    found = ideas(talk(plan="APP", ratings=ratings), LIBRARY)
    assert [idea.level for idea in found] == [None, 1, None]


def test_an_area_that_is_on_the_plan_already_gives_no_second_idea():
    planned = [action(what="Ask Wearbank for its list.", area="ITP")]
    assert ideas(talk(ratings={"ITP": 1}), LIBRARY, planned) == ()


def test_the_same_words_are_not_offered_twice():
    text = next(one.on_plan for one in LIBRARY if one.code == "ITP-1")
    (idea,) = ideas(talk(ratings={"ITP": 1}), LIBRARY, [action(what=text)])
    assert idea.action.code == "ITP-2"


def test_an_advisers_own_wording_comes_before_ours():
    mine = SuggestedAction(
        code="OWN-1", area="ITP", who="student", upto=3, weeks=2, text="Ring Fenwick Training."
    )
    assert codes(ideas(talk(ratings={"ITP": 1}), (*LIBRARY, mine))) == ["OWN-1"]


def test_without_a_library_there_is_no_idea():
    assert ideas(talk(plan="APP", ratings={"ITP": 1}), ()) == ()


def test_every_occasion_of_the_catalogue_is_there_in_some_talk():
    here = catalogue()
    talks = [
        talk(plan=plan.code, application=state.code, sectors=("UNDECIDED",))
        for plan in here.plans
        for state in here.states
    ]
    missed = {kind.code: DAY for kind in here.interventions}
    asked = [one for one in here.actions if one.when]
    assert len(asked) > 15
    for one in asked:
        assert any(holds(one.when, each, missed) for each in talks), one.code


def test_occasions_name_only_what_the_catalogues_know():
    here = catalogue()
    for one in here.actions:
        when = one.when
        assert one.upto or when, one.code
        if when:
            assert all(here.plan(code) for code in when.plans)
            assert all(here.sector(code) for code in when.sectors)
            assert all(here.state(code) for code in when.states)
            assert when.missed is None or here.intervention(when.missed)


@pytest.mark.parametrize("plan", [plan.code for plan in catalogue().plans if plan.eet == "yes"])
def test_every_plan_that_counts_has_something_to_do_next(plan):
    assert ideas(talk(plan=plan), LIBRARY)


def test_an_own_wording_holds_no_name():
    names = {"Zoë": "{name}", "Marged": "{adviser}"}
    kept = own_wording(
        action(what="Ask Zoë's tutor, or Marged, about Zoëlle.", area="FE", by=date(2026, 4, 2)),
        names,
        DAY,
        {"OWN-1"},
    )
    assert kept.text == "Ask {name}'s tutor, or {adviser}, about Zoëlle."
    assert (kept.code, kept.area, kept.weeks) == ("OWN-2", "FE", 3)
    assert kept.about("José", "Ana").text == "Ask José's tutor, or Ana, about Zoëlle."


def test_without_an_area_nobody_knows_when_to_offer_a_wording():
    assert own_wording(action(what="Ask at the gate."), {}, DAY, ()) is None


def test_what_somebody_else_does_is_no_wording_for_the_library():
    mum = action(what="Ring the college.", who="parent", area="FE")
    assert own_wording(mum, {}, DAY, ()) is None
