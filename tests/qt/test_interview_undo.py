"""Ctrl Z takes back one answer or one pause of typing, wherever in the interview it was."""

from datetime import timedelta

import interviewing
import pytest


@pytest.fixture
def hands(dressed, shown, desk, jobs, clock):
    return interviewing.sit_down(shown, desk, jobs, clock)


def test_one_step_is_one_answer(hands):
    hands.press("Ctrl+3", "4", "3", "Ctrl+Z")
    assert hands.saved().ratings == {"ENGMATHS": 4}


def test_redo_brings_it_back(hands):
    hands.press("Ctrl+3", "4", "3", "Ctrl+Z", "Ctrl+Z", "Ctrl+Y", "Ctrl+Y")
    assert hands.saved().ratings == {"ENGMATHS": 4, "CAREERINFO": 3}


def test_letters_typed_in_one_go_are_one_step(hands, clock):
    hands.screen.steps[0].words.edit.setFocus()
    hands.write("I like lamps")
    clock.now += timedelta(seconds=2)
    hands.write(" and wires")
    hands.press("Ctrl+Z")
    assert hands.screen.model.interview.student_words == "I like lamps"
    hands.press("Ctrl+Z")
    assert hands.saved().student_words is None


def test_the_field_shows_what_undo_left(hands):
    field = hands.screen.steps[0].words
    field.edit.setFocus()
    hands.write("I like lamps")
    hands.press("Ctrl+Z")
    assert field.text == ""
    hands.press("Ctrl+Y")
    assert field.text == "I like lamps"


def test_undo_goes_to_the_step_where_something_changes(hands):
    hands.press("Ctrl+3", "4", "Ctrl+1", "Ctrl+Z")
    assert hands.screen.step == 2
    assert hands.screen.steps[2].table.hasFocus()
    assert hands.screen.steps[2].table.current == "ENGMATHS"
    assert hands.saved().ratings == {}


def test_undo_brings_back_the_tile_that_was_chosen(hands):
    hands.press("Ctrl+2", "2")
    hands.screen.steps[1].tiles.setFocus()
    hands.press("4", "Ctrl+Z")
    assert hands.screen.steps[1].tiles.value == "FE"
    assert hands.saved().plan == "FE"


def test_a_removed_action_comes_back_with_its_words(hands):
    hands.press("Ctrl+4", "Insert")
    hands.write("Ask the college about level 2.")
    hands.saved()
    hands.press("Ctrl+Del")
    hands.saved()
    assert hands.file.actions == ()
    hands.press("Ctrl+Z")
    hands.saved()
    assert [entry.body.what for entry in hands.file.actions] == ["Ask the college about level 2."]


def test_undoing_a_new_action_takes_it_away_and_redo_brings_it_again(hands):
    hands.press("Ctrl+4", "Alt+1")
    assert hands.file.actions == ()
    hands.press("Ctrl+3", "1", "Ctrl+4", "Alt+1")
    hands.saved()
    assert len(hands.file.actions) == 1
    hands.press("Ctrl+Z")
    hands.saved()
    assert hands.file.actions == ()
    hands.press("Ctrl+Y")
    hands.saved()
    assert len(hands.file.actions) == 1
