"""Today: everyone who is due is on the screen once, with what to take up."""

from datetime import date, time

import pytest

from onedesk.store import outbox
from onedesk.store.errors import NotThere
from onedesk.store.family import standings

TODAY = date(2026, 3, 12)


def row(desk, name):
    return next(row for row in desk.today("thornlaw", TODAY).rows if row.name.startswith(name))


def test_every_student_of_the_school_is_counted_once(desk):
    counts = desk.today("thornlaw", TODAY).counts
    assert counts.students == 3
    parts = (counts.done, counts.today, counts.booked, counts.not_placed, counts.declined)
    assert sum(parts) == counts.students


def test_the_day_is_in_order_of_time_and_knows_its_cycle(desk):
    day = desk.today("thornlaw", TODAY)
    assert day.cycle == 3
    assert [row.starts for row in day.rows] == [time(10, 55), None]
    assert [placed.name for placed in day.not_placed] == ["Minh Châu Đặng"]


def test_a_row_says_what_to_take_up_from_last_time(desk):
    zoe = row(desk, "Zoë")
    assert (zoe.last_plan, zoe.pick_up.open, zoe.pick_up.done) == ("FE", 1, 1)
    assert zoe.pick_up.missed_cycle is None
    assert row(desk, "Idris").pick_up.missed_cycle == 2


def test_an_absent_student_keeps_the_line_and_waits_to_be_placed(desk):
    desk.mark_absent(row(desk, "Idris").interview, "ill")
    day = desk.today("thornlaw", TODAY)
    assert row(desk, "Idris").standing == "absent"
    assert next((p.name, p.absent_on) for p in day.not_placed) == ("Idris Faulkner", TODAY)
    desk.mark_due(row(desk, "Idris").interview)
    assert row(desk, "Idris").standing == "due"


def test_placing_makes_an_appointment_and_moving_remembers_from_where(desk):
    friday = date(2026, 3, 13)
    placed = desk.place("chau", TODAY, time(14, 10), "B14")
    assert row(desk, "Minh").interview == placed
    assert desk.place("chau", friday, time(9, 0), "C3") == placed
    moved = desk.today("thornlaw", friday).rows[0]
    assert (moved.starts, moved.moved_from) == (time(9, 0), TODAY)


def test_someone_who_was_absent_can_be_placed_again_in_the_same_cycle(desk):
    missed = row(desk, "Idris").interview
    desk.mark_absent(missed, "ill")
    again = desk.place("idris", date(2026, 3, 19), time(9, 0), None)
    assert again != missed
    assert "Idris Faulkner" not in [p.name for p in desk.today("thornlaw", TODAY).not_placed]


def test_a_declined_interview_is_counted_and_not_asked_for_again(desk):
    desk.mark_absent(row(desk, "Idris").interview, "not_known", outcome="refused")
    day = desk.today("thornlaw", TODAY)
    assert day.counts.declined == 1
    assert "Idris Faulkner" not in [p.name for p in day.not_placed]


def test_own_promises_are_listed_until_they_are_done(desk):
    interview = desk.begin("zoe", TODAY)
    promise = desk.add_action(
        interview, {"what": "Send the dates", "who": "adviser", "by": "2026-03-13"}
    )
    (own,) = desk.today("thornlaw", TODAY).own_actions
    assert (own.what, own.student_name, own.done_on) == (
        "Send the dates",
        "Zoë Kowalczyk-Reed",
        None,
    )
    desk.own_action_done(promise.id, done=True)
    assert desk.today("thornlaw", TODAY).own_actions[0].done_on == TODAY
    assert desk.today("thornlaw", date(2026, 3, 13)).own_actions == ()


def test_a_finished_interview_is_on_this_laptop_until_the_hub_has_it(desk):
    interview = desk.begin("zoe", TODAY)
    desk.finish(interview)
    assert row(desk, "Zoë").standing == "done"
    assert row(desk, "Zoë").state == "laptop"
    assert desk.today("thornlaw", TODAY).waiting.interviews >= 1


def test_the_caseload_knows_where_each_student_was_left(desk):
    cases = {case.name: case for case in desk.caseload()}
    zoe = cases["Zoë Kowalczyk-Reed"]
    assert (zoe.held, zoe.sector, zoe.plan, zoe.open_actions) == ((1, 2), "CONST", "FE", 1)
    assert cases["Idris Faulkner"].held == ()


def test_a_student_who_is_gone_is_said_so(desk):
    with pytest.raises(NotThere):
        desk.student("nobody")


def test_what_is_planned_today_is_not_there_to_take_up_today(desk):
    desk.add_action(desk.begin("zoe", TODAY), {"what": "Go to the open evening"})
    assert row(desk, "Zoë").pick_up.open == 1


def test_reviewing_an_old_action_keeps_the_old_interview_on_the_hub(desk, db, clock):
    sealed = outbox.seal(db, clock(), 500, 10**6)
    taken = [outbox.Outcome(d.kind, d.id, "applied", 1, "", receipt="R") for d in sealed.debts]
    outbox.settle(db, sealed.batch, taken, clock())
    interview = desk.begin("zoe", TODAY)
    desk.review_action("a1", interview, "done")
    states = {key: standing.state for key, standing in standings(db).items()}
    assert (states["z2"], states[interview]) == ("hub", "laptop")
