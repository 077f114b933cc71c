"""The dialogs about a school that is handed to a colleague: given, taken over, ended early."""

import pytest
from handing_kit import GWEN, keyed, stick, window
from keyboard import press
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from onedesk.desk.covering import HandOver
from onedesk.store import account as accounts
from ui import handing
from ui.handing.delivering import DeliverDialog
from ui.handing.giving import HandOverDialog
from ui.handing.taking import EndCoverDialog, TakeOverDialog
from ui.sync_centre.page import SyncPage
from ui.widgets.rich import Rich

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


def test_the_sync_centre_says_at_once_who_covers_the_school(session, keyed, shown, stick, qtbot):
    page = shown(SyncPage(session), 1282, 690)
    session.bridge.changed.connect(page.arrive)  # as the shell does
    page.arrive()
    session.jobs.drain()
    dialog = HandOverDialog(session, page, lambda _parent, name, chosen: chosen(stick / name))
    dialog.open()
    session.jobs.drain()
    press(Key.Key_Down)
    session.jobs.drain()
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.is_done)

    def said():
        lines = [one.text() for one in page.parts.schools.findChildren(Rich)]
        return any("Gwen Achterberg covers Thornlaw Academy for you" in one for one in lines)

    qtbot.waitUntil(said)


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


def test_a_file_that_was_taken_over_already_says_that_the_cover_stands(
    session, window, keyed, stick
):
    path = GWEN.file(keyed, stick / "week.onedesk-cover")
    keyed.take_over(path)
    dialog = TakeOverDialog(session, path, window)
    dialog.open()
    session.jobs.drain()
    assert dialog.head.text() == (
        "You have taken over Hexham High already, from Thursday 12 March to Thursday 19 March."
    )
    assert dialog.go.text() == "Close"


def told_of(session, window, dialog, path):
    """What a dialog says of a file that is of no use there."""
    opened = dialog(session, path, window)
    opened.open()
    session.jobs.drain()
    assert opened.go.text() == "Close"
    return opened.told.words.text()


def test_a_file_of_the_other_kind_is_named_with_the_keys_that_open_it(
    session, window, keyed, stick
):
    keyed.carry(stick / "work")
    cover = GWEN.file(keyed, stick / "week")
    said = told_of(session, window, TakeOverDialog, stick / "work")
    assert said.startswith("This file is unsent work for the hub, not a school")
    assert "W and then 2" in said
    said = told_of(session, window, DeliverDialog, cover)
    assert said.startswith("This file is a school for a colleague, not unsent work")
    assert "W and then 4" in said


def test_one_s_own_file_is_for_the_colleague_and_another_s_is_for_somebody_else(
    session, window, keyed, stick, db
):
    day = keyed._day()
    keyed.hand_over(HandOver("thornlaw", "gwen", day, day), stick / "own")
    said = told_of(session, window, TakeOverDialog, stick / "own")
    assert said.startswith("This file was written on this laptop, for a colleague.")
    assert "Sync once" not in said
    accounts.save(db, keyed.account().but(device="OD-077"))
    said = told_of(session, window, TakeOverDialog, stick / "own")
    assert said.startswith("This file is sealed for somebody else")


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
    assert dialog.head.text().startswith("Hexham High from Gwen Achterberg")


def test_with_no_cover_there_is_none_to_end(session, window):
    dialog = handing.end_cover(session, window)
    session.jobs.drain()
    assert dialog.go.text() == "Close"
