"""The head of the plan: the service's own words and sign, seen before anything is printed."""

import base64

import pytest
from keyboard import press
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from onedesk.paper.logo import NOT_READ
from ui.settings import picture
from ui.settings.page import SettingsPage
from ui.settings.picture import NotReadable

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(session, jobs, shown, qtbot):
    made = shown(SettingsPage(session))
    made.arrive()
    press(Qt.Key.Key_3, CTRL)
    qtbot.waitUntil(lambda: bool(made.paper.preview.words))
    yield made
    made.hide()
    jobs.drain()


@pytest.fixture
def sign(tmp_path):
    """A picture far larger than its place on the paper."""
    image = QImage(1800, 400, QImage.Format.Format_RGB32)
    image.fill(QColor(20, 60, 80))
    path = tmp_path / "sign.png"
    image.save(str(path))
    return path


def test_the_preview_shows_a_plan_for_nobody(page):
    assert "Robin’s plan" in page.paper.preview.words
    assert page.paper.preview.accessibleDescription() == page.paper.preview.words


def test_empty_fields_name_what_the_plan_has_instead(page):
    assert page.paper.service.edit.placeholderText() == "Opportunity North East"
    assert "your service has at the hub" in page.paper.service.edit.accessibleDescription()


def test_what_is_typed_is_on_the_next_plan(page, session, ask, jobs):
    press(Qt.Key.Key_Tab, times=2)
    QTest.keyClicks(QApplication.focusWidget(), "0191 496 0000")
    page.flush()
    jobs.drain()
    pages = ask(lambda: session.desk.specimen().plain_text())
    assert "0191\u00a0496\u00a00000" in pages


def test_a_field_that_is_emptied_gives_the_programmes_own_words_back(page, session, ask, jobs):
    press(Qt.Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "X")
    press(Qt.Key.Key_Backspace)
    page.flush()
    jobs.drain()
    assert ask(session.desk.preferences).service is None


def test_a_picture_is_chosen_and_stands_at_the_head_of_the_plan(page, session, sign, jobs, ask):
    session.output.picked = sign
    press(Qt.Key.Key_Tab, times=3)
    assert page.paper.choose.hasFocus()
    press(Qt.Key.Key_Return)
    jobs.drain()
    kept = ask(session.desk.preferences).logo
    assert base64.b64decode(kept).startswith(b"\x89PNG")
    assert len(kept) < 60_000
    assert ask(session.desk.specimen).logo is not None
    assert page.paper.remove.isVisible()


def test_a_picture_can_be_removed_again(page, session, sign, ask, jobs):
    ask(lambda: session.desk.set_logo(sign.read_bytes()))
    page.arrive()
    jobs.drain()
    press(Qt.Key.Key_Tab, times=4)
    assert page.paper.remove.hasFocus()
    press(Qt.Key.Key_Return)
    jobs.drain()
    assert ask(session.desk.preferences).logo is None
    assert page.paper.choose.isVisible()


def test_a_good_picture_takes_the_place_of_what_was_said_of_a_bad_one(page, session, sign, qtbot):
    session.output.picked = sign
    press(Qt.Key.Key_Tab, times=3)
    with qtbot.waitSignal(page.said) as told:
        press(Qt.Key.Key_Return)
    assert told.args[0] == picture.TAKEN


@pytest.mark.parametrize("content", [b"not a picture", b""])
def test_a_file_that_is_no_picture_is_refused_in_a_sentence(
    page, session, tmp_path, qtbot, content
):
    session.output.picked = tmp_path / "notes.png"
    session.output.picked.write_bytes(content)
    press(Qt.Key.Key_Tab, times=3)
    with qtbot.waitSignal(page.said) as told:
        press(Qt.Key.Key_Return)
    assert told.args[0] == NOT_READ


def test_a_picture_too_pale_for_paper_is_refused_with_the_reason(page, session, tmp_path, qtbot):
    pale = QImage(600, 200, QImage.Format.Format_RGB32)
    pale.fill(QColor(240, 240, 240))
    session.output.picked = tmp_path / "pale.png"
    pale.save(str(session.output.picked))
    press(Qt.Key.Key_Tab, times=3)
    with qtbot.waitSignal(page.said) as told:
        press(Qt.Key.Key_Return)
    assert "too pale" in told.args[0]


def test_a_file_too_large_or_gone_is_refused(tmp_path, monkeypatch, sign):
    with pytest.raises(NotReadable):
        picture.content_of(tmp_path / "gone.png")
    monkeypatch.setattr(picture, "LARGEST_BYTES", 10)
    with pytest.raises(NotReadable):
        picture.content_of(sign)
