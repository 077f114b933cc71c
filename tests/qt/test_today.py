"""A school's day, by keyboard, over a real file."""

from datetime import time

import pytest
import thornlaw
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from todaying import arrived, said

from onedesk.store import records
from onedesk.store.database import writing
from onedesk.store.records import Stamp
from ui import theme
from ui.page import Place
from ui.theme import Theme
from ui.today.model import DayModel
from ui.widgets import paint

TODAY = thornlaw.TODAY


@pytest.fixture
def hands(session, shown, jobs):
    return arrived(session, shown, jobs)


@pytest.fixture
def page(hands):
    return hands.page


def test_the_day_opens_on_the_next_interview_with_the_keyboard_in_the_list(page, hands):
    assert page.parts.list.hasFocus()
    assert hands.in_hand == "Zoë Kowalczyk-Reed"
    assert page.parts.head.title.text() == "Thursday 12 March"
    facts = "Thornlaw Academy · Room B14 · cycle 3 of 7, 2 to 27 March"
    assert page.parts.head.facts.text() == facts


def test_the_lists_are_sound_models(page, qtmodeltester):
    qtmodeltester.check(page.parts.list.days)
    qtmodeltester.check(page.parts.unplaced.list.names)
    qtmodeltester.check(DayModel())


def test_a_row_is_said_whole_to_a_screen_reader(page):
    days = page.parts.list.days
    spoken = days.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "10:55, Zoë Kowalczyk-Reed, 10B, next, 2 actions to review"
    done = days.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Done 09:42 · on this laptop" in done


def test_enter_begins_the_interview_in_hand(page, hands, desk, ask, qtbot):
    with qtbot.waitSignal(page.go) as gone:
        hands.press("Return")
    assert gone.args[0] == Place("interview", "zoe-3")
    assert ask(lambda: desk.interview("zoe-3")).interview.body.started_at is not None


def test_enter_on_a_finished_one_opens_the_talk(page, hands, qtbot):
    hands.press("Home")
    with qtbot.waitSignal(page.go) as gone:
        hands.press("Return")
    assert gone.args[0] == Place("interview", "bart-3")


def test_a_then_a_digit_marks_absent_and_undo_takes_it_back(page, hands, qtbot):
    hands.press("A")
    with qtbot.waitSignal(page.said) as told:
        hands.press("2")
    assert told.args[0] == "Zoë Kowalczyk-Reed is marked absent."
    assert hands.row("Zoë").absence_reason == "other_lesson"
    assert hands.in_hand == "Mădălina Rusu-Pike"
    assert "Zoë Kowalczyk-Reed" in hands.unplaced
    told.args[1]()
    hands.settle()
    assert hands.row("Zoë").standing == "due"


@pytest.mark.parametrize(
    ("key", "outcome", "told"),
    [
        ("1", "absent", "Zoë Kowalczyk-Reed is marked absent."),
        ("7", "refused", "Zoë Kowalczyk-Reed declined this talk."),
        ("8", "cancelled_school", "The school cancelled the talk with Zoë Kowalczyk-Reed."),
        ("9", "cancelled_service", "We cancelled the talk with Zoë Kowalczyk-Reed."),
        ("0", "left_school", "Zoë Kowalczyk-Reed has left the school, and is asked for no more."),
        ("M", "transferred", "Zoë Kowalczyk-Reed moved to another school"),
    ],
)
def test_every_outcome_has_a_key_and_a_way_back(page, hands, qtbot, key, outcome, told):
    hands.press("A")
    with qtbot.waitSignal(page.said) as heard:
        hands.press(key)
    assert heard.args[0].startswith(told)
    row = hands.row("Zoë")
    assert (row.outcome, row.standing) == (outcome, "absent")
    assert (row.absence_reason is None) == (outcome != "absent")
    heard.args[1]()
    hands.settle()
    assert hands.row("Zoë").standing == "due"


