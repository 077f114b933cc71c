"""The student agrees to a plan, and to no other: what holds, on which day, and what is said."""

from datetime import timedelta

import interviewing
import pytest

from ui.interview.finish_parts import ASK_AGAIN
from ui.widgets.label import ColumnHead


@pytest.fixture
def hands(dressed, shown, desk, jobs, clock):
    made = interviewing.sit_down(shown, desk, jobs, clock)
    made.press("Ctrl+5")
    jobs.drain()
    return made


def test_agreeing_after_printing_is_no_other_plan_but_is_said(hands):
    hands.press("Enter")
    hands.jobs.drain()
    hands.press("G")
    hands.saved()
    hands.paper()
    hands.jobs.drain()
    assert hands.screen.end.paper.head.endswith("printed today at 10:48, before it was agreed")


def test_a_change_after_agreeing_is_not_agreed_to_until_it_is_taken_back(hands):
    hands.press("G")
    assert hands.paper().document.foot.endswith(
        "agreed it on 12\N{NO-BREAK SPACE}March\N{NO-BREAK SPACE}2026."
    )
    hands.press("Ctrl+4", "Alt+1", "Ctrl+5")
    agreement = hands.screen.end.agreement
    assert not agreement.agrees.isChecked()
    assert ASK_AGAIN in [words.text() for words in agreement.findChildren(ColumnHead)]
    assert "agreed" not in hands.paper().document.foot
    hands.press("Ctrl+Z", "Ctrl+5")
    assert agreement.agrees.isChecked()
    assert "agreed it on" in hands.paper().document.foot


def test_a_plan_changed_after_it_was_opened_again_is_agreed_to_on_the_day_it_is(hands, clock):
    hands.press("G", "Ctrl+Enter")
    hands.jobs.drain()
    clock.now += timedelta(days=5)
    hands.jobs.run(lambda: hands.desk.reopen(hands.screen.interview_id, "A mistake"))
    hands.screen.open(hands.screen.interview_id)
    hands.jobs.drain()
    hands.press("Ctrl+3", "4", "Ctrl+5", "Enter")
    hands.jobs.drain()
    assert "agreed" not in hands.file.print.body.document
    hands.press("G")
    hands.saved()
    assert hands.paper().document.foot.endswith(
        "agreed it on 17\N{NO-BREAK SPACE}March\N{NO-BREAK SPACE}2026."
    )


def test_agreeing_and_wanting_a_change(hands):
    hands.press("G")
    assert hands.saved().agreed is True
    hands.screen.end.print.setFocus()
    hands.press("B")
    assert hands.saved().agreed is False
    assert hands.screen.step == 3
