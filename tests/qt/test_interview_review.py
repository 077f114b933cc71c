"""What came of the last plan: asked about once, counted whole, read from the left."""

import interviewing
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout


@pytest.fixture
def hands(dressed, shown, desk, jobs, clock):
    made = interviewing.sit_down(shown, desk, jobs, clock)
    made.press("Ctrl+4")
    return made


def outcomes(hands):
    hands.saved()
    return [entry.body.outcome for entry in hands.file.to_review]


def plan(hands):
    hands.saved()
    return [entry.body for entry in hands.file.actions]


def test_what_is_done_after_all_does_not_go_on(hands):
    items = hands.screen.plan.review.items
    hands.press("C", "C")
    hands.press("D")
    assert outcomes(hands) == ["carried_over", "done"]
    assert [action.carried_from for action in plan(hands)] == ["zoe-a0"]
    assert "Carried" not in items[2].accessibleName()
    assert hands.screen.toast.accessibleName().startswith("Action 2 removed.")
    hands.press("Ctrl+Z")
    assert outcomes(hands) == ["carried_over", "carried_over"]
    assert len(plan(hands)) == 2
    items[2].setFocus()
    hands.press("D", "C")
    assert outcomes(hands) == ["carried_over", "carried_over"]


def test_what_was_settled_before_the_talk_counts_and_is_not_asked_again(hands):
    review = hands.screen.plan.review
    told = [item.accessibleName() for item in review.items]
    assert told[1].endswith("taster, Careers lead, done 20 January")
    assert told[3].endswith("dates, Marged, done 15 December")
    assert review.counted == "2 of 4 done"
    hands.press("D")
    assert hands.focus is review.items[2]
    hands.press("D", "D")
    assert outcomes(hands) == ["done", None]  # the same again takes it back
    assert [entry.body.outcome for entry in hands.file.reviews] == ["done", "done", None, "done"]
    hands.press("Ctrl+5")
    assert "3 done" in hands.screen.end.summary._lines[3].accessibleName()
    paper = hands.paper().document.model_dump_json()
    assert all(f"{who} finished 1" in paper for who in ("you", "I", "others"))


def test_who_does_it_by_when_stands_at_the_left_whatever_the_name(
    dressed, shown, desk, jobs, clock
):
    desk._db.execute(
        "UPDATE record SET body = json_set(body, '$.legal_forename', ?) WHERE id = 'zoe'",
        ["عبد الرحمن"],
    )
    hands = interviewing.sit_down(shown, desk, jobs, clock)
    hands.press("Ctrl+4")
    said = hands.screen.plan.review.items[0]._meta.text()
    layout = QTextLayout(said)
    option = layout.textOption()
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    assert said.endswith(", by 27 February")
    assert line.cursorToX(len(said))[0] > line.cursorToX(0)[0]


def test_an_idea_of_two_lines_has_room_for_both(dressed, shown, desk, jobs, clock):
    desk._db.execute(
        "UPDATE record SET body = json_set(body, '$.legal_forename', ?) WHERE id = 'zoe'",
        ["Christopherlynne-Wilhelmina"],
    )
    hands = interviewing.sit_down(shown, desk, jobs, clock)
    hands.press("Ctrl+4")
    dressed.processEvents()
    (idea, *_) = hands.screen.plan.ideas.items
    assert "Wilhelmina" in idea.text()
    assert idea.height() >= idea.heightForWidth(idea.width()) > idea.sizeHint().height()
