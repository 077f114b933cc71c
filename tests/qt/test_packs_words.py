"""What the pack's dialog reads and writes without a window: days, file names, files."""

from datetime import date

import pytest
from thornlaw_people import SCHOOLS

from onedesk.domain.when import NotADay
from onedesk.paper.pack import Slot
from ui.packs import words
from ui.packs.making import PackNotWritten, keep

TODAY = date(2026, 3, 12)


def test_a_file_is_whole_or_not_there(tmp_path):
    keep(tmp_path / "a.pdf", b"one")
    keep(tmp_path / "a.pdf", b"two")
    assert (tmp_path / "a.pdf").read_bytes() == b"two"
    (tmp_path / "b.pdf").mkdir()
    with pytest.raises(PackNotWritten):
        keep(tmp_path / "b.pdf", b"three")
    assert sorted(each.name for each in tmp_path.glob("?.pdf*")) == ["a.pdf", "b.pdf"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", None),
        ("31/3", Slot(day=date(2026, 3, 31))),
        ("tue 31 march, 15.30", Slot(day=date(2026, 3, 31), starts="15:30")),
        ("+2w 9:05", Slot(day=date(2026, 3, 26), starts="09:05")),
        ("31 march 3pm", Slot(day=date(2026, 3, 31), starts="15:00")),
    ],
)
def test_meetings_are_read_as_people_type_them(typed, meant):
    assert words.meeting_from(typed, TODAY, ()) == meant


@pytest.mark.parametrize("today", [TODAY, date(2026, 11, 22), date(2026, 12, 29)])
def test_the_example_of_a_meeting_is_a_tuesday_soon(today):
    day = words.meeting_from(words.meeting_like(today), today, ()).day
    assert (day.weekday(), 14 <= (day - today).days < 21) == (1, True)


def test_an_hour_that_is_none_is_said():
    with pytest.raises(NotADay):
        words.meeting_from("31 march 25:30", TODAY, ())


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Thornlaw Academy", "Thornlaw"),
        ("The School of St Cuthbert's", "St-Cuthberts"),
        ("High School", "High-School"),
        ("Ysgol Gyfun Gŵyr", "Ysgol-Gyfun-Gŵyr"),
    ],
)
def test_the_file_is_named_after_the_school_the_cycle_and_the_day(name, stem):
    school = SCHOOLS[0].but(name=name)
    assert words.file_stem(school, 3, TODAY) == f"{stem}-cycle3-2026-03-12"
