"""Insights by keyboard: charts, tables, names and reasons, over a real desk."""

import pytest
from insight_kit import ALT, FIGURES, desk_of, opened, walk_to
from keyboard import press, said
from planning import write_note
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.insights.names_dialog import NamesDialog
from ui.insights.school_dialog import SchoolDialog
from ui.insights.table_dialog import TableDialog
from ui.insights.tables import table
from ui.insights.why import WhyDialog


@pytest.fixture
def page(four, open_insights):
    return open_insights(four)


# What it says


def test_the_page_says_who_is_counted_and_each_chart_its_finding(page):
    words = said(page)
    assert "117 students in 4 schools. 89 seen in cycle 3 so far." in words
    assert "Counted on this laptop, offline." in words
    assert "Knowledge rose in all 12 areas, on average by 0.49 points" in words
    assert "Mean rating of the same 64 students in cycles 1, 2 and 3" in words
    assert "Unsure what to do after Year 11: 16 of 64, then 12, now 2" in words
    assert "Undecided on an area of work: 6 of 64, then 4, now 5" in words
    assert "Cycle 3 by school" in words


def test_all_seen_says_a_base_for_every_cycle_and_no_rise(page):
    press(Qt.Key.Key_M)
    words = said(page)
    assert "Mean ratings are higher in cycle 3 than in cycle 1 in 12 of 12 areas" in words
    assert "Not always the same." in words
    assert "rose" not in words
    assert "29 of 103, then 14 of 94, now 8 of 89" in words


def test_the_finding_is_what_the_marks_show(page):
    found = page.case.matched
    gains = [area.means[-1] - area.means[0] for area in found.knowledge.areas]
    assert all(gain > 0 for gain in gains)
    assert f"{sum(gains) / len(gains):.2f}" in said(page)
    assert found.plans.of("Unsure") == (16, 12, 2)


def test_no_words_of_cause_and_none_that_are_banned(page):
    press(Qt.Key.Key_Y)
    words = said(page.window()).lower()
    banned = ("because", "due to", "thanks to", "led to", "caused", "impact", "neet", "error")
    assert not [word for word in banned if word in words]


# By keyboard


def test_tab_goes_from_chart_to_chart_and_then_to_the_head(page):
    order = [page.parts.figures[figure] for figure in FIGURES]
    order += [page.parts.switch, page.parts.school, page.parts.why]
    for expected in order:
        assert QApplication.focusWidget() is expected
        press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is order[0]


@pytest.mark.parametrize("figure", FIGURES)
def test_alt_t_shows_every_figure_as_a_table_and_esc_goes_back_to_it(page, figure):
    walk_to(page, figure)
    press(Qt.Key.Key_T, ALT)
    dialog = opened(page, TableDialog)
    assert QApplication.focusWidget() is dialog.view
    assert dialog.view.model().rowCount() == len(table(page.case, figure, matched=True).rows)
    press(Qt.Key.Key_Down)
    assert dialog.view.currentIndex().row() == 1
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.parts.figures[figure]


@pytest.mark.parametrize("figure", FIGURES)
def test_y_explains_the_figure_in_hand(page, figure):
    walk_to(page, figure)
    press(Qt.Key.Key_Y)
    words = said(opened(page, WhyDialog))
    if figure == "lists":
        assert "an earlier one named a plan" in words
    else:
        assert "Who is in it" in words
    if figure in ("knowledge", "plans", "sectors"):
        assert "64 students" in words
        assert "Cycles 1, 2 and 3." in words
        assert "53 of 117 students on roll were not seen in every one of them." in words
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.parts.figures[figure]


def test_enter_names_the_students_of_a_list_and_enter_opens_one(page, qtbot):
    walk_to(page, "lists")
    press(Qt.Key.Key_Return)
    dialog = opened(page, NamesDialog)
    expected = [key for key, _reason in page.case.lists[0].students]
    assert [row.student for row in dialog.names.rows] == expected
    assert "an earlier one named a plan" in said(dialog)
    press(Qt.Key.Key_Down)
    with qtbot.waitSignal(page.go) as gone:
        press(Qt.Key.Key_Return)
    assert gone.args[0] == ("student", expected[1], tuple(expected))


def test_enter_on_an_area_names_who_is_low_in_it(page):
    for _ in range(3):
        press(Qt.Key.Key_Down)
    row = page.case.matched.knowledge.areas[3]
    press(Qt.Key.Key_Return)
    dialog = opened(page, NamesDialog)
    assert len(dialog.names.rows) == sum(row.levels[-1][:2])


