"""Pulling: pages, cursors, what a role may see, and sums to compare."""

import json

import pytest
from django.core import signing
from exchange_kit import Laptop, interview, item, person, school, student

from hub.accounts.models import Role
from hub.exchange import identity, reading
from hub.exchange.models import Departure, Record, Scope
from hub.exchange.pull import cursor, feed
from hub.registry.models import School
from hub.registry.programme import tag_of
from sync.wire import record_sum

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser():
    return person("marged", school())


@pytest.fixture
def laptop(adviser):
    return Laptop(adviser)


@pytest.fixture
def writer():
    writer = Laptop(person("sunil", school()))
    writer.push(student(), *[interview(f"i{n:02}") for n in range(9)])
    return writer


def ids(changes):
    return [change.id for change in changes]


def test_everything_comes_once_and_then_nothing(laptop, writer):
    changes, page = laptop.pull()
    assert len(set(ids(changes))) == len(changes) == 10
    talks = [json.loads(change.body) for change in changes if change.kind == "interview"]
    assert {talk["cycle"] for talk in talks} == {3}
    assert laptop.pull()[0] == []
    assert not page.more


@pytest.mark.parametrize("size", [1, 3, 10])
def test_pages_of_equal_versions_lose_and_repeat_nothing(laptop, writer, monkeypatch, size):
    monkeypatch.setattr(feed, "PAGE_MAX", size)
    writer.push(*[interview(f"j{n}") for n in range(4)])
    changes, _ = laptop.pull()
    assert ids(changes) == [*[f"i{n:02}" for n in range(9)], "s1", "j0", "j1", "j2", "j3"]


@pytest.mark.parametrize("size", [1, 2, 3])
def test_what_came_after_the_first_reading_is_told_once_in_however_many_pages(
    laptop, writer, monkeypatch, size
):
    laptop.pull()
    for n in range(4):
        writer.push(interview(f"j{n}"), interview(f"k{n}"))
    monkeypatch.setattr(feed, "PAGE_MAX", size)
    changes, _ = laptop.pull()
    assert ids(changes) == [f"{letter}{n}" for n in range(4) for letter in "jk"]


def test_a_page_ends_early_when_its_bodies_are_long(laptop, writer, monkeypatch):
    monkeypatch.setattr(feed, "PAGE_BYTES", 30)
    page = laptop.page()
    assert page.more
    assert 0 < len(page.changes) < 10
    assert len(laptop.pull()[0]) == 10


def test_a_change_made_between_two_pages_is_not_missed(laptop, writer, monkeypatch):
    monkeypatch.setattr(feed, "PAGE_MAX", 4)
    first = laptop.page()
    base = Record.objects.get(id=first.changes[0].id).version
    writer.push(item("interview", first.changes[0].id, {"job": "baker"}, base=base))
    laptop.cursor = first.cursor
    later, _ = laptop.pull()
    assert later[-1].id == first.changes[0].id
    assert json.loads(later[-1].body)["job"] == "baker"
    assert len({*ids(first.changes), *ids(later)}) == 10


def test_a_laptop_is_not_told_what_it_sent_itself(laptop, writer):
    laptop.pull()
    laptop.push(interview("mine"))
    writer.push(interview("theirs"))
    assert ids(laptop.pull()[0]) == ["theirs"]


def test_a_laptop_that_starts_anew_is_told_everything(writer):
    writer.cursor = ""
    assert len(writer.pull()[0]) == 10


def test_a_deletion_is_told_without_content(laptop, writer):
    laptop.pull()
    writer.push(item("interview", "i00", base=Record.objects.get(id="i00").version, deleted=True))
    ((change,), _) = laptop.pull()
    assert (change.deleted, change.body, change.hash) == (True, None, "")


def test_sums_on_the_last_page_are_those_of_the_live_records(laptop, writer, monkeypatch):
    monkeypatch.setattr(feed, "PAGE_MAX", 4)
    writer.push(item("interview", "i00", base=Record.objects.get(id="i00").version, deleted=True))
    assert laptop.page().sums == {}
    _, page = laptop.pull()
    rows = Record.objects.filter(deleted=False).values_list("id", "version", "hash")
    assert page.sums == {"thornlaw": record_sum(rows)}
    assert page.sums["thornlaw"].count == 9


