"""Names in other scripts than ours: every letter is there, and bold where it should be."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QTextLayout

from onedesk.desk.day_views import OwnAction
from ui import theme
from ui.theme import scripts
from ui.today.own_actions import OwnActions
from ui.widgets.label import Label

NAMES = ["রহিম উদ্দিন", "ਗੁਰਪ੍ਰੀਤ", "அருண்", "김민준", "李小龙", "สมชาย", "አበበ", "عبد الرحمن"]


@pytest.mark.qt_log_ignore("OpenType support missing")
@pytest.mark.parametrize("name", NAMES)
def test_no_letter_of_a_name_in_another_script_is_an_empty_box(name, dressed):
    label = Label(name)
    layout = QTextLayout(name, label.font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    glyphs = [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]
    assert glyphs
    assert 0 not in glyphs


@pytest.mark.parametrize("name", ["عبد الرحمن", "דוד כהן", "李小龙", "やまだ", "Zoë"])
def test_a_bold_name_is_bold_in_every_script(name, dressed):
    theme.need(name)
    thin, bold = (_ink(name, theme.current().font(40, weight)) for weight in (400, 650))
    assert bold > 1.3 * thin


@pytest.mark.parametrize("name", ["عبد الرحمن", "דוד כהן", "Zoë"])
def test_when_a_promise_was_due_stands_at_the_left_after_any_name(name, dressed):
    card, day = OwnActions(), date(2026, 3, 12)
    card.show_actions((OwnAction("p", "Send the dates", day, "a", name),), day)
    (row,) = card._rows
    said = row._said.text()
    layout = QTextLayout(said, row._said.font())
    option = layout.textOption()
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    assert said.endswith("· due today")
    assert line.cursorToX(len(said))[0] > line.cursorToX(0)[0]
    assert name in row.box.accessibleName()


def _ink(words, font):
    """How much of a picture the words cover."""
    image = QImage(400, 80, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(font)
    painter.drawText(image.rect(), int(Qt.AlignmentFlag.AlignCenter), words)
    painter.end()
    return sum(255 - shade for shade in bytes(image.constBits()))


def test_names_in_our_own_script_load_no_other_typeface(dressed):
    before = scripts._registered.cache_info().misses
    for name in (
        "Đặng Minh Châu",
        "Bartłomiej Żurek-Dale",
        "Олексій",
        "Γιώργος",
        "Zoë’s – “plan” …",
    ):
        Label(name)
    assert scripts._registered.cache_info().misses == before
