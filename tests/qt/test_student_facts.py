"""What the page of a student says, read from a real store."""

from datetime import date

import pytest
from thornlaw_people import TODAY

from onedesk.domain.plan import Action
from ui.student import facts, path, told


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
    assert [cells[1] for _, cells in facts.knowledge(tomos)] == ["absent"] * 12
    assert facts.averages(tomos)[1] == ""


def test_a_student_absent_in_this_cycle_is_still_due(desk):
    stop = path.stops(desk.student("callum"), TODAY)[2]
    assert (stop.kind, stop.lines) == ("now", ("absent 3 March, not placed",))


def test_workshops_stand_between_the_talks_they_fell_between(zoe):
    events = path.events(zoe, path.stops(zoe, TODAY))
    assert [(event.after, event.came) for event in events] == [(2, True), (2, True), (2, False)]


def test_cells_to_come_are_empty_and_averages_are_of_rated_areas_only(desk, zoe):
    first = dict(facts.knowledge(zoe))["Further education options"]
    assert first == (2, 3, "today", "future", "future", "future", "future")
    assert facts.averages(zoe)[:3] == ("1.7", "1.9", "")
    desk.answer("zoe-2", {"ratings.FE": "not_discussed", "ratings.HE": None})
    changed = desk.student("zoe")
    assert dict(facts.knowledge(changed))["Further education options"][1] is None
    assert facts.averages(changed)[1] == "1.8"


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
    assert facts.actions(new, TODAY) == facts.since_last(new, TODAY) == facts.ideas(new) == ()
    assert [stop.lines for stop in path.stops(new, TODAY)[:3]] == [
        ("no talk",),
        ("no talk",),
        ("not placed yet",),
    ]
    assert {cell for _, cells in facts.knowledge(new) for cell in cells} == {"future", "today"}


def test_what_the_school_shares_is_in_words_and_leaves_out_what_it_does_not_say(zoe, desk):
    shared = dict(told.shared(zoe.student.body))
    assert shared["Special needs"] == "SEN support"
    assert shared["Attendance"] == "91.5 %"
    assert "Pupil premium" not in shared
    assert told.shared(desk.student("kubra").student.body) == ()


def test_an_earlier_talk_reads_as_questions_and_answers(desk):
    desk.answer(
        "zoe-2",
        {"plan_b": "APP", "plan_b_detail": "in joinery", "sectors": ["CONST", "LAND"]},
    )
    said = dict(told.answers(desk.interview("zoe-2").interview.body, "Zoë"))
    assert said["Area of work"] == "Construction, then Animals and land"
    assert said["Plan B"] == "Apprenticeship, in joinery"
    assert said["How sure"] == "Just an idea"
