"""What the page of a student says, read from a real store."""

from datetime import date

import pytest
from thornlaw_people import TODAY

from onedesk.domain.plan import Action
from ui.student import changes, destination, facts, known, path, told


@pytest.fixture
def zoe(desk):
    return desk.student("zoe")


def test_the_way_has_seven_stops_and_a_kind_for_each(zoe):
    stops = path.stops(zoe, TODAY)
    kinds = [stop.kind for stop in stops]
    assert kinds == ["held", "held", "now", "planned", "later", "later", "later"]
    assert stops[1].head == "9 December"
    assert stops[1].lines == ("Construction, joiner", "FE college")
    assert (stops[2].head, stops[2].lines) == ("Today, 10:55", ("not started",))
    assert (stops[3].head, stops[3].lines) == ("Week of 8 June", ("planned",))
    assert stops[4].head == "Year 11, autumn"


def test_a_talk_that_was_missed_is_named_and_never_rated(desk):
    tomos = desk.student("tomos")
    stop = path.stops(tomos, TODAY)[1]
    assert (stop.kind, stop.lines) == ("missed", ("was absent",))
    assert [cells[1] for _, cells in known.knowledge(tomos)] == ["absent"] * 12
    assert known.averages(tomos)[1] == ""


def test_a_student_absent_in_this_cycle_is_still_due(desk):
    stop = path.stops(desk.student("callum"), TODAY)[2]
    assert (stop.kind, stop.lines) == ("now", ("absent 3 March, not placed",))


def test_workshops_stand_between_the_talks_they_fell_between(zoe):
    events = path.events(zoe, path.stops(zoe, TODAY))
    assert [(event.after, event.came) for event in events] == [(2, True), (2, True), (2, False)]


def test_cells_to_come_are_empty_and_averages_are_of_rated_areas_only(desk, zoe):
    first = dict(known.knowledge(zoe))["Further education options"]
    assert first == (2, 3, "today", "future", "future", "future", "future")
    assert known.averages(zoe)[:3] == ("1.7", "1.9", "")
    desk.answer("zoe-2", {"ratings.FE": "not_discussed", "ratings.HE": None})
    changed = desk.student("zoe")
    assert dict(known.knowledge(changed))["Further education options"][1] is None
    assert known.averages(changed)[1] == "1.8"


def test_actions_say_what_came_of_them_and_who_is_to_be_asked(zoe):
    said = [(fact.icon, fact.after or fact.below) for fact in facts.actions(zoe, TODAY)]
    assert said == [
        ("clock", "Zoë, by 27 February. Open"),
        ("tick", "school marked done"),
        ("question", "ask Zoë"),
        ("tick", "you, 15 December"),
    ]
    assert facts.to_ask(zoe) == 2


def test_an_action_left_open_by_an_earlier_plan_does_not_vanish(desk):
    kubra = desk.student("kubra")
    own = facts.actions(kubra, TODAY)[-1]
    assert own.words == "Send Kübra the open day dates"
    assert own.below == "You, by 12 March, from 23 September. Open"


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("done", ("tick", "done, 3 March")),
        ("partly", ("tick", "partly done, 3 March")),
        ("not_done", ("cross", "not done, 3 March")),
        ("no_longer", ("cross", "no longer needed, 3 March")),
        ("carried_over", ("move", "carried over")),
    ],
)
def test_every_outcome_has_a_sign_and_words(zoe, outcome, said):
    action = Action(
        interview="zoe-2", what="Ring the college", outcome=outcome, outcome_on=date(2026, 3, 3)
    )
    fact = facts.action(action, zoe.student.body, TODAY)
    assert (fact.icon, fact.after) == said


def test_the_line_under_the_name_says_school_age_and_since_when(zoe):
    line = "Thornlaw Academy · age 15 · with the project since September 2025"
    assert facts.about(zoe, TODAY) == line


