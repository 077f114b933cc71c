"""The desk at every text size: nothing clipped, nothing without a name, names however long."""

import interviewing
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit

from onedesk.domain.programme import catalogue
from ui import theme
from ui.interview.header import in_two
from ui.theme import Theme
from ui.theme.focus import heading
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.rich import Rich

STEPS = range(5)


@pytest.fixture
def hands(dressed, shown, desk, jobs, clock):
    return interviewing.sit_down(shown, desk, jobs, clock)


@pytest.fixture
def resized(dressed):
    """Changes text size or colours while the desk is open, and puts them back."""

    def install(**look):
        theme.install(dressed, Theme.load(**look))
        dressed.processEvents()

    yield install
    install()


def seen(screen, kind):
    return [widget for widget in screen.findChildren(kind) if widget.isVisible()]


def inside(screen, widget):
    """Whether the widget's right edge is in the window (down, the page scrolls)."""
    return widget.mapTo(screen, widget.rect().topRight()).x() < screen.width()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_nothing_leaves_the_window_at_the_side(hands, dressed, resized, percent):
    resized(text_percent=percent)
    for step in STEPS:
        hands.screen.go(step)
        hands.jobs.drain()
        dressed.processEvents()
        assert hands.screen.width() == 1366
        outside = [
            f"{type(widget).__name__} {widget.accessibleName()}"
            for kind in (Button, QLineEdit, QPlainTextEdit, Label)
            for widget in seen(hands.screen.steps[step], kind)
            if not inside(hands.screen, widget)
        ]
        assert outside == [], step


@pytest.mark.parametrize("percent", [100, 150])
def test_the_private_note_cuts_no_field_of_the_page(hands, dressed, resized, percent):
    resized(text_percent=percent)
    for step in STEPS:
        hands.screen.go(step)
        hands.press("Ctrl+N")
        dressed.processEvents()
        panel = hands.screen.note.geometry()
        assert hands.screen.note.field.edit.hasFocus()
        kinds = (QAbstractButton, QLineEdit, QPlainTextEdit)
        found = [one for kind in kinds for one in seen(hands.screen.steps[step], kind)]
        cut = [one for one in found if half_under(hands.screen.body, one, panel)]
        assert cut == [], step
        hands.press("Esc")


def half_under(body, widget, panel):
    """Whether a widget lies under the panel with a part of itself."""
    left, right = (widget.mapTo(body, at).x() for at in (QPoint(), widget.rect().topRight()))
    return left < panel.left() <= right


def test_the_head_keeps_its_buttons_whole_in_a_small_window(hands, dressed, resized):
    resized(text_percent=200)
    hands.screen.resize(760, 480)
    dressed.processEvents()
    head = hands.screen.header
    for button in (head.back, head.show_button, head.note):
        assert button.width() >= button.sizeHint().width()
        assert inside(hands.screen, button)
    assert head.show_button.accessibleName() == "Show to student"


def test_the_head_says_in_large_text_that_all_is_saved_and_who_is_there(hands, dressed, resized):
    resized(text_percent=200)
    head = hands.screen.header
    dressed.processEvents()
    assert head.saved.isVisible()
    assert head.saved.words == "Saved"
    name, room = "Christopherlynne Kowalczyk-Reed", head.name.width()
    lines = in_two(name, theme.current().font(16, 650), room)
    assert lines == ("Christopherlynne", "Kowalczyk-Reed")


@pytest.mark.parametrize("percent", [175, 200])
def test_the_words_of_the_levels_stay_in_large_text(hands, dressed, resized, percent):
    resized(text_percent=percent)
    hands.press("Ctrl+3", "Down")
    dressed.processEvents()
    said = [one.text() for one in seen(hands.screen.steps[2].strip, Rich)]
    assert all(words in said[0] for words in catalogue().areas[1].levels)
    table = hands.screen.steps[2].table
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))


@pytest.mark.parametrize("step", [0, 1])
def test_the_question_is_seen_whole_with_its_field_in_large_text(hands, dressed, resized, step):
    resized(text_percent=200)
    hands.screen.go(step)
    dressed.processEvents()
    page = hands.screen.steps[step].page
    for _ in range(4):
        above = heading(hands.focus)
        if above is not None and page.isAncestorOf(above):
            assert above.visibleRegion().boundingRect() == above.rect()
        assert hands.focus.visibleRegion().boundingRect().height() == hands.focus.height()
        hands.press("Tab")
        dressed.processEvents()


