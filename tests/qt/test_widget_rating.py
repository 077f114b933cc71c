import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.theme import Theme
from ui.widgets.rating_delegate import box_places, lower_line
from ui.widgets.rating_model import Column, RatingModel, RatingRow
from ui.widgets.rating_table import RatingTable

HEADS = (("C1", "Sep"), ("C2", "Dec"))


def rows(count=12, earlier=(2, 2)):
    return [RatingRow(f"area{at}", f"Area number {at}", earlier) for at in range(count)]


@pytest.fixture
def table(dressed, shown):
    made = RatingTable()
    made.set_rows(rows(), HEADS, "What does Zoë know today?")
    shown(made, 958, 555)
    return made


@pytest.fixture
def heard(table):
    got = []
    table.rated.connect(lambda code, value: got.append((code, value)))
    return got


def test_the_model_keeps_the_rules_of_item_models(qtmodeltester):
    model = RatingModel()
    model.fill(rows(), HEADS, "What does Zoë know today?")
    qtmodeltester.check(model)


def test_a_digit_rates_and_goes_on(table, heard, qtbot):
    qtbot.keyClick(table, "3")
    qtbot.keyClick(table, Qt.Key.Key_5, Qt.KeyboardModifier.KeypadModifier)
    assert heard == [("area0", 3), ("area1", 5)]
    assert table.current == "area2"


def test_nought_is_not_asked_and_never_a_rating(table, heard, qtbot):
    qtbot.keyClick(table, "0")
    assert heard == [("area0", "not_discussed")]
    assert table.rows.row(0).change == "not asked"


def test_same_as_last_time_takes_the_last_rating_and_nothing_without_one(table, heard, qtbot):
    table.set_rows([RatingRow("a", "A", (2, 4, None, "absent")), RatingRow("b", "B")], HEADS)
    qtbot.keyClick(table, "=")
    qtbot.keyClick(table, "=")
    assert heard == [("a", 4)]
    assert table.current == "b"


def test_backspace_clears_and_goes_back(table, heard, qtbot):
    for key in "34":
        qtbot.keyClick(table, key)
    for _ in range(3):
        qtbot.keyClick(table, Qt.Key.Key_Backspace)
    assert heard[2:] == [("area1", None), ("area0", None)]
    assert table.current == "area0"


def test_a_held_key_rates_one_row_only(table, heard):
    for repeated in (False, True, True):
        event = QKeyEvent(
            QEvent.Type.KeyPress,
            Qt.Key.Key_3,
            Qt.KeyboardModifier.NoModifier,
            "3",
            repeated,
        )
        QApplication.sendEvent(table, event)
    assert heard == [("area0", 3)]


def test_up_and_down_move_without_rating(table, heard, qtbot):
    focused = []
    table.focused.connect(focused.append)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End):
        qtbot.keyClick(table, key)
    assert focused == ["area1", "area2", "area1", "area11"]
    qtbot.keyClick(table, "1")
    assert table.current == "area11"
    assert heard == [("area11", 1)]


def test_the_mouse_rates_the_box_it_hits(table, heard, qtbot):
    index = table.rows.index(4, Column.TODAY)
    box = box_places(table.visualRect(index))[1]
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert heard == [("area4", 2)]
    area = table.visualRect(table.rows.index(7, Column.AREA)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=area)
    assert table.current == "area7"
    assert len(heard) == 1


def test_letters_ask_for_a_note_an_earlier_talk_and_hide_what_was(table, qtbot):
    with qtbot.waitSignal(table.note_wanted) as note:
        qtbot.keyClick(table, "n")
    with qtbot.waitSignal(table.earlier_wanted):
        qtbot.keyClick(table, "v")
    assert note.args == ["area0"]
    qtbot.keyClick(table, "h")
    assert "Last time" not in table.rows.spoken(0)
    qtbot.keyClick(table, "h")
    assert "Last time 2" in table.rows.spoken(0)


def test_it_opens_on_the_first_row_without_an_answer(dressed, qtbot):
    table = RatingTable()
    qtbot.addWidget(table)
    given = [RatingRow("a", "A", (), 3), RatingRow("b", "B", (), "not_discussed")]
    table.set_rows([*given, RatingRow("c", "C")])
    assert table.current == "c"


