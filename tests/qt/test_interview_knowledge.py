"""Twelve ratings are twelve keys, and the words of the row in hand stay on the screen."""

import interviewing
import pytest
from thornlaw_people import AREAS


@pytest.fixture
def hands(dressed, shown, desk, jobs, clock):
    made = interviewing.sit_down(shown, desk, jobs, clock)
    made.press("Ctrl+3")
    return made


def test_twelve_ratings_are_twelve_keys(hands):
    hands.press(*"123451234512")
    assert list(hands.saved().ratings.values()) == [1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2]
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


def test_the_step_bar_counts(hands):
    hands.press(*"1234567"[:5], "1", "2")
    assert "7 of 12" in hands.screen.bar._tabs.accessibleTabName(2)


def test_there_is_no_scroll_bar_at_the_usual_size(hands):
    step = hands.screen.steps[2]
    assert step.table.verticalScrollBar().maximum() == 0
    for code in AREAS:
        step.table.focus_row(code)
        assert step.table.horizontalScrollBar().maximum() == 0


def test_a_click_of_h_hides_what_was_said_before(hands):
    hands.press("H")
    assert hands.screen.steps[2].table.rows.hidden
    hands.press("H")
    assert not hands.screen.steps[2].table.rows.hidden