def test_no_button_is_narrower_than_its_words(hands):
    for step in STEPS:
        hands.screen.go(step)
        narrow = [
            button.text()
            for button in seen(hands.screen, Button)
            if button.width() < button.sizeHint().width()
        ]
        assert narrow == [], step


@pytest.mark.parametrize("step", STEPS)
def test_every_control_has_a_name(hands, step):
    hands.screen.go(step)
    hands.press("N" if step == 2 else "F6")
    nameless = [
        widget
        for kind in (QAbstractButton, QLineEdit, QPlainTextEdit)
        for widget in seen(hands.screen, kind)
        if not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []


def test_the_focus_is_never_lost_when_turning(hands):
    for step in (*STEPS, *reversed(STEPS)):
        hands.press(f"Ctrl+{step + 1}")
        assert hands.screen.steps[step].isAncestorOf(hands.focus), step


def test_the_rating_table_has_no_scroll_bar_at_the_usual_size(hands, dressed):
    hands.press("Ctrl+3")
    dressed.processEvents()
    assert hands.screen.steps[2].table.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("percent", [100, 125])
def test_the_help_gives_way_where_there_is_no_room_beside(hands, resized, percent):
    resized(text_percent=percent)
    hands.press("Ctrl+3")
    zones = hands.screen.steps[2].zones
    assert zones.side.isVisible() == (percent == 100)
    assert zones.strip.isVisible() == (percent != 100)


def test_a_very_long_name_leaves_room_for_the_note(shown, desk, jobs, clock, dressed):
    desk._db.execute(
        "UPDATE record SET body = json_set(body, '$.legal_forename', ?) WHERE id = 'zoe'",
        ["Wilhelmina Anastasia-Konstantinopolitańska"],
    )
    hands = interviewing.sit_down(shown, desk, jobs, clock)
    assert inside(hands.screen, hands.screen.header.note)
    assert hands.screen.header.note.width() >= hands.screen.header.note.sizeHint().width()


@pytest.mark.parametrize("width", [900, 1366, 1920])
def test_the_desk_fits_the_screens_there_are(hands, width):
    hands.screen.resize(width, 690)
    for step in STEPS:
        hands.screen.go(step)
        assert hands.screen.width() == width


def test_dark_and_light_change_while_one_types(hands, resized):
    hands.screen.steps[0].words.edit.setFocus()
    hands.write("I like")
    resized(dark=True)
    hands.write(" lamps")
    assert hands.saved().student_words == "I like lamps"


def test_tab_reads_the_questions_in_order(hands):
    step = hands.screen.steps[0]
    hands.write("cons")
    hands.press("Enter")
    order = [step.area.edit, step.job.edit, step.same_job, step.sure, step.words.edit]
    seen = [hands.focus]
    while len(seen) < len(order):
        hands.press("Tab")
        seen.append(hands.focus)
    assert seen == order
    hands.screen.steps[0].area.edit.setFocus()
    hands.press("Shift+Tab")
    assert hands.focus.accessibleName() == "1 Construction, remove"


def test_tab_goes_from_todays_actions_to_the_last_plan_to_the_paper(hands):
    plan = hands.screen.plan
    hands.press("Ctrl+4", "Insert")
    hands.write("Ask the college.")
    hands.press("Enter")
    first, second = (card.text for card in plan.cards.all)
    first.setFocus()
    seen = []
    rest = [*plan.ideas.items, *plan.review.asked, plan.paper.page]
    for _ in (second, *rest):
        hands.press("Tab")
        seen.append(hands.focus)
    assert seen == [second, *rest]


@pytest.mark.parametrize("width", [900, 1366])
def test_every_tile_shows_whatever_the_width(hands, dressed, width):
    hands.screen.resize(width, 690)
    hands.press("Ctrl+2")
    dressed.processEvents()
    tiles = hands.screen.steps[1].tiles
    assert tiles.height() >= tiles.heightForWidth(tiles.width())
