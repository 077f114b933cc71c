"""What is typed is on its way to the file, field by field, and the header says where it is."""

import interviewing
import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest

from onedesk.store.errors import DiskFull
from ui.autosave import Autosave


@pytest.fixture
def hands(dressed, shown, desk, jobs, clock):
    return interviewing.sit_down(shown, desk, jobs, clock)


def test_what_was_typed_is_in_the_file_once_the_desk_has_flushed(hands):
    hands.screen.steps[0].job.edit.setFocus()
    hands.write("Electri")
    assert hands.saved().job == "Electri"


def test_turning_a_step_saves_by_itself(hands):
    hands.screen.steps[0].words.edit.setFocus()
    hands.write("I like lamps")
    hands.press("Ctrl+3")
    hands.jobs.drain()
    assert hands.file.interview.body.student_words == "I like lamps"


def test_only_the_edited_fields_are_written(hands):
    hands.desk.answer(hands.screen.interview_id, {"provider": "A colleague wrote this"})
    hands.press("Ctrl+3", "4")
    stored = hands.saved()
    assert stored.provider == "A colleague wrote this"
    assert stored.ratings["ENGMATHS"] == 4


def test_a_colleagues_answer_shows_once_nothing_of_ours_is_owed(hands):
    hands.desk.answer(hands.screen.interview_id, {"provider": "Wearbank College"})
    hands.press("Ctrl+3", "4")
    hands.saved()
    hands.press("Ctrl+2")
    assert hands.screen.steps[1].where.text == "Wearbank College"


def test_the_header_says_when_all_is_saved(hands, clock):
    clock.set(11, 14)
    hands.press("Ctrl+3", "4")
    assert hands.screen.model.owes
    hands.saved()
    assert not hands.screen.model.owes
    assert hands.screen.header.saved.words == "Saved on this laptop 11:14"


def test_one_who_types_without_pause_is_not_told_that_saving_is_slow(hands):
    state = hands.screen.header.saved
    hands.press("Ctrl+3", "4")
    hands.screen.flush()
    hands.press("3")
    state.stop()
    hands.jobs.drain()
    assert hands.screen.model.owes
    assert state._long.isActive()
    assert state.words.startswith("Saved")


def test_a_full_disk_is_told_and_what_was_typed_goes_again(hands, monkeypatch):
    def refuse(*_):
        raise DiskFull

    with monkeypatch.context() as broken:
        broken.setattr(hands.screen.model.desk, "save", refuse)
        hands.press("Ctrl+3", "4")
        hands.saved()
        assert hands.screen.trouble.isVisible()
        assert "disk" in hands.screen.trouble.accessibleName()
        assert hands.screen.model.owes
    assert hands.saved().ratings["ENGMATHS"] == 4
    assert not hands.screen.trouble.isVisible()


def test_going_back_keeps_everything(hands):
    left = []
    hands.screen.left.connect(lambda: left.append(True))
    hands.press("Ctrl+3", "4")
    hands.screen.header.back.setFocus()
    hands.press("Enter")
    hands.jobs.drain()
    assert left
    assert hands.file.interview.body.ratings["ENGMATHS"] == 4


@pytest.mark.parametrize("where", [(), ("Ctrl+3",), ("Ctrl+4", "Insert"), ("Ctrl+N",), ("Ctrl+5",)])
def test_alt_left_goes_back_with_the_talk_part_way_and_keeps_everything(hands, where):
    left = []
    hands.screen.left.connect(lambda: left.append(True))
    hands.press("Ctrl+3", "4", *where)
    hands.press("Alt+Left")
    hands.jobs.drain()
    assert left == [True]
    assert hands.file.interview.body.ratings["ENGMATHS"] == 4
    assert hands.file.interview.body.finished_at is None


def test_alt_left_does_nothing_while_a_student_sees_the_screen(hands):
    left = []
    hands.screen.left.connect(lambda: left.append(True))
    hands.press("F8")
    QTest.keyClick(hands.screen, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert left == []


def test_help_lists_the_way_back(hands):
    said = [hint for _, hints in hands.screen.keys for hint in hints]
    assert ("Alt Left", "Back to Today; everything is kept") in said


def test_esc_discards_nothing(hands):
    hands.screen.steps[0].job.edit.setFocus()
    hands.write("Joiner")
    hands.press("Esc", "Esc")
    assert hands.saved().job == "Joiner"


def test_a_saver_whose_screen_is_gone_is_given_up_in_peace(jobs):
    screen = QObject()
    saver = Autosave(jobs, lambda _edits: None, screen)
    saver.edit("job", "Electrician")
    shiboken6.delete(screen)
    saver.give_up()
    assert not saver.pending
