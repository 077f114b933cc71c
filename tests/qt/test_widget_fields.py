import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from ui import theme
from ui.theme import Theme
from ui.widgets.field import Field, TextField
from ui.widgets.passphrase import PassphraseField
from ui.widgets.type_ahead import TypeAhead

SIZES = (100, 150, 200)


@pytest.fixture(params=[Field, TextField])
def field(dressed, qtbot, request):
    made = request.param("In Zoë's words", note="goes on the plan")
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_label_and_who_reads_it_are_the_name_of_the_field(field):
    assert field.edit.accessibleName() == "In Zoë's words, goes on the plan"


def test_typing_is_told_and_setting_is_not(field, qtbot):
    got = []
    field.edited.connect(got.append)
    field.set_text("I like")
    assert got == []
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "hm")
    assert got[-1] == "hm"
    assert field.text == "hm"


def test_a_problem_stands_below_and_goes_away(field):
    field.set_problem("February has 28 days in 2026.")
    assert field.edit.property("problem") is True
    assert field.edit.accessibleDescription() == "February has 28 days in 2026."
    assert field._below.isVisible()
    field.set_problem("")
    assert field.edit.property("problem") is False
    assert not field._below.isVisible()


def test_same_and_not_asked_are_commands_in_an_empty_field_only(field, qtbot):
    got = []
    field.empty_key.connect(got.append)
    field.catch("=0")
    qtbot.keyClicks(field.edit, "=0")
    assert (got, field.text) == (["=", "0"], "")
    qtbot.keyClicks(field.edit, "a=0")
    assert (got, field.text) == (["=", "0"], "a=0")


def test_backspace_in_an_empty_field_is_told(field, qtbot):
    got = []
    field.empty_key.connect(got.append)
    qtbot.keyClicks(field.edit, "a")
    qtbot.keyClick(field.edit, Qt.Key.Key_Backspace)
    qtbot.keyClick(field.edit, Qt.Key.Key_Backspace)
    assert got == ["Backspace"]


def test_a_long_text_makes_the_field_higher_up_to_eight_lines(dressed, qtbot):
    field = TextField("Note", lines=2)
    qtbot.addWidget(field)
    field.resize(400, 300)
    field.show()
    two = field.edit.height()
    field.set_text("\n".join("abcdef"))
    six = field.edit.height()
    field.set_text("\n" * 30)
    assert two < six < field.edit.height() < 2 * six


@pytest.fixture(params=[(dark, size) for dark in (False, True) for size in SIZES], ids=str)
def look(dressed, request):
    """Each theme and text size, put on before the fields are made."""
    dark, size = request.param
    theme.install(dressed, Theme.load(dark=dark, text_percent=size))
    yield theme.current()
    theme.install(dressed, Theme.load())


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_words_that_fit_need_no_scroll_bar(look, qtbot, lines):
    field = TextField("In Zoë's words", lines=1)
    qtbot.addWidget(field)
    field.resize(look.px(400), look.px(300))
    field.show()
    for problem in ("", "Write at most 300 letters."):
        field.set_problem(problem)
        field.set_text("\n".join(["Dogs, jigs, Żurek"] * lines))
        qtbot.waitUntil(lambda: field.edit.verticalScrollBar().maximum() == 0)
        assert not field.edit.verticalScrollBar().isVisible()


def test_more_than_eight_lines_scroll(look, qtbot):
    field = TextField("Note")
    qtbot.addWidget(field)
    field.resize(look.px(400), look.px(600))
    field.show()
    field.set_text("\n".join("12345678"))
    qtbot.waitUntil(lambda: not field.edit.verticalScrollBar().isVisible())
    high = field.edit.height()
    field.set_text("\n".join("123456789"))
    qtbot.waitUntil(field.edit.verticalScrollBar().isVisible)
    assert field.edit.height() == high


def test_a_label_that_comes_later_shows(look, qtbot):
    field = TextField("", note="goes on the plan", lines=1)
    qtbot.addWidget(field)
    field.show()
    assert not field._label.isVisible()
    field.set_label("What Zoë is good at")
    assert field._label.isVisible()
    assert field.edit.accessibleName() == "What Zoë is good at, goes on the plan"
    field.set_label("")
    assert not field._label.isVisible()


@pytest.mark.parametrize(
    ("make", "size"), [(Field, 16), (TextField, 16), (PassphraseField, 18), (TypeAhead, 16)]
)
def test_letters_follow_a_change_of_text_size_while_it_is_open(dressed, qtbot, make, size):
    field = make() if make is TypeAhead else make("In Zoë's words")
    qtbot.addWidget(field)
    field.show()
    for percent in (*SIZES, 100):
        theme.install(dressed, Theme.load(text_percent=percent))
        dressed.processEvents()
        assert field.edit.font().pixelSize() == size * percent // 100
        if make is TextField:
            assert field.edit.viewport().font() == field.edit.font()
            assert field.edit.verticalScrollBar().maximum() == 0
        if make is not TypeAhead:
            field.set_problem("Write a word.")
            assert field.edit.font().pixelSize() == size * percent // 100


def test_tab_leaves_a_field_of_many_lines(dressed, qtbot):
    field = TextField("Note")
    qtbot.addWidget(field)
    assert field.edit.tabChangesFocus()


def test_the_passphrase_is_dots_until_somebody_looks(dressed, qtbot, shown):
    field = PassphraseField()
    shown(field, 500, 120)
    field.edit.setFocus()
    assert field.edit.echoMode() == QLineEdit.EchoMode.Password
    qtbot.keyClick(field.edit, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    assert field.edit.echoMode() == QLineEdit.EchoMode.Normal
    assert field.findChild(QPushButton).text() == "Hide"
    qtbot.mouseClick(field.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert field.edit.echoMode() == QLineEdit.EchoMode.Password


def test_caps_lock_is_said_in_words(dressed, qtbot):
    field = PassphraseField()
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClick(field.edit, "a")
    assert field._below.text() == "Caps Lock is off"
    qtbot.keyClick(field.edit, "A", Qt.KeyboardModifier.NoModifier)
    assert field._below.text() == "Caps Lock is on"
    qtbot.keyClick(field.edit, "Q", Qt.KeyboardModifier.ShiftModifier)
    assert field._below.text() == "Caps Lock is off"


def test_words_read_from_the_right_begin_at_the_right(dressed, qtbot):
    field = TextField("In their words")
    qtbot.addWidget(field)
    got = []
    field.edited.connect(got.append)
    for words, side in (
        ("أحب الرسم", Qt.AlignmentFlag.AlignRight),
        ("I like drawing", Qt.AlignmentFlag.AlignLeft),
        ("“אני אוהב לצייר”", Qt.AlignmentFlag.AlignRight),
        ("", Qt.AlignmentFlag.AlignLeft),
    ):
        field.set_text(words)
        assert field.edit.document().defaultTextOption().alignment() == side
    field.edit.insertPlainText("أ")
    assert field.edit.document().defaultTextOption().alignment() == Qt.AlignmentFlag.AlignRight
    assert got == ["أ"]
