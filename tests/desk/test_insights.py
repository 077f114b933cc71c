"""The caseload in figures, counted by a desk over its own file."""

from dataclasses import asdict
from datetime import date

import four_schools
import pytest
import thornlaw
from planning import write_note

from onedesk.desk import Desk
from onedesk.desk.counting import ended_cycles, shown_cycles
from onedesk.domain.people import School, Student, Window
from onedesk.figures.facts import fact
from onedesk.store import account, facts
from onedesk.store.database import reading, writing
from onedesk.store.records import Stamp, remove

TODAY = date(2026, 3, 12)


@pytest.fixture
def four(db, clock):
    """117 students in four schools, in the middle of cycle 3."""
    account.save(db, four_schools.ACCOUNT)
    thornlaw.arrive(db, list(four_schools.records()), clock())
    return Desk(db, clock)


def named(case, rule):
    return next(dict(one.students) for one in case.lists if one.rule == rule)


def test_everyone_on_roll_is_counted_and_every_school_says_how_far_it_is(four):
    case = four.insights()
    assert (case.students, case.seen, case.cycle) == (117, sum(s.seen for s in case.schools), 3)
    assert [school.of for school in case.schools] == [30, 29, 30, 28]
    assert all(school.seen + len(school.waiting) == school.of for school in case.schools)


def test_one_school_is_counted_alone_and_the_schools_add_up_to_all(four):
    whole = four.insights()
    parts = [four.insights(school) for school, _name in whole.every_school]
    assert [part.school for part in parts] == [school for school, _name in whole.every_school]
    for at in range(3):
        asked = [part.everyone.plans.students[at] for part in parts]
        assert sum(asked) == whole.everyone.plans.students[at]
    assert sum(part.matched.plans.students[0] for part in parts) == whole.matched.plans.students[0]
    for rule in ("unsure", "carried", "low"):
        assert {key for part in parts for key in named(part, rule)} == set(named(whole, rule))


def test_the_facts_read_are_those_of_the_whole_records(four, db):
    with reading(db):
        schools = {one.id: one for one in four.schools()}
    students = {
        row.student: four.student(row.student)
        for row in four.caseload()
        if row.student.endswith(("-1", "-7"))
    }
    whole = [
        fact(key, file.student.body, schools[file.school.id], entry.body)
        for key, file in students.items()
        for entry in file.interviews
        if entry.body.held
    ]
    pupils = {key: (file.student.body, schools[file.school.id]) for key, file in students.items()}
    with reading(db):
        read = facts.held(db, pupils)
    assert sorted(read, key=str) == sorted(whole, key=str)


def test_who_has_left_is_not_counted_and_that_is_said(four, db, clock):
    before = four.insights()
    gone = next(one.student for one in before.facts if one.cycle == 3)
    talks = sum(one.student == gone for one in before.facts)
    with writing(db):
        four._edit("student", gone, {"status": "left"})
    after = four.insights()
    assert (after.students, after.left) == (before.students - 1, talks)
    assert gone not in after.people


def test_a_removed_interview_is_not_counted(four, db, clock):
    before = four.insights().seen
    with writing(db):
        remove(db, "interview", "thornlaw-1-3", Stamp("marged", clock()))
    assert four.insights().seen == before - 1


def test_the_lists_follow_what_the_adviser_set(four):
    by_two = named(four.insights(), "carried")
    four.prefer(watch={"carried": 3, "low": 1})
    case = four.insights()
    assert by_two
    assert not named(case, "carried")
    assert case.watch.low == 1
    assert len(named(case, "low")) < 40


def test_an_absent_student_is_not_seen_and_two_missed_cycles_are_named(desk):
    case = desk.insights()
    assert (case.students, case.seen) == (3, 0)
    missed = named(case, "missed")
    assert set(missed) == {"idris", "chau"}
    assert missed["idris"].say == "No talk in cycles 1 and 2."


def test_a_plan_and_a_sector_found_are_no_reason(desk):
    assert not any("zoe" in named(desk.insights(), rule) for rule in ("lost", "unsure"))


def test_a_private_note_is_in_no_figure(desk):
    marked = "MARKED NOTE 4711"
    write_note(desk, "z2", marked)
    write_note(desk, "z3", marked)
    assert "MARKED" not in repr(asdict(desk.insights()))


def test_a_laptop_without_students_counts_nothing(db, clock):
    case = Desk(db, clock).insights()
    assert (case.students, case.cycles, case.held, case.seen) == (0, (), (), 0)
    assert case.everyone.knowledge.areas == ()


def test_charts_show_the_first_the_last_but_one_and_the_last_cycle():
    assert shown_cycles({1: 30, 2: 28}, 3) == ((1, 2), None)
    assert shown_cycles(dict.fromkeys(range(1, 8), 30), 3) == ((1, 6, 7), None)
    assert shown_cycles({}, 0) == ((), None)


def test_a_cycle_that_has_just_begun_waits_for_a_tenth_of_the_students():
    assert shown_cycles({1: 30, 2: 28, 3: 2}, 3) == ((1, 2), 3)
    assert shown_cycles({1: 30, 2: 28, 3: 3}, 3) == ((1, 2, 3), None)
    assert shown_cycles({1: 2}, 3) == ((1,), None)


def test_a_cycle_is_missed_only_by_who_was_there_before_it_ended():
    windows = tuple(
        Window(cycle=cycle, first=date(2025, month, 1), last=date(2025, month, 20))
        for cycle, month in ((1, 9), (2, 11))
    )
    school = School(id="a", name="A", area="NE", windows=windows)
    pupil = Student(legal_forename="Ada", legal_surname="Quill")
    assert ended_cycles(school, pupil, TODAY) == (1, 2)
    assert ended_cycles(school, pupil, date(2025, 11, 20)) == (1,)
    late = pupil.but(joined=date(2025, 10, 1))
    assert ended_cycles(school, late, TODAY) == (2,)
