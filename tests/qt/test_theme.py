import json
import subprocess
import sys
from importlib.resources import files

import pytest
from PySide6.QtCore import QStringListModel
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import delete

from ui import theme
from ui.theme import Theme
from ui.theme.focus import (
    FocusRing,
    follow_rows,
    framed,
    heading,
    reach,
    set_focus_frame,
    set_heading,
    set_whole,
    whole,
)
from ui.theme.icons import pixmap
from ui.widgets.card import Card, Pane
from ui.widgets.label import Label

TOKENS = json.loads(files("resources").joinpath("theme", "tokens.json").read_text("utf-8"))
GROUNDS = ("surface", "bg")
TEXTS = [
    *((ink, ground) for ink in ("ink", "ink2", "ink3") for ground in (*GROUNDS, "past", "petrolS")),
    *((ink, ground) for ink in ("petrol", "rust", "leaf", "plum") for ground in GROUNDS),
    ("ink", "mariS"),
    ("ink2", "mariS"),
    ("ink3", "mariS"),
    ("onPetrol", "petrol"),
    ("petrol", "petrolS"),
    ("rust", "rustS"),
    ("leaf", "leafS"),
    ("railText", "rail"),
    ("railText", "railPicked"),
    ("railOn", "railPicked"),
    ("surface", "ink"),
]
MARKS = [("edge", "surface"), ("edge", "bg"), ("ring", "mari"), ("petrol", "past")]


