from itertools import combinations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from ui import theme
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.check import Check
from ui.widgets.flow import Flow
from ui.widgets.gallery import gallery
from ui.widgets.key_hints import KeyHints
from ui.widgets.label import Label, Title
from ui.widgets.rail import Rail, RailItem
from ui.widgets.rich import Rich
from ui.widgets.toast import Toast

LOOKS = [(False, 100), (True, 100), (False, 150), (True, 200)]


@pytest.fixture
def page(dressed, qtbot, request):
    dark, percent = request.param
    theme.install(dressed, Theme.load(dark=dark, text_percent=percent))
    made = gallery()
    qtbot.addWidget(made)
    wide = round(800 * percent / 100)
    made.resize(wide, made.layout().heightForWidth(wide))
    made.show()
    yield made
    made.close()
    theme.install(dressed, Theme.load())


@pytest.mark.parametrize("page", LOOKS, indirect=True)
def test_nothing_is_clipped_in_any_theme_or_size(page):
    for widget in page.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, QLineEdit):
            continue
        assert page.rect().contains(widget.geometry().translated(offset(widget, page))), widget
        if isinstance(widget, QLabel | QAbstractButton):
            assert widget.width() >= widget.minimumSizeHint().width(), widget
            need = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else 0
            assert widget.height() >= max(need, widget.minimumSizeHint().height()), widget


def offset(widget, page):
    return widget.mapTo(page, widget.rect().topLeft()) - widget.geometry().topLeft()


@pytest.mark.parametrize("page", [(False, 100)], indirect=True)
def test_every_control_can_be_named_by_a_screen_reader(page):
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            spoken = QAccessible.queryAccessibleInterface(widget)
            assert spoken.text(QAccessible.Text.Name), widget


@pytest.mark.parametrize("page", [(False, 100)], indirect=True)
def test_targets_are_large_enough(page):
    for button in page.findChildren(QPushButton):
        assert min(button.width(), button.height()) >= 32, button.text()


def test_enter_and_space_press_a_button_and_a_held_key_does_not(dressed, qtbot):
    button = Button("Start", kind="primary", key="Enter")
    qtbot.addWidget(button)
    button.show()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, key)


def test_a_button_tells_its_key_and_only_a_bound_one_answers_to_it(dressed, qtbot):
    told, bound = Button("Print", key="F"), Button("Next", key="Ctrl Enter", bind=True)
    for button in (told, bound):
        qtbot.addWidget(button)
    assert told.accessibleDescription() == "Key: F"
    assert told.shortcut().isEmpty()
    assert bound.shortcut().toString() == "Ctrl+Enter"


def test_a_box_is_ticked_by_space_and_anywhere_on_its_words(dressed, qtbot):
    box = Check("Larger print", "L")
    qtbot.addWidget(box)
    box.show()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    assert not box.isChecked()


def test_the_rail_says_where_it_goes_and_fits_at_double_size(dressed, qtbot):
    rail = Rail(
        [RailItem(code, code, code.title()) for code in ("today", "students", "sync")],
        [RailItem("lock", "lock", "Lock")],
    )
    qtbot.addWidget(rail)
    rail.resize(84, 690)
    rail.show()
    rail.set_current("today")
    rail.set_badge("sync", 5)
    buttons = {button.text(): button for button in rail.findChildren(QPushButton)}
    assert buttons["Today"].isChecked()
    assert buttons["Sync"].accessibleDescription() == "5 on this laptop only"
    with qtbot.waitSignal(rail.picked) as heard:
        qtbot.mouseClick(buttons["Lock"], Qt.MouseButton.LeftButton)
    assert heard.args == ["lock"]


