"""The desk is made ready while nobody types, and turning a step then waits for nothing."""

import interviewing
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from onedesk.desk import Desk
from onedesk.domain.errors import RuleError
from ui.interview.desk import InterviewDesk
from ui.interview.preparing import QUIET_MS, Preparing
from ui.look import Look
from ui.page import Place
from ui.window import Window
from ui.workplace import Workplace


@pytest.fixture
def place(dressed, shown, session, jobs):
    """The desk in its window, on Today."""
    window = shown(Window(session.look))
    made = Workplace(session)
    made.move_into(window)
    jobs.drain()
    yield made
    jobs.drain()
    window.clear()


def zoe(place):
    """Her line on Today."""
    return next(row for row in place.shell.page.parts.list.days.rows if row.student == "zoe")


def made_ready(screen):
    pieces = 0
    while screen.prepare_next():
        pieces += 1
        assert pieces < 20, "it never ends"
    return pieces


def test_steps_are_made_when_they_are_wanted(dressed, shown, desk, jobs, clock):
    hands = interviewing.sit_down(shown, desk, jobs, clock)
    assert len(hands.screen.steps.built) == 1
    hands.press("Ctrl+3")
    assert len(hands.screen.steps.built) == 2
    assert hands.screen.steps[2].table.hasFocus()


def test_all_pages_are_ready_before_anybody_turns_to_them(dressed, shown, desk, jobs, clock):
    hands = interviewing.sit_down(shown, desk, jobs, clock)
    assert made_ready(hands.screen)
    assert len(hands.screen.steps.built) == 5
    assert hands.screen.pages.unseen == []
    assert hands.screen.step == 0
    assert hands.screen.steps[0].area.edit.hasFocus()
    assert not made_ready(hands.screen)


def test_what_is_answered_meanwhile_shows_on_a_page_made_ready(dressed, shown, desk, jobs, clock):
    hands = interviewing.sit_down(shown, desk, jobs, clock)
    made_ready(hands.screen)
    hands.screen.model.answer("ratings.ENGMATHS", 4)
    hands.press("Ctrl+3")
    assert hands.screen.steps[2].table.rows.row(0).value == 4


def test_without_an_interview_the_steps_are_made_and_nothing_is_filled(
    dressed, qtbot, desk, jobs, clock
):
    screen = InterviewDesk(desk, jobs, clock, interviewing.NoPrinter())
    qtbot.addWidget(screen)
    made_ready(screen)
    assert len(screen.steps.built) == 5
    assert len(screen.pages.unseen) == 5


def test_today_makes_the_interview_ready_while_it_is_quiet(place, qtbot):
    assert place.interview is None
    qtbot.waitUntil(lambda: place.interview and len(place.interview.steps.built) == 5)
    assert place.place == Place("today")


HANDS = (
    lambda window: QTest.keyClick(window, Qt.Key.Key_A),
    lambda window: QTest.mouseClick(window, Qt.MouseButton.LeftButton),
)


@pytest.mark.parametrize("hand", HANDS, ids=("keys", "mouse"))
def test_a_hand_makes_it_wait(dressed, qtbot, shown, hand):
    window, made = shown(Window(Look(dressed))), []
    ready = Preparing(lambda: made.append(1) or False, window)
    ready.start()
    with qtbot.assertNotEmitted(ready._soon.timeout, wait=QUIET_MS // 2):
        hand(window.windowHandle())
    assert ready._soon.remainingTime() > QUIET_MS // 4
    qtbot.waitUntil(lambda: made == [1])
    assert not ready.busy


def test_two_interviews_in_turn_through_the_windows(place, desk, jobs, qtbot):
    def go(student):
        place.shell.go(Place("interview", desk.begin(student, place.shell.page.today())))
        jobs.drain()

    go("zoe")
    hands = interviewing.Hands(place.interview, desk, jobs)
    hands.press("Ctrl+3", "4", "3")
    place.interview.leave()
    jobs.drain()
    go("kubra")
    hands.press("Ctrl+2", "2")
    place.interview.leave()
    jobs.drain()
    go("zoe")
    assert place.interview.step == 2
    assert place.interview.steps[2].table.current == "SIXTHFORM"
    assert place.interview.steps[2].table.hasFocus()
    hands.press("Ctrl+Z")
    assert hands.saved().ratings == {"ENGMATHS": 4}


def test_not_held_after_all_comes_back_to_today_and_says_so(place, desk, jobs, qtbot):
    said = []
    place.said.connect(lambda words, back: said.append((words, back)))
    place.shell.go(Place("interview", "zoe-3"))
    jobs.drain()
    hands = interviewing.Hands(place.interview, desk, jobs)
    hands.press("F9", "3")
    jobs.drain()
    hands.press("Enter")
    assert place.place == Place("today")
    assert said[-1][0] == "Zoë Kowalczyk-Reed declined this talk."
    qtbot.waitUntil(lambda: zoe(place).standing == "absent")
    said[-1][1]()
    qtbot.waitUntil(lambda: zoe(place).standing == "due")


def test_that_it_cannot_be_taken_back_is_said(place, desk, jobs, qtbot, monkeypatch):
    def refuse(_desk, _interview):
        raise RuleError

    said = []
    place.said.connect(lambda words, back: said.append((words, back)))
    place.shell.go(Place("interview", "zoe-3"))
    jobs.drain()
    hands = interviewing.Hands(place.interview, desk, jobs)
    hands.press("F9", "3")
    jobs.drain()
    hands.press("Enter")
    monkeypatch.setattr(Desk, "mark_due", refuse)
    said[-1][1]()
    qtbot.waitUntil(lambda: said[-1] == (RuleError.say, None))
