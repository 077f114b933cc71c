from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedesk.roster.dates import month_first, read_date

MAY = date(2011, 5, 29)


@pytest.mark.parametrize(
    "text",
    [
        *("29/05/2011", "29-05-2011", "29.05.2011", "29-May-2011", "29 May 2011", "29th May 2011"),
        *("29/May/2011", "29 MAY 2011", "May 29, 2011", "2011-05-29", "2011/05/29", "20110529"),
        *("2011-05-29T00:00:00", "2011-05-29 00:00:00", "29/05/2011 00:00"),
    ],
)
def test_the_ways_that_schools_write_a_date_mean_the_same_day(text):
    assert read_date(text).value == MAY
    assert read_date(text).doubt == ""


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("31/02/2011", "date_impossible"),
        ("00/05/2011", "date_impossible"),
        ("05/29/2011", "date_month_first"),
        ("29 Mai 2011", "date_unread"),
        ("soon", "date_unread"),
        ("10", "date_unread"),
    ],
)
def test_what_is_no_day_is_never_guessed(text, doubt):
    assert read_date(text).value is None
    assert read_date(text).doubt == doubt


def test_a_day_number_of_a_spreadsheet_is_read_with_a_doubt():
    assert read_date("40692") == read_date("40692.0")
    assert read_date("40692").value == MAY
    assert read_date("40692").doubt == "date_serial"


def test_a_year_without_its_century_is_read_with_a_doubt():
    assert read_date("29/05/11").value == MAY
    assert read_date("29-May-11").doubt == "date_short_year"


def test_in_a_file_that_writes_the_month_first_somewhere_unclear_dates_are_refused():
    assert month_first(["03/04/2011", "04/27/2011"])
    assert not month_first(["03/04/2011", "27/04/2011"])
    assert read_date("03/04/2011").value == date(2011, 4, 3)
    assert read_date("03/04/2011", american=True).doubt == "date_ambiguous"
    assert read_date("04/04/2011", american=True).value == date(2011, 4, 4)
    assert read_date("27/04/2011", american=True).value == date(2011, 4, 27)


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_every_day_comes_back_from_how_it_was_written(day):
    for form in ("%d/%m/%Y", "%Y-%m-%d", "%d %b %Y", "%d-%B-%Y"):
        assert read_date(day.strftime(form)).value == day


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_a_doubt(text):
    read = read_date(text)
    assert read.value is not None or read.doubt
