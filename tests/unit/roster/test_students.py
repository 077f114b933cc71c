"""Rows of a school's file become student records, and only what changed is written."""

from datetime import date

from onedesk.domain.fields import with_edits
from onedesk.domain.people import School, Student
from onedesk.roster.difference import compare
from onedesk.roster.reading import read_roster
from onedesk.roster.students import edits_of_known, known_student, new_students

HEAD = "Legal Surname,Legal Forename,DOB,UPN,Gender,Reg Group,FSM eligible\n"
ROW = "Amory,Alfie,09/09/2010,L840417122007,M,{form},Y\n"

SCHOOL = School(id="thornlaw", name="Thornlaw Academy", area="NE", pupil_key="quokka")
TEXT = HEAD + ROW.format(form="10A")


def roster(form="10A", include=frozenset()):
    text = HEAD + ROW.format(form=form)
    return read_roster(text.encode(), "list.csv", include=include)


def taken_in(include=frozenset()) -> Student:
    difference = compare(roster(include=include), [])
    (record,) = new_students(difference, SCHOOL, date(2026, 3, 12), ())
    assert isinstance(record.body, Student)
    return record.body


def test_a_new_row_becomes_a_student_with_the_day_of_joining():
    student = taken_in()
    assert (student.name, student.form, student.gender) == ("Alfie Amory", "10A", "M")
    assert student.joined == date(2026, 3, 12)


def ids(*, school=SCHOOL, taken=(), text=TEXT):
    difference = compare(read_roster(text.encode(), "list.csv", include=frozenset()), [])
    return [record.id for record in new_students(difference, school, date(2026, 3, 12), taken)]


def test_a_pupil_of_two_lists_is_one_student_of_a_school():
    assert ids() == ids()
    assert ids() != ids(school=SCHOOL.but(pupil_key="wombat"))
    assert ids() != ids(taken=ids())


def test_without_a_upn_the_name_and_the_birthday_tell_who_it_is():
    text = "Legal Surname,Legal Forename,DOB\nAmory,Alfie,09/09/2010\n"
    assert ids(text=text) == ids(text=text)
    assert ids(text=text) != ids(text=text.replace("2010", "2011"))


def test_a_group_that_was_not_agreed_is_not_taken_in():
    assert taken_in().indicators == {}
    assert taken_in(frozenset({"fsm"})).indicators == {"fsm": True}


def test_the_same_file_again_changes_nothing():
    student = taken_in()
    difference = compare(roster(), [known_student("s1", student)])
    edits = edits_of_known(difference)["s1"]
    assert with_edits(student, edits) == student


def test_only_the_field_that_changed_is_written():
    renamed = with_edits(taken_in(), {"legal_surname": "MacAmory"})
    difference = compare(roster("10C"), [known_student("s1", taken_in())])
    after = with_edits(renamed, edits_of_known(difference)["s1"])
    assert (after.form, after.legal_surname) == ("10C", "MacAmory")


def test_who_is_not_in_the_file_is_marked_and_stays_on_roll():
    other = known_student("s2", Student(legal_forename="Ewa", legal_surname="Thrale"))
    edits = edits_of_known(compare(roster(), [other]))
    assert edits["s2"] == {"in_latest_roster": False}
