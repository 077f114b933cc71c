"""What a plan says to a student."""

import pytest

from onedesk.domain.interview import Interview
from onedesk.domain.people import Window
from onedesk.domain.plan import Action
from onedesk.domain.programme import catalogue
from onedesk.domain.series import listed
from onedesk.paper.action_plan import action_plan, summary_suggestion
from onedesk.paper.document import DotRows, Path
from onedesk.paper.wording import (
    first_sentence,
    lowered,
    month,
    plan_phrases,
    sentence,
    with_article,
)


def said(source) -> str:
    return action_plan(source).plain_text().replace("\u00a0", " ")


def asked(source, **answers):
    return source.but(interview=source.interview.but(**answers))


def skipped(*areas):
    return dict.fromkeys(areas, "not_discussed")


def test_it_speaks_to_the_student_about_what_changed(plan):
    assert summary_suggestion(plan) == (
        "You told me: “I like fixing things.” In September you were undecided. "
        "In December you thought of becoming a joiner. "
        "Now you are fairly sure about becoming an electrician. "
        "After Year 11 you want to start an apprenticeship. Last time you thought of college."
    )


def test_the_adviser_s_own_summary_comes_before_the_built_one(plan):
    own = asked(plan, summary="You told me about your uncle's van.")
    assert "You told me about your uncle's van." in said(own)
    assert "In September you were undecided." not in said(own)


def test_undecided_and_unsure_are_said_kindly_and_once(plan):
    nothing = asked(plan, sectors=("UNDECIDED",), job=None, plan="UNSURE", plan_b=None)
    text = said(nothing.but(interview=nothing.interview.but(plan_b_detail=None)))
    assert "You can find out step by step." in text
    assert "You are not sure yet, and that is fine." in text
    assert text.count("that is fine") == 1


def test_what_was_not_asked_is_not_made_up(plan):
    blank = plan.but(interview=Interview(cycle=1, outcome="held"), earlier=(), reviewed=())
    text = said(blank)
    assert text.count("We did not talk about this today.") == 2
    assert "undecided" not in text
    assert "not sure" not in text
    assert "We did not go through the 12 things today." in text


@pytest.mark.parametrize("code", [one.code for one in catalogue().plans if one.plan])
def test_every_plan_of_the_catalogue_has_phrases_that_fit_the_sentences(plan, code):
    phrases = plan_phrases(code)
    text = said(asked(plan, plan=code, provider=None, course=None))
    assert f"First choice: {phrases.first}." in text
    assert f"After Year 11 you want to {phrases.want}." in text or code in {"FE", "OTHER"}
    assert phrases.first[0].islower()


def test_a_provider_and_a_course_stand_with_the_plan(plan):
    text = said(asked(plan, course="Electrician, level 3", provider="Bosch"))
    assert "First choice: an apprenticeship (Electrician, level 3), with Bosch." in text
    assert "at Wearbank College." in said(asked(plan, plan="FE", provider="Wearbank College"))


def test_words_of_the_student_stay_as_they_are(plan):
    own = asked(plan, sectors=("OTHER",), other_sector="boats", job=None, plan="OTHER")
    text = said(own.but(interview=own.interview.but(other_plan="a year on a trawler")))
    assert "Working in “boats”." in text
    assert "First choice: a year on a trawler." in text
    assert "as a job" in summary_suggestion(asked(plan, job="helping at the stables"))


def test_strengths_come_first_and_new_dots_are_ringed(plan):
    (table,) = (block for block in action_plan(plan).blocks if isinstance(block, DotRows))
    assert [row.dots for row in table.rows] == sorted((r.dots for r in table.rows), reverse=True)
    first = table.rows[0]
    assert (first.area, first.says) == ("English and maths", "good, was getting there")
    assert [first.new(dot) for dot in range(1, 6)] == [False, False, False, True, False]


def test_levels_that_fell_are_not_pointed_out(plan):
    fallen = asked(plan, ratings={"FE": 1})
    assert "College courses: new to you" in said(fallen)
    assert "was" not in said(fallen).split("College courses: ")[1].split("\n", 1)[0]


def test_areas_not_discussed_are_named_and_never_shown_as_dots(plan):
    some = asked(plan, ratings={**plan.interview.ratings, "HE": "not_discussed"})
    assert "Not talked about today: University and higher education." in said(some)
    two = asked(plan, ratings=dict.fromkeys(plan.interview.ratings, 3) | skipped("HE", "ENGMATHS"))
    assert "today: English and maths; University and higher education." in said(two)
    few = asked(plan, ratings={"FE": 3, "HE": "not_discussed"})
    assert "We did not get to 11 other things today." in said(few)


def test_the_path_fills_the_talks_that_were_held(plan):
    missed = plan.but(earlier=(plan.earlier[0], plan.earlier[1].but(outcome="absent")))
    path = next(block for block in action_plan(missed).blocks if isinstance(block, Path))
    assert (path.steps, path.here, path.held) == (7, 3, (1,))


