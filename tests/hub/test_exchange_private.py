"""What an adviser writes privately reaches no other role, not even quoted in a question."""

from datetime import timedelta

import pytest
from django.utils import timezone
from exchange_asks import part, parts
from exchange_kit import Laptop, interview, item, person, school, student

from hub.accounts.models import Person, Role
from hub.exchange import reading, scope
from hub.registry.models import Cover
from sync.wire import BUCKETS

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


@pytest.fixture
def taker():
    """Covers Thornlaw today, without the notes of its adviser, who has written one."""
    giver = person("marged", school())
    first = Laptop(giver)
    first.push(student(), interview(), item("note", "n1", {"interview": "i1", "text": "quokka"}))
    taker = Laptop(person("owen", school("eastbeck")))
    day = timezone.localdate()
    Cover.objects.create(
        id="c1",
        school=school(),
        giver=giver,
        taker=Person.objects.get(username="owen"),
        first=day,
        last=day,
        heard_at=timezone.now(),
    )
    return taker


def test_who_covers_without_the_notes_sees_their_own_alone(taker):
    taker.push(item("note", "mine", {"interview": "i1", "text": "wombat"}))
    changes, page = taker.pull()
    assert {change.id for change in changes} == {"s1", "i1", "mine"}
    assert set(page.sums) == {"eastbeck"}
    told = part(taker, *range(BUCKETS))
    assert {change.id for change in told} == {"s1", "i1", "mine"}
    assert sum(one.count for one in parts(taker).parts.values()) == 3


def test_a_hidden_note_is_not_told_by_an_answer_either(taker):
    taker.pull()
    result = taker.result(item("note", "n1", {"text": "wombat"}, base=1))
    assert (result.code, result.body) == ("out_of_scope", None)
    assert taker.result(item("interview", "i1", {"job": "vet"}, base=1)).status == "applied"


def test_when_the_school_becomes_their_own_the_notes_are_told(taker):
    taker.pull()
    assert taker.pull()[0] == []
    Person.objects.get(username="owen").schools.add(school())
    changes, page = taker.pull()
    assert {change.id for change in changes} == {"s1", "i1", "n1"}
    assert page.sums["thornlaw"].count == 3


def test_a_cover_of_another_day_does_not_take_the_school_from_the_laptop_that_holds_it(taker):
    taker.pull()
    later = timezone.localdate() + timedelta(days=3)
    Cover.objects.update(first=later, last=later)
    changes, page = taker.pull()
    assert (changes, page.lost) == ([], ())
    Cover.objects.update(ended_at=timezone.now())
    assert taker.pull()[1].lost == ("thornlaw",)
