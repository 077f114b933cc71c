"""Insights for screen readers, and at every size of window and text."""

from itertools import pairwise

import pytest
from insight_kit import FIGURES, opened
from keyboard import press
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtWidgets import QLabel, QWidget

from ui import theme
from ui.insights.marks import marks
from ui.insights.names_dialog import NamesDialog
from ui.insights.school_dialog import SchoolDialog
from ui.insights.tables import TableModel, table
from ui.insights.watch_list import WatchModel
from ui.theme import Theme


@pytest.fixture
def page(four, open_insights):
    return open_insights(four)


# For screen readers


def test_every_chart_tells_its_name_its_finding_and_what_is_in_hand(page):
    chart = page.parts.dots
    read = QAccessible.queryAccessibleInterface(chart)
    assert read.text(QAccessible.Text.Name) == "Knowledge by area"
    told = read.text(QAccessible.Text.Description)
    assert told.startswith("Knowledge rose in all 12 areas")
    assert "Importance of English and maths: 3.2 in cycle 1" in told
    press(Qt.Key.Key_Down)
    assert "Access to career information: " in chart.accessibleDescription()
    for figure in FIGURES:
        assert page.parts.figures[figure].accessibleName()


def test_the_models_are_sound(page, qtmodeltester):
    qtmodeltester.check(page.parts.watch.list.lists)
    qtmodeltester.check(WatchModel())
    for figure in FIGURES:
        qtmodeltester.check(TableModel(table(page.case, figure, matched=False)))
    press(Qt.Key.Key_Return)
    qtmodeltester.check(opened(page, NamesDialog).names)
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_S)
    qtmodeltester.check(opened(page, SchoolDialog).schools)


def test_a_row_of_a_table_is_read_with_its_heads(page):
    model = TableModel(table(page.case, "knowledge", matched=True))
    words = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith("Importance of English and maths. Cycle 1 3.2. Cycle 2 3.4.")
    vertical = model.headerData(0, Qt.Orientation.Vertical)
    assert vertical == "Importance of English and maths"


# Every size


def misplaced(page):
    """What is cut at the sides of the page, and words with too little height."""
    shown = [one for one in page.findChildren(QWidget) if one.isVisible()]
    for one in shown:
        left = one.mapTo(page, one.rect().topLeft()).x()
        if left < 0 or left + one.width() > page.width():
            yield one
    for label in shown:
        wraps = isinstance(label, QLabel) and label.wordWrap()
        if wraps and label.height() < label.heightForWidth(label.width()):
            yield label.text()


@pytest.mark.parametrize(
    ("percent", "size"),
    [(100, (676, 480)), (150, (1240, 690)), (200, (1198, 690)), (200, (592, 480))],
)
def test_nothing_is_cut_at_any_size(four, open_insights, dressed, qtbot, percent, size):
    theme.install(dressed, Theme.load(text_percent=percent))
    page = open_insights(four, width=size[0], height=size[1])
    assert page.minimumSizeHint().width() <= size[0]
    qtbot.waitUntil(lambda: not list(misplaced(page)))


# Without colour


def greys(image, rect):
    """The shades of grey inside a rectangle, the frame left out."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    inner = rect.adjusted(3, 3, -3, -3)
    return [
        grey.pixelColor(x, y).lightness()
        for x in range(inner.left(), inner.right())
        for y in range(inner.top(), inner.top() + 4)
    ]


@pytest.mark.parametrize("dark", [False, True])
def test_the_parts_of_a_bar_are_told_apart_in_grey_and_unsure_by_its_pattern(page, dressed, dark):
    theme.install(dressed, Theme.load(dark=dark))
    bars = page.parts.bars
    image, parts = bars.grab().toImage(), [spot.rect for spot in bars._plan.spots[0]]
    shades = [greys(image, part) for part in parts if part.width() > 12]
    plain, hatched = shades[:-1], shades[-1]
    assert all(len(set(shade)) == 1 for shade in plain)
    means = [shade[0] for shade in plain]
    assert all(abs(a - b) > 20 for a, b in pairwise(means))
    assert max(hatched) - min(hatched) > 60


def test_the_marks_of_the_cycles_differ_in_shape(dressed):
    pictures = []
    for mark in marks(3):
        image = QImage(20, 20, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        mark(painter, QPointF(10, 10))
        painter.end()
        pictures.append(
            [image.pixelColor(x, y).lightness() > 200 for x in range(20) for y in range(20)]
        )
    assert pictures[0] != pictures[1] != pictures[2] != pictures[0]
    assert pictures[0][10 * 20 + 10] is True
    assert pictures[2][10 * 20 + 10] is False
