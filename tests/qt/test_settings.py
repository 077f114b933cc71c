"""The settings by keyboard: each counts at once, and says what it does."""

import pytest
from keyboard import press, said
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.settings.page import SettingsPage
from ui.widgets.rich import Rich

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(session, jobs, shown, qtbot):
    session.look.choose("light", 100)
    made = shown(SettingsPage(session))
    made.arrive()
    qtbot.waitUntil(lambda: "Marged Ellis" in made.laptop.who.text())
    yield made
    session.look.choose("light", 100)
    jobs.drain()


def part(number):
    press(getattr(Qt.Key, f"Key_{number}"), CTRL)


def test_the_keyboard_is_in_the_names_of_the_parts_and_a_digit_shows_one(page):
    assert page.parts.names.hasFocus()
    press(Qt.Key.Key_5)
    assert page.watching.isVisible()
    assert not page.reading.isVisible()
    part(1)
    assert page.reading.isVisible()


def test_every_part_is_reached_with_ctrl_and_its_digit(page):
    for number, section in enumerate(page._sections.values(), 1):
        part(number)
        assert section.isVisible()


def test_tab_goes_from_the_names_through_every_setting_and_back(page):
    press(Qt.Key.Key_Tab)
    assert page.reading.letter_size.hasFocus()
    press(Qt.Key.Key_Tab)
    assert page.reading.colours.hasFocus()
    press(Qt.Key.Key_Tab)
    assert page.reading.letters.hasFocus()
    press(Qt.Key.Key_Backtab, SHIFT, times=3)
    assert page.parts.names.hasFocus()


def test_text_grows_at_once_and_is_told_to_whoever_keeps_it(page, session):
    kept = []
    session.look.changed.connect(kept.append)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_3)
    assert theme.current().text_percent == 150
    assert kept[-1].text_percent == 150


def test_ctrl_and_plus_show_in_the_row_of_sizes(page, session):
    session.look.larger()
    assert page.reading.letter_size.value == "125"


def test_colours_follow_the_computer_or_stay(page, session):
    press(Qt.Key.Key_Tab, times=2)
    press(Qt.Key.Key_3)
    assert theme.current().dark
    press(Qt.Key.Key_1)
    assert session.look.settings.theme == "system"


def test_single_letters_can_be_switched_off(page, session):
    press(Qt.Key.Key_Tab, times=3)
    press(Qt.Key.Key_Space)
    assert not session.look.settings.letters_act
    press(Qt.Key.Key_Space)
    assert session.look.settings.letters_act


def test_rating_first_is_kept_in_the_encrypted_file(page, session, ask, jobs):
    part(2)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    page.flush()
    jobs.drain()
    assert ask(session.desk.preferences).rate_first
    assert page.asking.rate_first.isChecked()


def test_a_rule_is_a_sentence_that_changes_with_its_number(page, session, ask, jobs):
    part(5)
    assert "Two cycles or more have ended without a talk" in said(page)
    press(Qt.Key.Key_Tab, times=2)
    press(Qt.Key.Key_3)
    assert "Three cycles or more have ended without a talk" in said(page)
    page.flush()
    jobs.drain()
    assert ask(session.desk.preferences).watch.missed == 3


def test_a_rule_that_was_set_is_shown_when_the_page_is_opened_again(session, shown, ask, qtbot):
    ask(lambda: session.desk.prefer(watch={"low": 1, "fallen": 0.5}))
    page = shown(SettingsPage(session))
    page.arrive()
    qtbot.waitUntil(lambda: page.watching.choices["low"].value == "1")
    assert page.watching.choices["fallen"].value == "0.5"
    assert page.watching.choices["missed"].value == "2"


def test_the_lock_comes_after_as_many_minutes_as_one_chooses(page, session):
    part(6)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_4)
    assert session.look.settings.lock_minutes == 30


def test_the_page_says_who_works_here_and_what_is_encrypted_and_what_is_not(page):
    part(6)
    assert "Marged Ellis, Careers adviser, Opportunity North East" in said(page)
    everything = " ".join(child.text() for child in page.laptop.findChildren(Rich))
    assert "Encrypted: students, interviews, plans, notes" in everything
    assert "Not encrypted: text size" in everything
    assert str(page.session.laptop.folder) in everything


def test_what_was_typed_is_safe_when_the_page_is_left(page, session, ask, jobs):
    part(3)
    press(Qt.Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "Careers for Wearside")
    page.hide()
    jobs.drain()
    assert ask(session.desk.preferences).service == "Careers for Wearside"


def test_records_that_arrive_leave_what_is_being_typed_alone(page, session, jobs):
    part(3)
    press(Qt.Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "Careers")
    page.arrive()
    jobs.drain()
    assert page.paper.service.text == "Careers"


def test_no_part_is_wider_than_the_window_at_any_text_size(page, session, qtbot):
    page.resize(1282, 690)
    for percent in (100, 125, 150, 175, 200):
        session.look.choose("light", percent)
        for number in range(1, 7):
            part(number)
            area = page.parts._area
            qtbot.waitUntil(lambda area=area: area.widget().width() <= area.viewport().width())
