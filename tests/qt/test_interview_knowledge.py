"""Twelve ratings are twelve keys, and the words of the row in hand stay on the screen."""

import interviewing
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from thornlaw_people import AREAS

from ui import theme
from ui.theme import Theme
from ui.widgets.label import Label

NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def hands(dressed, shown, desk, jobs, clock):
    made = interviewing.sit_down(shown, desk, jobs, clock)
    made.press("Ctrl+3")
    return made


def test_twelve_ratings_are_twelve_keys(hands):
    hands.press(*"123451234512")
    rated = hands.saved().ratings
    assert [rated[area] for area in AREAS] == [1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2]
    assert hands.screen.model.progress()[2].done


def test_a_key_held_down_rates_one_row(hands):
    hands.hold("3", times=8)
    assert hands.saved().ratings == {"ENGMATHS": 3}


def test_not_asked_is_kept_apart_from_every_number(hands):
    hands.press("0", "1")
    talk = hands.saved()
    assert talk.levels == {"CAREERINFO": 1}
    assert talk.ratings["ENGMATHS"] == "not_discussed"


def test_nothing_is_rated_before_somebody_rates(hands):
    assert hands.file.interview.body.ratings == {}


def test_backspace_clears_and_goes_back(hands):
    hands.press("4", "3", "Up", "Backspace")
    assert hands.saved().ratings == {"ENGMATHS": 4}
    assert hands.screen.steps[2].table.current == "ENGMATHS"


def test_the_level_words_follow_the_row_and_mark_last_time(hands):
    words = hands.screen.steps[2].words
    hands.press(*["Down"] * 7)
    assert words._title.text() == "Apprenticeships"
    assert [card._tag.text() for card in words._cards] == ["", "last time, December", "", "", ""]


def test_a_note_belongs_to_its_row_and_esc_goes_back_to_it(hands):
    hands.press("Down", "N")
    hands.write("Knows one website")
    hands.press("Esc")
    assert hands.screen.steps[2].table.hasFocus()
    assert hands.screen.steps[2].table.current == "CAREERINFO"
    assert hands.saved().rating_notes == {"CAREERINFO": "Knows one website"}
    hands.press("N")
    assert hands.screen.steps[2].note.text == "Knows one website"


def test_a_note_keeps_the_keyboard_and_its_colours_where_larger_text_moves_it(
    hands, dressed, qtbot
):
    theme.install(dressed, Theme.load(dark=True))
    hands.press("N")
    note = hands.screen.steps[2].note
    theme.install(dressed, Theme.load(text_percent=150))
    qtbot.waitUntil(note.edit.hasFocus)
    label = note.findChild(Label)
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme.current().color("ink")


def test_the_step_bar_counts(hands):
    hands.press(*"1234567"[:5], "1", "2")
    said = hands.screen.bar._tabs.accessibleTabName(2)
    assert said == "Knowledge, step 3 of 5, 7 of 12 answered"


def test_there_is_no_scroll_bar_at_the_usual_size(hands):
    step = hands.screen.steps[2]
    assert step.table.verticalScrollBar().maximum() == 0
    for code in AREAS:
        step.table.focus_row(code)
        assert step.table.horizontalScrollBar().maximum() == 0


def test_a_click_of_h_hides_what_was_said_before_wherever_it_stands(hands):
    table, words = hands.screen.steps[2].table, hands.screen.steps[2].words
    assert any(card._tag.text() for card in words._cards)
    hands.press("H")
    assert not any(table.rows.sees(at) for at in range(12))
    assert not any(card._tag.text() for card in words._cards)
    assert "Last time" not in table.rows.spoken(0)
    hands.press("H")
    assert all(table.rows.sees(at) for at in range(12))
    assert any(card._tag.text() for card in words._cards)


def test_the_numeric_keypad_rates_as_well(hands):
    keypad = Qt.KeyboardModifier.KeypadModifier
    for key in (Qt.Key.Key_4, Qt.Key.Key_0, Qt.Key.Key_2):
        QTest.keyClick(hands.focus, key, keypad)
    rated = hands.saved().ratings
    assert [rated[area] for area in AREAS[:3]] == [4, "not_discussed", 2]


def test_a_held_backspace_clears_one_row(hands):
    hands.press("4", "3", "2", "Up")
    for repeat in range(5):
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Backspace, NONE, "\b", repeat > 0)
        QApplication.sendEvent(hands.focus, key)
    assert hands.saved().ratings == {"ENGMATHS": 4, "CAREERINFO": 3}


def test_a_row_says_all_that_is_to_be_known_of_it(hands):
    rows = hands.screen.steps[2].table.rows
    row = rows.place("APPRENT")
    assert rows.spoken(row) == (
        "Apprenticeships, 8 of 12. Last time 2, some, December. Not rated today."
    )
    hands.press(*["Down"] * 7, "3")
    assert rows.answer(row) == "3, fair, up 1"
    seen = QAccessible.queryAccessibleInterface(hands.screen.steps[2].table)
    assert seen.focusChild().text(QAccessible.Text.Name).startswith("Higher education, 9 of 12.")


class TestRatingFirst:
    """With the setting, an earlier rating shows once today's is given."""

    @pytest.fixture
    def hands(self, hands):
        hands.desk.prefer(rate_first=True)
        hands.screen.open(hands.screen.interview_id)
        hands.jobs.drain()
        return hands

    def test_a_row_shows_its_past_once_it_is_rated(self, hands):
        rows, words = hands.screen.steps[2].table.rows, hands.screen.steps[2].words
        assert not any(rows.sees(at) for at in range(12))
        assert not any(card._tag.text() for card in words._cards)
        hands.press("4")
        assert [rows.sees(at) for at in range(3)] == [True, False, False]
        assert "Last time" in rows.spoken(0)
        assert "Last time" not in rows.spoken(1)
        hands.press("Up")
        assert any(card._tag.text() for card in words._cards)

    def test_taking_the_rating_back_hides_it_again(self, hands):
        hands.press("4", "Ctrl+Z")
        assert not hands.screen.steps[2].table.rows.sees(0)

    def test_h_shows_all_and_hides_them_again(self, hands):
        rows = hands.screen.steps[2].table.rows
        hands.press("4", "H")
        assert all(rows.sees(at) for at in range(12))
        hands.press("H")
        assert [rows.sees(at) for at in range(2)] == [True, False]

    def test_the_words_follow_on_the_last_row_too(self, hands):
        hands.press("End", "3")
        assert hands.screen.steps[2].table.current == "SELF"
        assert any(card._tag.text() for card in hands.screen.steps[2].words._cards)