def test_a_row_is_read_as_one_sentence(dressed, qtbot):
    table = RatingTable()
    qtbot.addWidget(table)
    table.name_levels({2: "Some", 3: "Fair"})
    table.set_rows([RatingRow("a", "Apprenticeships", (1, 2)), RatingRow("b", "B", (), 3)])
    role = Qt.ItemDataRole.AccessibleTextRole
    said = table.rows.data(table.rows.index(0, Column.TODAY), role)
    assert said == "Apprenticeships, 1 of 2. Last time 2, some. Not rated today."
    table.set_value("a", 3)
    assert table.rows.spoken(0).endswith("3, fair, up 1.")
    assert table.rows.spoken(1) == "B, 2 of 2. 3, fair, first time."


@pytest.mark.parametrize(
    ("earlier", "value", "words"),
    [
        ((2,), 3, "up 1"),
        ((5, None), 2, "down 3"),
        ((4, "absent"), 4, "same"),
        ((None, "absent"), 1, "first time"),
        ((3,), "not_discussed", "not asked"),
        ((3,), None, ""),
    ],
)
def test_the_change_is_said_in_words(earlier, value, words):
    assert RatingRow("a", "A", earlier, value).change == words


def test_twelve_rows_fill_the_room_without_a_scroll_bar(table):
    assert table.verticalScrollBar().maximum() == 0
    heights = [table.rowHeight(at) for at in range(12)]
    assert sum(heights) == table.viewport().height()
    assert 42 <= min(heights) <= max(heights) <= 56


def test_large_text_scrolls_whole_rows_with_the_one_above_in_sight(dressed, qtbot, shown):
    theme.install(dressed, Theme.load(text_percent=150))
    table = RatingTable()
    table.set_rows(rows(), HEADS)
    shown(table, 1366, 410)
    table.focus_row("area7")
    first = table.rowAt(0)
    assert first == 5
    assert table.viewport().height() % table.rowHeight(0) < 6
    theme.install(dressed, Theme.load())


@pytest.mark.parametrize("height", [250, 300, 344, 400, 500])
def test_the_row_in_hand_and_the_next_stay_in_sight_at_double_size(dressed, shown, height):
    theme.install(dressed, Theme.load(text_percent=200))
    table = RatingTable()
    table.set_rows(rows(), HEADS)
    shown(table, 1366, height)
    room = table.viewport().rect()
    for at in (*range(12), *reversed(range(12))):
        table.focus_row(f"area{at}")
        assert room.contains(table.visualRect(table.currentIndex())) or fits(table) < 1
        following = table.rows.index(min(at + 1, 11), Column.TODAY)
        assert room.contains(table.visualRect(following)) or fits(table) < 2
    theme.install(dressed, Theme.load())


def fits(table):
    return table.viewport().height() // table.rowHeight(0)


def test_the_row_in_hand_stays_in_sight_when_text_grows_or_the_window_shrinks(
    table, dressed, qtbot
):
    table.focus_row("area9")
    theme.install(dressed, Theme.load(text_percent=200))
    table.resize(1366, 360)
    dressed.processEvents()
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))
    theme.install(dressed, Theme.load())


def test_a_narrow_table_shows_the_last_cycle_only(table):
    table.set_rows(rows(earlier=(1, 2, 3, 4, 5, 2)), [(f"C{at}", "Sep") for at in range(1, 7)])
    table.resize(700, 500)
    assert table.rows.only_last
    table.resize(1100, 500)
    assert not table.rows.only_last


def test_without_room_beside_its_boxes_an_area_stands_above_them(table, heard, qtbot):
    table.resize(360, 300)
    assert table.rows.stacked
    row = table.visualRect(table.rows.index(0, Column.TODAY))
    assert row.width() == table.viewport().width()
    fourth = box_places(lower_line(row))[3].center()
    above = QPoint(fourth.x(), row.y() + 8)
    for at in (above, fourth):
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert heard == [("area0", 4)]
    table.resize(958, 555)
    assert not table.isColumnHidden(Column.AREA)
    assert table.horizontalHeader().isVisible()
