"""What stands on the pages of a school pack, read back from its PDF."""

from datetime import date
from io import BytesIO

import pack_school
import pytest
from pypdf import PdfReader

from onedesk.paper.pack import Missed, PackSource, Slot
from onedesk.paper.pack_pdf import count_pages, render_pack


def pages(source: PackSource) -> list[str]:
    read = PdfReader(BytesIO(render_pack(source)))
    return [" ".join(page.extract_text().split()) for page in read.pages]


def only(*parts, **changes) -> PackSource:
    return pack_school.source(parts=parts, **changes)


def test_the_first_page_says_whose_it_is_and_counts_with_their_bases():
    (page,) = pages(only("summary"))
    assert "Thornlaw Academy, cycle 3" in page
    assert "For Mr C. Sandhu-Peel, careers lead. From Marged Oyelaran, careers adviser." in page
    assert "12 March 2026, early pack." in page
    assert "17 of 30 seen in cycle 3" in page
    assert "2 of 17 have no plan after Year 11 yet" in page
    assert "0 of 17 have no area of work in mind" in page
    assert "21 of 50 actions from cycle 2 done" in page


def test_after_the_last_day_of_the_cycle_the_pack_is_not_early():
    (page,) = pages(only("summary", day=date(2026, 3, 27)))
    assert "27 March 2026. " in page
    assert "early" not in page


def test_means_are_of_the_same_students_and_say_how_many():
    (page,) = pages(only("summary"))
    assert "Mean rating, the same 12 students in cycles 1, 2 and 3." in page
    assert "C1 to C3" in page
    assert "Further education options" in page


def test_plans_add_up_to_the_students_seen():
    (page,) = pages(only("summary"))
    assert "Plans after Year 11, the 17 students seen" in page
    for group in ("FE college", "Sixth form", "Apprenticeship", "Other plans", "Unsure"):
        assert group in page


def test_the_meeting_is_named_with_its_day_and_its_topics():
    (page,) = pages(only("summary"))
    assert "For our meeting on Tuesday 31 March, 15:30" in page
    assert "1. The 12 students not seen yet, and when" in page
    assert "Rooms for cycle 4, from 8 June" in page


def test_requests_that_find_no_room_are_counted():
    (page,) = pages(only("summary"))
    assert "Please help with these" in page
    assert "more for our meeting." in page
    assert "more in the list to act on." in pages(only("summary", "list"))[0]
    whole = " ".join(pages(only("list")))
    assert whole.count("Book a place on the site visit, by 22 April.") == 5


@pytest.mark.parametrize("seen", [0, 1])
def test_a_cycle_that_has_hardly_begun_still_makes_a_pack(seen):
    source = pack_school.source(seen=seen)
    first, *others = pages(source)
    assert f"{seen} of 30 seen in cycle 3" in first
    assert len(others) >= 2
    if not seen:
        assert "Nobody was rated in this cycle yet." in first
        assert "Nobody was asked in this cycle yet." in first
        assert count_pages(source)["students"] == 0


def test_a_school_without_students_makes_a_page():
    (page,) = pages(only("summary", students=(), facts=(), plans=()))
    assert "0 of 0 seen in cycle 3" in page


def test_a_student_has_one_page_with_all_cycles_plans_and_actions():
    found = pages(only("students"))
    assert len(found) == 17
    zoe = found[9]
    assert "Zoë Kowalczyk-Reed, 10B" in zoe
    assert "Talk 3 of 7" in zoe
    assert "Seen on Thursday 12 March 2026. Seen before in cycles 1 and 2." in zoe
    assert "Undecided" in zoe
    assert "Importance of English and maths" in zoe
    assert "Since last time" in zoe
    assert "cycle 3 Ask which grades the college wants. Student 22 April open" in zoe
    assert "not seen in that cycle" in zoe


def test_a_long_list_of_actions_is_cut_before_the_page_ends():
    source = only("students")
    first = source.students[0]
    old = first.steps[0].but(cycle=2, what="Something said two cycles ago, at some length.")
    many = first.but(steps=(*first.steps, *[old] * 60))
    found = pages(source.but(students=(many, *source.students[1:])))
    assert len(found) == 17
    assert "more in the action plans." in found[0]


def test_a_table_that_goes_on_over_the_page_has_its_headings_there_too():
    found = pages(pack_school.source(seen=26, parts=("list",)))
    assert [page.startswith("Area Students") for page in found] == [False, True, True]


def test_the_list_names_who_was_not_seen_and_why():
    whole = " ".join(pages(only("list")))
    assert "List to act on" in whole
    assert "Iolo Carrow, 10D Absent on 12 March. Booked for Thursday 19 March" in whole
    assert "Declined a talk in cycle 3" in whole
    assert "Gethin Pryce-Vaughn, 10C" in whole
    assert "Areas that need help" in whole
    assert "No plan after Year 11 yet: 2 of 17 seen" in whole


def test_who_asked_for_no_more_than_the_name_is_named_only():
    assert "named only" not in pages(only("summary"))[0]
    first, *rest = pages(only("summary", "list", named_only=("Saoirse Penhallow",)))
    whole = " ".join(rest)
    assert "1 student is named only, as asked, and in no figure." in first
    assert "no more than the name is in this pack, and they are in no figure" in whole
    assert "Saoirse Penhallow" in whole


def test_the_agenda_is_one_page_with_room_to_write():
    (page,) = pages(only("agenda"))
    assert "For our meeting on Tuesday 31 March, 15:30" in page
    assert "Mr C. Sandhu-Peel and Marged Oyelaran" in page
    assert "What we agree" in page


def test_slips_invite_to_the_next_talk_and_stop_after_the_last():
    source = only("slips")
    booked = source.students[0].but(next=Slot(day=date(2026, 6, 9), room="B14"), has_plan=True)
    found = pages(source.but(students=(booked, *source.students[1:])))
    assert len(found) == 2
    assert "Your next careers talk: Tuesday 9 June, room B14" in found[0]
    assert "Your next careers talk: 8 June to 3 July" in found[0]
    assert found[0].count("Bring your plan") == 1
    assert count_pages(source.but(cycle=7))["slips"] == 0


def test_an_absence_twice_on_one_weekday_asks_for_another():
    source = only("list")
    thursdays = (date(2025, 12, 11), date(2026, 3, 12))
    missed = tuple(
        Missed(cycle=cycle, day=day, outcome="absent")
        for cycle, day in zip((2, 3), thursdays, strict=True)
    )
    last = source.students[-1].but(talks=(), missed=missed, booked=None)
    whole = " ".join(pages(source.but(students=(*source.students[:-1], last))))
    assert "Absent for cycle 2 and cycle 3. A time that avoids Thursdays." in whole
