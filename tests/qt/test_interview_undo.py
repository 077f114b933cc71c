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
    hands.press("Ctrl+4")
    assert hands.file.actions == ()
    hands.press("Alt+1")
    hands.saved()
    assert len(hands.file.actions) == 1
    hands.press("Ctrl+Z")
    hands.saved()
    assert hands.file.actions == ()
    hands.press("Ctrl+Y")
    hands.saved()
    assert len(hands.file.actions) == 1


def test_undo_outlives_the_program(hands, shown, desk, jobs, clock):
    hands.press("Ctrl+3", "4", "3", "Ctrl+4", "Insert")
    hands.write("Ask the college about level 2.")
    hands.saved()
    again = interviewing.sit_down(shown, desk, jobs, clock)
    again.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert again.saved().ratings == {"ENGMATHS": 4}
    assert again.file.actions == ()
    again.press("Ctrl+Y", "Ctrl+Y", "Ctrl+Y")
    assert again.saved().ratings == {"ENGMATHS": 4, "CAREERINFO": 3}
    assert [entry.body.what for entry in again.file.actions] == ["Ask the college about level 2."]


def test_what_was_taken_back_can_be_done_again_after_a_restart(hands, shown, desk, jobs, clock):
    hands.press("Ctrl+3", "4", "3", "Ctrl+Z")
    hands.saved()
    again = interviewing.sit_down(shown, desk, jobs, clock)
    again.press("Ctrl+Y")
    assert again.saved().ratings == {"ENGMATHS": 4, "CAREERINFO": 3}


def test_a_new_answer_ends_what_could_be_done_again(hands, shown, desk, jobs, clock):
    hands.press("Ctrl+3", "4", "3", "Ctrl+Z", "5")
    hands.saved()
    again = interviewing.sit_down(shown, desk, jobs, clock)
    again.press("Ctrl+Y")
    assert again.saved().ratings == {"ENGMATHS": 4, "CAREERINFO": 5}


def test_a_removed_action_comes_back_after_a_restart(hands, shown, desk, jobs, clock):
    hands.press("Ctrl+4", "Insert")
    hands.write("Ask the college about level 2.")
    hands.press("Ctrl+Del")
    hands.saved()
    again = interviewing.sit_down(shown, desk, jobs, clock)
    again.press("Ctrl+Z")
    again.saved()
    assert [entry.body.what for entry in again.file.actions] == ["Ask the college about level 2."]


def test_a_colleagues_answer_is_never_taken_back(hands, desk):
    hands.press("Ctrl+3", "4", "3")
    hands.saved()
    desk.answer(hands.screen.interview_id, {"ratings.CAREERINFO": 5})
    hands.press("Ctrl+Z")
    assert hands.saved().ratings == {"ENGMATHS": 4, "CAREERINFO": 5}
    hands.press("Ctrl+Z")
    assert hands.saved().ratings == {"CAREERINFO": 5}


def test_a_colleagues_answer_that_has_been_seen_is_passed_over(hands, desk):
    hands.press("Ctrl+3", "4", "3")
    hands.saved()
    desk.answer(hands.screen.interview_id, {"ratings.CAREERINFO": 5})
    hands.screen.look_again()
    hands.jobs.drain()
    assert hands.screen.steps[2].table.rows.row(1).value == 5
    hands.press("Ctrl+Z")
    assert hands.saved().ratings == {"CAREERINFO": 5}


def test_the_private_note_can_be_taken_back_too(hands):
    hands.press("Ctrl+N")
    hands.write("Quiet today")
    hands.press("Ctrl+Z")
    assert hands.screen.note.field.text == ""
    hands.saved()
    assert hands.file.note is None or hands.file.note.body.text == ""


def test_undo_outside_the_note_leaves_it_alone_and_the_note_takes_back_its_own(hands):
    hands.press("Ctrl+N")
    hands.write("Quiet today")
    hands.press("Esc", "Ctrl+3", "4", "Ctrl+Z", "Ctrl+Z")
    hands.saved()
    assert hands.file.interview.body.ratings == {}
    assert hands.file.note.body.text == "Quiet today"
    hands.press("Ctrl+N", "Ctrl+Z")
    assert hands.screen.note.field.text == ""
    hands.press("Esc", "Ctrl+3", "5", "Ctrl+N", "Ctrl+Y")  # an answer ends nothing in the note
    assert hands.screen.note.field.text == "Quiet today"
    assert hands.saved().ratings == {"ENGMATHS": 5}


def test_undo_and_redo_across_steps_and_a_locked_desk_keep_the_date(hands):
    hands.press("Ctrl+4", "Insert")
    hands.write("Ask the college")
    hands.press("Alt+T")
    hands.write("+3w")
    hands.press("Enter", "Alt+1")
    hands.write(" ")
    hands.press("Ctrl+3", "4")
    hands.saved()
    before = hands.file
    for _ in range(2):
        hands.screen.open(hands.screen.interview_id)  # as after the lock
        hands.jobs.drain()
        hands.press(*["Ctrl+Z"] * 4, "Ctrl+3", *["Ctrl+Z"] * 6)
        hands.saved()
        assert hands.file.actions == ()
        hands.press(*["Ctrl+Y"] * 10)
        hands.saved()
        assert hands.file == before
    assert hands.file.actions[0].body.by is not None
