"""Two talks of one cycle on the school's pages: both are there, and one of them counts."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hub.accounts.models import Person
from hub.exchange.filling import store_records
from onedesk.domain.interview import Interview
from onedesk.domain.plan import Action
from onedesk.domain.records import Record

pytestmark = pytest.mark.django_db

SCHOOL = "/schools/thornlaw/"
STUDENT = f"{SCHOOL}students/zoe/"


@pytest.fixture
def lead(client, students):
    client.force_login(Person.objects.get(username="colm"))
    return client


def page(client, address):
    return " ".join(client.get(address).content.decode().split())


def add(kind, key, body):
    store_records([Record(kind=kind, id=key, school="thornlaw", student="zoe", body=body)])


def twin(**more):
    said = {"plan": "APP", "sectors": ("HEALTH",), "ratings": {"FE": 5}, "adviser_name": "Sunil"}
    return Interview(cycle=2, outcome="held", day=timezone.localdate(), **said, **more)


def test_a_student_whose_talk_was_held_twice_counts_once(lead):
    add("interview", "zoe-2b", twin())
    text = page(lead, SCHOOL)
    assert "<b>1</b> of 3" in text
    assert "Apprenticeship" in text
    assert text.count("Talk 2 seen") == 1


def test_both_are_on_the_student_s_page_and_each_says_that_there_are_two(lead):
    add("interview", "zoe-2b", twin())
    text = page(lead, STUDENT)
    assert text.count("one of two talks in this cycle") == 2
    assert "Joiner" in text
    assert "Sunil" in text


def test_a_time_beside_a_talk_that_was_held_is_no_visit_to_come(lead):
    day = timezone.localdate() + timedelta(days=3)
    add("interview", "zoe-2b", Interview(cycle=2, day=day))
    assert "Next visit" not in page(lead, SCHOOL)


def test_what_was_written_to_go_with_a_talk_that_was_made_one_stands_there(lead):
    entry = {"at": timezone.now(), "by": "marged", "other": "gone"}
    add("interview", "zoe-2b", twin(took_in={"e1": entry}))
    add("action", "late", Action(interview="gone", what="Ask about boats"))
    assert "Ask about boats" in page(lead, STUDENT)
