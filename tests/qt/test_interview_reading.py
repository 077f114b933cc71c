"""What was said before: beside the questions, and whole, on every step."""

import interviewing
import pytest
from PySide6.QtWidgets import QLabel
from thornlaw_people import TODAY

from ui.student.reading import ReadingDialog


@pytest.fixture
def hands(dressed, shown, desk, jobs, clock):
    return interviewing.sit_down(shown, desk, jobs, clock)


def test_h_hides_what_was_said_before_and_shows_it_again(hands):
    hands.press("Ctrl+2")
    beside = hands.screen.steps[1].page.questions[0].earlier
    assert beside.lines
    hands.press("H")
    assert beside.lines == ()
    hands.press("H")
    assert beside.lines
    hands.press("H")
    hands.screen.open(hands.desk.begin("kubra", TODAY))
    hands.jobs.drain()
    hands.press("Ctrl+2")
    assert beside.lines, "hidden in one talk, not in the next"


@pytest.mark.parametrize("step", [2, 3, 4, 5])
def test_v_reads_the_earlier_talks_and_esc_comes_back(hands, step):
    hands.press(f"Ctrl+{step}")
    before = hands.focus
    hands.press("V")
    dialog = hands.screen.findChild(ReadingDialog)
    assert dialog.heading.text() == "Interview 2, Tuesday 9 December"
    said = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert "The plan made then" in said
    hands.press("Left")
    assert dialog.heading.text() == "Interview 1, Tuesday 23 September"
    hands.press("Esc")
    assert hands.focus is before


def test_v_says_so_when_there_is_nothing_to_read(dressed, shown, desk, jobs, clock, qtbot):
    hands = interviewing.sit_down(shown, desk, jobs, clock, "saoirse")
    with qtbot.waitSignal(hands.screen.said) as said:
        hands.press("Ctrl+3", "V")
    assert said.args[0] == "There is no earlier interview to read yet."
