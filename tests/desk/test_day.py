"""Today: everyone who is due is on the screen once, with what to take up."""

from dataclasses import replace
from datetime import date, time

import pytest
from answering import on_hub
from planning import change_action, plan_action, review_action

from onedesk.desk.day_views import PickUp
from onedesk.domain.people import Window
from onedesk.store import account as accounts
from onedesk.store import records
from onedesk.store.database import writing
from onedesk.store.errors import NotThere
from onedesk.store.family import standings
from onedesk.store.records import Stamp

TODAY = date(2026, 3, 12)


def row(desk, name):
    return next(row for row in desk.today("thornlaw", TODAY).rows if row.name.startswith(name))


def unplaced(desk):
    return [one.name for one in desk.today("thornlaw", TODAY).not_placed]


def parts(counts):
    return (counts.done, counts.today, counts.booked, counts.not_placed, counts.declined)


def test_every_student_of_the_school_is_counted_once(desk):
    counts = desk.today("thornlaw", TODAY).counts
    assert counts.students == 3
    assert sum(parts(counts)) == counts.students


def test_the_day_is_in_order_of_time_and_knows_its_cycle(desk):
    day = desk.today("thornlaw", TODAY)
    assert day.cycle == 3
    assert [row.starts for row in day.rows] == [time(10, 55), None]
    assert [placed.name for placed in day.not_placed] == ["Minh Châu Đặng"]


def test_a_row_says_what_to_take_up_from_last_time(desk):
    zoe = row(desk, "Zoë")
    assert (zoe.last_plan, zoe.pick_up.open, zoe.pick_up.came) == ("FE", 1, {"done": 1})
    assert (zoe.last_sector, zoe.last_job, zoe.pick_up.words) == (
        "CONST",
        "joiner",
        ("Start a CV",),
    )
    assert zoe.pick_up.missed_cycle is None
    assert row(desk, "Idris").pick_up.missed_cycle == 2


def test_an_absent_student_keeps_the_line_and_waits_to_be_placed(desk):
    desk.mark_absent(row(desk, "Idris").interview, "ill")
    day = desk.today("thornlaw", TODAY)
    assert row(desk, "Idris").standing == "absent"
    first = day.not_placed[0]
    assert (first.name, first.missed_on, first.outcome) == ("Idris Faulkner", TODAY, "absent")
    desk.mark_due(row(desk, "Idris").interview)
    assert row(desk, "Idris").standing == "due"


def test_someone_without_a_time_can_be_said_to_have_left_and_it_can_be_taken_back(desk):
    waits = desk.today("thornlaw", TODAY).not_placed[0]
    noted = desk.not_seen(waits.student, TODAY, None, "left_school")
    assert unplaced(desk) == []
    assert row(desk, "Minh").outcome == "left_school"
    desk.take_back(noted)
    assert unplaced(desk) == [waits.name]


def test_a_time_that_went_by_is_the_one_that_was_missed(desk, clock):
    missed = row(desk, "Idris")
    clock.forward(days=1)
    noted = desk.not_seen(missed.student, date(2026, 3, 13), "ill", "absent")
    assert noted.interview == missed.interview
    assert row(desk, "Idris").absence_reason == "ill"


def test_someone_who_was_absent_and_has_a_new_time_says_which(desk):
    missed = row(desk, "Idris").interview
    desk.mark_absent(missed, "ill")
    desk.place("idris", date(2026, 3, 19), time(9, 0), None)
    assert "Idris Faulkner" not in unplaced(desk)
    assert row(desk, "Idris").again == date(2026, 3, 19)


def test_a_declined_interview_is_counted_and_not_asked_for_again(desk):
    desk.mark_absent(row(desk, "Idris").interview, None, outcome="refused")
    assert desk.today("thornlaw", TODAY).counts.declined == 1
    assert "Idris Faulkner" not in unplaced(desk)


@pytest.mark.parametrize("outcome", ["cancelled_school", "cancelled_service"])
def test_a_cancelled_interview_is_to_be_placed_again(desk, outcome):
    desk.mark_absent(row(desk, "Idris").interview, None, outcome=outcome)
    assert unplaced(desk)[0] == "Idris Faulkner"