def luminance(colour):
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """The ratio of WCAG 2, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXTS)
def test_text_stands_out_from_its_ground(name, ink, ground):
    colours = TOKENS["color"][name]
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("mark", "ground"), MARKS)
def test_edges_and_marks_stand_out_from_their_ground(name, mark, ground):
    colours = TOKENS["color"][name]
    assert contrast(colours[mark], colours[ground]) >= 3


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_level_shows_its_digit_and_a_steady_brightness(name):
    levels = TOKENS["level"][name]
    assert all(contrast(level["fill"], level["ink"]) >= 4.5 for level in levels)
    shades = [luminance(level["fill"]) for level in levels]
    assert shades == sorted(shades, reverse=name == "light")


@pytest.mark.parametrize("make", [QLineEdit, QPlainTextEdit])
@pytest.mark.parametrize("dark", [False, True])
def test_placeholders_can_be_read(dressed, qtbot, make, dark):
    look = Theme.load(dark=dark)
    theme.install(dressed, look)
    edit = make()
    qtbot.addWidget(edit)
    edit.setPlaceholderText("██")
    edit.resize(200, 60)
    edit.show()
    picture = edit.grab().toImage()
    theme.install(dressed, Theme.load())
    inked = {picture.pixelColor(x, y).name() for x in range(20, 40) for y in range(10, 50)}
    assert look.color("ink3").name() in inked
    assert contrast(look.color("ink3"), look.color("surface")) >= 4.5


def test_both_themes_know_the_same_tokens():
    assert TOKENS["color"]["light"].keys() == TOKENS["color"]["dark"].keys()


def test_sizes_grow_with_the_text():
    assert Theme.load(text_percent=150).px(40) == 60
    assert Theme.load(text_percent=150).font(16).pixelSize() == 24
    assert Theme.load(dark=True).color("bg").lightness() < 40


def test_the_fonts_are_ours_and_their_weights_differ(dressed):
    widths = [
        QFontMetricsF(theme.current().font(16, weight)).horizontalAdvance("Zoë Kowalczyk-Reed")
        for weight in (400, 550, 650)
    ]
    assert widths == sorted(set(widths))
    assert QFontInfo(theme.current().font(16)).family() == "Inter"
    assert QFontInfo(theme.current().font(16, student=True)).family() == "Lexend"


def test_times_keep_their_width_where_it_is_asked_for(dressed):
    metrics = QFontMetricsF(theme.current().font(16, tabular=True))
    assert metrics.horizontalAdvance("11:11") == metrics.horizontalAdvance("00:00")


def test_every_icon_draws_something_in_the_colour_asked(dressed):
    folder = files("resources").joinpath("icons")
    names = [path.name[:-4] for path in folder.iterdir() if path.name.endswith(".svg")]
    assert len(names) > 25
    for name in names:
        image = pixmap(name, QColor("#ff0000"), 24).toImage()
        points = [image.pixelColor(x, y) for x in range(24) for y in range(24)]
        inked = [point for point in points if point.alpha() > 200]
        assert inked, name
        assert name == "logo" or all(point.red() > 200 > point.green() for point in inked), name


def test_open_screens_follow_a_change_of_theme(dressed, qtbot):
    label = Label("Zoë", size=16)
    qtbot.addWidget(label)
    label.show()
    theme.install(dressed, Theme.load(dark=True, text_percent=200))
    assert label.font().pixelSize() == 32
    assert label.palette().windowText().color() == Theme.load(dark=True).color("ink")
    theme.install(dressed, Theme.load())
    assert label.font().pixelSize() == 16


def ring_of(window):
    rings = window.findChildren(FocusRing)
    assert len(rings) <= 1
    return next((ring for ring in rings if ring.isVisible()), None)


def test_the_ring_stands_around_what_has_the_keyboard_and_moves_with_it(dressed, qtbot, shown):
    page = Pane()
    rows = QVBoxLayout(page)
    first, second = QLineEdit(), QLineEdit()
    rows.addWidget(first)
    rows.addWidget(second)
    shown(page, 400, 200)
    first.setFocus()
    far = reach()
    assert ring_of(page).geometry() == first.geometry().adjusted(-far, -far, far, far)
    second.setFocus()
    assert ring_of(page).geometry() == second.geometry().adjusted(-far, -far, far, far)
    page.resize(500, 300)
    qtbot.waitUntil(
        lambda: ring_of(page).geometry() == second.geometry().adjusted(-far, -far, far, far)
    )
    second.clearFocus()
    assert ring_of(page) is None


def test_the_ring_is_marigold_and_nothing_under_it_is(dressed, shown):
    page = Pane()
    edit = QLineEdit(page)
    edit.setGeometry(20, 20, 100, 40)
    shown(page, 200, 100)
    edit.setFocus()
    picture = page.grab().toImage()
    assert picture.pixelColor(70, 16) == theme.current().color("mari")
    assert picture.pixelColor(70, 19) == theme.current().color("ring")
    assert picture.pixelColor(70, 24) == theme.current().color("surface")


def test_a_card_is_ringed_while_a_field_in_it_is_written_in(dressed, shown):
    page = Pane()
    card = Card()
    card.setParent(page)
    card.setGeometry(20, 20, 300, 100)
    edit = QPlainTextEdit()
    card.rows.addWidget(edit)
    set_focus_frame(edit, card)
    shown(page, 400, 200)
    edit.setFocus()
    far = reach()
    assert ring_of(page).geometry() == card.geometry().adjusted(-far, -far, far, far)


def test_a_ring_scrolled_out_of_sight_does_not_show(dressed, qtbot, shown):
    area, inside = QScrollArea(), QWidget()
    inside.resize(100, 2000)
    edit = QLineEdit(inside)
    edit.setGeometry(10, 10, 80, 40)
    area.setWidget(inside)
    shown(area, 200, 300)
    edit.setFocus()
    assert ring_of(area) is not None
    area.verticalScrollBar().setValue(1000)
    qtbot.waitUntil(lambda: ring_of(area) is None)


def test_the_ring_goes_over_the_whole_row_of_a_list(dressed, qtbot, shown):
    page = Pane()
    view = QListView(page)
    view.setModel(QStringListModel(["one", "two", "three"], view))
    follow_rows(view)
    view.setGeometry(20, 20, 300, 200)
    shown(page, 400, 300)
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 0))
    row = view.visualRect(view.model().index(1, 0)).translated(view.viewport().pos())
    ring = ring_of(page).geometry()
    assert ring.top() == 20 + row.top() - 3
    assert ring.width() == view.viewport().width() + 6


ENDS_WITH_THE_KEYBOARD_IN_A_FIELD = """
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from ui import theme
app = QApplication([])
theme.install(app, theme.Theme.load())
page = QWidget()
edit = QLineEdit(page)
page.show()
edit.setFocus()
app.processEvents()
"""


def test_the_program_ends_quietly_while_the_ring_shows():
    script = [sys.executable, "-c", ENDS_WITH_THE_KEYBOARD_IN_A_FIELD]
    assert subprocess.run(script, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize(
    ("tell", "ask", "without"),
    [
        (set_focus_frame, framed, "field"),
        (set_whole, whole, "field"),
        (set_heading, heading, "nothing"),
    ],
)
def test_what_a_widget_was_told_of_is_never_asked_for_once_it_is_gone(
    dressed, qtbot, tell, ask, without
):
    """Its address may be another widget's by then, or nobody's, which ends the program."""
    field, other = QLineEdit(), QWidget()
    qtbot.addWidget(field)
    qtbot.addWidget(other)
    other.show()
    tell(field, other)
    assert ask(field) is other
    delete(other)
    assert ask(field) is {"field": field, "nothing": None}[without]


def test_the_ring_stops_at_the_edge_that_cuts_off_what_it_stands_around(dressed, qtbot):
    window, inside = QWidget(), QWidget()
    qtbot.addWidget(window)
    area = QScrollArea(window)
    area.setGeometry(50, 50, 200, 100)
    area.setWidget(inside)
    inside.resize(180, 400)
    field = QLineEdit(inside)
    field.setGeometry(20, 60, 100, 80)
    window.resize(400, 300)
    with qtbot.waitActive(window):
        window.show()
    field.setFocus()
    ring = window.findChild(FocusRing)
    edge = area.viewport().mapTo(window, area.viewport().rect().bottomLeft()).y()
    assert ring.geometry().bottom() == edge
    area.verticalScrollBar().setValue(50)
    assert ring.geometry().bottom() < edge
