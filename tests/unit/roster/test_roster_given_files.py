"""The three given files: exact counts, and everything odd in them by name."""

from datetime import date
from pathlib import Path

import pytest

from onedesk.roster.reading import read_roster
from onedesk.roster.values import GROUPS

FOLDER = Path(__file__).parents[2] / "data" / "rosters"
SIMS, ARBOR = "thornlaw_sims_report.csv", "cinderhill_arbor.csv"
CTF = "8064133_CTF_8064133_001.xml"
ALL = frozenset(GROUPS)


def roster(name, include=frozenset()):
    return read_roster((FOLDER / name).read_bytes(), name, include=include)


def line(number, found):
    return next(row for row in found.rows if row.number == number)


def doubts(found):
    return [(row.number, doubt.code) for row in found.rows for doubt in row.doubts]


@pytest.mark.parametrize("name", [SIMS, ARBOR, CTF])
def test_thirty_rows_come_out_of_each_file_and_none_is_refused(name):
    found = roster(name)
    assert len(found.rows) == found.data_rows == 30
    assert found.refused == ()
    assert {row.pupil.year for row in found.rows} == {10}
    assert found.academic_year == 2025
    assert len({row.pupil.upn for row in found.rows}) == 30
    assert all(date(2010, 9, 1) <= row.pupil.born <= date(2011, 8, 31) for row in found.rows)


def test_the_sims_report_has_two_titles_and_a_blank_line_above_its_headings():
    found = roster(SIMS)
    skipped = [(one.number, one.reason) for one in found.skipped]
    assert skipped == [(1, "title"), (2, "title"), (3, "blank"), (4, "headings")]
    assert found.school_name == "Thornlaw Academy"
    assert [row.number for row in found.rows] == list(range(5, 35))
    assert [doubt.code for doubt in found.doubts] == ["year_taken"]
    assert doubts(found) == []


def test_the_windows_letters_of_the_sims_report_are_read():
    found = roster(SIMS)
    assert line(6, found).pupil.legal_forename == "Oisín"
    assert line(9, found).pupil.name == "Kübra Penhallow"
    assert line(19, found).pupil.name == "Piotr Ó Briain"
    assert line(31, found).pupil.name == "Øyvind Sørensen-Moss"
    assert line(21, found).pupil.legal_surname == "O'Neill"


def test_dates_admission_numbers_and_forms_of_the_sims_report_are_kept():
    pupil = line(16, roster(SIMS)).pupil
    assert pupil.born == date(2011, 1, 1)
    assert pupil.admission_number == "005011"
    assert (pupil.form, pupil.year, pupil.sex) == ("10D", 10, "F")
    assert line(11, roster(SIMS)).pupil.born == date(2011, 7, 1)


def test_support_and_risk_data_stay_out_unless_the_agreement_allows_them():
    for name in (SIMS, ARBOR, CTF):
        for row in roster(name).rows:
            told = row.pupil.model_dump()
            assert all(told[field] is None for group in GROUPS.values() for field in group)
    assert roster(SIMS).left_out == ("SEN status", "FSM eligible", "% attendance")
    expected = ("SEN status", "Pupil Premium", "Attendance (%)", "In care", "EAL")
    assert roster(ARBOR).left_out == expected
    assert roster(CTF).left_out == ("SENprovision", "FSMhistory", "Attendance")


def test_allowed_groups_are_carried_one_by_one():
    found = roster(SIMS, frozenset({"sen", "attendance"}))
    first = found.rows[0].pupil
    assert (first.sen, first.attendance_percent, first.fsm) == ("K", 80.5, None)
    assert found.left_out == ("FSM eligible",)
    everything = roster(SIMS, ALL)
    assert sum(row.pupil.fsm for row in everything.rows) == 18
    assert sum(row.pupil.sen == "E" for row in everything.rows) == 10


def test_the_arbor_export_is_read_with_its_mark_and_quotes():
    found = roster(ARBOR, ALL)
    assert [(one.number, one.reason) for one in found.skipped] == [(1, "headings")]
    assert found.school_name is None
    pupil = line(2, found).pupil
    assert pupil.name == "Luka Brzęczyszczykiewicz"
    assert pupil.born == date(2011, 5, 29)
    assert pupil.preferred_forename is None
    assert (pupil.sex, pupil.pupil_premium, pupil.fsm, pupil.in_care) == ("M", True, None, False)
    assert line(5, found).pupil.legal_surname == "St.John-Bligh"
    assert line(13, found).pupil.legal_forename == "Đặng"
    assert sum(row.pupil.eal for row in found.rows) == 2
    assert sum(row.pupil.sen is None for row in found.rows) == 21


def test_the_two_icelandic_letters_of_the_arbor_export_are_named():
    found = roster(ARBOR)
    assert doubts(found) == [(3, "lookalike_letter"), (27, "lookalike_letter")]
    assert line(3, found).pupil.legal_forename == "Ðurđa"
    assert "“Đurđa”" in line(3, found).doubts[0].say


def test_the_transfer_file_tells_its_school_and_names_lose_their_capitals():
    found = roster(CTF, ALL)
    assert (found.school_name, found.school_code) == ("Harbourside High", "8064133")
    assert [doubt.code for doubt in found.doubts] == ["names_in_capitals"]
    read = {row.pupil.name for row in found.rows}
    assert {"D'Andre O'Neill", "Luka Ó Briain", "Emre van der Merwe", "Saoirse Ng"} <= read
    assert {"Bartłomiej van der Merwe", "Harvey Łukasiewicz", "Đặng Thrale"} <= read
    assert found.rows[0].name_in_file == "OWEN BRZĘCZYSZCZYKIEWICZ"
    assert found.rows[0].place == "pupil 1, line 3"


def test_the_transfer_file_tells_support_meals_and_attendance_where_allowed():
    found = roster(CTF, ALL)
    first, second = found.rows[0].pupil, found.rows[1].pupil
    assert (first.sen, first.fsm, first.attendance_percent) == ("K", False, 89.5)
    assert (second.fsm, second.in_care, second.eal) == (True, None, None)
    assert sum(row.pupil.fsm for row in found.rows) == 14
    assert max(row.pupil.attendance_percent for row in found.rows) == 100.0


def test_the_two_namesakes_of_the_transfer_file_are_named():
    found = roster(CTF)
    assert doubts(found) == [(22, "namesake"), (28, "namesake")]
    assert line(22, found).pupil.name == line(28, found).pupil.name == "José Petrović-Lane"
    assert "pupil 26, line 28" in line(22, found).doubts[0].say
