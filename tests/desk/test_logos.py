"""A print keeps the logo it was printed with, whatever the service looks like later."""

import base64
from datetime import date

import pytest
from made_plans import logo_file

from onedesk.desk.desk import Desk
from onedesk.paper import pictures
from onedesk.paper.logo import for_paper


def base64_of(picture: bytes) -> str:
    return base64.b64encode(picture).decode()


@pytest.fixture
def interview(desk):
    return desk.begin("zoe", date(2026, 3, 12))


@pytest.fixture
def printed(desk, interview, monkeypatch):
    """A plan handed over with one logo, before the service took another; a new start of OneDesk."""
    desk.prefer(logo=base64_of(logo_file()))
    entry, document = desk.keep_print(interview)
    desk.prefer(logo=base64_of(logo_file(ink="#7B3F7F")))
    monkeypatch.setattr(pictures, "_KNOWN", {})
    return entry, document


def test_the_plan_bears_the_logo_that_is_set(desk, interview):
    assert desk.plan_document(interview).logo is None
    desk.prefer(logo=base64_of(logo_file()))
    logo = desk.plan_document(interview).logo
    assert pictures.find(logo.sha) == for_paper(logo_file())


def test_a_print_keeps_its_logo_after_a_start_with_another(desk, printed, clock):
    entry, document = printed
    again = Desk(desk._db, clock)
    assert again.printed(entry.id) == document
    assert pictures.find(document.logo.sha) == for_paper(logo_file())


def test_the_print_itself_stays_small(printed):
    entry, _ = printed
    assert len(entry.body.document) < 9_000


def test_another_logo_makes_another_print(desk, interview, printed):
    _, before = printed
    _, after = desk.keep_print(interview)
    assert after.logo != before.logo
    assert after.reference != before.reference
