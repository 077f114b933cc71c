"""What is half written in a dialog outlives a lock: the dialog has it when it is opened again."""

import interviewing
import pytest
from one_laptop import one_laptop, prepared
from pack_school import agree
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

from onedesk.store.database import writing
from onedesk.store.erasing import erase
from ui.half_written import to_go_on
from ui.interview.closing_dialogs import ReopenDialog
from ui.packs.dialog import PackDialog
from ui.page import open_once
from ui.student.destination_dialog import DestinationDialog
from ui.today.place_dialog import PlaceDialog

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return prepared(tmp_path_factory.mktemp("thornlaw") / "laptop")


@pytest.fixture
def laptop(folder, tmp_path, qtbot, monkeypatch):
    with one_laptop(folder, tmp_path / "home", qtbot, monkeypatch) as made:
        made.start()
        made.unlock()
        yield made


def asked_for_a_time(laptop, qtbot):
    """M on the row in hand, and its dialog with the times of the day."""
    page = laptop.app._workplace.shell.page
    qtbot.waitUntil(lambda: page.parts.list.chosen is not None)
    page.parts.list.setFocus()
    laptop.press(Qt.Key.Key_M)
    dialog = opened(page, PlaceDialog)
    qtbot.waitUntil(lambda: dialog._times is not None)
    return dialog


def test_a_half_written_time_is_there_after_the_lock_until_it_is_given_up(laptop, qtbot):
    usual = asked_for_a_time(laptop, qtbot).time.text
    laptop.write("15")
    laptop.press(Qt.Key.Key_L, CTRL)
    assert laptop.app.place is None
    laptop.unlock()
    qtbot.waitUntil(lambda: "go on" in laptop.window.over.toast.accessibleName())
    dialog = asked_for_a_time(laptop, qtbot)
    qtbot.waitUntil(lambda: dialog.time.text == "15")
    laptop.press(Qt.Key.Key_Escape)
    assert laptop.app.jobs.settle()
    assert asked_for_a_time(laptop, qtbot).time.text == usual


def drop(widget, jobs):
    """What a lock does: save, and delete what is open without closing it."""
    assert jobs.settle()
    widget.hide()
    widget.deleteLater()
    QApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete.value)


def opened(page, kind):
    return next(one for one in page.window().findChildren(kind) if one.isVisible())


def test_why_a_talk_is_opened_again_is_not_lost(dressed, shown, desk, jobs, clock, qtbot):
    hands = interviewing.sit_down(shown, desk, jobs, clock)
    talk = desk.begin("zoe", clock().date())
    desk.finish(talk)
    hands.screen.open(talk)
    qtbot.waitUntil(lambda: hands.screen.model.is_open and hands.screen.model.shut)
    hands.screen.closing.ask_why()
    dialog = opened(hands.screen, ReopenDialog)
    dialog.own.edit.setFocus()
    hands.write("She rang")
    drop(dialog, jobs)
    hands.screen.closing.ask_why()
    again = opened(hands.screen, ReopenDialog)
    qtbot.waitUntil(lambda: again.own.text == "She rang")
    assert again._go_on.text() == "Open"


def test_where_a_student_goes_is_not_lost(student_page, desk, jobs, qtbot, monkeypatch):
    page = student_page("zoe")
    monkeypatch.setattr("ui.student.destination.may_record", lambda _file: True)
    page.acts["D"]()
    dialog = opened(page, DestinationDialog)
    dialog.provider.edit.setFocus()
    qtbot.keyClicks(dialog.provider.edit, "Sunderland Coll")
    dialog.sure.setFocus()
    qtbot.keyClick(dialog.sure, Qt.Key.Key_2)
    chosen = dialog.sure.value
    drop(dialog, jobs)
    page.acts["D"]()
    again = opened(page, DestinationDialog)
    qtbot.waitUntil(lambda: again.provider.text == "Sunderland Coll")
    assert again.sure.value == chosen is not None


def test_a_pack_is_gone_on_with_but_the_words_of_its_lock_are_kept_nowhere(
    dressed, shown, session, db, qtbot
):
    def made_pack():
        dialog = PackDialog(session, "thornlaw", window)
        open_once(dialog)
        qtbot.waitUntil(lambda: dialog.outline is not None)
        return dialog

    agree(db)
    window = shown(QWidget())
    first = made_pack()
    qtbot.keyClicks(first.side.meeting.edit, "tue 31 march")
    qtbot.keyClicks(first.side.lock.edit, "x")
    lock = first.side.lock.text
    drop(first, session.jobs)
    again = made_pack()
    qtbot.waitUntil(lambda: again.side.meeting.text == "tue 31 march")
    kept = str(db.execute("SELECT value FROM kept").fetchall())
    assert "31 march" in kept
    assert lock not in kept


def test_a_day_that_is_half_written_is_there_in_the_next_editor(dressed, shown, desk, jobs, clock):
    hands = interviewing.sit_down(shown, desk, jobs, clock)
    hands.press("Ctrl+4", "Insert")
    card = hands.screen.steps[3].cards.current
    card.edit_by()
    hands.write("1 ma")
    jobs.settle()
    field = card._half.parent()
    card._half = None  # as a lock leaves it: nobody has closed the editor
    card.edit_by()
    jobs.drain()
    assert card._half.parent() is not field
    assert card._editor.field.text == "1 ma"
    card.give_up_editor()
    card.edit_by()
    jobs.drain()
    assert card._editor.field.text == ""


def test_half_written_words_go_with_whom_they_are_about(desk, db):
    desk.keep_half_written("zoe", "time", {"time": "15"})
    desk.keep_half_written("idris", "destination", {"provider": "Sunderland"})
    with writing(db):
        erase(db, "zoe")
    assert desk.kinds_half_written() == ("destination",)
    assert to_go_on(("destination",)).startswith("Where a student goes:")
