"""Hints about an action: what it lacks, in a sentence, and better words; they never block."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedesk.domain import smart
from onedesk.domain.interview import Interview
from onedesk.domain.plan import Action
from onedesk.domain.programme import catalogue
from onedesk.domain.smart import About, hints

BY = date(2026, 5, 1)
LAST = date(2027, 6, 25)
OPENINGS = [opening for kind in smart.wording().vague for opening in kind.openings]
THINGS = ["training providers", "what to study", "Wearbank", "going to college", "my attendance"]


def action(what="Finish a one-page CV for the clinic", by=BY, **fields) -> Action:
    return Action.model_validate({"interview": "i", "what": what, "by": by, **fields})


def codes(found) -> list[str]:
    return [hint.code for hint in found]


def better(what, about=None, **fields) -> str | None:
    return hints(action(what, **fields), about)[0].suggestion


def test_a_specific_action_in_time_gets_no_hint():
    assert hints(action(), About(today=date(2026, 3, 12), last_day=LAST)) == ()


def test_nothing_written_yet_is_nothing_to_say():
    assert hints(action("", None)) == ()


def test_a_vague_opening_is_quoted_and_a_question_put():
    (hint,) = hints(action("Look at training providers"), About(name="Zoë"))
    assert hint.say == "“Look at” is hard to tick off. What will Zoë have at the end?"


def test_the_wording_offered_speaks_of_the_students_job():
    about = About(job="electrician", sector="construction")
    assert better("Look at training providers", about) == (
        "Find two providers for electrician training. Write down when they start."
    )


def test_without_a_job_it_speaks_of_the_area_of_work():
    assert better("Look at training providers", About(sector="construction")) == (
        "Find two providers for construction. Write down when they start."
    )


def test_without_either_it_still_says_what_to_bring():
    assert better("Look at training providers").startswith("Find two training providers nearby.")


def test_a_matter_we_have_no_words_for_keeps_the_students_own():
    assert better("Think about Wearbank") == (
        "Write down one reason for and one reason against Wearbank."
    )


def test_a_question_is_answered_in_writing():
    assert better("Think about what to do next summer") == (
        "Write your answer to “what to do next summer” in two lines. Bring it next time."
    )


def test_trying_to_becomes_doing():
    assert better("Try to finish the first page") == "Finish the first page"
    assert better("make sure you look at apprenticeships") == (
        "Find three apprenticeships on the government’s site. "
        "Write down the level and the pay of each."
    )


def test_an_action_that_names_nothing_gets_words_for_its_area():
    assert better("Look into it", area="FE").startswith("Find one college course")
    assert better("Look into it") is None


def test_what_the_adviser_does_takes_its_words_from_the_library():
    library = tuple(one.about("Zoë", "Marged") for one in catalogue().actions)
    about = About(library=library)
    assert better("Look at training providers", about, who="adviser") == (
        "I will send you the list of training providers near you."
    )
    assert better("Look at the boiler", about, who="adviser") is None


@pytest.mark.parametrize(
    "what", ["Looking good on paper is fine", "Considerate words only", "Seek"]
)
def test_a_word_that_only_begins_alike_is_not_vague(what):
    assert "vague" not in codes(hints(action(what)))


@given(st.sampled_from(OPENINGS), st.sampled_from(THINGS), st.sampled_from(["", "joiner"]))
def test_wording_we_offer_is_never_vague_itself(opening, thing, job):
    suggestion = better(f"{opening.capitalize()} {thing}", About(job=job, sector="construction"))
    if suggestion is not None:
        assert "vague" not in codes(hints(action(suggestion)))
        assert "{" not in suggestion


@given(st.text(max_size=60))
def test_whatever_is_typed_gets_sentences_or_nothing(text):
    for hint in hints(action(text), About(name="Zoë")):
        assert hint.say.endswith((".", "?"))


def test_an_action_without_a_day_is_asked_for_one():
    assert codes(hints(action(by=None))) == ["no_date"]


def test_a_day_after_year_11_is_noticed_and_so_is_one_gone_by():
    about = About(today=date(2026, 3, 12), last_day=LAST)
    assert codes(hints(action(by=date(2027, 6, 26)), about)) == ["too_late"]
    assert codes(hints(action(by=LAST), about)) == []
    assert codes(hints(action(by=date(2026, 3, 11)), about)) == ["gone_by"]


def test_somebody_else_needs_a_name():
    assert codes(hints(action(who="other"))) == ["no_owner"]
    assert codes(hints(action(who="other", with_whom="Mr Doyle"))) == []


def test_two_words_are_too_few_and_a_paragraph_too_many():
    assert codes(hints(action("College visit"))) == ["short"]
    assert codes(hints(action("word " * 40))) == ["long"]


def test_carried_over_twice_is_said_gently_and_once_is_not():
    assert hints(action(), carried=1) == ()
    (hint,) = hints(action(), About(name="Zoë"), carried=2)
    assert hint.say == "Carried over twice already. Would a smaller first step suit Zoë?"
    assert "3 times" in hints(action(), carried=3)[0].say


def test_an_action_knows_through_how_many_plans_it_came():
    plans = {"a1": action(), "a2": action(carried_from="a1"), "a3": action(carried_from="a2")}
    assert [smart.times_carried(plans[key], plans) for key in plans] == [0, 1, 2]
    assert smart.times_carried(action(carried_from="not on this laptop"), plans) == 1
    circle = {"x": action(carried_from="y"), "y": action(carried_from="x")}
    assert smart.times_carried(circle["x"], circle) == 2


def test_more_than_five_actions_get_a_gentle_word():
    assert smart.too_many([action()] * 5) is None
    assert "6 actions" in smart.too_many([action()] * 6).say


def test_a_job_of_the_lists_goes_into_sentences_and_own_words_do_not():
    def work(**fields):
        return smart.work_of(Interview.model_validate({"cycle": 1, **fields}))

    assert work(job="Electrician", sectors=("CONST",)) == ("electrician", "construction")
    assert work(job="CNC machinist") == ("CNC machinist", "")
    assert work(job="helping at the stables", sectors=("UNDECIDED",)) == ("", "")
