"""What opens from a student's page: printed plans, all actions, the prompt, the destination."""

from functools import partial

import pytest
from keyboard import press, said
from planning import plan_action, review_action
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from thornlaw_people import TODAY

from onedesk.store import records
from onedesk.store.database import writing
from onedesk.store.records import Stamp
from ui.paper.handed import PrintsDialog
from ui.student import destination, facts
from ui.student.all_actions import ActionsDialog
from ui.student.destination_dialog import DestinationDialog
from ui.student.prompt import PromptDialog

Key = Qt.Key


@pytest.fixture
def page(student_page):
    return student_page("zoe")


@pytest.fixture
def write(db, clock):
    """Change a record as another deed would; the desk's thread rests meanwhile."""

    def written(kind, key, **edits):
        with writing(db):
            records.edit(db, kind, key, edits, Stamp("marged", clock()))

    return written


def again(page):
    page.arrive()
    page.session.jobs.drain()


def opened(page, qtbot, kind):
    qtbot.waitUntil(lambda: any(each.isVisible() for each in page.window().findChildren(kind)))
    return next(each for each in page.window().findChildren(kind) if each.isVisible())


# Printed plans


@pytest.fixture
def prints(page, desk, write, clock):
    """The first talk's plan, then the second's; then both talks were changed."""
    first, _ = desk.keep_print("zoe-1")
    clock.set(11, 0)
    second, _ = desk.keep_print("zoe-2", large=True)
    write("interview", "zoe-2", job="plumber")
    again(page)
    return first, second


def test_every_print_is_listed_and_read_word_for_word(page, qtbot, prints):
    first, second = prints
    press(Key.Key_K)
    dialog = opened(page, qtbot, PrintsDialog)
    listed = [dialog._prints.words(row, 0) for row in dialog._prints.rows]
    assert listed == [
        f"{second.body.reference} · 12 March, larger",
        f"{first.body.reference} · 12 March",
    ]
    qtbot.waitUntil(dialog.print_button.isEnabled, timeout=20_000)
    assert "joiner" in dialog.page.text(0).lower()
    assert "plumber" not in dialog.page.text(0)
    press(Key.Key_Down)
    assert not dialog.print_button.isEnabled()
    qtbot.waitUntil(dialog.print_button.isEnabled, timeout=20_000)
    assert dialog.foot.text().startswith(first.body.reference)
    press(Key.Key_Down)
    press(Key.Key_Up)
    assert dialog.foot.text().startswith(second.body.reference), "it was set before: shown at once"
    press(Key.Key_Return)
    assert [name for name, _ in page.session.output.printed] == [second.body.reference]


def test_a_found_reference_opens_that_print(page, qtbot, prints):
    first, _ = prints
    page.recall(first.id)
    page.arrive()
    dialog = opened(page, qtbot, PrintsDialog)
    assert dialog.kept.id == first.id


# Actions


def test_the_actions_of_all_plans_are_there_the_last_plan_first(page, qtbot, write):
    write("action", "zoe-a3", interview="zoe-1")
    again(page)
    press(Key.Key_A)
    words = said(opened(page, qtbot, ActionsDialog))
    assert words.index("Talk 2, 9 December") < words.index("Talk 1, 23 September")
    assert words.index("Talk 1") < words.index("Send open evening dates")


def test_who_has_no_actions_is_told_so(page, qtbot):
    page.show_student("saoirse")
    qtbot.waitUntil(lambda: page.header.name.text() == "Saoirse Penhallow")
    with qtbot.waitSignal(page.said) as told:
        press(Key.Key_A)
    assert told.args[0] == "No actions have been made yet."


def test_of_forty_actions_those_that_wait_come_first_and_the_rest_are_counted(page, desk, ask):
    def many():
        for at in range(40):
            made = plan_action(desk, "zoe-2", {"what": f"Step {at}", "order": 10 + at})
            if at < 30:
                review_action(desk, "zoe-3", made, "done")

    ask(many)
    again(page)
    lines = page.parts.last_plan.list.facts
    waiting = [fact.words for fact in lines if fact.icon in ("clock", "question")]
    assert len(lines) == facts.MOST + 1
    assert len(waiting) == facts.MOST
    assert lines[-1].words == "32 more actions in all plans (A)"


# The prompt


