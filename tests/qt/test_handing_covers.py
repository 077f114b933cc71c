"""The dialogs about a school that is handed to a colleague: given, taken over, ended early."""

import pytest
from handing_kit import GWEN, keyed, stick, window
from keyboard import press
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from onedesk.store import account as accounts
from ui import handing
from ui.handing.giving import HandOverDialog
from ui.handing.taking import EndCoverDialog, TakeOverDialog

__all__ = ["keyed", "stick", "window"]

Key = Qt.Key


@pytest.fixture
def giving(session, window, stick):
    dialog = HandOverDialog(session, window, lambda _parent, name, chosen: chosen(stick / name))
    dialog.open()
    session.jobs.drain()
    session.jobs.drain()
    return dialog


def test_a_school_is_handed_over_by_keys_alone(giving, session, stick):
    assert giving.form.colleague.box.hasFocus()
    press(Key.Key_Return)
    assert "Choose who covers" in giving.told.words.text()
    press(Key.Key_Down)
    press(Key.Key_Tab)
    press(Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "+1w")
    session.jobs.drain()
    assert giving.head.text() == (
        "Thornlaw Academy to Gwen Achterberg, from Thursday 12 March to Thursday 19 March."
    )
    assert "laptop OD-021" in giving.side.said["Who can read it"].text()
    assert giving.side.said["What goes along"].text().startswith("30 students and ")
    press(Key.Key_Return)
    session.jobs.drain()
    (path,) = stick.iterdir()
    assert path.name == "OneDesk-OD-014-2026-03-12.onedesk-cover"
    assert "The file for Gwen Achterberg is written." in giving.told.words.text()


def test_a_day_that_is_none_is_said_and_nothing_is_written(giving, session, stick):
    press(Key.Key_Down)
    giving.form.last.set_text("someday")
    press(Key.Key_Return)
    assert "no date we know" in giving.form.last._below.text()
    giving.form.first.set_text("+2w")
    giving.form.last.set_text("+1w")
    press(Key.Key_Return)
    assert "not before" in giving.form.last._below.text()
    assert list(stick.iterdir()) == []


def test_without_a_colleague_s_laptop_there_is_nobody_to_hand_a_school_to(
    session, window, keyed, db
):
    account = keyed.account()
    bare = account.programme.but(colleagues=())
    accounts.save(db, account.but(programme=bare))
    dialog = handing.hand_over(session, window)
    session.jobs.drain()
    assert "Sync once" in dialog.head.text()
    assert dialog.go.text() == "Close"


def test_a_school_is_taken_over_after_it_was_said_from_whom(session, window, keyed, stick):
    path = GWEN.file(keyed, stick / "week.onedesk-cover")
    dialog = TakeOverDialog(session, path, window)
    dialog.open()
    session.jobs.drain()
    assert dialog.head.text() == (
        "Hexham High from Gwen Achterberg, from Thursday 12 March to Thursday 19 March."
    )
    assert "hexham" not in [one.id for one in keyed.schools()]
    press(Key.Key_Return)
    session.jobs.drain()
    assert "hexham" in [one.id for one in keyed.schools()]
    assert "You cover" in dialog.told.words.text()


def test_a_file_that_does_not_open_is_said(session, window, keyed, stick):
    path = GWEN.file(keyed, stick / "week.onedesk-cover")
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    session.output.picked = path
    handing.take_over(session, window)
    session.jobs.drain()
    (dialog,) = window.findChildren(TakeOverDialog)
    assert "not as its laptop wrote it" in dialog.told.words.text()
    assert dialog.go.text() == "Close"


def test_a_cover_is_ended_early_by_enter(session, window, keyed, stick):
    keyed.take_over(GWEN.file(keyed, stick / "week.onedesk-cover"))
    dialog = EndCoverDialog(session, window)
    dialog.open()
    session.jobs.drain()
    assert dialog.which.box.currentText().startswith("Hexham High from Gwen Achterberg")
    press(Key.Key_Return)
    session.jobs.drain()
    assert "hexham" not in [one.id for one in keyed.schools()]
    assert "ended here" in dialog.told.words.text()


def test_with_no_cover_there_is_none_to_end(session, window):
    dialog = handing.end_cover(session, window)
    session.jobs.drain()
    assert dialog.go.text() == "Close"
