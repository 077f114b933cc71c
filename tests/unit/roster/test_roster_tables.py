"""CSV in the spellings of the world: separators, encodings, quotes, titles, footers."""

import pytest

from onedesk.roster.columns import field_of
from onedesk.roster.errors import RosterError
from onedesk.roster.reading import read_roster

HEADINGS = "Surname,Forename,Date of birth,UPN,Year"
ZOE = "Kowalczyk-Reed,Zoë,09/04/2011,Q840417121001,10"
EMRE = "Hussain-Cole,Emre,27/04/2011,W929450221002,10"


def read(text, encoding="utf-8"):
    content = text if isinstance(text, bytes) else text.encode(encoding)
    return read_roster(content, "list.csv")


def lines(*rows):
    return "\n".join(rows) + "\n"


def codes(found):
    return [(row.number, doubt.code) for row in found.rows for doubt in row.doubts]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_a_list_is_read_in_every_usual_encoding(encoding):
    found = read(lines(HEADINGS, ZOE, EMRE), encoding)
    assert [row.pupil.name for row in found.rows] == ["Zoë Kowalczyk-Reed", "Emre Hussain-Cole"]
    assert codes(found) == []


def test_where_two_encodings_meet_each_line_is_read_as_what_it_is():
    content = lines(HEADINGS, ZOE).encode() + "Ó Briain,Siân,05/08/2011,,10\n".encode("cp1252")
    found = read(content)
    assert [row.pupil.name for row in found.rows] == ["Zoë Kowalczyk-Reed", "Siân Ó Briain"]
    assert [doubt.code for doubt in found.doubts] == ["encoding"]
    assert codes(found) == [(3, "encoding"), (3, "upn_missing")]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator):
    found = read(lines(HEADINGS, ZOE, EMRE).replace(",", separator))
    assert [row.pupil.upn for row in found.rows] == ["Q840417121001", "W929450221002"]


def test_titles_blank_lines_and_repeated_headings_are_counted_not_read():
    text = lines("Thornlaw Academy", "ONE cohort", "", HEADINGS, ZOE, "", ",,,", HEADINGS, EMRE)
    found = read(text)
    skipped = [(one.number, one.reason) for one in found.skipped]
    titles = [(1, "title"), (2, "title"), (3, "blank"), (4, "headings")]
    assert skipped == [*titles, (6, "blank"), (7, "blank"), (8, "headings")]
    assert [row.number for row in found.rows] == [5, 9]
    assert found.school_name == "Thornlaw Academy"


def test_a_line_under_the_list_that_is_no_pupil_is_refused_by_number():
    found = read(lines("Adno," + HEADINGS, "1," + ZOE, "Total: 1", "Printed 12/09/2025 by office"))
    assert [(one.number, one.place) for one in found.refused] == [(3, "line 3"), (4, "line 4")]
    assert found.refused[0].given == "Total: 1"
    assert found.data_rows == 3


def test_an_open_quote_takes_its_own_line_and_no_other():
    found = read(lines(HEADINGS, '"Reed,Zoë,09/04/2011,,10', EMRE, ZOE))
    assert [(one.number, one.reason) for one in found.refused] == [
        (2, "The quotation marks in this line do not match.")
    ]
    assert [row.number for row in found.rows] == [3, 4]


def test_two_open_quotes_that_seem_to_match_swallow_no_row():
    found = read(lines(HEADINGS, '"Reed,Zoë,09/04/2011,,10', EMRE, 'Amory",Kai,01/05/2011,,10'))
    assert [one.number for one in found.refused] == [2]
    assert [row.number for row in found.rows] == [3, 4]
    assert (4, "strange_letters") in codes(found)


def test_a_cell_with_a_line_break_is_one_row():
    found = read(lines(HEADINGS + ",Notes", ZOE + ',"one\ntwo"', EMRE + ","))
    assert [row.number for row in found.rows] == [2, 4]
    assert found.unread == ("Notes",)


def test_a_row_with_more_cells_than_headings_needs_a_person():
    found = read(lines(HEADINGS, "Reed, Zoë,Zoë,09/04/2011,Q840417121001,10"))
    assert (2, "too_many_cells") in codes(found)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("D.O.B.", "born"),
        ("DateOfBirth", "born"),
        ("Legal Surname", "legal_surname"),
        ("Last name", "surname"),
        ("StudentEmail", None),
        ("Former UPN", None),
        ("% attendance", "attendance_percent"),
        ("Attendance (%)", "attendance_percent"),
        ("Reg", "form"),
        ("YearGroup", "year"),
        ("Adno", "admission_number"),
        ("SEND", "sen"),
        ("LAC", "in_care"),
        ("FSM6", "pupil_premium"),
        ("NCyearActual", "year"),
        ("%", None),
    ],
)
def test_headings_are_understood(heading, field):
    assert field_of(heading) == field


