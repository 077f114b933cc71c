"""Other days and other schools: plainly not today, and one key back."""

from datetime import date

import pytest
import thornlaw
from PySide6.QtWidgets import QApplication
from thornlaw_people import ACCOUNT, SCHOOLS, _record
from todaying import arrived, said

from onedesk.domain.people import Window
from onedesk.store import account as accounts
from ui import theme
from ui.asking import SchoolDialog
from ui.page import Place

TODAY = thornlaw.TODAY


@pytest.fixture
def hands(session, shown, jobs):
    return arrived(session, shown, jobs)


@pytest.fixture
def page(hands):
    return hands.page


def title(page):
    return page.parts.head.title.text()


def with_windows(db, windows, schools=1):
    """Thornlaw with other windows; alone unless more schools are wanted."""
    changed = (SCHOOLS[0].but(windows=tuple(windows)), *SCHOOLS[1:])[:schools]
    programme = ACCOUNT.programme.but(schools=changed)
    accounts.save(db, ACCOUNT.but(programme=programme))


def test_page_down_and_right_go_to_the_next_day_and_t_comes_back(page, hands):
    hands.press("PageDown")
    assert title(page) == "Thursday 19 March"
    assert hands.names[0] == "Maya Dunmore"
    hands.press("T")
    assert title(page) == "Thursday 12 March"
    hands.press("Right")
    assert title(page) == "Thursday 19 March"
    hands.press("Left")
    assert title(page) == "Thursday 12 March"
    assert hands.in_hand == "Zoë Kowalczyk-Reed"


def test_another_day_is_plainly_not_today(page, hands):
    hands.press("PageDown")
    head = page.parts.head
    assert head.away.isVisible()
    words = "This is Thursday 19 March, in 7 days. Today is Thursday 12 March."
    assert head.away.accessibleName() == words
    hands.press("T")
    assert not head.away.isVisible()


def test_nothing_begins_on_another_day_enter_opens_the_student(page, hands, qtbot):
    hands.press("PageDown")
    with qtbot.waitSignal(page.go) as gone:
        hands.press("Return")
    assert gone.args[0][:2] == ("student", "booked0")


def test_a_talk_begun_on_an_earlier_day_goes_on_from_there(
    session, shown, jobs, clock, ask, desk, qtbot
):
    ask(lambda: desk.begin("zoe", TODAY))
    clock.set(9, 0, date(2026, 3, 13))
    hands = arrived(session, shown, jobs)
    assert "Zoë Kowalczyk-Reed" in hands.unplaced
    hands.press("PageUp")
    assert hands.in_hand == "Zoë Kowalczyk-Reed"
    with qtbot.waitSignal(hands.page.go) as gone:
        hands.press("Return")
    assert gone.args[0] == Place("interview", "zoe-3")


def test_the_next_cycle_can_be_placed_before_it_begins(page, hands, qtbot):
    hands.press("PageDown", "PageDown")
    assert title(page) == "Monday 8 June"
    assert "No interviews on Monday 8 June at Thornlaw Academy" in said(page.parts.empty)
    assert page.parts.unplaced.list.hasFocus()
    hands.press("P")
    with qtbot.waitSignal(page.said) as told:
        hands.press("Return")
    assert told.args[0].endswith("is placed: 8 June, 09:00.")
    assert len(hands.names) == 1
    hands.press("PageUp")
    assert title(page) == "Thursday 19 March"


def test_s_then_a_digit_changes_the_school_and_stays_with_it(page, hands):
    hands.press("S", "2")
    assert "Cinderhill School" in page.parts.head.facts.text()
    assert page.parts.empty.isVisible()
    page.arrive()
    hands.settle()
    assert "Cinderhill School" in page.parts.head.facts.text()


def test_the_schools_of_the_day_come_first_with_how_many_are_seen(hands, qtmodeltester):

    hands.press("S")
    schools = hands.dialog(SchoolDialog).list.schools
    rows = [[schools.words(row, column) for column in range(4)] for row in schools.rows]
    assert rows == [
        ["Thornlaw Academy", "6 today", "cycle 3, 2 to 27 March", "1"],
        ["Cinderhill School", "", "cycle 3, 2 to 27 March", "2"],
    ]
    spoken = schools.spoken(schools.rows[0], 0)
    assert spoken == "Thornlaw Academy, 6 today, cycle 3, 2 to 27 March, key 1"
    qtmodeltester.check(schools)


def test_schools_are_found_by_their_first_letters_too(page, hands):
    hands.press("S", "C", "Return")
    assert "Cinderhill School" in page.parts.head.facts.text()


