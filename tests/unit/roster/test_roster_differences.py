from pathlib import Path

import pytest

from onedesk.roster.difference import KnownStudent, compare
from onedesk.roster.reading import read_roster

FOLDER = Path(__file__).parents[2] / "data" / "rosters"
HEADINGS = "Surname,Forename,Date of birth,UPN,ULN,Form\n"
ZOE_UPN, EMRE_UPN, OTHER_UPN = "Q840417121001", "W929450221002", "B806680021003"
ULN = "1234567899"


def roster(*rows, headings=HEADINGS):
    return read_roster((headings + "\n".join(rows) + "\n").encode(), "list.csv")


def student(student_id="s1", **fields):
    base = {"legal_surname": "Reed", "legal_forename": "Zoë", "born": "2011-04-09"}
    return KnownStudent.model_validate({"id": student_id, **base, **fields})


def known_of(found):
    return [
        KnownStudent(id=f"s{n}", **row.pupil.model_dump())
        for n, row in enumerate(found.rows, start=1)
    ]


def only_reason(difference):
    (one,) = difference.doubtful
    return [reason.code for reason in one.reasons], [student.id for student in one.candidates]


@pytest.mark.parametrize("name", sorted(one.name for one in FOLDER.iterdir()))
def test_each_given_file_is_all_new_the_first_time_and_unchanged_the_second(name):
    found = read_roster((FOLDER / name).read_bytes(), name)
    first = compare(found, [])
    assert (first.counts["rows"], first.counts["new"]) == (30, 30)
    again = compare(found, known_of(found))
    assert again.counts["unchanged"] == 30
    assert again.counts["missing"] == 0


def test_every_row_is_in_exactly_one_list():
    found = roster(f"Reed,Zoë,09/04/2011,{ZOE_UPN},,10B", "Thrale,Isla,31/02/2011,,,10A", "x")
    told = compare(found, [student(upn=ZOE_UPN, form="10A")]).counts
    lists = ("new", "changed", "unchanged", "doubtful", "refused")
    assert told["rows"] == sum(told[name] for name in lists) == 3
    assert (told["changed"], told["doubtful"], told["refused"]) == (1, 1, 1)


def test_a_change_names_the_field_and_both_values_and_a_blank_erases_nothing():
    found = roster(f"Reed-Amory,Zoë,09/04/2011,{ZOE_UPN},,")
    (changed,) = compare(found, [student(upn=ZOE_UPN, form="10A", sex="F")]).changed
    told = [(change.field, change.old, change.new) for change in changed.changes]
    assert told == [("legal_surname", "Reed", "Reed-Amory")]


def test_the_upn_comes_first_then_the_uln_then_name_and_birthday():
    known = [student("a", upn=ZOE_UPN), student("b", uln=ULN, born="2011-05-01")]
    assert compare(roster(f"Reed,Zoë,09/04/2011,{ZOE_UPN},,"), known).unchanged[0].student.id == "a"
    assert compare(roster(f"Reed,Zoë,01/05/2011,,{ULN},"), known).unchanged[0].student.id == "b"
    assert compare(roster("REED,zoe,09/04/2011,,,"), known).changed[0].student.id == "a"


def test_a_student_is_found_by_the_name_used_in_school():
    known = [student(preferred_forename="Zo")]
    assert compare(roster("Reed,Zo,09/04/2011,,,"), known).changed[0].student.id == "s1"


def test_numbers_of_two_students_in_one_row_are_asked_about():
    known = [student("a", upn=ZOE_UPN), student("b", uln=ULN, legal_forename="Kai")]
    difference = compare(roster(f"Reed,Zoë,09/04/2011,{ZOE_UPN},{ULN},"), known)
    assert only_reason(difference) == (["numbers_disagree"], ["a", "b"])
    assert difference.missing == ()


def test_a_number_that_belongs_to_somebody_else_is_asked_about():
    known = [student(upn=ZOE_UPN)]
    difference = compare(roster(f"Thrale,Isla,01/05/2011,{ZOE_UPN},,"), known)
    assert only_reason(difference) == (["number_of_another"], ["s1"])


def test_the_same_person_with_another_upn_is_asked_about_but_a_temporary_one_is_replaced():
    found = roster(f"Reed,Zoë,09/04/2011,{ZOE_UPN},,")
    assert only_reason(compare(found, [student(upn=EMRE_UPN)])) == (["upn_differs"], ["s1"])
    (changed,) = compare(found, [student(upn="A39140021901A")]).changed
    assert changed.changes[0].new == ZOE_UPN


@pytest.mark.parametrize(
    "row",
    ["Reed,Zofia,09/04/2011", "Amory,Zoë,09/04/2011", "Reed,Zoë,10/04/2011", "Zoë,Reed,09/04/2011"],
)
def test_who_shares_two_of_surname_forename_and_birthday_is_asked_about(row):
    assert only_reason(compare(roster(row + ",,,"), [student()])) == (["looks_alike"], ["s1"])


def test_twins_with_pupil_numbers_of_their_own_are_two_students():
    found = roster(f"Reed,Zofia,09/04/2011,{EMRE_UPN},,")
    difference = compare(found, [student(upn=ZOE_UPN)])
    assert difference.counts["new"] == 1
    assert [one.id for one in difference.missing] == ["s1"]


def test_duplicates_inside_the_file_are_doubtful_and_point_at_each_other():
    found = roster(f"Reed,Zoë,09/04/2011,{ZOE_UPN},,", f"Reed,Zoë,09/04/2011,{ZOE_UPN},,")
    difference = compare(found, [])
    assert difference.counts["doubtful"] == 2
    codes = [reason.code for reason in difference.doubtful[0].reasons]
    assert codes == ["upn_twice", "person_twice"]
    assert "line 3" in difference.doubtful[0].reasons[0].say


def test_two_rows_that_mean_one_student_are_both_asked_about():
    known = [student(upn=ZOE_UPN, uln=ULN)]
    found = roster(f"Reed,Zoë,09/04/2011,{ZOE_UPN},,", f"Reed,Zo,09/04/2011,,{ULN},")
    difference = compare(found, known)
    assert [one.reasons[0].code for one in difference.doubtful] == ["same_student"] * 2


def test_students_not_in_the_file_are_missing_and_said_to_stay():
    difference = compare(
        roster(f"Reed,Zoë,09/04/2011,{ZOE_UPN},,"),
        [student("x", born=None, legal_surname="Thrale", legal_forename="Isla")],
    )
    assert [one.id for one in difference.missing] == ["x"]
    assert "never deleted" in difference.as_json()["missing"][0]["note"]


def test_names_made_small_are_no_change_of_letters():
    found = roster(f"MACDONALD,ZOË,09/04/2011,{ZOE_UPN},,")
    assert (
        compare(found, [student(upn=ZOE_UPN, legal_surname="MacDonald")]).counts["unchanged"] == 1
    )


def test_the_json_names_every_row_with_its_place_and_its_doubts():
    found = roster(f"Ðurđa,Zoë,09/04/2011,{ZOE_UPN},,10B", "Thrale,Isla,31/02/2011,,,10A", "x")
    told = compare(found, []).as_json()
    assert told["new"][0]["place"] == "line 2"
    assert told["new"][0]["doubts"][0]["code"] == "lookalike_letter"
    assert told["doubtful"][0]["name"] == "Isla Thrale"
    assert told["doubtful"][0]["reasons"][-1]["code"] == "date_impossible"
    assert told["refused"][0]["number"] == 4
    assert told["counts"]["with_doubts"] == 2
    assert told["columns"]["not_understood"] == []
