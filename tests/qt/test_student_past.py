"""The history on the student's page: who changed what and when, field by field, in words."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from keyboard import press
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from sync_scenes import ME, NOW, OTHER_TALK, TALK

from onedesk.desk.views import FieldChange
from ui import theme
from ui.student import past
from ui.student.past import Changed
from ui.student.past_dialog import PastDialog
from ui.theme import Theme
from ui.widgets.rich import Rich

Key = Qt.Key
MORNING = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)


def change(field, old, new, minute=0.0, *, by="marged", of="", **more):
    at = MORNING + timedelta(minutes=minute)
    return Changed(of, FieldChange(field, old, new, by, at, **({"heard": False} | more)))


def told(*changes):
    """Heading and lines of each block, the last one first."""
    return [(block.heading, list(block.lines)) for block in past.blocks(changes, ME, NOW)]


def test_a_change_is_told_with_who_when_and_what_it_was_before():
    assert told(
        change("plan after Year 11", "nothing", "Apprenticeship"),
        change("plan after Year 11", "Apprenticeship", "FE college", 5),
        change("job", "joiner", "nothing", 6),
    ) == [
        (
            "Today from 09:00 to 09:06 · You",
            [
                ("Job", "**cleared**; it was joiner"),
                ("Plan after Year 11", "**FE college**, before that Apprenticeship"),
                ("Plan after Year 11", "**Apprenticeship**"),
            ],
        )
    ]


def test_what_came_from_the_hub_is_told_apart_with_what_gave_way():
    heard = change("plan", "Apprenticeship", "FE college", 40, by="J. Ahmed", heard=True)
    nameless = change("job", "joiner", "plumber", 41, by="", heard=True)
    assert told(change("plan", "nothing", "Apprenticeship"), heard, nameless) == [
        (
            "Today at 09:41 · A colleague, from the hub",
            [("Job", "**plumber**, instead of joiner")],
        ),
        (
            "Today at 09:40 · J. Ahmed, from the hub",
            [("Plan", "**FE college**, instead of Apprenticeship")],
        ),
        ("Today at 09:00 · You", [("Plan", "**Apprenticeship**")]),
    ]


def test_a_choice_is_told_with_whose_words_were_taken_and_whose_gave_way():
    chosen = partial(change, deed="chosen", writers=("Colm Ward", ME.name))
    found = told(
        change("job", "nothing", "vet"),
        chosen("job", "vet", "baker", 0.1),
        chosen("plan", "nothing", "FE college", 41, by="J. Ahmed", heard=True),
        chosen("provider", "Tyne Met", "nothing", 42, by="J. Ahmed", heard=True),
    )
    assert found == [
        (
            "Today from 09:41 to 09:42 · J. Ahmed, from the hub",
            [
                (
                    "Provider",
                    "chose **to leave it empty**, as Colm Ward had; you had written Tyne Met",
                ),
                (
                    "Plan",
                    "chose **FE college**, which Colm Ward had written; you had cleared it",
                ),
            ],
        ),
        (
            "Today at 09:00 · You",
            [("Job", "chose **baker**, which Colm Ward had written; you had written vet")],
        ),
        ("Today at 09:00 · You", [("Job", "**vet**")]),
    ]


def test_what_was_changed_after_a_talk_was_opened_again_stands_with_the_reason():
    found = told(
        change("job", "nothing", "vet"),
        change("opened again", "nothing", "Mum rang", 5, deed="opened"),
        change("plan", "nothing", "FE college", 6),
    )
    assert found == [
        (
            "Today from 09:05 to 09:06 · You",
            [("Opened again", "**Mum rang**"), ("Plan", "**FE college**")],
        ),
        ("Today at 09:00 · You", [("Job", "**vet**")]),
    ]


def test_steps_of_typing_are_one_change_and_a_pause_makes_two():
    field = "what we talked about"
    assert told(
        change(field, "nothing", "We"),
        change(field, "We", "We talked", 0.1),
        change(field, "We talked", "We talked a lot", 0.2),
        change(field, "We talked a lot", "We talked much", 9),
    )[0][1] == [
        ("What we talked about", "**We talked much**, before that We talked a lot"),
        ("What we talked about", "**We talked a lot**"),
    ]


def test_what_was_typed_and_taken_back_at_once_is_no_change():
    assert told(change("job", "joiner", "jo", 0), change("job", "jo", "joiner", 0.1)) == []


def test_words_heard_between_keystrokes_are_never_folded_away():
    found = told(
        change("job", "nothing", "joiner"),
        change("job", "joiner", "plumber", 0.1, by="J. Ahmed", heard=True),
        change("job", "plumber", "roofer", 0.2),
    )
    assert [len(lines) for _, lines in found] == [1, 1, 1]


def test_long_texts_show_what_differs():
    words = told(change("what we talked about", TALK, OTHER_TALK))[0][1][0][1]
    assert "**joinery and brickwork.**" in words
    assert "Before that: " in words
    assert len(words) < len(TALK)


def test_private_words_are_never_shown():
    hidden = change("private note on Apprenticeships", "nothing", "a secret", private=True)
    assert told(hidden)[0][1] == [("Private note on Apprenticeships", past.HIDDEN)]


def test_a_sitting_ends_with_a_long_pause_and_with_another_hand():
    found = told(
        change("job", "nothing", "joiner"),
        change("plan", "nothing", "FE college", 20),
        change("day", "nothing", "12 March 2026", 90),
        change("provider", "nothing", "Wearbank", 91, by="J. Ahmed"),
    )
    headings = [heading for heading, _ in found]
    assert headings == [
        "Today at 10:31 · J. Ahmed",
        "Today at 10:30 · You",
        "Today from 09:00 to 09:20 · You",
    ]


def test_chapters_are_the_student_and_each_talk_with_its_plan(desk):
    found = past.chapters(desk.student("zoe"))
    assert [chapter.heading for chapter in found] == [
        "About Zoë",
        "Interview 1, 23 September 2025",
        "Interview 2, 9 December 2025",
        "Interview 3, 12 March 2026",
    ]
    second = found[2].parts
    assert second[0].record == "zoe-2"
    assert second[1].of.startswith("Action 1, ")


# By keyboard, over a real store


@pytest.fixture
def page(student_page):
    return student_page("bart")


def words(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def opened(page, qtbot):
    qtbot.waitUntil(lambda: bool(page.window().findChildren(PastDialog)))
    page.session.jobs.drain()
    return page.window().findChildren(PastDialog)[0]


def test_h_shows_what_became_of_each_talk(page, qtbot, desk, ask, clock):
    clock.set(11, 20)
    edits = {"plan": "FE", "ratings.FE": 4, "rating_notes.FE": "a secret"}
    ask(partial(desk.answer, "bart-3", edits))
    press(Key.Key_H)
    dialog = opened(page, qtbot)
    assert dialog.chapter.heading.startswith("Interview 3, ")
    qtbot.waitUntil(lambda: "Today at 11:20 · You" in words(dialog))
    assert "Rating of Further education options 4, good, before that 3, fair" in words(dialog)
    assert "before that Sixth form" in words(dialog)
    assert "secret" not in words(dialog)
    assert "Catalogues" not in words(dialog)


def test_arrows_go_from_talk_to_talk_and_an_untouched_one_says_so(page, qtbot):
    press(Key.Key_H)
    dialog = opened(page, qtbot)
    press(Key.Key_Left)
    page.session.jobs.drain()
    assert dialog.chapter.heading.startswith("Interview 2, ")
    qtbot.waitUntil(lambda: "Nothing was changed here" in words(dialog))
    assert dialog.close_button.hasFocus()
    press(Key.Key_Escape)
    assert page.header.start_button.hasFocus()


def test_in_the_smallest_window_at_the_largest_text_nothing_to_press_is_cut(
    page, qtbot, qapp, desk, ask
):
    ask(partial(desk.answer, "bart-3", {"plan": "FE"}))
    theme.install(qapp, Theme.load(text_percent=200))
    page.window().resize(592, 480)

    def whole(button):
        return button.visibleRegion().boundingRect().size() == button.size()

    qtbot.waitUntil(lambda: whole(page.header.start_button))
    press(Key.Key_H)
    dialog = opened(page, qtbot)
    qtbot.waitUntil(lambda: "FE college" in words(dialog))
    assert all(whole(button) for button in (dialog.earlier, dialog.later, dialog.close_button))
    said = next(one for one in dialog.findChildren(Rich) if one.text().startswith("FE college"))
    assert said.width() > said.height()
