"""Schools that come to a laptop and go from it: what it is told, and what it may still send."""

import json
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from exchange_asks import let_go
from exchange_kit import Laptop, interview, item, person, school, student

from hub.accounts.models import Role
from hub.exchange.models import Holding, Record
from hub.exchange.pull import feed
from hub.registry.models import School
from sync.wire import record_sum

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser():
    return person("marged", school(), school("eastbeck"))


@pytest.fixture
def laptop(adviser):
    laptop = Laptop(adviser)
    laptop.push(student(), interview("i1"), student("s2", school="eastbeck"))
    laptop.pull()
    return laptop


@pytest.fixture
def colleague():
    return Laptop(person("sunil", school(), school("eastbeck")))


def ids(laptop):
    return sorted(change.id for change in laptop.pull()[0])


def held(laptop):
    return Holding.objects.filter(device=laptop.enrolled.device)


def test_the_hub_knows_what_it_gave_to_which_laptop(laptop, colleague):
    assert set(held(laptop).values_list("school_id", flat=True)) == {"thornlaw", "eastbeck"}
    assert not held(colleague).exists()
    laptop.pull()
    assert held(laptop).count() == 2


def test_a_school_lost_is_told_as_lost_until_the_laptop_has_let_go(laptop, adviser):
    adviser.schools.remove("eastbeck")
    for _ in range(2):
        changes, page = laptop.pull()
        assert (changes, page.lost) == ([], ("eastbeck",))
        assert set(page.sums) == {"thornlaw"}
    let_go(laptop, "eastbeck")
    let_go(laptop, "eastbeck")
    assert laptop.pull()[1].lost == ()
    assert held(laptop).exclude(let_go_at=None).get().school_id == "eastbeck"


def test_a_laptop_that_reads_anew_is_still_told_what_it_lost(laptop, adviser):
    adviser.schools.remove("eastbeck")
    assert laptop.page().lost == ("eastbeck",)


def test_what_is_owed_to_a_lost_school_is_taken_until_the_laptop_has_let_go(laptop, adviser):
    adviser.schools.remove("eastbeck")
    about = {"school": "eastbeck", "student": "s2"}
    assert laptop.result(interview("i2", **about)).status == "applied"
    let_go(laptop, "eastbeck")
    assert laptop.result(interview("i3", **about)).code == "out_of_scope"


def test_no_more_is_told_of_a_lost_school(laptop, adviser, colleague):
    adviser.schools.remove("eastbeck")
    colleague.push(interview("i2", school="eastbeck", student="s2"))
    assert ids(laptop) == []


def test_a_school_that_comes_back_before_it_was_let_go_goes_on_where_it_was(
    laptop, adviser, colleague
):
    adviser.schools.remove("eastbeck")
    laptop.pull()
    colleague.push(interview("i2", school="eastbeck", student="s2"))
    adviser.schools.add("eastbeck")
    changes, page = laptop.pull()
    assert [change.id for change in changes] == ["i2"]
    assert page.lost == ()


@pytest.mark.parametrize("pulls_between", [True, False])
def test_a_school_that_comes_back_after_it_was_let_go_is_told_from_its_beginning(
    laptop, adviser, colleague, pulls_between
):
    adviser.schools.remove("eastbeck")
    laptop.pull()
    let_go(laptop, "eastbeck")
    if pulls_between:
        laptop.pull()
    colleague.push(interview("i2", school="eastbeck", student="s2"))
    adviser.schools.add("eastbeck")
    changes, page = laptop.pull()
    assert sorted(change.id for change in changes) == ["i2", "s2"]
    rows = Record.objects.filter(school="eastbeck").values_list("id", "version", "hash")
    assert page.sums["eastbeck"] == record_sum(rows)
    assert held(laptop).filter(school="eastbeck").count() == 2


def test_a_school_lost_amid_its_first_telling_and_gained_again_misses_nothing(
    colleague, adviser, monkeypatch
):
    colleague.push(*[student(f"e{n}", school="eastbeck") for n in range(5)])
    monkeypatch.setattr(feed, "PAGE_MAX", 2)
    laptop = Laptop(adviser)
    first = laptop.page()
    adviser.schools.remove("eastbeck")
    lost = laptop.page(first.cursor)
    assert lost.lost == ("eastbeck",)
    assert not [change for change in lost.changes if change.school == "eastbeck"]
    adviser.schools.add("eastbeck")
    laptop.cursor = lost.cursor
    told = [change.id for change in (*first.changes, *laptop.pull()[0])]
    assert sorted(told) == [f"e{n}" for n in range(5)]


def test_who_changed_a_record_is_told_only_to_those_who_had_it(laptop, colleague):
    assert all(change.by is None and change.at is None for change in colleague.pull()[0])
    version = Record.objects.get(id="i1").version
    laptop.push(item("interview", "i1", {"job": "baker"}, base=version))
    ((change,), _) = colleague.pull()
    assert (change.by, change.at) == ("Marged", Record.objects.get(id="i1").changed_at)
    later = Laptop(person("ines", school()))
    (again,) = [change for change in later.pull()[0] if change.id == "i1"]
    assert (again.by, again.at) == (None, None)


def test_a_laptop_that_is_being_filled_is_told_of_later_changes_with_their_writer(
    laptop, adviser, monkeypatch
):
    monkeypatch.setattr(feed, "PAGE_MAX", 1)
    reader = Laptop(person("ines", school()))
    reader.cursor = reader.page().cursor
    version = Record.objects.get(id="s1").version
    laptop.push(item("student", "s1", {"form": "10B"}, base=version))
    changes, _ = reader.pull()
    told = {change.id: change.by for change in changes}
    assert told == {"s1": "Marged"}


def test_to_pull_nothing_costs_five_questions_at_most(laptop):
    tag = laptop.page(laptop.cursor).programme_tag
    with CaptureQueriesContext(connection) as asked:
        page = json.loads(laptop.ask(laptop.cursor, tag).content)
    assert "programme" not in page
    assert len(asked) <= 5, [query["sql"][:120] for query in asked]


def test_to_be_told_of_one_change_costs_a_few_questions_more(laptop, colleague):
    tag = laptop.page(laptop.cursor).programme_tag
    colleague.push(interview("i5"))
    with CaptureQueriesContext(connection) as asked:
        page = json.loads(laptop.ask(laptop.cursor, tag).content)
    assert [change["id"] for change in page["changes"]] == ["i5"]
    assert len(asked) <= 9, [query["sql"][:120] for query in asked]


def test_a_page_tells_all_that_enrolling_told(adviser):
    School.objects.filter(id="thornlaw").update(
        careers_lead="Colm",
        careers_lead_place="Library",
        room="B2",
        laestab="8404171",
        authority="840",
        agreement_until="2027-07-31",
        shared_groups=["sen", "fsm"],
        windows=[{"cycle": 1, "first": "2026-09-01", "last": "2026-09-09"}],
    )
    laptop = Laptop(adviser)
    assert laptop.page().programme == laptop.enrolled.programme
    assert laptop.enrolled.programme.schools[1].agreement_until == date(2027, 7, 31)


def test_advisers_of_several_roles_and_days_are_not_mixed_up(laptop, adviser):
    """The query is made once a role; who asks and when is put in each time."""
    lead = Laptop(person("colm", school()))
    adviser.is_active = False
    adviser.save()
    assert laptop.ask().status_code == 403
    assert {change.school for change in lead.pull()[0]} == {"thornlaw"}
    adviser.is_active = True
    adviser.role = Role.ANALYST
    adviser.save()
    page = laptop.page()
    assert (page.changes, page.lost) == ((), ("eastbeck", "thornlaw"))