@pytest.mark.parametrize("outcome", ["left_school", "transferred"])
def test_who_has_left_keeps_the_line_and_is_asked_for_no_more(desk, outcome):
    interview = row(desk, "Idris").interview
    desk.mark_absent(interview, None, outcome=outcome)
    day = desk.today("thornlaw", TODAY)
    assert row(desk, "Idris").outcome == outcome
    assert "Idris Faulkner" not in unplaced(desk)
    assert day.counts.students == 2
    assert sum(parts(day.counts)) == 2
    later = desk.today("thornlaw", date(2026, 6, 8))
    assert "Idris Faulkner" not in [one.name for one in later.not_placed]
    desk.mark_due(interview)
    assert desk.today("thornlaw", TODAY).counts.students == 3


def test_a_talk_nobody_marked_is_to_be_placed_the_next_day(desk, clock):
    clock.forward(days=1)
    day = desk.today("thornlaw", date(2026, 3, 13))
    assert {one.name: one.missed_on for one in day.not_placed}["Idris Faulkner"] == TODAY


def test_a_talk_that_was_left_half_way_is_not_lost_sight_of(desk, clock):
    desk.begin("zoe", TODAY)
    clock.forward(days=1)
    waiting = {one.name: one for one in desk.today("thornlaw", date(2026, 3, 13)).not_placed}
    assert waiting["Zoë Kowalczyk-Reed"].begun


def test_names_are_in_the_order_of_people_not_of_code_points(desk, db, clock):
    names = ("Émile Zane", "Zac Ash", "Łucja Farrow", "Max Day")
    with writing(db):
        made = [
            {"kind": "student", "id": f"n{at}", "school": "thornlaw", "student": None}
            | {"body": dict(zip(("legal_forename", "legal_surname"), name.split(), strict=True))}
            for at, name in enumerate(names)
        ]
        records.add(db, map(records.Record.model_validate, made), Stamp("marged", clock.now))
    order = [name for name in unplaced(desk) if name in names]
    assert order == ["Émile Zane", "Łucja Farrow", "Max Day", "Zac Ash"]


def test_other_days_are_the_next_ones_with_anybody_and_the_start_of_a_cycle(desk):
    desk.place("chau", date(2026, 3, 19), time(9, 0), None)
    day = desk.today("thornlaw", TODAY)
    assert (day.before, day.after) == (date(2025, 12, 9), date(2026, 3, 19))
    later = desk.today("thornlaw", date(2026, 3, 19))
    assert (later.before, later.after) == (TODAY, date(2026, 6, 8))


def test_who_is_booked_is_judged_from_today_whichever_day_is_looked_at(desk):
    desk.place("chau", date(2026, 3, 13), time(9, 0), None)
    later = desk.today("thornlaw", date(2026, 3, 19))
    assert later.not_placed == ()
    assert (later.today, later.counts.today, later.counts.booked) == (TODAY, 2, 1)


def test_a_window_that_has_moved_counts_from_the_next_look_on(desk, db):
    account = desk.account()
    school = account.programme.schools[0]
    moved = (Window(cycle=3, first=date(2026, 3, 16), last=date(2026, 4, 2)), *school.windows[3:])
    programme = account.programme.but(schools=(school.but(windows=(*school.windows[:2], *moved)),))
    accounts.save(db, account.but(programme=programme))
    assert desk.today("thornlaw", TODAY).window.last == date(2025, 12, 19)
    assert desk.today("thornlaw", date(2026, 3, 30)).window.last == date(2026, 4, 2)


def test_own_promises_are_listed_until_they_are_done(desk, clock):
    interview = desk.begin("zoe", TODAY)
    promise = plan_action(
        desk, interview, {"what": "Send the dates", "who": "adviser", "by": "2026-03-13"}
    )
    (own,) = desk.today("thornlaw", TODAY).own_actions
    assert (own.what, own.student_name, own.done_on) == (
        "Send the dates",
        "Zoë Kowalczyk-Reed",
        None,
    )
    desk.own_action_done(promise, done=True)
    assert desk.today("thornlaw", TODAY).own_actions == (replace(own, done_on=TODAY),)
    clock.forward(days=1)
    assert desk.today("thornlaw", date(2026, 3, 13)).own_actions == ()


