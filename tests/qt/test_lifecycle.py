"""Lock, sleep, log-off, close, a signal: whatever ends the work, the last letter is there."""

import os
import signal

import pytest
from one_laptop import PASSPHRASE, one_laptop, prepared
from PySide6.QtCore import Qt

from onedesk.store.errors import DiskFull
from ui.settings.passphrase_dialog import PassphraseDialog
from ui.unlock.screen import UnlockScreen
from ui.unsaved import UnsavedDialog

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NEW = "marble window candle river"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return prepared(tmp_path_factory.mktemp("thornlaw") / "laptop")


@pytest.fixture
def laptop(folder, tmp_path, qtbot, monkeypatch):
    with one_laptop(folder, tmp_path / "home", qtbot, monkeypatch) as made:
        made.start()
        made.unlock()
        yield made


@pytest.fixture
def talk(laptop):
    """Zoë's talk is open, and the first letters of a job are typed: nothing waits for a timer."""
    desk = laptop.talk()
    laptop.write_job("Electri")
    assert laptop.app.jobs.owing
    return desk.interview_id


@pytest.fixture
def full_disk(laptop, monkeypatch):
    """The disk has no room, until the test says so."""

    class Disk:
        def __init__(self):
            self.full = True
            self._save = laptop.app.desk.save
            monkeypatch.setattr(laptop.app.desk, "save", self)

        def __call__(self, *given):
            if self.full:
                raise DiskFull
            return self._save(*given)

        def has_room(self):
            self.full = False
            for saver in laptop.app.jobs.owing:
                saver.flush()

    return Disk()


def locked(laptop):
    return laptop.app.place is None and laptop.window.findChild(UnlockScreen) is not None


def test_ctrl_l_locks_and_loses_nothing(laptop, talk):
    laptop.press(Qt.Key.Key_L, CTRL)
    assert locked(laptop)
    assert laptop.app.desk is None
    assert laptop.stored(talk).job == "Electri"


def test_after_the_lock_the_same_talk_is_open_again(laptop, talk, qtbot):
    laptop.press(Qt.Key.Key_L, CTRL)
    laptop.unlock()
    qtbot.waitUntil(lambda: laptop.app.place.id == talk)
    desk = laptop.app._workplace.interview
    qtbot.waitUntil(lambda: desk.steps[0].job.text == "Electri")


def test_idle_hands_lock_and_lose_nothing(laptop, talk):
    laptop.app._leaving.idle.over.emit()
    assert locked(laptop)
    assert laptop.stored(talk).job == "Electri"


def test_a_word_comes_a_minute_before_idle_hands_lock(laptop, talk):
    laptop.app._leaving.idle.soon.emit()
    assert "locks in a minute" in laptop.window.over.toast.accessibleName()


def test_before_the_computer_sleeps_everything_is_saved_and_locked(laptop, talk):
    laptop.app._leaving.system.sleeps.emit()
    assert locked(laptop)
    assert laptop.stored(talk).job == "Electri"


def test_the_log_off_finds_everything_saved_and_the_desk_still_open(laptop, talk):
    laptop.app._leaving.system.ending()
    assert laptop.stored(talk).job == "Electri"
    assert laptop.app.place is not None


def test_another_program_in_front_is_a_moment_to_save(laptop, talk):
    laptop.app._leaving.system.state_changed(Qt.ApplicationState.ApplicationInactive)
    laptop.app.jobs.drain()
    assert laptop.stored(talk).job == "Electri"


def test_closing_the_window_loses_nothing(laptop, talk):
    assert laptop.window.close()
    assert laptop.stored(talk).job == "Electri"


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such signal")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_closes_cleanly_and_loses_nothing(laptop, talk, qtbot, number):
    os.kill(os.getpid(), number)
    qtbot.waitUntil(lambda: not laptop.window.isVisible())
    assert laptop.stored(talk).job == "Electri"


def test_words_in_the_settings_are_as_safe_as_those_of_a_talk(laptop, qtbot):
    laptop.app._workplace.shell._pick("settings")
    page = laptop.app._workplace.shell.page
    laptop.press(Qt.Key.Key_3, CTRL)
    page.paper.service.edit.setFocus()
    laptop.write("Careers for Wearside")
    assert laptop.window.close()
    db = laptop.laptop.open(laptop.laptop.unlock(PASSPHRASE))
    assert "Careers for Wearside" in str(db.execute("select * from kept").fetchall())
    db.close()


def test_the_lock_screen_counts_right_even_after_a_power_cut(laptop, qtbot):
    qtbot.waitUntil(lambda: laptop.laptop.greeting.waiting == 5)


# The passphrase changes while a talk is open


