"""What an adviser writes privately reaches no other role, not even quoted in a question."""

import pytest
from exchange_kit import Laptop, interview, item, person, school, student

from hub.accounts.models import Role
from hub.exchange import reading, scope

pytestmark = pytest.mark.django_db


def clash(laptops, kind, field, words):
    """Two advisers write different private words about one thing, apart from each other."""
    first, second = laptops
    begun = {"cycle": 3} if kind == "interview" else {"interview": "i1"}
    made = first.result(item(kind, "x1", {**begun, field: "first"}))
    for laptop, text in zip((first, second), words, strict=True):
        laptop.result(item(kind, "x1", {field: text}, base=made.version))


@pytest.mark.parametrize(
    ("kind", "field"), [("note", "text"), ("interview", "rating_notes.FE"), ("interview", "job")]
)
def test_a_careers_lead_sees_a_question_only_if_its_words_are_not_private(kind, field):
    thornlaw = school()
    advisers = [person(name, thornlaw) for name in ("marged", "owen")]
    laptops = [Laptop(adviser) for adviser in advisers]
    lead = person("colm", thornlaw, role=Role.CAREERS_LEAD)
    laptops[0].push(student(), interview())
    clash(laptops, kind, field, ("quokka one", "quokka two"))
    seen = [row.body for row in scope.records_for(lead) if row.kind == "conflict"]
    assert bool(seen) == (field == "job")
    assert len(reading.records(advisers[0], "conflict")) == 1


def test_nobody_is_asked_when_a_note_was_last_written():
    thornlaw = school()
    adviser = person("marged", thornlaw)
    first, second = Laptop(adviser), Laptop(adviser)
    first.push(student(), interview())
    made = first.result(item("note", "n1", {"interview": "i1", "text": "same"}))
    for laptop, at in ((first, "2026-03-12T10:00:00Z"), (second, "2026-03-12T11:00:00Z")):
        laptop.result(item("note", "n1", {"written_at": at}, base=made.version))
    assert reading.records(adviser, "conflict") == []
