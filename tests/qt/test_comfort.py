"""What makes OneDesk fit its adviser: letters that act or do not, contrast, where the window is."""

import pytest
from PySide6.QtCore import QAbstractAnimation, QRect, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from onedesk import settings
from onedesk.settings import Settings, WindowPlace
from ui import geometry, letters, theme
from ui.asking import Answer, ChoiceDialog
from ui.help import LOOK, KeysCard
from ui.look import Look
from ui.page import Page
from ui.theme import Theme
from ui.widgets.choice import ChipRow

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
MAIN, SIDE = QRect(0, 0, 1366, 728), QRect(1366, 0, 1920, 1040)
SCREENS = [("laptop", MAIN), ("desk", SIDE)]


def press(widget, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, key, held)


# The plain file


def test_settings_come_back_as_they_were_left(tmp_path):
    place = WindowPlace("laptop", 10, 20, 1000, 600, maximised=True)
    chosen = Settings("dark", 150, letters_act=False, lock_minutes=30, window=place)
    settings.save(tmp_path, chosen)
    assert settings.load(tmp_path) == chosen


@pytest.mark.parametrize(
    "said",
    [
        "not json",
        "[]",
        '{"theme": "pink", "text_percent": 3, "lock_minutes": "soon", "window": [1]}',
        '{"window": {"left": "a", "top": 1, "width": 2, "height": 3}}',
        '{"window": {"left": 1e300, "top": 1, "width": 2, "height": 99999999}}',
    ],
)
def test_settings_that_make_no_sense_are_the_usual_ones(tmp_path, said):
    (tmp_path / "settings.json").write_text(said)
    assert settings.load(tmp_path) == Settings()


def test_a_full_disk_is_no_reason_to_stop_because_of_settings(tmp_path):
    (tmp_path / "file").write_text("in the way")
    settings.save(tmp_path / "file" / "below", Settings())


def test_the_sheet_waits_for_the_first_screen(dressed):
    look = Look(dressed)
    look.load(Settings(), building=True)
    assert not dressed.styleSheet()
    look.dress()
    assert dressed.styleSheet()


def test_no_name_and_no_school_is_in_the_plain_file(tmp_path):
    settings.save(tmp_path, Settings(window=WindowPlace("laptop", 1, 2, 3, 4)))
    said = (tmp_path / "settings.json").read_text()
    assert "Thornlaw" not in said
    assert set(settings.load(tmp_path)._fields) == {
        "theme",
        "text_percent",
        "letters_act",
        "lock_minutes",
        "window",
    }


# Where the window stands


def test_a_window_stands_where_it_stood():
    place = WindowPlace("desk", 100, 50, 1200, 700)
    assert geometry.fitted(place, SCREENS) == QRect(1466, 50, 1200, 700)


def test_a_window_whose_screen_is_gone_comes_to_the_main_one():
    place = WindowPlace("projector", 100, 50, 1200, 700)
    assert geometry.fitted(place, SCREENS) == QRect(83, 14, 1200, 700)


def test_a_window_larger_than_the_screen_is_made_to_fit():
    place = WindowPlace("laptop", -50, 300, 1920, 1040)
    assert geometry.fitted(place, SCREENS) == MAIN


def test_no_part_of_a_window_is_left_outside():
    place = WindowPlace("laptop", 1200, 700, 800, 500)
    assert MAIN.contains(geometry.fitted(place, SCREENS))


