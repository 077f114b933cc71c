import io
from datetime import date, datetime, time

from openpyxl import Workbook

from onedesk.roster.reading import read_roster

HEADINGS = ["Surname", "Forename", "Date of birth", "UPN", "Year", "Adno", "Attendance"]

MIDNIGHT = datetime.combine(date(2011, 4, 9), time())  # as a cell with a date is stored


def saved(book):
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def filled(*rows, title="Pupils"):
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return book


def test_a_workbook_is_read_with_its_titles_dates_and_numbers():
    book = filled(
        ["Thornlaw Academy"],
        [],
        HEADINGS,
        ["Reed", "Zoë", MIDNIGHT, "Q840417121001", 10, 5001, 0.805],
        ["Amory", "Kai", date(2011, 5, 1), "W929450221002", 10.0, "005002", 1],
        ["Thrale", "Isla", 40692, None, "Year 10", None, None],
    )
    found = read_roster(saved(book), "list.xlsx", include=frozenset({"attendance"}))
    assert found.source == "xlsx"
    assert found.school_name == "Thornlaw Academy"
    assert [row.place for row in found.rows] == ["row 4", "row 5", "row 6"]
    assert [row.pupil.born.day for row in found.rows] == [9, 1, 29]
    assert [row.pupil.year for row in found.rows] == [10, 10, 10]
    assert [row.pupil.admission_number for row in found.rows] == ["5001", "005002", None]
    assert [row.pupil.attendance_percent for row in found.rows] == [80.5, 100.0, None]
    assert [doubt.code for doubt in found.rows[2].doubts] == ["upn_missing", "date_serial"]


def test_the_sheet_with_headings_is_read_and_the_others_are_named():
    book = filled(["Read me first"], title="Cover")
    sheet = book.create_sheet("Year 10")
    sheet.append(HEADINGS)
    sheet.append(["Reed", "Zoë", "09/04/2011", "Q840417121001", 10])
    book.create_sheet("Empty")
    found = read_roster(saved(book), "list.xlsx")
    assert [row.pupil.name for row in found.rows] == ["Zoë Reed"]
    assert [doubt.code for doubt in found.doubts] == ["other_sheets"]
    assert "“Cover”" in found.doubts[0].say
    assert "Empty" not in found.doubts[0].say


def test_a_cell_far_away_does_not_grow_the_list():
    book = filled(HEADINGS, ["Reed", "Zoë", "09/04/2011", "Q840417121001", 10])
    book.active.cell(row=3, column=16_000, value=" ")
    found = read_roster(saved(book), "list.xlsx")
    assert [row.number for row in found.rows] == [2]
    assert [(one.number, one.reason) for one in found.skipped] == [(1, "headings"), (3, "blank")]
