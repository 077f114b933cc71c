"""The lock screen, by keyboard, over real Argon2id and a real key file."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from thornlaw_people import ACCOUNT

from onedesk.desk.laptop import Laptop, new_recovery_code
from onedesk.store import key as keys
from onedesk.store.key import Stretch
from ui import theme
from ui.theme import Theme
from ui.unlock.recover_panel import RecoverPanel
from ui.unlock.screen import UnlockScreen

PASSPHRASE = "lantern pebble quarter biscuit"
WAITS = (5_000, 10_000)


@pytest.fixture
def cheap(monkeypatch):
    """Argon2id with little memory: the same code, in less time."""
    small = Stretch(memory=64, passes=1, lanes=1)
    monkeypatch.setattr(keys, "ALONE", small)
    monkeypatch.setattr(keys, "DAILY", small)


@pytest.fixture
def code():
    return new_recovery_code()


@pytest.fixture
def laptop(tmp_path, cheap, code):
    made = Laptop(tmp_path / "home", lambda: None)
    made.set_up(ACCOUNT, PASSPHRASE, code)
    return made


@pytest.fixture
def screen(laptop, jobs, clock, dressed, shown):
    clock.set(8, 41)
    return shown(
        UnlockScreen(
            laptop=laptop, recovery=RecoverPanel, jobs=jobs, clock=clock, version="1.0", waits=WAITS
        )
    )


def words(screen):
    return "\n".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def type_in(field, text):
    QTest.keyClicks(field.edit, text)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)


def test_the_passphrase_opens_with_enter(screen, laptop, qtbot):
    with qtbot.waitSignal(screen.unlocked) as opened:
        type_in(screen.passphrase.field, PASSPHRASE)
    laptop.open(opened.args[0]).close()


def test_the_keyboard_is_in_the_field_at_once(screen):
    assert screen.passphrase.field.edit.hasFocus()


def test_the_screen_greets_and_counts_but_names_no_student_and_no_school(
    laptop, jobs, clock, dressed, shown
):
    laptop.remember(3)
    said = words(shown(UnlockScreen(laptop=laptop, recovery=RecoverPanel, jobs=jobs, clock=clock)))
    assert "Marged" in said
    assert "3 interviews are on this laptop only." in said
    assert "OD-014" in said
    assert "Thornlaw" not in said


def test_without_a_keyring_the_screen_says_so(screen):
    assert "no keyring that OneDesk trusts" in words(screen)


def test_a_wrong_passphrase_waits_longer_each_time_and_deletes_nothing(screen, laptop, qtbot):
    panel = screen.passphrase
    before = sorted(path.name for path in laptop.folder.iterdir())
    for wait, said in ((5, "5 seconds"), (10, "10 seconds"), (10, "10 seconds")):
        type_in(panel.field, "not this one at all")
        qtbot.waitUntil(panel._wait.isActive)
        assert panel._wait.interval() == wait * 1000
        assert "not the passphrase. Nothing is lost" in panel.problem.words.text()
        assert said in panel.problem.words.text()
        over(panel)
        assert "try again now" in panel.problem.words.text()
    assert sorted(path.name for path in laptop.folder.iterdir()) == before
    panel.field.edit.clear()
    with qtbot.waitSignal(screen.unlocked):
        type_in(panel.field, PASSPHRASE)


def test_enter_does_nothing_while_it_waits(screen, qtbot):
    panel = screen.passphrase
    type_in(panel.field, "not this one at all")
    qtbot.waitUntil(panel._wait.isActive)
    with qtbot.assertNotEmitted(panel.given):
        type_in(panel.field, PASSPHRASE)
    over(panel)


def over(panel):
    """The wait is over, without waiting for it."""
    panel._wait.stop()
    panel._wait.timeout.emit()


def test_a_forgotten_passphrase_is_replaced_with_the_recovery_code(screen, laptop, code, qtbot):
    screen._to_recovery("")
    panel = screen.recover
    qtbot.waitUntil(panel.code.edit.hasFocus)
    type_in(panel.code, code.lower().replace("-", " "))
    type_in(panel.passphrase.first, "marble window candle river")
    QTest.keyClicks(panel.passphrase.again.edit, "marble window candle river")
    with qtbot.waitSignal(screen.unlocked):
        QTest.keyClick(panel.passphrase.again.edit, Qt.Key.Key_Return)
    assert laptop.unlock("marble window candle river")


def test_a_wrong_recovery_code_is_told_from_a_weak_passphrase(screen, qtbot):
    screen._to_recovery("")
    panel = screen.recover
    type_in(panel.code, "AAAAA-BBBBB")
    type_in(panel.passphrase.first, "short")
    QTest.keyClick(panel.passphrase.again.edit, Qt.Key.Key_Return)
    assert panel.passphrase.first.edit.property("problem")
    panel.passphrase.first.edit.clear()
    type_in(panel.passphrase.first, "marble window candle river")
    QTest.keyClicks(panel.passphrase.again.edit, "marble window candle river")
    QTest.keyClick(panel.passphrase.again.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(panel.problem.isVisible)
    assert "not the recovery code" in panel.problem.words.text()
    QTest.keyClick(panel.code.edit, Qt.Key.Key_Escape)
    qtbot.waitUntil(partial(screen.passphrase.field.edit.hasFocus))


def test_nothing_on_the_screen_is_cut_off_at_any_text_size(screen, dressed, qtbot):
    for percent in (100, 125, 150, 175, 200):
        theme.install(dressed, Theme.load(text_percent=percent))
        qtbot.waitUntil(lambda: screen.passphrase.horizontalScrollBar().maximum() == 0)
