"""Placing and moving: a time for everyone, each way back, and no second talk in a cycle."""

from datetime import date, time

import pytest

from onedesk.domain.errors import RuleError

TODAY = date(2026, 3, 12)
FRIDAY = date(2026, 3, 13)
JUNE = date(2026, 6, 9)


def rows(desk, day):
    return {row.student: row for row in desk.today("thornlaw", day).rows}


def test_placing_makes_an_appointment_and_placing_again_moves_it(desk):
    placed = desk.place("chau", TODAY, time(14, 10), "B14")
    assert rows(desk, TODAY)["chau"].interview == placed.interview
    assert desk.place("chau", FRIDAY, time(9, 0), "C3").interview == placed.interview
    moved = rows(desk, FRIDAY)["chau"]
    assert (moved.starts, moved.room, moved.moved_from) == (time(9, 0), "C3", TODAY)


def test_a_placing_that_is_taken_back_leaves_the_student_without_a_time(desk):
    placed = desk.place("chau", TODAY, time(14, 10), "B14")
    desk.take_back(placed)
    assert "chau" not in rows(desk, TODAY)
    assert "Minh Châu Đặng" in [one.name for one in desk.today("thornlaw", TODAY).not_placed]


def test_a_move_that_is_taken_back_restores_day_time_room_and_whence(desk):
    before = rows(desk, TODAY)["zoe"]
    desk.take_back(desk.move("z3", FRIDAY, time(13, 20), "C3"))
    assert rows(desk, TODAY)["zoe"] == before


def test_taking_a_placing_back_twice_or_after_it_began_changes_nothing_in_silence(desk):
    placed = desk.place("chau", TODAY, time(14, 10), "B14")
    desk.begin("chau", TODAY)
    with pytest.raises(RuleError) as refused:
        desk.take_back(placed)
    assert "has begun since" in refused.value.say
    assert rows(desk, TODAY)["chau"].standing == "begun"


def test_a_talk_left_half_way_can_be_given_another_day(desk, clock):
    desk.begin("zoe", TODAY)
    clock.forward(days=1)
    placed = desk.place("zoe", date(2026, 3, 16), time(9, 0), None)
    assert placed.interview == "z3"
    desk.take_back(placed)
    assert rows(desk, TODAY)["zoe"].standing == "begun"


def test_someone_who_was_absent_can_be_placed_again_in_the_same_cycle(desk):
    missed = rows(desk, TODAY)["idris"].interview
    desk.mark_absent(missed, "ill")
    again = desk.place("idris", date(2026, 3, 19), time(9, 0), None)
    assert again.interview != missed
    assert "Idris Faulkner" not in [p.name for p in desk.today("thornlaw", TODAY).not_placed]


def test_an_absence_is_not_taken_back_once_there_is_another_time(desk):
    missed = rows(desk, TODAY)["idris"].interview
    desk.mark_absent(missed, "ill")
    desk.place("idris", date(2026, 3, 19), time(9, 0), None)
    with pytest.raises(RuleError) as refused:
        desk.mark_due(missed)
    assert "cycle 3 already" in refused.value.say
    assert rows(desk, TODAY)["idris"].standing == "absent"


def test_a_talk_moved_into_another_cycle_s_window_is_that_cycle_s(desk):
    placed = desk.move("z3", JUNE, time(9, 0), None)
    june = desk.today("thornlaw", JUNE)
    assert (june.cycle, [row.student for row in june.rows]) == (4, ["zoe"])
    assert "Zoë Kowalczyk-Reed" in [one.name for one in desk.today("thornlaw", TODAY).not_placed]
    desk.take_back(placed)
    assert "zoe" in rows(desk, TODAY)


def test_nobody_gets_a_second_talk_in_a_cycle(desk):
    desk.place("zoe", JUNE, time(9, 0), None)
    with pytest.raises(RuleError):
        desk.move("z3", JUNE, time(10, 0), None)
    desk.finish(desk.begin("zoe", TODAY))
    with pytest.raises(RuleError):
        desk.place("zoe", FRIDAY, time(9, 0), None)


def test_between_two_windows_a_talk_stays_in_its_cycle(desk):
    desk.move("z3", date(2026, 4, 20), time(9, 0), None)
    assert "Zoë Kowalczyk-Reed" not in [
        one.name for one in desk.today("thornlaw", TODAY).not_placed
    ]


def test_a_day_tells_what_it_holds_and_when_it_is_free(desk):
    found = desk.times("thornlaw", TODAY, "chau")
    assert [(one.starts, one.name) for one in found.taken] == [(time(10, 55), "Zoë Kowalczyk-Reed")]
    assert (found.cycle, found.in_window) == (3, True)
    assert found.free[:3] == (time(11, 45), time(13, 20), time(14, 10))


def test_a_time_that_has_gone_by_is_not_offered_today_but_is_tomorrow(desk, clock):
    clock.forward(hours=3)
    assert desk.times("thornlaw", TODAY, "chau").free == (time(14, 10), time(15, 0))
    assert desk.times("thornlaw", FRIDAY, "chau").free[0] == time(9, 0)


def test_the_student_s_own_time_is_free_for_them(desk):
    assert time(10, 55) in desk.times("thornlaw", TODAY, "zoe").free


def test_when_today_is_full_the_next_school_day_with_room_is_offered(desk, clock):
    clock.forward(hours=6)
    found = desk.times("thornlaw", TODAY, "chau", or_later=True)
    assert (found.day, found.free[0]) == (FRIDAY, time(9, 0))
    clock.forward(days=1)
    weekend = desk.times("thornlaw", FRIDAY, "chau", or_later=True)
    assert weekend.day == date(2026, 3, 16)


def test_the_schools_come_with_how_many_are_to_be_seen(desk):
    (one,) = desk.school_days(TODAY)
    assert (one.school.id, one.appointments) == ("thornlaw", 2)
    desk.mark_absent("d3", "ill")
    assert desk.school_days(TODAY)[0].appointments == 1
