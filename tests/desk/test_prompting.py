"""The prompt is worked out from what the agreement covers, and is found nowhere else."""

import logging

import pytest
import thornlaw
import thornlaw_people
from tree import dotted, imports, shipped, text

from onedesk.domain.programme import catalogue
from onedesk.store import account, records
from onedesk.store.database import writing
from onedesk.store.records import Stamp


@pytest.fixture
def clock():
    return thornlaw.MovingClock()


@pytest.fixture
def desk(db, clock):
    return thornlaw.school_day(db, clock)


@pytest.fixture
def told(desk, db, clock):
    """A student of whom the school has told what weighs most."""
    edits = {"sen": "E", "indicators.attendance": 71.5, "indicators.fsm": True}
    with writing(db):
        records.edit(db, "student", "zoe", edits, Stamp("marged", clock()))
    return desk


def agreed(db, *groups):
    """The agreement with the school covers these groups from now on."""
    first, *rest = thornlaw_people.SCHOOLS
    schools = (first.but(shared_groups=frozenset(groups)), *rest)
    programme = thornlaw_people.PROGRAMME.but(schools=schools)
    account.save(db, thornlaw_people.ACCOUNT.but(programme=programme))


def words(prompt):
    """Every word the prompt could leave behind."""
    about = catalogue().about("ONE-RISK")
    reasons = [reason.words for reason in prompt.reasons]
    return [*reasons, prompt.band, about.id, about.title, about.source]


def test_the_reasons_follow_the_agreement(told, db):
    assert told.prompt("zoe").points == 6
    agreed(db, "fsm")
    found = told.prompt("zoe")
    assert [reason.words for reason in found.reasons] == ["Has free school meals"]
    assert "attendance" in found.uncovered
    agreed(db)
    assert told.prompt("zoe").gaps == told.prompt("zoe").items


def test_nothing_of_it_is_written(told, db):
    before = db.execute("SELECT total_changes()").fetchone()
    told.prompt("zoe")
    assert db.execute("SELECT total_changes()").fetchone() == before


def test_nothing_of_it_is_on_paper_in_an_export_or_in_the_log(told, caplog):
    with caplog.at_level(logging.DEBUG):
        prompt = told.prompt("zoe")
        paper = told.plan_document("zoe-2").model_dump_json()
        _, document = told.keep_print("zoe-2")
        exported = "\n".join(told.export())
    places = (paper, document.model_dump_json(), exported, caplog.text)
    assert prompt.points == 6
    for said in words(prompt):
        assert not any(said in place for place in places), said
    assert "71.5" not in paper + caplog.text


def test_no_interview_says_under_which_table_a_prompt_was_made(told, clock):
    interview = told.begin("kubra", clock().date())
    kept = told.interview(interview).interview.body.catalogues
    assert kept == catalogue().versions
    assert not any("RISK" in name for name in kept)


def test_nothing_but_its_own_dialog_knows_of_it():
    """Not the interview, what is shown to the student, paper, packs, figures, or the hub."""
    who = {
        dotted(path)
        for path in shipped()
        for _, module in imports(path)
        if module.startswith("onedesk.domain.risk") and "shared" not in module
    }
    who |= {dotted(path) for path in shipped() if ".prompt(" in text(path)}
    assert who <= {
        "onedesk.domain.risk",
        "onedesk.desk.prompting",
        "ui.student.doors",
        "ui.student.prompt",
        "ui.student.told",
    }
