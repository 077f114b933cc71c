"""The pack's dialog, by keyboard, over a real file."""

import stat
from datetime import date
from io import BytesIO

import pytest
from keyboard import press
from pack_school import agree
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui import theme
from ui.packs import words
from ui.packs.dialog import PackDialog
from ui.packs.making import PackNotWritten
from ui.packs.pages import LookDialog
from ui.page import open_once
from ui.theme import Theme

ALT = Qt.KeyboardModifier.AltModifier
FILE = "Thornlaw-cycle3-2026-03-12.pdf"


@pytest.fixture
def window(dressed, shown):
    return shown(QWidget())


@pytest.fixture
def opened(window, session, db, qtbot, tmp_path):
    """Opens the dialog over an empty window; files go to `tmp_path`."""
    session.output.path = tmp_path

    def open_it(until=date(2027, 8, 31), school="thornlaw"):
        agree(db, until)
        dialog = PackDialog(session, school, window)
        open_once(dialog)
        qtbot.waitUntil(lambda: dialog.outline is not None)
        return dialog

    return open_it


@pytest.fixture
def dialog(opened, qtbot):
    made = opened()
    qtbot.waitUntil(lambda: bool(made.counts))
    return made


def labels(dialog):
    return [check.text() for check in dialog.form.parts.values()]


def counted(dialog, part):
    return dialog.form.parts[part].accessibleDescription()


def test_it_opens_with_the_school_of_the_day_and_the_keyboard_on_make(dialog):
    assert dialog.accessibleName() == "School pack: Thornlaw Academy, cycle 3"
    assert dialog.make.hasFocus()
    assert dialog.form.school.box.currentText() == "Thornlaw Academy"
    assert dialog.form.chosen == ("summary", "students", "plans", "list", "agenda")
    assert labels(dialog)[-1] == "Student slips for cycle 4"


def test_it_says_who_gets_it_whom_it_covers_and_where_it_goes(dialog):
    side = dialog.side
    assert side.to.text() == "Mr C. Sandhu-Peel, careers lead"
    assert side.agreement.text() == "Sharing agreement until 31 August 2027"
    assert side.covers.text() == "13 of 30 students seen in cycle 3."
    said = "16 not seen yet and 1 declined are named in the list, without ratings."
    assert side.left_out.text() == said
    assert side.file.text() == FILE


def test_pages_are_counted_beside_each_tick(dialog):
    assert counted(dialog, "summary") == "1 page"
    assert counted(dialog, "students") == "13 pages"
    assert counted(dialog, "slips") == "2 pages"
    total = sum(dialog.counts[part] for part in dialog.form.chosen)
    assert dialog.foot.text() == f"{total} pages. Made on this laptop, works offline."


def test_space_takes_a_part_out_and_the_pages_with_it(dialog):
    dialog.form.parts["students"].setFocus()
    press(Qt.Key.Key_Space)
    assert "students" not in dialog.form.chosen
    total = sum(dialog.counts[part] for part in dialog.form.chosen)
    assert dialog.foot.text().startswith(f"{total} pages.")
    assert dialog.saved is None


def test_nothing_ticked_makes_nothing(dialog):
    for check in dialog.form.parts.values():
        check.setChecked(False)
    assert not dialog.make.isEnabled()
    assert dialog.foot.text() == words.NOTHING


def test_another_school_is_chosen_by_arrow(dialog, qtbot):
    dialog.form.school.box.setFocus()
    press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: dialog.side.file.text().startswith("Cinderhill"))
    assert dialog.accessibleName() == "School pack: Cinderhill School, cycle 3"


def test_another_cycle_is_chosen_by_arrow(dialog, qtbot):
    dialog.form.cycle.box.setFocus()
    press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: dialog.outline is not None and dialog.outline.cycle == 2)
    assert dialog.side.covers.text() == "28 of 30 students seen in cycle 2."
    assert labels(dialog)[-1] == "Student slips for cycle 3"
    assert dialog.form.cycle.box.hasFocus()


def test_tab_goes_through_all_of_it(dialog):
    seen = []
    for _ in range(14):
        press(Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    for wanted in (dialog.form.school.box, dialog.side.lock.edit, dialog.side.meeting.edit):
        assert wanted in seen
    assert all(check in seen for check in dialog.form.parts.values())


@pytest.mark.parametrize("until", [None, date(2026, 3, 11)])
def test_without_an_agreement_it_makes_nothing_and_says_what_to_do(opened, until):
    dialog = opened(until)
    assert dialog.refusal.isVisible()
    assert "Ask your service to" in dialog.refusal.words.text()
    assert not dialog.make.isEnabled()
    assert not dialog.look.isEnabled()
    assert dialog.form.school.box.hasFocus()
    press(Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_enter_makes_a_locked_file_that_only_its_owner_may_read(dialog, qtbot, tmp_path):
    lock = dialog.side.lock.text
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.saved is not None, timeout=20_000)
    path = tmp_path / FILE
    reader = PdfReader(BytesIO(path.read_bytes()))
    assert reader.is_encrypted
    assert reader.decrypt(lock)
    assert len(reader.pages) == sum(dialog.counts[part] for part in dialog.form.chosen)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.glob("*.p*")] == [FILE]
    assert lock not in FILE


def test_once_made_the_words_stay_to_be_written_down_and_enter_closes(dialog, qtbot):
    lock = dialog.side.lock.text
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.saved is not None, timeout=20_000)
    assert dialog.foot.text() == f"Saved as {FILE}. {words.KEPT_NOWHERE}"
    assert dialog.side.lock.text == lock
    assert dialog.make.text() == "Close"
    with qtbot.waitSignal(dialog.accepted):
        press(Qt.Key.Key_Return)


