import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from ui.widgets.field import Field, TextField
from ui.widgets.passphrase import PassphraseField


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
