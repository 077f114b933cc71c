"""A school's file is taken in as it was looked at, and nobody comes twice."""

LINES = b"UPN,Surname,Forename,DOB,Year,Form\n,Newcomer,Una,2010-05-01,10,10A\n"


def test_who_has_come_since_the_preview_is_not_added_again(desk):
    """Two advisers of a school import the same file, and one hears of the other's in between."""
    found = desk.preview_roster("thornlaw", LINES, "roster.csv")
    assert desk.import_roster("thornlaw", found) == 1
    assert desk.import_roster("thornlaw", found) == 0
    assert [one.name for one in desk.caseload()].count("Una Newcomer") == 1