def test_a_on_an_absent_student_takes_the_absence_back(page, hands, qtbot):
    hands.press("Down")
    assert hands.in_hand == "Idris Faulkner"
    with qtbot.waitSignal(page.said) as told:
        hands.press("A")
    assert hands.in_hand == "Idris Faulkner"
    assert told.args[0] == "Idris Faulkner is due again."
    assert hands.row("Idris").standing == "due"
    told.args[1]()
    hands.settle()
    assert (hands.row("Idris").outcome, hands.row("Idris").absence_reason) == ("absent", "ill")


def test_a_on_a_finished_talk_changes_nothing_and_says_so(page, hands, qtbot):
    hands.press("Home")
    with qtbot.waitSignal(page.said) as told:
        hands.press("A")
    said = "The talk with Bartłomiej Żurek-Dale is finished. Enter opens it."
    assert told.args == [said, None]


def test_a_on_a_begun_talk_asks_how_it_ended_and_undo_brings_it_back(
    session, shown, jobs, ask, desk, qtbot
):
    ask(lambda: desk.begin("zoe", TODAY))
    hands = arrived(session, shown, jobs)
    with qtbot.waitSignal(hands.page.said) as told:
        hands.press("A", "2", "1")
    assert (hands.row("Zoë").outcome, hands.row("Zoë").absence_reason) == ("absent", "ill")
    told.args[1]()
    hands.settle()
    assert (hands.row("Zoë").standing, hands.in_hand) == ("begun", "Zoë Kowalczyk-Reed")
    with qtbot.waitSignal(hands.page.said) as told:
        hands.press("A", "1")
    assert (hands.row("Zoë").outcome, hands.row("Zoë").standing) == ("part_held", "done")
    told.args[1]()
    hands.settle()
    assert (hands.row("Zoë").outcome, hands.row("Zoë").standing) == (None, "begun")


def test_who_has_no_time_yet_can_have_left_or_declined(page, hands, qtbot):
    hands.press("Tab")
    name = page.parts.unplaced.list.chosen.name
    with qtbot.waitSignal(page.said) as told:
        hands.press("A", "0")
    assert told.args[0] == f"{name} has left the school, and is asked for no more."
    assert name not in hands.unplaced
    assert page.parts.unplaced.list.hasFocus()
    told.args[1]()
    hands.settle()
    assert name in hands.unplaced


def test_the_cursor_goes_down_after_a_and_back_with_undo(page, hands, qtbot):
    rows = page.parts.list.days
    below = [row.name for row in rows.rows if row.standing == "due"]
    hands.press("Down", "Down")
    assert hands.in_hand == below[1]
    with qtbot.waitSignal(page.said) as told:
        hands.press("A", "1")
    assert hands.in_hand == below[2]
    told.args[1]()
    hands.settle()
    assert hands.in_hand == below[1]


def test_esc_leaves_the_student_as_they_were(page, hands):
    hands.press("A", "Escape")
    assert page.parts.list.hasFocus()
    assert hands.row("Zoë").standing == "due"


def test_x_ticks_an_own_action_and_undo_brings_it_back(page, hands, desk, ask, qtbot):
    def open_ones():
        own = ask(lambda: desk.today("thornlaw", TODAY)).own_actions
        return [one.what for one in own if one.done_on is None]

    first = "Send Kübra the open day dates"
    assert first in open_ones()
    hands.press("X")
    with qtbot.waitSignal(page.said) as told:
        hands.press("X")
    assert told.args[0] == f"Done: {first}"
    assert first not in open_ones()
    assert page.parts.own._head.count.text() == "2 due this week"
    told.args[1]()
    assert first in open_ones()