def test_enter_on_a_part_of_a_bar_names_exactly_those_it_counts(page):
    walk_to(page, "plans")
    press(Qt.Key.Key_Down)
    for _ in range(4):
        press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    dialog = opened(page, NamesDialog)
    assert len(dialog.names.rows) == page.case.matched.plans.of("Unsure")[1]
    assert all("Unsure in cycle" in row.why for row in dialog.names.rows)


def test_enter_on_a_sector_names_exactly_those_it_counts(page):
    walk_to(page, "sectors")
    press(Qt.Key.Key_Return)
    sectors = page.case.matched.sectors
    assert len(opened(page, NamesDialog).names.rows) == sectors.counts[-1][0]
    press(Qt.Key.Key_Escape)
    for _ in sectors.groups:
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert len(opened(page, NamesDialog).names.rows) == sectors.undecided[-1]


def test_enter_on_a_school_names_who_was_not_seen_yet(page):
    walk_to(page, "schools")
    press(Qt.Key.Key_Return)
    school = page.case.schools[0]
    assert len(opened(page, NamesDialog).names.rows) == school.of - school.seen


def test_coming_back_finds_the_list_one_left_from(page):
    walk_to(page, "lists")
    press(Qt.Key.Key_Down)
    page.clearFocus()
    page.setFocus()
    assert page.parts.watch.list.hasFocus()
    assert page.parts.watch.list.currentIndex().row() == 1


def test_a_list_without_anybody_says_so(desk, open_insights):
    page = open_insights(desk)
    walk_to(page, "lists")
    press(Qt.Key.Key_Return)
    assert "Nobody at the moment." in said(opened(page, NamesDialog))
    press(Qt.Key.Key_Escape)
    assert page.parts.watch.list.hasFocus()


def test_s_and_a_digit_choose_one_school(page, qtbot):
    press(Qt.Key.Key_S)
    dialog = opened(page, SchoolDialog)
    assert dialog.schools.rowCount() == 5
    press(Qt.Key.Key_2)
    qtbot.waitUntil(lambda: page.case.school == "thornlaw")
    assert "30 students at Thornlaw Academy." in said(page)
    press(Qt.Key.Key_S)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.case.school is None)


def test_what_is_in_hand_stays_when_records_change(page, qtbot):
    press(Qt.Key.Key_Down)
    before, case = page.parts.dots.in_hand, page.case
    page.arrive()
    page.arrive()
    qtbot.waitUntil(lambda: page.case is not case)
    assert page.parts.dots.in_hand == before
    assert page.parts.dots.hasFocus()


# What is not there


def test_a_private_note_is_nowhere_on_the_page(four, open_insights, clock):
    for student in ("thornlaw-1", "thornlaw-2"):
        write_note(four, f"{student}-3", "MARKED NOTE 4711")
    page = open_insights(four)
    for figure in FIGURES:
        walk_to(page, figure)
        press(Qt.Key.Key_Return)
        shown = [said(page.window()), page.parts.figures[figure].accessibleDescription()]
        shown += [repr(dialog.names.rows) for dialog in page.window().findChildren(NamesDialog)]
        assert "MARKED" not in "".join(shown)
        press(Qt.Key.Key_Escape)


def test_a_laptop_without_students_says_where_they_come_from(empty_desk, open_insights):
    page = open_insights(empty_desk)
    assert "No students on this laptop yet" in said(page)
    assert not page.parts.why.isVisible()
    assert page.parts.foot.accessibleDescription() == "F5: Sync now. F1: All keys"
    assert not page.keys
    press(Qt.Key.Key_Y)
    assert not page.window().findChildren(WhyDialog)
    press(Qt.Key.Key_M)
    press(Qt.Key.Key_T, ALT)


def test_students_without_a_talk_are_still_thought_about(db, clock, open_insights):
    page = open_insights(desk_of(db, clock, lambda one: one.kind == "student"))
    assert "No talks to count yet" in said(page)
    assert "Nobody seen in cycle 3 so far." in said(page)
    assert page.parts.watch.list.hasFocus()
    assert page.parts.foot.accessibleDescription().startswith(
        "Tab: Next list. Enter: Name the students."
    )


def test_one_cycle_has_no_switch_and_tells_what_is_known(db, clock, open_insights):
    desk = desk_of(db, clock, lambda one: one.kind == "student" or one.id.endswith("-1"))
    page = open_insights(desk)
    assert not page.parts.switch.isVisible()
    assert "Known best: Importance of English and maths" in said(page)
    press(Qt.Key.Key_M)
    assert "rose" not in said(page)