def test_a_school_gained_later_is_told_from_its_beginning(laptop, writer, adviser):
    laptop.pull()
    other = Laptop(person("ines", school("eastbeck")))
    other.push(student("s7", school="eastbeck"))
    adviser.schools.add(School.objects.get(id="eastbeck"))
    assert ids(laptop.pull()[0]) == ["s7"]


def test_a_record_that_left_the_school_is_told_as_gone(laptop, writer):
    laptop.pull()
    Record.objects.filter(id="i00").update(school=school("eastbeck"))
    version = Scope.objects.get(school="thornlaw").version + 1
    Departure.objects.create(school=school(), record="i00", kind="interview", version=version)
    Scope.objects.update(version=version)
    ((change,), _) = laptop.pull()
    assert (change.id, change.deleted, change.version) == ("i00", True, version)
    assert laptop.pull()[0] == []


def test_the_programme_comes_only_when_it_differs(laptop, writer):
    first = laptop.page()
    assert first.programme.schools[0].id == "thornlaw"
    again = json.loads(laptop.ask(first.cursor, first.programme_tag).content)
    assert "programme" not in again
    School.objects.update(room="B12")
    later = json.loads(laptop.ask(first.cursor, first.programme_tag).content)
    assert later["programme"]["schools"][0]["room"] == "B12"


def test_the_tag_of_a_programme_does_not_depend_on_the_order_of_sets(laptop):
    programme = laptop.enrolled.programme
    (one,) = programme.schools
    tags = {
        tag_of(programme.but(schools=(one.but(shared_groups=frozenset(groups)),)))
        for groups in (["a", "b", "c", "d"], ["d", "c", "b", "a"])
    }
    assert len(tags) == 1


FORGED = {
    "nonsense": lambda _: "nonsense",
    "of another signer": lambda _: signing.dumps({"at": {}}, key="x", salt=cursor._SALT),
    "for something else": lambda _: signing.dumps({"at": {}}, salt="another"),
    "of another laptop": lambda _: Laptop(person("ines", school())).page().cursor,
    "with a letter changed": lambda desk: desk.page().cursor[:-1] + "~",
}


@pytest.mark.parametrize("forged", FORGED)
def test_a_cursor_that_is_not_ours_is_refused(laptop, writer, forged):
    answer = laptop.ask(FORGED[forged](laptop))
    assert (answer.status_code, answer.json()["code"]) == (400, "cursor_unknown")


def test_a_cursor_from_before_the_hub_was_restored_is_refused(laptop, writer):
    page = laptop.page()
    me = identity.current()
    me.epoch = "another"
    me.save()
    answer = laptop.ask(page.cursor)
    assert (answer.status_code, answer.json()["code"]) == (409, "epoch_changed")


@pytest.mark.parametrize(
    ("role", "kinds"),
    [
        (Role.ADVISER, {"student", "interview", "note"}),
        (Role.CAREERS_LEAD, {"student", "interview"}),
        (Role.ANALYST, set()),
        (Role.PARTNER, set()),
        (Role.REGISTRY_ADMIN, set()),
    ],
)
def test_each_role_sees_its_own(laptop, writer, adviser, role, kinds):
    writer.push(item("note", "n1", {"text": "private"}))
    adviser.role = role
    adviser.save()
    changes, page = laptop.pull()
    assert {change.kind for change in changes} == kinds
    assert bool(page.sums) == (role == Role.ADVISER)
    seen = {
        one.kind
        for kind in ("student", "interview", "note")
        for one in reading.records(adviser, kind)
    }
    assert seen == kinds


def test_a_conflict_about_a_note_is_as_private_as_the_note(laptop, writer, adviser):
    version = writer.result(item("note", "n1", {"text": "a"})).version
    laptop.result(item("note", "n1", {"text": "b"}, base=version))
    base = writer.result(item("note", "n1", {"text": "c"}, base=version))
    assert base.status == "conflict"
    assert len(reading.records(adviser, "conflict")) == 1
    adviser.role = Role.CAREERS_LEAD
    assert reading.records(adviser, "conflict") == []


def test_the_history_of_a_record_is_read_by_those_who_may_see_it(writer, adviser):
    version = Record.objects.get(id="i00").version
    writer.push(item("interview", "i00", {"job": "baker"}, base=version))
    created, changed = reading.past(adviser, "i00")
    assert (created.what, changed.by) == ("created", "Sunil")
    assert changed.changes == {"job": (None, "baker")}
    assert reading.past(person("ines", school("eastbeck")), "i00") == []
