import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from ui.widgets.choice import ChipRow, ChoiceTiles

PLANS = [("sixth", "Sixth form"), ("fe", "FE college"), ("t", "T Level"), ("app", "Apprenticeship")]


@pytest.fixture(params=[ChoiceTiles, ChipRow])
def group(dressed, shown, request):
    made = request.param(PLANS)
    shown(made, 700, 200)
    return made


def heard(signal):
    got = []
    signal.connect(got.append)
    return got


def test_a_digit_chooses_and_the_keypad_does_too(group, qtbot):
    got = heard(group.chosen)
    qtbot.keyClick(group, "2")
    qtbot.keyClick(group, Qt.Key.Key_4, Qt.KeyboardModifier.KeypadModifier)
    assert got == ["fe", "app"]
    assert group.value == "app"


def test_arrows_choose_the_neighbour_and_stop_at_the_ends(group, qtbot):
    got = heard(group.chosen)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left):
        qtbot.keyClick(group, key)
    assert got == ["sixth", "fe", "sixth"]


def test_a_digit_and_a_click_settle_and_an_arrow_does_not(group, qtbot):
    got = heard(group.settled)
    qtbot.keyClick(group, "2")
    qtbot.keyClick(group, Qt.Key.Key_Right)
    qtbot.mouseClick(group._answers[0], Qt.MouseButton.LeftButton)
    assert got == ["fe", "sixth"]


def test_the_mouse_chooses_too(group, qtbot):
    got = heard(group.chosen)
    qtbot.mouseClick(group._answers[2], Qt.MouseButton.LeftButton)
    assert got == ["t"]


def test_setting_and_clearing_are_silent(group):
    got = heard(group.chosen)
    group.set_value("fe")
    assert (group.value, group.accessibleDescription()) == ("fe", "FE college, 2 of 4")
    group.clear()
    assert group.value is None
    assert got == []


@pytest.mark.parametrize(
    ("text", "modifier"),
    [(text, Qt.KeyboardModifier.NoModifier) for text in "90=g"]
    + [("2", Qt.KeyboardModifier.ControlModifier), ("2", Qt.KeyboardModifier.AltModifier)],
)
def test_keys_that_mean_something_else_go_on_to_the_screen(group, text, modifier):
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key(ord(text.upper())), modifier, text)
    group.keyPressEvent(event)
    assert not event.isAccepted()
    assert group.value is None


def test_the_group_is_one_stop_and_chips_wrap_where_they_must(dressed, qtbot):
    row = ChipRow(PLANS)
    qtbot.addWidget(row)
    assert all(answer.focusPolicy() == Qt.FocusPolicy.NoFocus for answer in row._answers)
    assert row.heightForWidth(250) > row.heightForWidth(900)


def test_tiles_take_fewer_columns_where_words_need_room(dressed, qtbot):
    tiles = ChoiceTiles(PLANS)
    qtbot.addWidget(tiles)
    assert tiles.heightForWidth(700) < tiles.heightForWidth(200)
