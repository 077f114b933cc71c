"""The day on paper: who reads it gets what is theirs, and nothing else."""

from datetime import date, time
from io import BytesIO

import pytest
from pypdf import PdfReader

from onedesk.paper.day_list import ListedDay, ListedTalk, own_list, reception_list
from onedesk.paper.document import read_document
from onedesk.paper.pdf import render
from onedesk.paper.slips import slips
from onedesk.paper.wording import room_words

ZOE = ListedTalk(
    starts=time(10, 55),
    name="Zoë Kowalczyk-Reed",
    form="10B",
    room="B14",
    plan_at_home=True,
    last="FE college\nConstruction, joiner",
    pick_up=("Start a CV", "Missed cycle 2"),
)
NEW = ListedTalk(name="عبد الرحمن القحطاني", form="10A", room="B14", last="First talk")
DAY = ListedDay(
    school="Thornlaw Academy",
    day=date(2026, 3, 12),
    adviser="Marged Ellis",
    title="Careers adviser",
    service="Opportunity North East",
    talks=(ZOE, NEW),
    promises=(("Send the open day dates", date(2026, 3, 13)),),
    not_placed=("Đặng Minh Châu",),
)


def many(count):
    names = ("Bartłomiej Żurek-Dale", "Nguyễn Thị Phương Thảo", "Ngozi Amory")
    talks = [
        ListedTalk(starts=time(9 + n // 8, n % 8 * 7), name=f"{names[n % 3]} {n}", form="11C")
        for n in range(count)
    ]
    return DAY.but(talks=tuple(talks))


def pages(pdf):
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def test_the_list_for_reception_has_times_names_forms_rooms_and_nothing_else(words_of):
    said = words_of(render(reception_list(DAY)))
    for part in ("Thursday 12 March 2026", "10:55", "Zoë Kowalczyk-Reed", "10B", "B14"):
        assert part in said
    assert "time to be told" in said
    assert "Form tutor" in said
    for private in ("FE college", "joiner", "Start a CV", "Missed", "Send the", "Minh"):
        assert private not in said


def test_a_room_that_is_called_one_is_not_called_so_twice(words_of):
    said = words_of(render(own_list(DAY.but(talks=(ZOE.but(room="Meeting room 1"), NEW)))))
    assert "10B, Meeting room 1" in said
    assert "10A, room B14" in said


def test_the_adviser_s_own_list_has_the_last_plan_and_what_to_pick_up(words_of):
    said = words_of(render(own_list(DAY)))
    for part in (
        "FE college",
        "Construction, joiner",
        "Start a CV",
        "Missed cycle 2",
        "First talk",
    ):
        assert part in said
    assert "Send the open day dates, by Fri 13 March" in said
    assert "Minh Châu" in said


def test_a_slip_says_when_where_and_with_whom_and_asks_for_the_plan(words_of):
    said = words_of(render(slips(DAY)))
    assert "Thursday 12 March 2026, 10:55" in said
    assert "Room B14, Thornlaw Academy" in said
    assert "With Marged Ellis, careers adviser" in said
    assert said.count("Please bring your plan from last time.") == 1
    for private in ("FE college", "Start a CV", "Missed", "Send the"):
        assert private not in said


def test_slips_are_in_the_order_of_forms():
    (block,) = slips(DAY).blocks
    assert [slip.title for slip in block.slips] == [NEW.name, ZOE.name]


@pytest.mark.parametrize("made", [reception_list, own_list, slips])
def test_the_same_day_gives_the_same_bytes_and_no_name_in_the_file_s_name(made):
    first = render(made(DAY))
    assert render(made(many(3))) != first
    assert render(read_document(made(DAY).model_dump_json())) == first
    assert made(DAY).reference.endswith("2026-03-12")
    for never in ("Thornlaw", "Zoë", "Marged"):
        assert never not in made(DAY).reference


def test_forty_students_go_on_over_the_page_under_the_same_head():
    first, *more = pages(render(reception_list(many(40))))
    assert more
    for page in (first, *more):
        assert "Form tutor" in page
    said = "\n".join([first, *more])
    assert all(f" {n}\n" in said or f" {n} " in said for n in range(40))


def test_slips_fill_a_page_and_none_is_cut_in_two_by_its_end():
    assert len(pages(render(slips(many(10))))) == 1
    first, second = pages(render(slips(many(15))))
    said = [page.count("With Marged Ellis") for page in (first, second)]
    assert said == [page.count("Form 11C") for page in (first, second)]
    assert sum(said) == 15


def test_a_list_is_read_row_by_row(poppler):
    text = poppler(render(reception_list(many(3))), "-layout")
    lines = [line.split() for line in text.splitlines() if "Ngozi" in line]
    assert lines == [["09:14", "Ngozi", "Amory", "2", "11C"]]


@pytest.mark.parametrize(
    ("room", "said"),
    [("B14", "Room B14"), ("Interview room 2", "Interview room 2"), ("", ""), (None, "")],
)
def test_a_room_that_is_called_one_is_not_called_one_twice(room, said):
    assert room_words(room) == said
