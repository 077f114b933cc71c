"""Changing what opens this laptop: the old passphrase first, and nothing half done."""

from dataclasses import replace

import pytest
from keyboard import press
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from thornlaw_people import ACCOUNT

from onedesk.desk.laptop import Laptop, new_recovery_code
from onedesk.store import key as keys
from onedesk.store.errors import WrongPassphrase, WrongRecoveryCode
from onedesk.store.key import Stretch
from ui import theme
from ui.settings.guarded import WRONG
from ui.settings.page import SettingsPage
from ui.settings.passphrase_dialog import PassphraseDialog
from ui.settings.recovery_dialog import RecoveryDialog
from ui.theme import Theme
from ui.widgets.label import Caption

OLD, NEW = "lantern pebble quarter biscuit", "marble window candle river"
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def code():
    return new_recovery_code()


@pytest.fixture
def laptop(tmp_path, monkeypatch, code):
    monkeypatch.setattr(keys, "ALONE", Stretch(memory=64, passes=1, lanes=1))
    made = Laptop(tmp_path / "home", lambda: None)
    made.set_up(ACCOUNT, OLD, code)
    return made


@pytest.fixture
def page(session, laptop, jobs, shown, qtbot):
    made = shown(SettingsPage(replace(session, laptop=laptop)))
    made.arrive()
    qtbot.waitUntil(lambda: "OD-014" in made.laptop.who.text())
    press(Qt.Key.Key_6, CTRL)
    press(Qt.Key.Key_Tab, times=2)
    yield made
    jobs.drain()


def write(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def opened(page, kind):
    (dialog,) = page.window().findChildren(kind)
    return dialog


@pytest.fixture
def changing(page):
    """The dialog for the passphrase, opened by keyboard."""
    assert page.laptop.passphrase.hasFocus()
    press(Qt.Key.Key_Return)
    return opened(page, PassphraseDialog)


@pytest.fixture
def making(page):
    """The dialog for the recovery sheet, opened by keyboard and past the passphrase."""
    press(Qt.Key.Key_Tab)
    assert page.laptop.recovery.hasFocus()
    press(Qt.Key.Key_Return)
    return opened(page, RecoveryDialog)


def let_in(dialog, qtbot):
    write(OLD)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.is_open)


def test_the_passphrase_is_changed_by_keyboard(page, changing, laptop, qtbot):
    let_in(changing, qtbot)
    write(NEW)
    press(Qt.Key.Key_Return)
    write(NEW)
    with qtbot.waitSignal(page.said) as told:
        press(Qt.Key.Key_Return)
    assert "passphrase is changed" in told.args[0]
    assert laptop.unlock(NEW)
    with pytest.raises(WrongPassphrase):
        laptop.unlock(OLD)


def test_the_keyboard_goes_back_to_the_button_afterwards(page, changing, qtbot):
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(page.laptop.passphrase.hasFocus)


def test_a_wrong_old_passphrase_changes_nothing_and_says_so(changing, laptop, qtbot):
    write("not the old one at all")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: changing.old.edit.accessibleDescription() == WRONG)
    assert changing.old.edit.hasFocus()
    assert not changing.is_open
    assert laptop.unlock(OLD)


def seen_whole(dialog, field):
    """Whether a field with its label and the words below it lies inside what can be seen."""
    room = dialog._area.viewport()
    return room.rect().contains(QRect(field.mapTo(room, QPoint(0, 0)), field.size()))


@pytest.mark.parametrize("percent", [100, 200])
def test_the_field_in_hand_and_what_is_said_below_it_are_seen_whole(
    page, changing, dressed, percent, qtbot
):
    theme.install(dressed, Theme.load(text_percent=percent))
    page.window().resize(1366, 690)
    least = changing.old.height()
    write("not the old one at all")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: changing.old.edit.accessibleDescription() == WRONG)
    below = changing.old.findChildren(Caption)[-1]
    qtbot.waitUntil(lambda: below.isVisible() and below.text() == WRONG)
    qtbot.waitUntil(lambda: seen_whole(changing, changing.old) and changing.old.height() > least)
    assert changing._area.verticalScrollBar().maximum() == 0
    let_in(changing, qtbot)
    for _ in range(2):
        write("Biscuit")
        press(Qt.Key.Key_Return)
    weak = changing.new.first
    qtbot.waitUntil(lambda: weak.edit.hasFocus() and seen_whole(changing, weak))


def test_a_weak_new_passphrase_is_told_in_words(changing, laptop, qtbot):
    let_in(changing, qtbot)
    write("biscuit")
    press(Qt.Key.Key_Return)
    write("biscuit")
    press(Qt.Key.Key_Return)
    assert changing.new.first.edit.property("problem")
    assert laptop.unlock(OLD)


def test_esc_at_any_moment_leaves_the_old_passphrase(changing, laptop, qtbot):
    let_in(changing, qtbot)
    write(NEW)
    press(Qt.Key.Key_Escape)
    assert laptop.unlock(OLD)


def test_the_recovery_sheet_stays_good(page, changing, laptop, code, qtbot):
    let_in(changing, qtbot)
    write(NEW)
    press(Qt.Key.Key_Return)
    write(NEW)
    with qtbot.waitSignal(page.said):
        press(Qt.Key.Key_Return)
    assert laptop.recover(code, OLD)


def test_a_new_sheet_counts_once_it_was_kept_and_read_back(
    page, making, laptop, code, tmp_path, qtbot
):
    page.session.output.path = tmp_path
    let_in(making, qtbot)
    press(Qt.Key.Key_S, ALT)
    qtbot.waitUntil(making.sheet.typed[0].edit.hasFocus)
    for field, at in zip(making.sheet.typed, making.sheet._asked, strict=True):
        assert field.edit.hasFocus()
        write(making.sheet.groups[at].lower())
        if field is making.sheet.typed[1]:
            break
        press(Qt.Key.Key_Return)
    with qtbot.waitSignal(page.said) as told:
        press(Qt.Key.Key_Return)
    assert "new recovery sheet counts" in told.args[0]
    with pytest.raises(WrongRecoveryCode):
        laptop.recover(code, OLD)
    assert laptop.recover(making.sheet.code, OLD)
    assert [path.suffix for path in tmp_path.glob("OD-014*")] == [".pdf"]


def test_a_sheet_that_was_not_kept_does_not_count(making, laptop, code, qtbot):
    let_in(making, qtbot)
    making.go_on.setFocus()
    press(Qt.Key.Key_Return)
    assert "Print the sheet or save it first" in making.sheet.state.text()
    press(Qt.Key.Key_Escape)
    assert laptop.recover(code, OLD)


def test_groups_that_are_not_on_the_sheet_do_not_count(making, laptop, code, tmp_path, qtbot):
    making._outlets._output.path = tmp_path
    let_in(making, qtbot)
    press(Qt.Key.Key_S, ALT)
    qtbot.waitUntil(making.sheet.typed[0].edit.hasFocus)
    write("AAAAA")
    press(Qt.Key.Key_Return)
    write("AAAAA")
    press(Qt.Key.Key_Return)
    assert making.sheet.typed[0].edit.property("problem")
    assert laptop.recover(code, OLD)
