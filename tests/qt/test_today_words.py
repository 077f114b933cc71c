"""The words of a day: lines, states, cycles, promises."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from thornlaw_people import SCHOOLS

from onedesk.desk.day_views import (
    CycleCounts,
    DayList,
    DayRow,
    DayTimes,
    NotPlaced,
    OwnAction,
    PickUp,
    Taken,
)
from onedesk.desk.views import SyncRow, SyncState
from onedesk.domain.people import Window
from ui.today.clashes import clash
from ui.today.cycle_words import cycle_in_short, cycle_words
from ui.today.model import DayModel
from ui.today.own_actions import facts_of, how_many
from ui.today.sync_words import sync_words
from ui.today.wording import in_part, not_placed_words, pick_up_words, row_pill

TODAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("found", "plan", "words"),
    [
        (PickUp(open=4), "FE", "4 actions to review"),
        (PickUp(open=1, missed_cycle=2), "FE", "1 action, missed cycle 2"),
        (PickUp(came={"done": 3}), "SF", "All 3 actions done"),
        (PickUp(came={"done": 3, "carried_over": 1}), "FE", "3 done, 1 carried over"),
        (PickUp(came={"done": 1, "no_longer": 1}), "FE", "1 done, 1 no longer needed"),
        (PickUp(came={"not_done": 1}), "FE", "1 action not done"),
        (PickUp(came={"done": 2, "partly": 1, "not_done": 1}), "FE", "2 of 4 done"),
        (PickUp(came={"partly": 1, "carried_over": 1}), "FE", "None of 2 done"),
        (PickUp(missed_cycle=2), None, "Missed cycle 2"),
        (PickUp(), None, "First talk"),
        (PickUp(), "FE", "No actions"),
    ],
)
def test_what_to_pick_up_is_said_in_a_few_words(found, plan, words):
    assert pick_up_words(found, plan) == words


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"missed_on": TODAY, "outcome": "absent"}, "10D · absent today"),
        ({"missed_on": date(2026, 3, 3), "outcome": "absent"}, "10D · absent 3 March"),
        (
            {"missed_on": date(2026, 3, 3), "outcome": "cancelled_school"},
            "10D · school cancelled 3 March",
        ),
        (
            {"missed_on": date(2026, 3, 11), "outcome": "cancelled_service"},
            "10D · we cancelled yesterday",
        ),
        ({"missed_on": date(2026, 3, 11)}, "10D · not seen yesterday"),
        ({"missed_on": date(2026, 3, 11), "begun": True}, "10D · begun, not finished yesterday"),
        ({"joined": date(2026, 2, 16)}, "10D · new in February"),
        ({"joined": date(2025, 9, 8)}, "10D"),
    ],
)
def test_why_somebody_has_no_time_is_said_after_the_form(facts, words):
    assert not_placed_words(NotPlaced("a", "A", "10D", **facts), TODAY) == words


def row(**facts):
    return DayRow("a", "a-3", "Ada", "10D", time(9), **{"standing": "absent", **facts})


@pytest.mark.parametrize(
    ("facts", "placed", "words"),
    [
        ({"outcome": "absent", "absence_reason": "ill"}, False, "Absent: ill · not placed yet"),
        ({"outcome": "absent", "absence_reason": "ill"}, True, "Absent: ill"),
        (
            {"outcome": "absent", "absence_reason": "trip", "again": date(2026, 3, 19)},
            True,
            "Absent: on a trip · now 19 March",
        ),
        ({"outcome": "absent", "again": TODAY}, True, "Absent: not known · again today"),
        ({"outcome": "refused"}, False, "Declined"),
        ({"outcome": "cancelled_school"}, False, "The school cancelled · not placed yet"),
        ({"outcome": "left_school"}, False, "Has left the school"),
        ({"standing": "begun"}, True, "Begun, not finished"),
        ({"standing": "begun", "outcome": "held"}, True, "Opened again"),
        ({"standing": "due"}, True, "Due"),
        ({"standing": "due", "moved_from": date(2026, 3, 19)}, True, "Moved up from 19 March"),
        ({"standing": "due", "moved_from": date(2026, 3, 3)}, True, "Moved from 3 March"),
    ],
)
def test_the_state_of_a_line_is_said_with_what_follows_from_it(facts, placed, words):
    assert row_pill(row(**facts), TODAY, placed=placed)[1] == words


@pytest.mark.parametrize(
    ("later", "words"),
    [
        ({"standing": "due", "starts": time(14, 10)}, "Absent: ill · now 14:10"),
        ({"standing": "due", "starts": None}, "Absent: ill · again today"),
        ({"standing": "done"}, "Absent: ill · seen later"),
        ({"standing": "begun"}, "Absent: ill · seen later"),
    ],
)
def test_a_student_missed_in_the_morning_and_seen_later_that_day_is_not_still_to_come(later, words):
    missed = row(outcome="absent", absence_reason="ill", again=TODAY)
    days = DayModel()
    days.fill([missed, replace(missed, interview="a-4", **{"again": None} | later)], TODAY)
    assert days.pill(missed)[1] == words


def on(day, today=None, unseen=0, windows=SCHOOLS[0].windows):
    school = SCHOOLS[0].but(windows=windows)
    cycle = school.cycle_on(day) or 1
    return DayList(
        school=school,
        day=day,
        today=today or day,
        cycle=cycle,
        window=school.window(cycle),
        rows=(),
        not_placed=(),
        counts=CycleCounts(30, 0, 0, 0, unseen, 0),
        own_actions=(),
    )


@pytest.mark.parametrize(
    ("day", "unseen", "words"),
    [
        (TODAY, 6, "cycle 3 of 7, 2 to 27 March"),
        (date(2026, 3, 23), 6, "cycle 3 of 7, 2 to 27 March, 5 school days left"),
        (date(2026, 3, 27), 6, "cycle 3 of 7, 2 to 27 March, last day"),
        (
            date(2026, 3, 28),
            1,
            "Cycle 3 ended on 27 March. 1 student was not seen. Cycle 4 begins on 8 June.",
        ),
        (date(2026, 4, 20), 0, "Cycle 3 ended on 27 March. Cycle 4 begins on 8 June."),
        (date(2025, 9, 1), 30, "Cycle 1 begins on 15 September."),
        (date(2026, 7, 10), 2, "Cycle 4 ended on 3 July. 2 students were not seen."),
    ],
)
def test_the_cycle_is_said_in_plain_words_inside_its_days_and_out(day, unseen, words):
    assert cycle_words(on(day, unseen=unseen)) == words


def test_a_day_ahead_of_the_end_is_not_said_to_be_after_it():
    ahead = on(date(2026, 3, 30), today=TODAY, unseen=6)
    assert cycle_words(ahead) == "Cycle 3 ends on 27 March. Cycle 4 begins on 8 June."


def test_a_school_in_a_list_has_its_cycle_in_short():
    assert cycle_in_short(SCHOOLS[0], TODAY) == "cycle 3, 2 to 27 March"
    assert cycle_in_short(SCHOOLS[0], date(2026, 4, 20)) == "cycle 4 from 8 June"
    assert cycle_in_short(SCHOOLS[0].but(windows=()), TODAY) == ""
    past = (Window(cycle=7, first=date(2025, 3, 2), last=date(2025, 3, 27)),)
    assert cycle_in_short(SCHOOLS[0].but(windows=past), TODAY) == ""


def promise(by, done_on=None):
    return OwnAction("p", "Send it", by, "a", "Ada", done_on)


@pytest.mark.parametrize(
    ("promises", "words"),
    [
        (
            [promise(TODAY), promise(date(2026, 3, 15)), promise(date(2026, 3, 2))],
            "1 overdue, 2 due this week",
        ),
        ([promise(date(2026, 1, 9)), promise(date(2026, 3, 11))], "2 overdue"),
        ([promise(TODAY), promise(date(2026, 3, 16))], "1 due this week, 1 later"),
        ([promise(None)], "1 to do"),
        ([promise(TODAY, done_on=TODAY)], ""),
        ([], ""),
    ],
)
def test_promises_are_counted_by_the_week(promises, words):
    assert how_many(promises, TODAY) == words


def test_a_promise_says_whom_it_is_about_where_its_words_do_not():
    assert facts_of(promise(TODAY), TODAY) == ("Ada", "due today")
    told = replace(promise(None), what="Send Ada the dates")
    assert facts_of(told, TODAY) == ("no date",)


@pytest.mark.parametrize(
    ("actions", "words"),
    [
        (0, "No action was planned in it."),
        (1, "Its action stays on the plan for the next talk."),
        (2, "Its 2 actions stay on the plan for the next talk."),
    ],
)
def test_a_talk_that_ended_early_says_what_becomes_of_its_plan(actions, words):
    said = f"The talk with Ada is finished: part of it took place. {words}"
    assert in_part("Ada", actions) == said


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (time(9), "Ada and Bo have 09:00 already."),
        (time(9, 20), "Ada has 09:00."),
        (time(9, 30), ""),
        (time(11, 10), "Cy at Cinderhill School has 11:00."),
        (None, ""),
    ],
)
def test_a_clash_names_who_is_seen_then(typed, words):
    taken = (
        Taken(time(9), "Ada"),
        Taken(time(9), "Bo"),
        Taken(time(11), "Cy", "Cinderhill School"),
    )
    day = DayTimes(day=TODAY, cycle=3, in_window=True, taken=taken, free=())
    assert clash(day, typed) == words


def test_an_interview_that_the_hub_refused_is_said_to_need_the_adviser():
    now = datetime(2026, 3, 12, 10, 48, tzinfo=UTC)
    rows = tuple(
        SyncRow(str(at), "Ada", "Thornlaw Academy", now, state)
        for at, state in enumerate(("laptop", "needs", "hub"))
    )
    nothing = {"records_owed": 2, "refused": (), "questions": (), "sent": {}, "received": {}}
    more = {"last_round": None, "last_problem": None, "offset": None}
    state = SyncState(rows=rows, **nothing, **more, bytes_up=0, bytes_down=0, seconds=0)
    said = sync_words(state, now)
    assert said.head == "2 interviews are on this laptop only"
    assert said.text.endswith("1 needs you.")
    there = replace(state, rows=rows[2:], records_owed=1)
    said = sync_words(there, now)
    assert said.head == "1 of 1 interview is on the hub"
    assert said.text.endswith("for each one. 1 other change is still on this laptop.")


@pytest.mark.parametrize(
    ("problem", "words"),
    [(None, "Last sync today 10:40"), ("No way to it.", "Last try today 10:40")],
)
def test_a_try_that_did_not_reach_the_hub_is_no_sync(problem, words):
    now = datetime(2026, 3, 12, 10, 48, tzinfo=UTC)
    nothing = {"records_owed": 0, "refused": (), "questions": (), "sent": {}, "received": {}}
    at = now.replace(minute=40)
    more = {"last_round": at, "last_problem": problem, "offset": None}
    state = SyncState(rows=(), **nothing, **more, bytes_up=0, bytes_down=0, seconds=0)
    assert sync_words(state, now).last == words