def test_a_plain_forename_beside_a_legal_one_is_the_one_used_in_school():
    found = read("Legal Forename,Forename,Legal Surname,DOB\nZofia,Zoë,Reed,09/04/2011\n")
    assert found.rows[0].pupil.legal_forename == "Zofia"
    assert found.rows[0].pupil.preferred_forename == "Zoë"


def test_two_columns_of_one_kind_that_differ_need_a_person():
    found = read("Surname,Forename,Gender,Sex\nReed,Zoë,F,M\nReed,Emre,M,M\n")
    assert [one for one in codes(found) if one[1] == "columns_differ"] == [(2, "columns_differ")]


@pytest.mark.parametrize(
    ("heading", "told", "name", "asked"),
    [
        ("Name", "Kowalczyk-Reed, Zoë", "Zoë Kowalczyk-Reed", False),
        ("Name", "VAN DER MERWE Zoë", "Zoë van der Merwe", False),
        ("Name", "Reed Zoë", "Zoë Reed", True),
        ("Surname Forename", "Reed Zoë", "Zoë Reed", False),
        ("Surname Forename", "van Dyk Zoë", "Dyk Zoë van", True),
    ],
)
def test_a_whole_name_is_taken_apart_and_a_guess_is_asked(heading, told, name, asked):
    found = read(f'{heading},DOB\n"{told}",09/04/2011\n')
    assert found.rows[0].pupil.name == name
    assert ("name_order" in [doubt.code for doubt in found.rows[0].doubts]) == asked


def test_the_same_pupil_twice_and_the_same_number_twice_are_named():
    other = "Amory,Kai,01/05/2011,Q840417121001,10"
    found = read(lines(HEADINGS, ZOE, other, EMRE, EMRE.replace("W929450221002", "")))
    twice = [one for one in codes(found) if one[1].endswith("_twice")]
    assert twice == [(2, "upn_twice"), (3, "upn_twice"), (4, "person_twice"), (5, "person_twice")]
    assert "line 3" in found.rows[0].doubts[0].say
    assert "1520" in found.rows[0].doubts[0].say


def test_an_age_that_does_not_fit_the_year_is_named():
    rows = [f"Amory,Kai{mark},01/05/2011,,10" for mark in "abc"]
    found = read(lines(HEADINGS, *rows, "Reed,Zoë,09/04/2012,,10", "Thrale,Isla,09/04/1911,,10"))
    assert found.academic_year == 2025
    ages = [one for one in codes(found) if one[1] in {"age_and_year", "born_unlikely"}]
    assert ages == [(5, "age_and_year"), (6, "born_unlikely")]


def test_odd_dates_are_each_named():
    given = ["40692", "31/02/2011", "04/27/2011", "03/04/2011", "soon", ""]
    rows = [f"Amory,K{mark},{day},,10" for mark, day in zip("abcdef", given, strict=True)]
    found = read(lines(HEADINGS, *rows))
    days = [code for _, code in codes(found) if code.startswith(("date", "born"))]
    assert days[:3] == ["date_serial", "date_impossible", "date_month_first"]
    assert days[3:6] == ["date_ambiguous", "date_unread", "born_missing"]


def test_a_wrong_number_is_not_carried_but_shown():
    found = read(lines(HEADINGS, ZOE.replace("Q8404", "R8404")))
    assert found.rows[0].pupil.upn is None
    assert found.rows[0].doubts[0].given == "R840417121001"


def test_attendance_written_as_a_fraction_is_a_percentage():
    text = "Surname,Forename,DOB,Attendance\nReed,Zoë,09/04/2011,0.805\nReed,Kai,09/04/2011,1\n"
    found = read_roster(text.encode(), "list.csv", include=frozenset({"attendance"}))
    assert [row.pupil.attendance_percent for row in found.rows] == [80.5, 100.0]


def test_what_was_not_understood_is_left_out_with_a_warning():
    text = "Surname,Forename,DOB,Year,Sex,EAL\nReed,Zoë,09/04/2011,tenth,?,perhaps\n"
    found = read_roster(text.encode(), "list.csv", include=frozenset({"eal"}))
    assert {code for _, code in codes(found)} == {"sex_unread", "year_unread", "eal_unread"}


def test_five_thousand_rows_are_read_and_one_more_is_too_many():
    rows = [f"Amory,Kai,,,{n % 13 + 1}" for n in range(5_001)]
    with pytest.raises(RosterError, match="5,000 rows"):
        read(lines(HEADINGS, *rows))
    assert read(lines(HEADINGS, *rows[:-1])).data_rows == 5_000


def test_a_group_of_data_that_is_unknown_is_refused():
    with pytest.raises(RosterError):
        read_roster(lines(HEADINGS, ZOE).encode(), "list.csv", include=frozenset({"religion"}))
