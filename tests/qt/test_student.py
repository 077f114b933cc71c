"""The student's page by keyboard alone, over a real store."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QLabel

from onedesk.store import records
from onedesk.store.database import writing
from onedesk.store.records import Stamp
from ui import theme
from ui.page import Place
from ui.paper.handed import PrintsDialog
from ui.student.page import StudentPage
from ui.student.reading import ReadingDialog
from ui.student.shared import SharedDialog
from ui.theme import Theme

Key = Qt.Key


class KeptOutput:
    """A printer and a file dialog that remember what they were given."""

    def __init__(self, folder):
        self.path, self.printed, self.answers = folder / "OD.pdf", [], True

    def print_pdf(self, _parent, pdf, name, done):
        self.printed.append((pdf, name))
        done(self.answers)

    def ask_path(self, _parent, _name, chosen):
        chosen(self.path)


@pytest.fixture
def output(tmp_path):
    return KeptOutput(tmp_path)


@pytest.fixture
def page(session, framed, output, qtbot):
    made = StudentPage(session, output)
    made.places = []
    made.go.connect(made.places.append)
    made.open("zoe", ("kubra", "zoe", "tomos"), Place("today"))
    framed(made).setFocus()
    arrive(made, qtbot, "Zoë Kowalczyk-Reed")
    return made


def arrive(page, qtbot, name):
    page.arrive()
    qtbot.waitUntil(lambda: page.header.name.text() == name and page.header.isVisible())


def press(page, qtbot, key):
    qtbot.keyClick(page.window().focusWidget() or page, key)


def dialog_of(page, qtbot, kind):
    window = page.window()
    qtbot.waitUntil(lambda: bool(window.findChild(kind)) and window.findChild(kind).isVisible())
    return window.findChild(kind)


def test_the_keyboard_stands_on_the_way_into_the_interview(page):
    assert page.header.start_button.hasFocus()
    assert page.header.start_button.text() == "Start interview 3"


class Painted(QObject):
    """Counts how often a widget is painted."""

    times = 0

    def eventFilter(self, _watched, event):
        self.times += event.type() == QEvent.Type.Paint
        return False


def test_the_keyboard_on_its_way_there_paints_nothing_else_anew(page, qapp):
    painted = Painted()
    qapp.processEvents()
    page.parts.timeline.installEventFilter(painted)
    page.setFocus()
    qapp.processEvents()
    assert (page.header.start_button.hasFocus(), painted.times) == (True, 0)


def test_enter_begins_the_interview_of_this_cycle(page, qtbot, desk, ask):
    press(page, qtbot, Key.Key_Return)
    qtbot.waitUntil(lambda: page.places == [Place("interview", "zoe-3")])
    zoe = ask(partial(desk.student, "zoe"))
    assert zoe.appointment.body.started_at is not None


def test_a_begun_interview_is_gone_on_with(page, qtbot, desk, clock, ask):
    ask(partial(desk.begin, "zoe", clock().date()))
    arrive(page, qtbot, "Zoë Kowalczyk-Reed")
    qtbot.waitUntil(lambda: page.header.start_button.text() == "Go on with interview 3")


def test_an_interview_held_in_this_cycle_is_opened_and_not_begun_again(page, qtbot, desk, ask):
    page.show_student("bart")
    qtbot.waitUntil(lambda: page.header.start_button.text() == "Open interview 3")
    press(page, qtbot, Key.Key_Return)
    assert page.places == [Place("interview", "bart-3")]
    bart = ask(partial(desk.student, "bart"))
    assert len([e for e in bart.interviews if e.body.cycle == 3]) == 1


def test_a_talk_of_an_earlier_cycle_is_opened_again_and_gone_on_with(page, qtbot, desk, ask, clock):
    clock.set(10, 0, date(2026, 6, 10))
    page.open("bart")
    arrive(page, qtbot, "Bartłomiej Żurek-Dale")
    press(page, qtbot, Key.Key_V)
    dialog = dialog_of(page, qtbot, ReadingDialog)
    assert dialog.open_button.text() == "Open it"
    press(page, qtbot, Key.Key_E)
    qtbot.waitUntil(lambda: page.places[-1:] == [Place("interview", "bart-3")])
    assert not page.header.go_on_button.isVisible()
    ask(partial(desk.reopen, "bart-3", "Mum rang"))
    page.arrive()
    qtbot.waitUntil(page.header.go_on_button.isVisible)
    assert page.header.go_on_button.text() == "Go on with interview 3"
    assert page.header.start_button.text() == "Start interview 4"
    assert "open again" in page.parts.timeline.accessibleDescription()
    page.places.clear()
    press(page, qtbot, Key.Key_G)
    assert page.places == [Place("interview", "bart-3")]


def test_arrows_leaf_through_the_list_one_came_from(page, qtbot):
    among = ("kubra", "zoe", "tomos")
    press(page, qtbot, Key.Key_Right)
    press(page, qtbot, Key.Key_Left)
    assert page.places == [Place("student", "tomos", among), Place("student", "kubra", among)]
    assert page.header.start_button.hasFocus()


def test_at_the_end_of_the_list_it_says_so(page, qtbot):
    page.open("tomos", ("kubra", "zoe", "tomos"))
    arrive(page, qtbot, "Tomos Ferreira")
    with qtbot.waitSignal(page.said) as said:
        press(page, qtbot, Key.Key_Right)
    assert said.args[0] == "That is the last of the list."


def test_without_a_list_one_leafs_through_the_school(page, qtbot):
    page.open("zoe")
    arrive(page, qtbot, "Zoë Kowalczyk-Reed")
    qtbot.waitUntil(lambda: len(page._among) > 3)
    press(page, qtbot, Key.Key_Left)
    assert page.places[-1].id == "tomos"
    assert "aoife" not in page.places[-1].among


def test_escape_goes_back_to_where_one_came_from(page, qtbot):
    press(page, qtbot, Key.Key_Escape)
    assert page.places == [Place("today")]


def test_v_reads_the_last_talk_and_arrows_go_to_the_one_before(page, qtbot):
    press(page, qtbot, Key.Key_V)
    dialog = dialog_of(page, qtbot, ReadingDialog)
    assert dialog.heading.text() == "Interview 2, Tuesday 9 December"
    press(page, qtbot, Key.Key_Left)
    assert dialog.interview == "zoe-1"
    assert dialog.close_button.hasFocus()
    press(page, qtbot, Key.Key_Escape)
    assert page.header.start_button.hasFocus()


def test_v_reads_the_private_notes_too_and_says_that_they_are(page, qtbot, desk, ask):
    ask(partial(desk.save, "zoe-2", {"note": "Ask about mum", "rating_notes.FE": "Saw it"}))
    page.arrive()
    page.session.jobs.drain()
    press(page, qtbot, Key.Key_V)
    dialog = dialog_of(page, qtbot, ReadingDialog)
    said = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    at = said.index("Private: on no plan and in no pack")
    own = ["Private note", "Ask about mum", "Further education options", "Saw it"]
    assert said[at + 1 : at + 5] == own


def test_a_click_on_an_earlier_talk_reads_it(page, qtbot):
    line = page.parts.timeline
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(40, 30))
    assert dialog_of(page, qtbot, ReadingDialog).interview == "zoe-1"


def test_a_new_student_has_nothing_to_read_and_is_told_so(page, qtbot):
    page.show_student("saoirse")
    qtbot.waitUntil(lambda: page.header.name.text() == "Saoirse Penhallow")
    with qtbot.waitSignal(page.said) as said:
        press(page, qtbot, Key.Key_V)
    assert said.args[0] == "There is no earlier interview to read yet."


def test_needs_stay_shut_until_they_are_asked_for(page, qtbot):
    def words():
        return " ".join(label.text() for label in page.window().findChildren(QLabel))

    assert "SEN" not in words()
    press(page, qtbot, Key.Key_S)
    dialog = dialog_of(page, qtbot, SharedDialog)
    assert "SEN support" in words()
    press(page, qtbot, Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_the_last_plan_is_shown_and_printed_as_it_was(page, qtbot, desk, output, ask):
    assert not page.header.plan_button.isVisible()
    kept, _ = ask(partial(desk.keep_print, "zoe-2"))
    ask(partial(desk.answer, "zoe-2", {"job": "plumber"}))
    page.arrive()
    qtbot.waitUntil(page.header.plan_button.isVisible)
    press(page, qtbot, Key.Key_K)
    dialog = dialog_of(page, qtbot, PrintsDialog)
    qtbot.waitUntil(dialog.print_button.isEnabled, timeout=20_000)
    assert "oiner" in dialog.page.text(0)
    assert kept.body.reference in dialog.foot.text()
    press(page, qtbot, Key.Key_Return)
    assert [name for _, name in output.printed] == [kept.body.reference]
    qtbot.keyClick(page.window().focusWidget(), Key.Key_S, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(output.path.exists)
    assert output.path.read_bytes() == output.printed[0][0]
    qtbot.waitUntil(lambda: dialog.foot.text() == "Saved as OD.pdf.")


def test_a_printer_that_does_not_answer_is_said_with_what_is_safe(page, qtbot, desk, output, ask):
    output.answers = False
    ask(partial(desk.keep_print, "zoe-2"))
    page.arrive()
    qtbot.waitUntil(page.header.plan_button.isVisible)
    press(page, qtbot, Key.Key_K)
    dialog = dialog_of(page, qtbot, PrintsDialog)
    qtbot.waitUntil(dialog.print_button.isEnabled, timeout=20_000)
    press(page, qtbot, Key.Key_Return)
    assert dialog.foot.text().startswith("The printer did not answer. The plan is kept as OD-")


def test_nothing_of_a_student_waits_for_the_next_one(page, qtbot):
    page.hide()
    page.open("tomos")
    assert page.header.isHidden()


@pytest.mark.parametrize(("width", "percent"), [(1366, 100), (1366, 150), (1366, 200), (900, 100)])
def test_everything_fits_the_width_at_every_text_size(page, qtbot, qapp, width, percent):
    page.window().resize(width - 84 * percent // 100, 690)
    theme.install(qapp, Theme.load(text_percent=percent))
    content = page.parts._content
    qtbot.waitUntil(lambda: content.width() <= page.parts._area.viewport().width())
    for part in (page.header.start_button, page.parts.knows, page.parts.ideas):
        right = part.mapTo(page, part.rect().topRight()).x()
        assert right <= page.width()


def test_a_long_name_wraps_and_is_whole(page, qtbot, db, clock, ask):
    name = "Featherstonehaugh-Cholmondeley-Warner " * 2 + "de Montmorency"

    def rename():
        with writing(db):
            edits = {"legal_surname": name}
            return records.edit(db, "student", "zoe", edits, Stamp("marged", clock()))

    ask(rename)
    page.arrive()
    qtbot.waitUntil(lambda: "Cholmondeley" in page.header.name.text())
    qtbot.waitUntil(page.header.name.wordWrap)
    qtbot.waitUntil(lambda: page.header.buttons.y() > page.header.name.y())


def test_screen_readers_hear_the_way_and_the_signs_of_actions(page):
    said = page.parts.timeline.accessibleDescription()
    assert "Talk 2, 9 December: Construction, joiner, FE college." in said
    assert "Mock interview, was absent." in said
    lines = page.parts.last_plan.list.text().splitlines()
    assert "Open: Compare joiner and electrician online, ask Zoë" in lines
    talks = page.parts.ideas.table.text().splitlines()
    assert talks[1].startswith("Talk 2: Construction, joiner, changed from Undecided, FE college,")
    assert page.header.start_button.accessibleName() == "Start interview 3"