def test_a_first_start_stands_in_the_middle(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    geometry.put(window, None)
    room = geometry.screens()[0][1]
    assert abs(window.geometry().center().x() - room.center().x()) <= 1


def test_a_maximised_window_comes_back_maximised_and_knows_its_plain_size(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    geometry.put(window, WindowPlace(geometry.screens()[0][0], 10, 10, 500, 400, maximised=True))
    window.show()
    assert window.isMaximized()
    kept = geometry.of(window)
    assert kept.maximised


# Letters that act alone


class Acting(Page):
    """A page with one letter, one field, a row of answers and a button."""

    def __init__(self, session):
        super().__init__(session)
        self.done = []
        self.acts = {"A": lambda: self.done.append("A"), "7": lambda: self.done.append("7")}
        self.field, self.row, self.button = QLineEdit(), ChipRow([("x", "X")]), QPushButton("B")
        rows = QVBoxLayout(self)
        for widget in (self.field, self.row, self.button):
            rows.addWidget(widget)


@pytest.fixture
def acting(session, shown, dressed):
    page = shown(Acting(session))
    page.button.setFocus()
    yield page
    letters.let_act(dressed, on=True)


def test_a_letter_acts_alone_unless_that_is_switched_off(acting, session):
    press(acting.button, Qt.Key.Key_A)
    assert acting.done == ["A"]
    session.look.set(letters_act=False)
    press(acting.button, Qt.Key.Key_A)
    press(acting.button, Qt.Key.Key_A, SHIFT)
    assert acting.done == ["A"]


def test_switched_off_a_letter_acts_with_alt(acting, session):
    session.look.set(letters_act=False)
    press(acting.button, Qt.Key.Key_A, ALT)
    assert acting.done == ["A"]


def test_letters_are_letters_in_a_field_whatever_is_set(acting, session):
    session.look.set(letters_act=False)
    acting.field.setFocus()
    QTest.keyClicks(acting.field, "Aa7")
    assert acting.field.text() == "Aa7"
    assert acting.done == []


def test_switched_off_a_digit_still_chooses_in_the_row_that_has_the_keyboard(acting, session):
    session.look.set(letters_act=False)
    acting.row.setFocus()
    press(acting.row, Qt.Key.Key_1)
    assert acting.row.value == "x"


def test_switched_off_a_digit_on_a_button_acts_only_with_alt(acting, session):
    session.look.set(letters_act=False)
    press(acting.button, Qt.Key.Key_7)
    assert acting.done == []
    press(acting.button, Qt.Key.Key_7, ALT)
    assert acting.done == ["7"]


def test_switched_off_the_digits_of_a_dialog_answer_with_alt(acting, session, qtbot):
    session.look.set(letters_act=False)
    reasons = [Answer("ill", "Ill", "1"), Answer("trip", "On a trip", "2")]
    dialog = ChoiceDialog("Why?", [("", reasons)], acting)
    answers = []
    dialog.chosen.connect(answers.append)
    dialog.open()
    press(QApplication.focusWidget(), Qt.Key.Key_2)
    assert answers == []
    press(QApplication.focusWidget(), Qt.Key.Key_2, ALT)
    assert answers == ["trip"]


def test_enter_space_and_arrows_are_not_letters(acting, session):
    session.look.set(letters_act=False)
    pressed = []
    acting.button.clicked.connect(lambda: pressed.append(True))
    press(acting.button, Qt.Key.Key_Space)
    assert pressed


def test_f1_says_when_letters_need_alt(acting, session):
    session.look.set(letters_act=False)
    card = KeysCard("All keys of this screen", [LOOK], acting)
    assert letters.SAID in card.foot.text()


def test_nothing_listens_to_every_key_while_letters_act(acting, session, dressed):
    session.look.set(letters_act=False)
    session.look.set(letters_act=True)
    assert letters.act_alone()


# Contrast and motion


def contrast_palette():
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, "#000000"),
        (QPalette.ColorRole.Base, "#000000"),
        (QPalette.ColorRole.Text, "#ffffff"),
        (QPalette.ColorRole.WindowText, "#ffffff"),
        (QPalette.ColorRole.Highlight, "#1aebff"),
        (QPalette.ColorRole.HighlightedText, "#000000"),
    ):
        palette.setColor(role, QColor(colour))
    return palette


def test_a_contrast_theme_of_the_system_takes_the_place_of_every_colour():
    look = Theme.load().in_contrast(contrast_palette())
    assert look.colors.keys() == Theme.load().colors.keys()
    assert set(look.colors.values()) == {"#000000", "#ffffff", "#1aebff"}
    assert look.dark
    assert look.px(40) == Theme.load().px(40)


def test_in_a_contrast_theme_the_ring_is_the_systems_highlight():
    look = Theme.load().in_contrast(contrast_palette())
    assert look.color("mari") == QColor("#1aebff")
    assert look.color("ring") != look.color("mari")


def test_in_a_contrast_theme_every_level_has_an_edge_and_a_digit_one_can_read():
    look = Theme.load().in_contrast(contrast_palette())
    for value in range(1, 6):
        level = look.level(value)
        assert level.edged
        assert level.fill != level.ink


def test_the_system_is_asked_for_contrast_and_its_colours_are_put_on(dressed, monkeypatch):
    look = Look(dressed)
    wish = Qt.ContrastPreference.HighContrast
    monkeypatch.setattr(look, "_wishes", Wishes(wish))
    monkeypatch.setattr(look, "_system", contrast_palette)
    look.choose("light", 125)
    assert theme.current().contrast
    assert theme.current().text_percent == 125
    monkeypatch.setattr(look, "_wishes", Wishes(Qt.ContrastPreference.NoPreference))
    look.choose("light", 100)
    assert not theme.current().contrast


class Wishes:
    """What a person has asked of their computer."""

    def __init__(self, contrast):
        self._contrast = contrast

    def contrastPreference(self):
        return self._contrast


def test_nothing_on_a_screen_is_animated(acting):
    for effect in Qt.UIEffect:
        assert not QApplication.isEffectEnabled(effect)
    moving = [
        animation
        for widget in QApplication.allWidgets()
        for animation in widget.findChildren(QAbstractAnimation)
        if animation.state() == QAbstractAnimation.State.Running
    ]
    assert not moving


def test_a_size_that_is_none_leaves_the_one_before(dressed):
    look = Look(dressed)
    look.load(Settings(text_percent=150))
    look.set(text_percent=133)
    assert look.settings.text_percent == 150
    look.choose("light", 100)