def test_an_action_from_the_library_speaks_to_the_student(plan):
    assert "I will send you the list of training providers near you." in said(plan)


@pytest.mark.parametrize(
    ("outcomes", "words"),
    [
        ([("student", "done"), ("student", "done"), ("adviser", "done"), ("student", "partly")],
         "you finished 2 things, I finished 1, and you made a start on 1 more. Well done."),
        ([("student", "not_done")], "1 thing is still to do. That happens."),
        ([("student", "done"), ("student", "carried_over")],
         "you finished 1 thing. Well done. 1 thing is still to do."),
        ([("student", "no_longer")], "we crossed off 1 thing, because it no longer fits."),
    ],
)  # fmt: skip
def test_last_time_is_told_kindly(plan, outcomes, words):
    reviewed = tuple(
        Action(interview="i2", what="x", who=who, outcome=outcome) for who, outcome in outcomes
    )
    assert f"From last time: {words}" in said(plan.but(reviewed=reviewed))


def test_nothing_reviewed_is_not_mentioned(plan):
    assert "From last time" not in said(plan.but(reviewed=(Action(interview="i2", what="x"),)))


def test_the_next_talk_comes_from_the_school_s_window(plan):
    window = Window(cycle=4, first="2026-06-08", last="2026-07-03")
    later = plan.but(next_talk=None, school=plan.school.but(windows=(window,)))
    assert "Next talk: 8 June 2026 to 3 July 2026" in said(later)
    assert "Next talk: your school tells you when" in said(plan.but(next_talk=None))


def test_the_last_talk_names_no_next_one(plan):
    text = said(asked(plan, cycle=7))
    assert "This was our last talk" in text
    assert "Next talk" not in text


def test_a_name_written_from_the_right_takes_no_apostrophe(plan):
    student = plan.student.but(legal_forename="أحمد")
    assert action_plan(plan.but(student=student)).title == "Plan for أحمد"


def test_a_plan_without_actions_says_so(plan):
    text = said(plan.but(actions=()))
    assert "We set no steps this time." in text
    assert "boxes" not in text


def test_articles_capitals_and_lists_are_english():
    assert with_article("electrician") == "an electrician"
    assert with_article("CNC machinist") == "a CNC machinist"
    assert with_article("RAF pilot") == "an RAF pilot"
    assert with_article("university lecturer") == "a university lecturer"
    assert lowered("Royal Navy sailor") == "Royal Navy sailor"
    assert lowered("Nursery worker") == "nursery worker"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a and b", "c"]) == "a and b, and c"
    assert listed(["a, b and c", "d"]) == "a, b and c; and d"
    assert first_sentence("Go there. Ask.") == ("Go there.", " Ask.")
    assert sentence("  go  there ") == "Go there."


def test_a_month_long_ago_bears_its_year(plan):
    day = plan.interview.day
    assert month(plan.earlier[0].day, day) == "September"
    assert month(plan.earlier[0].day, day.replace(year=2027)) == "September 2025"


def test_what_is_known_better_than_before_is_said_in_a_number(plan):
    assert "You know more about 6 of them than before." in said(plan)
    assert "A ringed dot is new since December." in said(plan)
    assert "You know more about" not in said(plan.but(earlier=()))


def test_dots_that_grew_since_different_talks_are_not_all_called_new_since_the_last(plan):
    first, second = plan.earlier
    left_out = {code: level for code, level in second.ratings.items() if code != "ENGMATHS"}
    both = (first.but(ratings={"ENGMATHS": 2}), second.but(ratings=left_out))
    assert "A ringed dot is new since we last talked about it." in said(plan.but(earlier=both))


def test_a_telephone_number_holds_together_and_a_service_is_named_once(plan):
    contact = "Opportunity North East, 0191 498 0000"
    known = plan.but(service="Opportunity North East", contact=contact)
    told = action_plan(known).plain_text()
    assert "0800\u00a0100\u00a0900" in told
    assert "Opportunity North East: 0191\u00a0498\u00a00000" in told


def test_only_a_name_in_latin_letters_takes_an_apostrophe(plan):
    for name, title in (("Łucja", "Łucja\u2019s plan"), ("Ольга", "Plan for Ольга")):
        student = plan.student.but(legal_forename=name)
        assert action_plan(plan.but(student=student)).title == title


def test_an_adviser_with_a_title_is_not_called_by_it(plan):
    assert plan.but(adviser="Dr Priya Rao").adviser_forename == "Dr Priya Rao"
    assert plan.but(adviser="Priya Rao").adviser_forename == "Priya"


def test_a_web_page_stands_with_its_action_as_one_types_it(plan):
    action = plan.actions[0].but(link="https://www.nationalcareers.service.gov.uk/find-a-course/")
    told = action_plan(plan.but(actions=(action,))).plain_text()
    assert "On the web: nationalcareers.service.gov.uk/find-a-course\n" in told