@pytest.mark.parametrize(
    ("adviser", "name", "said"),
    [
        ("marged", "Marged", ""),
        (None, None, ""),
        ("sunil", "Sunil", "Sunil"),
        ("x", None, "a colle"),
    ],
)
def test_what_a_colleague_promised_here_is_on_the_list_with_the_name(
    desk, db, clock, adviser, name, said
):
    interview = desk.begin("zoe", TODAY)
    plan_action(desk, interview, {"what": "Send the dates", "who": "adviser"})
    who = {"adviser": adviser, "adviser_name": name}
    with writing(db):
        records.edit(db, "interview", interview, who, Stamp("sunil", clock()))
    (promise,) = desk.today("thornlaw", TODAY).own_actions
    assert promise.colleague.startswith(said)
    assert bool(promise.colleague) == bool(said)


def test_a_promise_stays_with_its_adviser_when_a_colleague_s_talk_takes_theirs_in(desk, db, clock):
    interview = desk.begin("zoe", TODAY)
    plan_action(desk, interview, {"what": "Send the dates", "who": "adviser"})
    told = {"at": clock().isoformat(), "by": "sunil", "other": "zoe-3b", "adviser": "marged"}
    with writing(db):
        edits = {"adviser": "sunil", "took_in.one": told}
        records.edit(db, "interview", interview, edits, Stamp("sunil", clock()))
    assert [one.colleague for one in desk.today("thornlaw", TODAY).own_actions] == [""]


def test_a_finished_interview_is_on_this_laptop_until_the_hub_has_it(desk):
    interview = desk.begin("zoe", TODAY)
    desk.finish(interview)
    assert row(desk, "Zoë").standing == "done"
    assert row(desk, "Zoë").state == "laptop"


def test_the_caseload_knows_where_each_student_was_left(desk):
    cases = {case.name: case for case in desk.caseload()}
    zoe = cases["Zoë Kowalczyk-Reed"]
    assert (zoe.held, zoe.sector, zoe.plan, zoe.open_actions) == ((1, 2), "CONST", "FE", 1)
    assert cases["Idris Faulkner"].held == ()


def test_a_student_who_is_gone_is_said_so(desk):
    with pytest.raises(NotThere):
        desk.student("nobody")


def test_what_is_planned_today_is_not_there_to_take_up_today(desk):
    plan_action(desk, desk.begin("zoe", TODAY), {"what": "Go to the open evening"})
    assert row(desk, "Zoë").pick_up.open == 1


def test_what_came_of_the_last_plan_counts_what_went_over_to_this_one(desk):
    review_action(desk, desk.begin("zoe", TODAY), "a1", "carried_over")
    assert row(desk, "Zoë").pick_up == PickUp(came={"done": 1, "carried_over": 1})


def test_reviewing_an_old_action_keeps_the_old_interview_on_the_hub(desk, db, clock):
    on_hub(db, clock())
    interview = desk.begin("zoe", TODAY)
    review_action(desk, interview, "a1", "done")
    states = {key: standing.state for key, standing in standings(db, ["zoe"]).items()}
    assert (states["z2"], states[interview]) == ("hub", "laptop")


def test_the_sync_centre_shows_what_is_owed_and_what_was_received_this_week(desk, db, clock):
    interview = desk.begin("zoe", TODAY)
    desk.finish(interview)
    owed = {row.interview: row.state for row in desk.sync_state().rows}
    assert owed == {"z1": "laptop", "z2": "laptop", interview: "laptop"}
    on_hub(db, clock())
    assert [(r.interview, r.state) for r in desk.sync_state().rows] == [(interview, "hub")]
    clock.forward(days=8)
    assert desk.sync_state().rows == ()
    plan_action(desk, "z2", {"what": "One more thing"})
    assert [(row.interview, row.state) for row in desk.sync_state().rows] == [("z2", "laptop")]


def test_a_tick_is_a_change_and_takes_no_interview_off_the_hub(desk, db, clock):
    interview = desk.begin("zoe", TODAY)
    action = plan_action(desk, interview, {"what": "Send the dates", "who": "adviser"})
    desk.finish(interview)
    on_hub(db, clock())
    for done in (True, False):
        desk.own_action_done(action, done=done)
        state = desk.sync_state()
        assert [(row.interview, row.state) for row in state.rows] == [(interview, "hub")]
        assert (state.only_here, state.records_owed) == (0, 1)
    change_action(desk, interview, action, {"what": "Send the prices"})
    assert desk.sync_state().only_here == 1