def test_progress_is_told_in_words(dialog, qtbot):
    told = []
    dialog.work.moved.connect(lambda done, of: told.append(words.progress(done, of)))
    press(Qt.Key.Key_Return)
    assert dialog.foot.text() == "Reading the records"
    assert dialog.cancel.hasFocus()
    qtbot.waitUntil(lambda: dialog.saved is not None, timeout=20_000)
    total = sum(dialog.counts[part] for part in dialog.form.chosen)
    assert told[0] == "Reading the records"
    assert "Getting the pages ready" in told
    assert f"Page 2 of {total}" in told
    assert told[-1] == "Locking the file"


def test_escape_stops_the_work_and_leaves_nothing(dialog, qtbot, tmp_path):
    before = set(tmp_path.iterdir())
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.work.busy, timeout=20_000)
    assert dialog.isVisible()
    assert dialog.foot.text() == "Stopped. Nothing was made."
    assert dialog.make.isEnabled()
    assert set(tmp_path.iterdir()) == before
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_closing_stops_the_work_too(dialog, qtbot, session, tmp_path):
    press(Qt.Key.Key_Return)
    dialog.reject()
    session.aside.drain()
    assert not list(tmp_path.glob("Thornlaw*"))
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_a_folder_that_takes_no_file_is_a_sentence(dialog, qtbot, session, tmp_path):
    session.output.path = tmp_path / "nowhere"
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.work.busy, timeout=20_000)
    assert dialog.foot.text() == PackNotWritten.say
    assert dialog.saved is None


def test_words_too_weak_are_not_taken(dialog):
    dialog.side.lock.set_text("oak")
    press(Qt.Key.Key_Return)
    assert dialog.side.lock.edit.hasFocus()
    assert "Four words" in dialog.side.lock.edit.accessibleDescription()
    assert not dialog.work.busy


def test_four_words_are_proposed_anew_each_time_and_copied_by_key(dialog, opened):
    first = dialog.side.lock.text
    assert len(first.split("-")) == 4
    press(Qt.Key.Key_C, ALT)
    assert QGuiApplication.clipboard().text() == first
    dialog.reject()
    assert opened().side.lock.text != first


def test_the_meeting_is_typed_as_a_day_and_stands_in_the_list(dialog):
    dialog.side.meeting.edit.setFocus()
    QTest.keyClicks(dialog.side.meeting.edit, "tue 31 march 15:30")
    assert "Agenda for our meeting on 31 March" in labels(dialog)
    assert dialog._order().meeting.starts.hour == 15


def test_a_day_that_is_none_is_asked_for_again(dialog):
    dialog.side.meeting.edit.setFocus()
    QTest.keyClicks(dialog.side.meeting.edit, "soon")
    press(Qt.Key.Key_Return)
    assert not dialog.work.busy
    assert "Try" in dialog.side.meeting.edit.accessibleDescription()


def test_alt_l_shows_the_pages_and_writes_no_file(dialog, window, qtbot, tmp_path):
    before = set(tmp_path.iterdir())
    press(Qt.Key.Key_L, ALT)
    qtbot.waitUntil(lambda: bool(window.findChildren(LookDialog)), timeout=20_000)
    (look,) = window.findChildren(LookDialog)
    assert "Thornlaw Academy, cycle 3" in look.pages.accessibleDescription()
    press(Qt.Key.Key_PageDown)
    assert look.pages.accessibleName().startswith("School pack, page 2 of ")
    assert set(tmp_path.iterdir()) == before
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(look))
    assert dialog.isVisible()


def test_printing_is_the_way_out_without_a_lock(dialog, window, session, qtbot):
    told = []
    dialog.said.connect(lambda say, _undo: told.append(say))
    press(Qt.Key.Key_L, ALT)
    qtbot.waitUntil(lambda: bool(window.findChildren(LookDialog)), timeout=20_000)
    press(Qt.Key.Key_P, ALT)
    ((name, pdf),) = session.output.printed
    assert name == "School pack: Thornlaw Academy, cycle 3"
    assert not PdfReader(BytesIO(pdf)).is_encrypted
    assert told == ["Sent to the printer."]


@pytest.mark.parametrize(("width", "percent"), [(760, 100), (1366, 150), (1366, 200)])
def test_in_little_room_everything_is_reached_by_scrolling(
    dressed, opened, window, qtbot, width, percent
):
    theme.install(dressed, Theme.load(text_percent=percent))
    window.resize(width, 480 if width < 1000 else 690)
    dialog = opened()
    qtbot.waitUntil(lambda: bool(dialog.counts))
    assert window.rect().contains(dialog._sheet.geometry())
    for target in (dialog.form.parts["slips"], dialog.side.lock.edit):
        target.setFocus()
        corner = target.mapTo(window, target.rect().center())
        assert dialog._sheet.geometry().contains(corner)


def test_lock_words_wider_than_their_field_stand_below_it_whole(dialog, qtbot):
    side = dialog.side
    side.lock.set_text("cupcake-knitting-strawberry-thunderstorm-xylophone")
    qtbot.waitUntil(side.whole.isVisible)
    assert side.whole.text() == side.lock.text
    assert side.whole.height() >= side.whole.heightForWidth(side.whole.width())
    side.lock.set_text("cup-knit-straw-ice")
    assert side.whole.isHidden()
