"""Whoever comes back is where they were: after a lock, a crash, another interview."""

import interviewing
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from thornlaw_people import TODAY

from onedesk.desk import Desk
from onedesk.store.database import open_database
from onedesk.store.errors import DiskFull


@pytest.fixture
def hands(dressed, shown, desk, jobs, clock):
    return interviewing.sit_down(shown, desk, jobs, clock)


def other(hands, student):
    """Turn to another student's interview, and see it open."""
    hands.screen.open(hands.desk.begin(student, TODAY))
    hands.jobs.drain()


def test_the_same_row_of_the_same_step_is_in_hand_again(hands, shown, desk, jobs, clock):
    hands.press("Ctrl+3", "4", "3", "Down")
    hands.saved()
    again = interviewing.sit_down(shown, desk, jobs, clock)
    assert again.screen.step == 2
    assert again.screen.steps[2].table.current == "FE"
    assert again.screen.steps[2].table.hasFocus()


def test_a_field_has_the_keyboard_again(hands, shown, desk, jobs, clock):
    hands.press("Ctrl+2")
    hands.screen.steps[1].course.edit.setFocus()
    hands.saved()
    again = interviewing.sit_down(shown, desk, jobs, clock)
    assert again.screen.steps[1].course.edit.hasFocus()


def test_the_note_of_an_area_is_open_again(hands, shown, desk, jobs, clock):
    hands.press("Ctrl+3", "Down", "N")
    hands.write("Knows one")
    hands.saved()
    again = interviewing.sit_down(shown, desk, jobs, clock)
    assert again.screen.steps[2].note.edit.hasFocus()
    assert again.screen.steps[2].note.text == "Knows one"


def test_an_interview_nobody_has_seen_opens_on_the_first_open_question(hands):
    assert hands.screen.step == 0
    assert hands.screen.steps[0].area.edit.hasFocus()


def test_what_is_typed_while_a_talk_opens_is_written_in_it(hands):
    hands.screen.open(hands.desk.begin("kubra", TODAY))
    QTest.keyClick(hands.screen.windowHandle(), Qt.Key.Key_Return)  # left over from the list
    for letter in "cons":
        QTest.keyClick(hands.screen.windowHandle(), letter)
    hands.jobs.drain()
    assert hands.screen.steps[0].area.edit.text() == "cons"
    hands.press("Enter")
    assert hands.saved().sectors == ("CONST",)


def test_what_is_typed_while_a_finished_talk_opens_does_nothing(hands):
    hands.press("Ctrl+5", "Ctrl+Enter")
    hands.jobs.drain()
    hands.press("Enter")
    hands.screen.open("zoe-3")
    QTest.keyClick(hands.screen.windowHandle(), "r")
    hands.jobs.drain()
    assert hands.screen.model.shut
    assert hands.file.print is None


def test_two_interviews_in_turn_do_not_mix(hands, desk):
    hands.press("Ctrl+3", "5")
    other(hands, "kubra")
    assert hands.screen.header.name.text().startswith("Kübra")
    hands.press("Ctrl+3", "1")
    hands.saved()
    assert desk.interview("zoe-3").interview.body.ratings["ENGMATHS"] == 5
    assert hands.file.interview.body.ratings["ENGMATHS"] == 1


def test_two_interviews_in_turn_keep_their_places_and_what_can_be_taken_back(hands):
    hands.press("Ctrl+3", "5", "4")
    other(hands, "kubra")
    hands.press("Ctrl+2", "2")
    other(hands, "zoe")
    assert hands.screen.steps[2].table.current == "SIXTHFORM"
    hands.press("Ctrl+Z")
    assert hands.saved().ratings == {"ENGMATHS": 5}
    other(hands, "kubra")
    assert hands.screen.step == 1
    hands.press("Ctrl+Z")
    assert hands.saved().plan is None


def test_words_the_disk_refused_wait_for_whoever_comes_back(hands, monkeypatch):
    with monkeypatch.context() as full:
        full.setattr(hands.desk, "save", refuse)
        hands.screen.steps[0].words.edit.setFocus()
        hands.write("I like lamps")
        other(hands, "kubra")
        hands.press("Ctrl+2", "2")
        other(hands, "zoe")
        assert hands.screen.steps[0].words.text == "I like lamps"
        hands.press("Ctrl+Z", "Ctrl+Y")
    assert hands.saved().student_words == "I like lamps"


def test_a_begun_interview_is_begun_on_today(hands, desk):
    hands.press("Ctrl+3", "5")
    hands.saved()
    row = next(row for row in desk.today("thornlaw", TODAY).rows if row.student == "zoe")
    assert row.standing == "begun"


def test_where_somebody_was_outlives_the_program(hands, db, data_key, tmp_path, clock):
    hands.press("Ctrl+3", "4", "3")
    hands.saved()
    again = Desk(open_database(tmp_path / "desk.db", data_key), clock)
    assert again.sit_down("zoe-3").place == [2, "ratings.SIXTHFORM"]
    again.close()


def test_the_action_that_was_written_is_in_hand_again(hands, shown, desk, jobs, clock):
    hands.press("Ctrl+4", "Insert")
    hands.write("Ask the college about level 2.")
    hands.saved()
    again = interviewing.sit_down(shown, desk, jobs, clock)
    assert again.screen.step == 3
    again.write(" Today.")
    again.saved()
    assert next(entry.body.what for entry in again.file.actions).count("Today.") == 1


def refuse(*_):
    raise DiskFull
