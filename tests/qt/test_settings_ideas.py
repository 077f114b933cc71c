"""The library of actions: every idea can be changed, left out, put back, and added to."""

import pytest
from keyboard import press
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from onedesk.domain.programme import catalogue
from ui.settings.page import SettingsPage

CTRL = Qt.KeyboardModifier.ControlModifier
GIVEN = catalogue().actions


@pytest.fixture
def page(session, jobs, shown, qtbot):
    made = shown(SettingsPage(session))
    made.arrive()
    press(Qt.Key.Key_4, CTRL)
    qtbot.waitUntil(lambda: made.ideas.model.rowCount() == len(GIVEN))
    qtbot.waitUntil(lambda: made.ideas.list.currentIndex().isValid())
    press(Qt.Key.Key_Tab)
    assert made.ideas.list.hasFocus()
    yield made
    made.hide()
    jobs.drain()


def write(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


@pytest.fixture
def library(page, session, ask, jobs):
    """What interviews offer now, by code."""

    def offered():
        page.flush()
        jobs.drain()
        found = ask(session.desk.preferences).library(GIVEN)
        return {one.code: one for one in found}

    return offered


def test_every_idea_is_listed_with_its_area_who_does_it_and_when_it_is_offered(page):
    index = page.ideas.model.index(0, 0)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert GIVEN[0].text in said
    assert "The student" in said
    assert "at 2 or lower" in said


def test_enter_changes_the_words_of_the_idea_in_hand(page, library):
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert page.ideas.editor.words.edit.hasFocus()
    press(Qt.Key.Key_A, CTRL)
    write("Ask two teachers, and write down what they say.")
    assert library()[GIVEN[1].code].text == "Ask two teachers, and write down what they say."
    row = page.ideas.model.row(1)
    assert row.state == "changed by you"


def test_r_brings_our_own_words_back(page, library):
    press(Qt.Key.Key_Return)
    write("Now: ")
    assert library()[GIVEN[0].code].text.startswith("Now: ")
    page.ideas.list.setFocus()
    press(Qt.Key.Key_R)
    assert library()[GIVEN[0].code] == GIVEN[0]
    assert page.ideas.editor.words.text == GIVEN[0].text


def test_delete_leaves_an_idea_out_and_puts_it_back(page, library):
    press(Qt.Key.Key_Delete)
    assert GIVEN[0].code not in library()
    assert page.ideas.model.row(0).state == "left out"
    assert page.ideas.out.text() == "Put back"
    press(Qt.Key.Key_Delete)
    assert GIVEN[0].code in library()


def test_insert_adds_an_idea_of_ones_own_that_counts_from_its_first_word(page, library):
    press(Qt.Key.Key_Insert)
    assert page.ideas.editor.words.edit.hasFocus()
    assert "OWN-1" not in library()
    write("Visit the college stand at the fair")
    mine = library()["OWN-1"]
    assert (mine.text, mine.area) == ("Visit the college stand at the fair", GIVEN[0].area)


def test_an_idea_of_ones_own_says_who_does_it_when_and_from_which_rating_on(page, library):
    press(Qt.Key.Key_Insert)
    write("Send {name} the dates")
    press(Qt.Key.Key_Tab)
    write("further")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Tab)
    assert page.ideas.editor.who.hasFocus()
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_A, CTRL)
    write("6")
    mine = library()["OWN-1"]
    assert (mine.area, mine.who, mine.upto, mine.weeks) == ("FE", "adviser", 1, 6)


def test_what_the_adviser_does_has_its_own_words_on_the_students_plan(page, library):
    press(Qt.Key.Key_Insert)
    write("Send {name} the dates")
    assert not page.ideas.editor.plan.isVisible()
    page.ideas.editor.who.setFocus()
    press(Qt.Key.Key_2)
    assert page.ideas.editor.plan.isVisible()
    page.ideas.editor.plan.edit.setFocus()
    write("I send you the dates")
    assert library()["OWN-1"].on_plan == "I send you the dates"


def test_ones_own_idea_goes_for_good_with_r(page, library):
    press(Qt.Key.Key_Insert)
    write("Visit the fair")
    assert "OWN-1" in library()
    page.ideas.list.setFocus()
    press(Qt.Key.Key_R)
    assert "OWN-1" not in library()
    assert page.ideas.model.rowCount() == len(GIVEN)


def test_a_new_idea_without_words_is_forgotten(page, library):
    press(Qt.Key.Key_Insert)
    press(Qt.Key.Key_1, CTRL)
    press(Qt.Key.Key_4, CTRL)
    assert page.ideas.model.rowCount() == len(GIVEN)
    assert "OWN-1" not in library()


def test_letters_typed_into_an_idea_are_letters(page, library):
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_A, CTRL)
    write("Read r R")
    assert library()[GIVEN[0].code].text == "Read r R"