def test_the_prompt_is_shut_until_it_is_asked_for_and_names_reasons_and_gaps(page, qtbot, write):
    write("student", "zoe", **{"indicators.attendance": 84.0, "indicators.fsm": True})
    write("student", "zoe", why_selected="Head of year is worried.")
    again(page)
    assert "points" not in said(page.window())
    press(Key.Key_R)
    dialog = opened(page, qtbot, PromptDialog)
    words = said(dialog)
    assert "What the school says Head of year is worried. 3 of 8 things count" in words
    assert "3 of 8 things count; 5 are not known." in words
    assert "Attendance 84 %, below 85 %, counts double" in words
    assert "point" not in words
    assert "not in the agreement with the school" in words
    assert "It does not say what will happen to Zoë." in words
    assert dialog.close_button.hasFocus()
    press(Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.window().findChildren(PromptDialog))
    assert "points" not in said(page.window())


def test_where_nothing_is_known_nothing_is_said(page, qtbot):
    page.show_student("saoirse")
    qtbot.waitUntil(lambda: page.header.name.text() == "Saoirse Penhallow")
    press(Key.Key_R)
    words = said(opened(page, qtbot, PromptDialog))
    assert "Nothing of this is known yet, so nothing can be said." in words
    assert "What is known" not in words


# The destination


def test_before_the_last_talk_nobody_is_asked_where_a_student_will_go(page, qtbot):
    assert not page.parts.going.isVisible()
    with qtbot.waitSignal(page.said) as told:
        press(Key.Key_D)
    assert told.args[0] == destination.NOT_YET


def test_a_destination_is_written_down_by_keyboard_and_taken_back(page, qtbot, write, desk, ask):
    write("student", "zoe", status="left")
    again(page)
    assert page.parts.going.list.text() == "Open: Not written down yet"
    press(Key.Key_D)
    opened(page, qtbot, DestinationDialog)
    QTest.keyClicks(QApplication.focusWidget(), "appren")
    press(Key.Key_Return)
    press(Key.Key_Tab)
    press(Key.Key_2)
    press(Key.Key_Tab)
    press(Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "Wearbank")
    press(Key.Key_Tab)
    press(Key.Key_3)
    press(Key.Key_Tab)
    press(Key.Key_4)
    with qtbot.waitSignal(page.said) as told:
        press(Key.Key_Return)
    assert told.args[0] == "Written down."
    known = ask(partial(desk.student, "zoe")).destination.body
    assert (known.predicted, known.prediction_confidence) == ("APP", "at_risk")
    assert (known.provider, known.said_by, known.happy) == ("Wearbank", "school", 4)
    page.session.jobs.drain()
    lines = page.parts.going.list.text().splitlines()
    assert lines[0] == "Apprenticeship, expected, not certain, 12 March"
    assert lines[1].startswith("Wearbank, confirmed, happy with it, ")
    told.args[1]()
    page.session.jobs.drain()
    page.session.jobs.drain()
    back = ask(partial(desk.student, "zoe")).destination.body
    assert back.model_dump(exclude_none=True) == {}


def test_a_destination_is_asked_for_in_the_smallest_window_at_double_text(page, qtbot, write):
    write("student", "zoe", status="left")
    page.session.look.choose("light", 200)
    page.window().resize(760, 480)
    again(page)
    press(Key.Key_D)
    dialog = opened(page, qtbot, DestinationDialog)
    area, keep = (
        QRect(part.mapTo(dialog, QPoint()), part.size()) for part in (dialog.area, dialog._primary)
    )
    assert area.bottom() < keep.top()
    assert dialog.rect().contains(keep)
    page.session.look.choose("light", 100)


def test_words_that_are_in_no_list_are_not_kept(page, qtbot, write):
    write("student", "zoe", status="left")
    again(page)
    press(Key.Key_D)
    dialog = opened(page, qtbot, DestinationDialog)
    QTest.keyClicks(QApplication.focusWidget(), "the moon")
    with qtbot.assertNotEmitted(dialog.kept):
        press(Key.Key_Return)
    assert "Choose one from the list" in said(dialog)
    assert dialog.expected.field.edit.hasFocus()


def test_a_chosen_answer_can_be_cleared(page, qtbot, write, desk, ask):
    write("student", "zoe", status="left")
    ask(partial(desk.record_destination, "zoe", {"happy": 4}))
    again(page)
    press(Key.Key_D)
    dialog = opened(page, qtbot, DestinationDialog)
    dialog.happy.setFocus()
    press(Key.Key_0)
    with qtbot.waitSignal(dialog.kept) as kept:
        press(Key.Key_Return)
    assert kept.args[0] == {"happy": None}


def test_what_is_expected_is_not_taken_from_the_plan(page, write, desk):
    write("student", "zoe", status="left")
    again(page)
    assert destination.lines(desk.student("zoe"), TODAY)[0].words == "Not written down yet"
