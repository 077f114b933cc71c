"""Ctrl K by keyboard alone: names, forms, schools and the reference on a plan."""

import pytest
from keyboard import press
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from onedesk.desk.finding_views import FoundPlan
from ui.caseload.find import FindDialog
from ui.caseload.marks import marks
from ui.page import Place
from ui.paper.handed import PrintsDialog
from ui.shell import Shell


@pytest.fixture
def dialog(session, shown, qtbot):
    window = shown(QWidget())
    made = FindDialog(session, "thornlaw", window)
    made.open()
    qtbot.waitUntil(lambda: len(made.list.found.rows) > 0)
    return made


def seek(dialog, qtbot, words):
    dialog.field.edit.clear()
    QTest.keyClicks(QApplication.focusWidget(), words)
    qtbot.waitUntil(lambda: dialog.list.found.typed == words)


def names(dialog):
    return [row.name for row in dialog.list.found.rows]


def below(dialog):
    return dialog.field._below.text()


def test_it_opens_with_everyone_and_the_school_of_the_day_first(dialog):
    assert dialog.field.edit.hasFocus()
    assert dialog.list.chosen.school == "thornlaw"
    assert below(dialog) == "33 students"


def test_letters_find_and_enter_opens(dialog, qtbot):
    seek(dialog, qtbot, "ma du")
    with qtbot.waitSignal(dialog.found) as found:
        press(Qt.Key.Key_Return)
    assert found.args[0].student == "booked0"
    assert not dialog.isVisible()


def test_arrows_choose_and_stop_at_the_ends(dialog, qtbot):
    seek(dialog, qtbot, "10d")
    first, second = dialog.list.found.rows[:2]
    press(Qt.Key.Key_Down)
    assert dialog.list.chosen == second
    for _ in range(3):
        press(Qt.Key.Key_Up)
    assert dialog.list.chosen == first


def test_enter_waits_for_the_answer_to_what_was_typed(dialog, qtbot):
    with qtbot.waitSignal(dialog.found) as found:
        QTest.keyClicks(dialog.field.edit, "tomos")
        press(Qt.Key.Key_Return)
    assert found.args[0].student == "tomos"


def test_finding_nobody_says_so_and_opens_nothing(dialog, qtbot):
    seek(dialog, qtbot, "qqq")
    assert below(dialog) == "Nobody of that name, form or school on this laptop."
    with qtbot.assertNotEmitted(dialog.found):
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_slip_is_forgiven_and_said(dialog, qtbot):
    seek(dialog, qtbot, "kowalcyk")
    assert names(dialog) == ["Zoë Kowalczyk-Reed"]
    assert below(dialog) == "Nothing begins like that. 1 student with one letter changed:"


def test_a_reference_finds_the_plan(dialog, qtbot, desk, ask):
    kept, _ = ask(lambda: desk.keep_print("zoe-2"))
    seek(dialog, qtbot, kept.body.reference.lower())
    with qtbot.waitSignal(dialog.found) as found:
        press(Qt.Key.Key_Return)
    assert isinstance(found.args[0], FoundPlan)
    assert found.args[0].print == kept.id


def test_rows_are_said_whole_to_a_screen_reader(dialog, qtbot):
    seek(dialog, qtbot, "zoe")
    index = dialog.list.found.index(0, 0)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Zoë Kowalczyk-Reed, 10B, Thornlaw Academy"


def test_an_empty_laptop_says_so(empty_session, shown, qtbot):
    dialog = FindDialog(empty_session, None, shown(QWidget()))
    dialog.open()
    qtbot.waitUntil(lambda: below(dialog) == "No students on this laptop yet.")
    dialog.reject()


def test_the_model_is_sound(dialog, qtmodeltester):
    qtmodeltester.check(dialog.list.found)


def test_in_a_small_window_the_list_gives_way(session, shown):
    window = shown(QWidget(), 760, 480)
    dialog = FindDialog(session, None, window)
    dialog.open()
    assert dialog._sheet.height() <= 480 - 2 * 24
    assert dialog._sheet.sizeHint().height() <= 480
    dialog.reject()


@pytest.mark.parametrize(
    ("text", "typed", "letters"),
    [
        ("Zoë Kowalczyk-Reed", "zo kow", ["Zo", "Kow"]),
        ("Zoë Kowalczyk-Reed", "reed zoe", ["Zoë", "Reed"]),
        ("Anne-Marie O’Neill", "annem oneill", ["Anne-M", "O’Neill"]),
        ("Gunther Strauß", "strauss", ["Strauß"]),
        ("Zoë Kowalczyk-Reed", "kowalcyk", ["Kowalczyk"]),
        ("محمد الخطيب", "الخط", ["الخط"]),
        ("Zoë", "tomos", []),
        ("Ann Anderson", "an an", ["An", "An"]),
    ],
)
def test_the_letters_that_were_typed_are_marked(text, typed, letters):
    assert [text[at : at + length] for at, length in marks(text, typed)] == letters


def test_a_plan_is_opened_word_for_word_from_any_page(session, shown, qtbot, desk, ask):
    kept, _ = ask(lambda: desk.keep_print("zoe-2"))
    shell = shown(Shell(session))
    shell.go(Place("students"))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(QApplication.focusWidget(), kept.body.reference)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(shell.findChildren(PrintsDialog)), timeout=20_000)
    dialog = shell.findChild(PrintsDialog)
    assert dialog.kept.id == kept.id
    assert shell.place == Place("student", "zoe")
    qtbot.waitUntil(dialog.print_button.isEnabled, timeout=20_000)
    press(Qt.Key.Key_Escape)
