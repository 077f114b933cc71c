"""A whole interview through the real windows, without one event of a mouse."""

import interviewing
import pytest
from PySide6.QtCore import QEvent, QObject
from thornlaw_people import AREAS


class NoMouse(QObject):
    """Counts what a mouse would do."""

    seen = 0

    def eventFilter(self, _watched, event):  # the name is Qt's
        presses = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
        self.seen += event.type() in presses
        return False


@pytest.fixture
def mouse(dressed):
    watcher = NoMouse()
    dressed.installEventFilter(watcher)
    yield watcher
    dressed.removeEventFilter(watcher)


def test_a_whole_interview_needs_no_mouse(mouse, shown, desk, jobs, clock):
    output = interviewing.NoPrinter()
    hands = interviewing.sit_down(shown, desk, jobs, clock, output=output)
    ended = []
    hands.screen.finished.connect(ended.append)
    sector_and_job(hands)
    after_year_11(hands)
    knowledge(hands)
    action_plan(hands)
    finish(hands)
    stored = hands.file
    hands.press("Enter")
    assert ended == ["zoe"]
    assert mouse.seen == 0
    assert_all_is_stored(stored)
    assert [name for name, _ in output.printed] == [f"Plan {stored.print.body.reference}"]
    assert output.printed[0][1].startswith(b"%PDF")


def sector_and_job(hands):
    assert hands.screen.step == 0
    hands.write("cons")
    hands.press("Enter")
    hands.write("clean en")
    hands.press("Enter", "Enter")
    hands.write("Electrician")
    hands.press("Enter", "2")
    hands.write("I like fixing things.")
    hands.press("Ctrl+Enter")


def after_year_11(hands):
    assert hands.screen.step == 1
    hands.press("4", "0")
    hands.write("Electrician, level 3")
    hands.press("Enter", "2")
    hands.write("Electrical installation")
    hands.press("Enter", "2", "Ctrl+Enter")


def knowledge(hands):
    assert hands.screen.step == 2
    hands.press("4", "3", "=", "3", "2", "1", "2", "3", "2", "0", "2", "3")
    hands.press("Ctrl+Enter")


def action_plan(hands):
    assert hands.screen.step == 3
    hands.press("D", "C", "Insert")
    hands.write("Go to the open evening at Wearbank College.")
    hands.press("Alt+W", "Tab")
    hands.write("Mum")
    hands.press("Enter", "Alt+T")
    hands.write("wed 22 april")
    hands.press("Enter", "Alt+K")
    hands.write("further")
    hands.press("Enter", "Alt+1", "Ctrl+Enter")


def finish(hands):
    assert hands.screen.step == 4
    hands.press("G")
    hands.jobs.drain()
    hands.press("Enter")
    hands.jobs.drain()
    hands.press("Ctrl+Enter")
    hands.jobs.drain()
    assert hands.screen.curtain.isVisible()


def assert_all_is_stored(file):
    talk = file.interview.body
    assert talk.sectors == ("CONST", "CLEAN")
    assert (talk.job, talk.certainty) == ("Electrician", 2)
    assert talk.student_words == "I like fixing things."
    assert (talk.plan, talk.course, talk.plan_b) == ("APP", "Electrician, level 3", "FE")
    assert (talk.plan_b_detail, talk.application) == ("Electrical installation", "intends")
    assert talk.provider is None
    assert talk.skipped == {"provider": True}
    assert talk.ratings.keys() == set(AREAS)
    assert (talk.ratings["SIXTHFORM"], talk.ratings["LMI"]) == (2, "not_discussed")
    assert talk.agreed
    assert talk.outcome == "held"
    carried, written, idea = (action.body for action in file.actions)
    assert carried.carried_from == "zoe-a2"
    assert (written.with_whom, written.by.isoformat()) == ("Mum", "2026-04-22")
    assert written.area == "FE"
    assert idea.area == "APPLY"  # the mock interview was missed
    assert [one.body.outcome for one in file.to_review] == ["done", "carried_over"]
