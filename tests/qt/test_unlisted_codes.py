"""Codes of a newer catalogue at a colleague's: every page and paper shows them as what they are."""

import interviewing
import pytest
from thornlaw_people import TODAY

from onedesk.store import records
from onedesk.store.database import writing
from onedesk.store.records import Stamp
from ui.interview import summary

CODES = {
    "sectors": ["SPACE_2", "CONST", "SPACE_3"],
    "job_family": "ORBITS",
    "plan": "FE_L2",
    "plan_b": "FE_L9",
    "application": "queued",
    "ratings.MARS": 2,
    "rating_notes.MARS": "Asked about it",
}


@pytest.fixture
def desk(desk, db, clock):
    """The day at Thornlaw, with such codes in every talk of it and in what came of them."""
    with writing(db):
        stamp = Stamp("gwen", clock())
        for one in records.of_kind(db, "interview"):
            if one.body.held:
                records.edit(db, "interview", one.id, CODES, stamp)
        for one in records.of_kind(db, "action"):
            records.edit(db, "action", one.id, {"area": "MARS"}, stamp)
    desk.record_destination("zoe", {"predicted": "APP"})
    with writing(db):
        (one,) = records.of_kind(db, "destination")
        records.edit(db, "destination", one.id, {"predicted": "FE_L2"}, stamp)
    desk.answer(desk.begin("zoe", TODAY), CODES)
    return desk


WALKED = (
    *("today", "students", "student", "insights", "sync"),
    *("student: an earlier talk", "student: actions", "student: history"),
    *(f"interview: {step}" for step in ("sector", "plan", "knowledge", "actions", "finish")),
)


def test_every_page_opens_with_them(desk, screens, qtbot):
    for name in WALKED:
        screens.show(name)
        screens.settle()
    made = screens.desk.interview.end.paper
    qtbot.waitUntil(lambda: made.paper is not None)
    assert "FE_L2" in made.paper.document.plain_text()


@pytest.fixture
def hands(desk, dressed, shown, jobs, clock):
    return interviewing.sit_down(shown, desk, jobs, clock)


def test_a_plan_is_named_kept_and_can_be_chosen_anew(hands):
    hands.press("Ctrl+2")
    step = hands.screen.steps[1]
    field = step.other
    assert field.isVisible()
    assert field.text == "A plan this laptop does not know yet: FE_L2"
    field.edit.setFocus()
    hands.press("Enter")
    assert (hands.saved().plan, hands.saved().other_plan) == ("FE_L2", None)
    step.tiles.setFocus()
    hands.press("2")
    assert hands.saved().plan not in ("FE_L2", "OTHER", None)


def test_a_step_of_an_application_is_named_and_another_can_be_chosen(hands):
    hands.press("Ctrl+2")
    step = hands.screen.steps[1]
    assert step.strange.text().endswith("does not know yet: queued")
    assert step.strange.isVisible()
    assert step.states.value is step.later.value is None
    step.states.setFocus()
    hands.press("1")
    assert hands.saved().application != "queued"
    assert not step.strange.isVisible()


def test_finish_reads_them_back(hands):
    hands.press("Ctrl+5")
    hands.jobs.drain()
    told = {row.label: row.text for row in summary.rows(hands.screen.model)}
    assert told["Sector and job"].startswith("An area of work this laptop does not know yet: SPAC")
    assert "Third: SPACE_3" in told["Sector and job"]
    assert told["After Year 11"].startswith("A plan this laptop does not know yet: FE_L2")


def test_another_area_of_work_leaves_them_as_they_are(hands):
    hands.screen.steps[0].area.edit.setFocus()
    hands.press("Backspace")
    body = hands.saved()
    assert body.sectors == ("SPACE_2", "CONST")
    assert body.job_family == "ORBITS"