def test_a_new_student_has_a_page_of_empty_states(desk):
    new = desk.student("saoirse")
    assert facts.actions(new, TODAY) == facts.since_last(new, TODAY) == changes.talks(new) == ()
    assert [stop.lines for stop in path.stops(new, TODAY)[:3]] == [
        ("no talk",),
        ("no talk",),
        ("not placed yet",),
    ]
    assert {cell for _, cells in known.knowledge(new) for cell in cells} == {"future", "today"}


def test_what_the_school_shares_is_in_words_and_leaves_out_what_it_does_not_say(zoe, desk):
    shared = dict(told.shared_by_school(zoe.student.body, zoe.school))
    assert shared["Special needs"] == "SEN support"
    assert shared["Attendance"] == "91.5 %"
    assert "Pupil premium" not in shared
    assert told.shared_by_school(desk.student("kubra").student.body, zoe.school) == ()


def test_what_the_agreement_does_not_cover_is_not_shown(zoe):
    school = zoe.school.but(shared_groups=frozenset({"sen"}))
    assert [name for name, _ in told.shared_by_school(zoe.student.body, school)] == [
        "Special needs",
        "Why selected",
    ]


def test_an_earlier_talk_reads_as_questions_and_answers(desk):
    desk.answer(
        "zoe-2",
        {"plan_b": "APP", "plan_b_detail": "in joinery", "sectors": ["CONST", "LAND"]},
    )
    said = dict(told.answers(desk.interview("zoe-2").interview.body, "Zoë"))
    assert said["Area of work"] == "Construction, then Animals and land"
    assert said["Plan B"] == "Apprenticeship, in joinery"
    assert said["How sure"] == "Just an idea"


def test_an_earlier_talk_keeps_the_form_it_had(desk):
    desk.answer("zoe-2", {"ratings.OLD": 4, "plan": "GONE", "sectors": ["LOST"]})
    talk = desk.interview("zoe-2").interview.body
    rated = told.ratings(talk)
    assert ("OLD", 4, "") in rated
    assert (
        "Importance of English and maths",
        3,
        "Knows that grade 4 matters and is asked for",
    ) in rated
    said = dict(told.answers(talk, "Zoë"))
    assert (said["After Year 11"], said["Area of work"]) == ("GONE", "LOST")
    assert path.stops(desk.student("zoe"), TODAY)[1].lines == ("LOST, joiner", "GONE")


def test_what_changed_is_marked_with_what_it_was(zoe):
    first, second = changes.talks(zoe)
    assert [answer.before for answer in first.answers] == ["", "", ""]
    assert second.answers[0] == changes.Answer("Construction, joiner", "Undecided")
    assert second.answers[1].said == "FE college, changed from Unsure"
    assert changes.last_change((first, second)) == (
        "Talk 2: idea from Undecided to Construction, joiner; plan from Unsure to FE college."
    )
    assert changes.last_change((first,)) == ""
    assert changes.last_change((second, second._replace(answers=first.answers))) == (
        "Talk 2 changed nothing."
    )


def test_what_was_not_asked_is_no_change_and_hides_none(desk):
    desk.answer("zoe-2", {"plan": None, "certainty": None})
    desk.answer("zoe-3", {"plan": "APP", "sectors": ["CONST"], "job": "joiner"})
    desk.finish("zoe-3")
    _, second, third = changes.talks(desk.student("zoe"))
    assert second.answers[1] == changes.Answer("Not asked", "", asked=False)
    assert third.answers[1] == changes.Answer("Apprenticeship", "Unsure")
    assert third.answers[0].before == ""


def test_a_destination_says_who_said_so_and_how_happy(desk):
    desk.record_destination("zoe", {"predicted": "FE", "prediction_confidence": "unlikely"})
    said = {"confirmed": "APP", "provider": "Wearbank", "said_by": "parent", "happy": 5}
    desk.record_destination("zoe", said)
    expected, came = destination.lines(desk.student("zoe"), TODAY)
    assert (expected.words, expected.after) == ("FE college", "expected, unlikely")
    assert (came.words, came.after) == ("Apprenticeship", "confirmed, very happy with it")
    assert came.below == "Wearbank, the family said so"