@pytest.mark.parametrize("percent", [100, 125, 150, 175, 200])
@pytest.mark.parametrize(("count", "height"), [(5, 690), (5, 480), (9, 690), (9, 480)])
def test_the_rail_keeps_its_logo_and_every_item_in_sight(dressed, qtbot, percent, count, height):
    theme.install(dressed, Theme.load(text_percent=percent))
    items = [RailItem(str(at), "today", f"Place {at}") for at in range(count)]
    rail = Rail(items[:-2], items[-2:])
    qtbot.addWidget(rail)
    rail.resize(rail.sizeHint().width(), height)
    rail.show()
    places = [button.geometry() for button in rail.findChildren(QPushButton)]
    picture = rail.grab().toImage()
    theme.install(dressed, Theme.load())
    assert all(rail.rect().contains(place) and place.height() >= 32 for place in places)
    assert not any(one.intersects(two) for one, two in combinations(places, 2))
    mari = Theme.load().color("mari")
    across = range(rail.width())
    high = [y for y in range(height) if any(picture.pixelColor(x, y) == mari for x in across)]
    assert len(high) >= 20
    assert 0 < high[0] < high[-1] < min(place.top() for place in places)


def test_a_rail_too_low_for_words_says_them_by_tool_tip(dressed, qtbot):
    rail = Rail([RailItem(str(at), "today", f"Place {at}") for at in range(5)])
    qtbot.addWidget(rail)
    rail.resize(84, 690)
    rail.show()
    items = rail.findChildren(QPushButton)
    assert {item.toolTip() for item in items} == {""}
    rail.resize(84, 200)
    assert [item.toolTip() for item in items] == [f"Place {at}" for at in range(5)]


def test_bold_marks_are_not_shown_and_long_words_wrap(dressed, qtbot):
    words = Rich("**5 interviews** are safe on this laptop.")
    qtbot.addWidget(words)
    assert words.text() == "5 interviews are safe on this laptop."
    assert words.heightForWidth(120) > words.heightForWidth(600)


def test_key_hints_are_read_as_words(dressed, qtbot):
    hints = KeyHints([(("1", "to", "5"), "Rate")], [("Esc", "Back")])
    qtbot.addWidget(hints)
    assert hints.accessibleDescription() == "1 to 5: Rate. Esc: Back"


def test_a_toast_stays_until_a_key_after_its_time_and_takes_no_focus(dressed, qtbot, shown):
    edit = QLineEdit()
    shown(edit, 400, 300)
    toast = Toast(edit)
    toast.say("Action 3 removed.")
    assert edit.hasFocus()
    qtbot.keyClick(edit, "a")
    assert toast.isVisible()
    toast._clock.stop()
    toast._wait_for_key()
    qtbot.keyClick(edit, "b")
    assert not toast.isVisible()
    assert edit.text() == "ab"


def test_clicking_a_toast_takes_the_deed_back(dressed, qtbot, shown):
    host = shown(QWidget(), 400, 300)
    toast = Toast(host)
    toast.say("Action 3 removed.")
    with qtbot.waitSignal(toast.acted):
        qtbot.mouseClick(toast, Qt.MouseButton.LeftButton)
    assert not toast.isVisible()


def test_words_that_changed_while_nobody_saw_them_have_their_room_when_shown(dressed, shown):
    page, title, other = QStackedWidget(), Title(""), Label("Other")
    flow = Flow()
    flow.set_widgets([title, other])
    page.addWidget(QWidget())
    page.addWidget(flow)
    shown(page)
    title.setText("Sunday 22 November")
    page.setCurrentWidget(flow)
    assert title.width() >= title.sizeHint().width()
    assert other.x() > title.geometry().right()


def test_a_label_that_the_style_sheet_gave_its_old_ink_takes_the_new_one_again(dressed, shown):
    label = shown(Label("Next talk", ink="ink2"))
    before = label.palette()
    theme.install(dressed, Theme.load(dark=True))
    label.setPalette(before)
    QApplication.sendEvent(label, QEvent(QEvent.Type.StyleChange))
    assert label.palette().windowText().color() == theme.current().color("ink2")


@pytest.mark.parametrize("kind", [lambda words: Label(words, wrap=True), Rich])
def test_a_word_without_end_is_broken_and_pushes_nothing_out(dressed, shown, kind):
    name = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren"
    words = kind(f"{name} was due yesterday")
    assert words.minimumSizeHint().width() < 250
    shown(words, 250, 200)
    assert words.heightForWidth(250) > 2 * words.fontMetrics().height()
    assert words.text().startswith(name)