def test_the_day_opens_on_the_school_with_most_to_see(session, shown, jobs, db, clock):
    made = []
    for at in range(9):
        name = {"legal_forename": "Ada", "legal_surname": f"Lune-{at}"}
        made.append(_record("student", f"c{at}", None, name, "cinderhill"))
        body = {"cycle": 3, "day": TODAY.isoformat()}
        made.append(_record("interview", f"c{at}-3", f"c{at}", body, "cinderhill"))
    thornlaw.arrive(db, made, clock())
    hands = arrived(session, shown, jobs)
    assert "Cinderhill School" in hands.page.parts.head.facts.text()
    assert len(hands.names) == 9


def test_one_school_needs_no_change_of_school(session, db, shown, jobs):
    with_windows(db, SCHOOLS[0].windows)
    hands = arrived(session, shown, jobs)
    assert not hands.page.parts.head.change.isVisible()


def test_after_the_window_the_head_says_who_was_not_seen(session, db, shown, jobs, clock):
    with_windows(db, SCHOOLS[0].windows, schools=2)
    clock.set(9, 0, date(2026, 3, 30))
    hands = arrived(session, shown, jobs)
    facts = hands.page.parts.head.facts.text()
    assert (
        "Cycle 3 ended on 27 March. 16 students were not seen. Cycle 4 begins on 8 June." in facts
    )


def test_a_window_that_moved_and_nears_its_end_counts_its_days(session, db, shown, jobs):
    with_windows(db, [Window(cycle=3, first=date(2026, 3, 2), last=date(2026, 3, 16))])
    hands = arrived(session, shown, jobs)
    facts = hands.page.parts.head.facts.text()
    assert facts.endswith("cycle 3 of 7, 2 to 16 March, 3 school days left")


def test_a_school_without_windows_says_so(session, db, shown, jobs):
    with_windows(db, [])
    hands = arrived(session, shown, jobs)
    assert hands.page.parts.head.facts.text().endswith("its days are not agreed yet")


def test_a_laptop_without_students_says_where_they_come_from(empty_session, shown, jobs, qtbot):
    hands = arrived(empty_session, shown, jobs)
    assert "No students at Thornlaw Academy yet" in said(hands.page.parts.empty)
    assert hands.page.parts.head.search.isVisible()
    foot = hands.page.parts.foot
    assert foot.accessibleDescription() == "F5: Sync now. PgUp PgDown: Other days. F1: All keys"
    with qtbot.waitSignal(hands.page.go) as gone:
        hands.press("Return")
    assert gone.args[0] == Place("students")


def test_a_new_laptop_says_that_its_students_are_on_their_way(empty_session, shown, jobs):
    hands = arrived(empty_session, shown, jobs)
    page = hands.page
    empty_session.bridge.begun.emit()
    assert "Fetching your students from the hub" in said(page.parts.empty)
    empty_session.bridge.finished.emit(None)
    assert "No students at Thornlaw Academy yet" in said(page.parts.empty)


def test_a_round_that_broke_fetches_nothing_any_more(empty_session, shown, jobs):
    page = arrived(empty_session, shown, jobs).page
    empty_session.bridge.begun.emit()
    empty_session.bridge.failed.emit(OSError())
    assert "No students at Thornlaw Academy yet" in said(page.parts.empty)


def test_an_adviser_without_a_school_is_told_where_schools_come_from(
    empty_session, db, shown, jobs
):
    accounts.save(db, ACCOUNT.but(programme=ACCOUNT.programme.but(schools=())))
    hands = arrived(empty_session, shown, jobs)
    assert "You have no school yet" in said(hands.page.parts.empty)
    hands.press("S", "D", "P", "PageDown")


@pytest.mark.parametrize("percent", [125, 150, 200])
def test_larger_text_and_back_leaves_every_part_where_it_was(
    session, shown, jobs, dressed, qtbot, percent
):
    own = arrived(session, shown, jobs).page.parts.own
    head = own._head
    head.count.setText("2 due this week, 1 later")
    QApplication.processEvents()
    before = head.count.pos()
    theme.install(dressed, theme.Theme.load(text_percent=percent))
    QApplication.processEvents()
    theme.install(dressed, theme.Theme.load())
    bar = own._area.verticalScrollBar()
    qtbot.waitUntil(lambda: head.count.pos() == before and bar.maximum() == 0)


@pytest.mark.parametrize(("wide", "high", "percent"), [(760, 480, 100), (760, 480, 200)])
def test_the_smallest_window_loses_nothing_sideways(
    session, shown, jobs, dressed, wide, high, percent
):

    theme.install(dressed, theme.Theme.load(text_percent=percent))
    hands = arrived(session, shown, jobs, width=wide, height=high)
    parts = hands.page.parts
    assert hands.page.width() == wide
    for part in (parts.list, parts.head, parts.unplaced, parts.own, parts.sync):
        left = part.mapTo(hands.page, part.rect().topLeft()).x()
        assert left >= 0
        assert left + part.width() <= wide
    assert hands.page.minimumSizeHint().width() <= wide