def test_a_changed_passphrase_loses_nothing_of_an_open_talk(laptop, talk, qtbot):
    laptop.app._workplace._back_to_desk()
    laptop.app._workplace.shell._pick("settings")
    page = laptop.app._workplace.shell.page
    page._change_passphrase()
    dialog = laptop.window.findChild(PassphraseDialog)
    laptop.write(PASSPHRASE)
    laptop.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.is_open)
    laptop.write(NEW)
    laptop.press(Qt.Key.Key_Return)
    laptop.write(NEW)
    with qtbot.waitSignal(dialog.changed):
        laptop.press(Qt.Key.Key_Return)
    laptop.app._workplace._open_interview(talk)
    desk = laptop.app._workplace.interview
    qtbot.waitUntil(desk.stack.isEnabled)
    qtbot.waitUntil(lambda: desk.steps[0].job.text == "Electri")
    laptop.write_job("cian")
    laptop.press(Qt.Key.Key_L, CTRL)
    laptop.unlock(NEW)
    assert laptop.stored(talk, NEW).job == "Electrician"


# The disk is full


def test_closing_asks_before_words_are_lost_and_waits(laptop, talk, full_disk, qtbot):
    assert not laptop.window.close()
    dialog = laptop.window.findChild(UnsavedDialog)
    assert "not saved yet" in dialog.accessibleName()
    assert ("Job", "Electri") in dialog._answers
    with qtbot.waitSignal(laptop.window.closing):
        full_disk.has_room()
    assert laptop.stored(talk).job == "Electri"


def test_waiting_goes_back_to_the_talk_with_everything_in_it(laptop, talk, full_disk, qtbot):
    laptop.window.close()
    laptop.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: laptop.window.findChild(UnsavedDialog) is None)
    assert laptop.window.isVisible()
    assert laptop.app._workplace.interview.steps[0].job.text == "Electri"


def test_what_is_not_saved_can_be_printed(laptop, talk, full_disk, qtbot):
    laptop.window.close()
    laptop.press(Qt.Key.Key_P, ALT)
    qtbot.waitUntil(lambda: bool(laptop.output.printed))
    assert laptop.output.printed[0][0] == "Not saved"


def test_losing_takes_a_button_of_its_own(laptop, talk, full_disk):
    laptop.window.close()
    dialog = laptop.window.findChild(UnsavedDialog)
    dialog.lose_wanted.emit()
    assert not laptop.window.isVisible()


def test_a_lock_hides_everything_at_once_and_keeps_what_is_not_saved(laptop, talk, full_disk):
    laptop.press(Qt.Key.Key_L, CTRL)
    assert locked(laptop)
    assert not laptop.app._workplace.isVisible()
    panel = laptop.app._covered.passphrase
    assert "not saved yet" in panel.owed.accessibleName()
    assert not panel._count.isVisible()
    assert laptop.window.windowTitle() == "OneDesk"


def test_the_locked_desk_opens_as_it_was_left_with_the_passphrase_only(
    laptop, talk, full_disk, qtbot
):
    laptop.press(Qt.Key.Key_L, CTRL)
    laptop.write("not the passphrase")
    laptop.press(Qt.Key.Key_Return)
    panel = laptop.app._covered.passphrase
    qtbot.waitUntil(panel.problem.isVisible)
    panel._wait.stop()
    panel._wait.timeout.emit()
    panel.field.edit.clear()
    laptop.unlock()
    assert laptop.app._workplace.interview.steps[0].job.text == "Electri"
    assert laptop.window.windowTitle() == "OneDesk – Interview"
    full_disk.has_room()


def test_the_key_is_forgotten_as_soon_as_all_is_saved(laptop, talk, full_disk, qtbot):
    laptop.press(Qt.Key.Key_L, CTRL)
    screen = laptop.app._covered
    full_disk.has_room()
    qtbot.waitUntil(lambda: laptop.app.desk is None)
    assert laptop.app._workplace is None
    assert "Everything is saved now" in screen.passphrase.owed.accessibleName()
    assert laptop.stored(talk).job == "Electri"
    laptop.unlock()
    qtbot.waitUntil(lambda: laptop.app.place.id == talk)


def test_a_locked_window_says_how_much_is_owed_and_shows_not_one_word(laptop, talk, full_disk):
    laptop.press(Qt.Key.Key_L, CTRL)
    assert not laptop.window.close()
    dialog = laptop.window.findChild(UnsavedDialog)
    said = " ".join(label.text() for label in dialog.findChildren(type(dialog._title)))
    assert "not saved yet" in said
    assert "Electri" not in said


def test_a_log_off_is_asked_to_wait_while_words_are_not_saved(laptop, talk, full_disk):
    class Session:
        asked = ()

        def allowsInteraction(self):
            return True

        def release(self):
            self.asked = (*self.asked, "release")

        def cancel(self):
            self.asked = (*self.asked, "cancel")

    session = Session()
    laptop.app._leaving.system.ends.emit(session)
    assert session.asked == ("release", "cancel")
    assert laptop.window.findChild(UnsavedDialog) is not None
