"""The dialog that takes a new code, by keys alone; and where a stopped laptop leads to it."""

import pytest
from handing_kit import keyed, window
from keyboard import press
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from onedesk.domain.round_report import RoundReport
from onedesk.store import rounds
from sync import enrol
from sync.errors import Refused
from ui.handing.joining import JoinDialog
from ui.settings.page import SettingsPage
from ui.sync_centre.page import SyncPage

__all__ = ["keyed", "window"]

Key = Qt.Key


def write(code):
    QTest.keyClicks(QApplication.focusWidget(), code)


@pytest.fixture
def hub(monkeypatch):
    """What was asked with which code, and what comes back: an account, or a refusal."""
    codes, answers = [], []

    def rejoin(before, code, _computer, _connect):
        codes.append(code)
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return before.but(**answer)

    monkeypatch.setattr(enrol, "rejoin", rejoin)
    return codes, answers


@pytest.fixture
def dialog(session, window):
    dialog = JoinDialog(session, window)
    dialog.open()
    session.jobs.drain()
    return dialog


def test_a_code_joins_and_the_exchange_goes_on(dialog, session, hub, qtbot):
    hub[1].append({"token": "new"})
    assert dialog.code.edit.hasFocus()
    write("7K3T-QW9M-4HXD")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.is_done)
    assert session.bridge.asked == 1
    assert hub[0] == ["7K3T-QW9M-4HXD"]
    assert session.desk.account().token == "new"
    assert "joined again" in dialog.told.words.text()
    press(Key.Key_Return)
    assert not dialog.isVisible()


@pytest.mark.parametrize("code", ["revoked", "signed_out", "account_closed"])
def test_what_stopped_it_is_not_said_once_it_has_joined(session, window, hub, qtbot, code, db):
    report = RoundReport(at=session.clock(), problem="No. Please call.", code=code)
    session.jobs.run(lambda: rounds.add(db, report))
    dialog = JoinDialog(session, window)
    dialog.open()
    session.jobs.drain()
    before = dialog.head.text()
    assert dialog.head.isVisible()
    hub[1].append({})
    write("7K3T-QW9M-4HXD")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.is_done)
    shown_words = [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]
    assert before not in shown_words
    assert not dialog.text.isVisible()


def test_another_number_is_told(dialog, hub, qtbot):
    hub[1].append({"device": "OD-021"})
    write("7K3T-QW9M-4HXD")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.is_done)
    assert "Its number is OD-021 now" in dialog.told.words.text()
    assert dialog.side.said["Laptop"].text() == "OD-021"


def test_a_refused_code_is_said_and_can_be_typed_again(dialog, session, hub, qtbot):
    hub[1].extend([Refused("code_used", "That code has been used. Ask for a new one."), {}])
    write("7K3T-QW9M-4HXD")
    press(Key.Key_Return)
    qtbot.waitUntil(dialog.told.isVisible)
    assert "has been used" in dialog.told.words.text()
    assert dialog.code.edit.hasFocus()
    write("2222-2222-2222")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.is_done)
    assert hub[0][1] == "2222-2222-2222"


def test_without_a_code_nothing_is_asked(dialog, hub):
    press(Key.Key_Return)
    assert hub[0] == []
    assert dialog.code.edit.hasFocus()


@pytest.mark.parametrize(("code", "opens"), [("revoked", True), ("signed_out", True), ("busy", 0)])
def test_j_leads_there_where_the_hub_does_not_speak_to_this_laptop(
    session, keyed, shown, qtbot, db, code, opens
):
    report = RoundReport(at=session.clock(), problem="No. Please call.", code=code)
    session.jobs.run(lambda: rounds.add(db, report))
    page = shown(SyncPage(session), 1282, 690)
    page.arrive()
    qtbot.waitUntil(page.parts.trouble.isVisible)
    assert page.parts.trouble.code.isVisible() == opens
    press(Key.Key_J)
    assert len(page.window().findChildren(JoinDialog)) == opens
    session.jobs.drain()


def test_the_settings_lead_there_too(session, keyed, shown):
    """Whoever is handed a code looks for it where the laptop is spoken of."""
    page = shown(SettingsPage(session), 1282, 690)
    press(Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    for _ in range(4):
        press(Key.Key_Tab)
    assert page.laptop.join.hasFocus()
    press(Key.Key_Space)
    assert page.window().findChild(JoinDialog)
    session.jobs.drain()