def test_what_colleagues_promised_stands_below_with_their_names(page, hands, db, clock):
    with writing(db):
        told = {"adviser": "gwen", "adviser_name": "Gwen Pike"}
        records.edit(db, "interview", "kubra-1", told, Stamp("gwen", clock()))
    page.arrive()
    hands.settle()
    boxes = [box.accessibleName() for box in page.parts.own.boxes]
    assert boxes[-1] == "Send Kübra the open day dates, promised by Gwen Pike, due today"
    own = page.parts.own
    QApplication.processEvents()
    assert [row.y() > own._theirs.y() for row in own._rows] == [False, False, True]
    assert page.parts.own._head.count.text() == "2 due this week"


def test_o_opens_the_student_in_hand(page, hands, qtbot):
    with qtbot.waitSignal(page.go) as gone:
        hands.press("O")
    assert gone.args[0][:2] == ("student", "zoe")
    assert "bart" in gone.args[0].among


def test_letters_reach_no_deed_while_they_are_typed(page, hands, qtbot):
    hands.press("M")
    with qtbot.assertNotEmitted(page.go):
        hands.write("oax")
    hands.press("Escape")


def test_tab_goes_as_the_day_is_read_and_the_head_comes_last(page, hands):
    met = []
    for _ in range(8):
        met.append(QApplication.focusWidget())
        hands.press("Tab")
    parts, head = page.parts, page.parts.head
    lists = [parts.list, parts.unplaced.list, *parts.own.boxes, parts.sync.button]
    assert met == [*lists, head.before, head.after]


def test_the_counts_add_up_and_are_said(page):
    boxes = page.parts.cycle._boxes
    spoken = "13 done, 4 still to see today, 6 booked, 6 not placed yet, 1 declined"
    assert boxes.accessibleName() == spoken


def test_nothing_is_said_to_be_on_the_hub_before_it_is(page):
    assert "5 interviews are on this laptop only" in said(page.parts.sync)
    text = "2 from today, 3 from Cinderhill School on Tuesday."
    assert any(words.startswith(text) for words in said(page.parts.sync))
    assert not [words for words in said(page) if "on the hub" in words]


def test_the_end_of_the_day_has_its_proof(page, hands, session, db, clock, ask):
    def rest_of_the_day():
        for key, at in (("zoe", (11, 35)), ("madalina", (12, 24))):
            thornlaw.hold(session.desk, clock, key, at)
        for student in ("kubra", "tomos"):
            session.desk.mark_absent(f"{student}-3", "exam")
        clock.set(16, 32)
        thornlaw.received(db, clock)
        return True

    ask(rest_of_the_day)
    page.arrive()
    hands.settle()
    assert "7 of 7 interviews are on the hub" in said(page.parts.sync)
    assert "Connected. Hub reached 16:32." in page.parts.foot._status
    pills = [page.parts.list.days.pill(row) for row in page.parts.list.days.rows]
    assert ("hub", "Done 11:35 · on the hub", "tick") in pills


def test_the_row_in_hand_stays_when_records_arrive(page, hands):
    hands.press("Down")
    page.arrive()
    hands.settle()
    assert hands.in_hand == "Idris Faulkner"


def test_a_day_that_is_the_same_is_not_told_again(page, hands, qtbot):
    with qtbot.assertNotEmitted(page.parts.list.days.modelReset):
        page.arrive()
        hands.settle()


def test_students_at_one_time_stand_in_the_order_of_their_names(hands):
    at = [row.name for row in hands.page.parts.list.days.rows if row.starts == time(11, 45)]
    assert at == ["Idris Faulkner", "Mădălina Rusu-Pike"]


@pytest.mark.parametrize("percent", [100, 125, 150, 175, 200])
def test_large_text_loses_no_name(percent, page, dressed, qtbot):
    theme.install(dressed, Theme.load(text_percent=percent))
    listing = page.parts.list
    name = paint.width("Bartłomiej Żurek-Dale", theme.current().font(16, 650))
    form = paint.width(" 10C", theme.current().font(13))
    column = 0 if listing.lines > 2 else 1
    qtbot.waitUntil(lambda: listing.columnWidth(column) >= name + form)
    assert listing.horizontalScrollBar().maximum() == 0
