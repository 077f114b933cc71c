"""Comparing by parts: a desk that differs repairs what differs, and goes on from there."""

import pytest
from exchange_asks import get, part, parts, said
from exchange_kit import Laptop, interview, item, person, school, student

from hub.accounts.models import Role
from hub.exchange.models import Record
from hub.exchange.moving import move
from hub.exchange.pull import comparing
from sync.wire import BUCKETS, bucket, record_sum

pytestmark = pytest.mark.django_db


@pytest.fixture
def laptop():
    laptop = Laptop(person("marged", school()))
    laptop.push(student(), *[interview(f"i{n:02}") for n in range(30)])
    return laptop


@pytest.fixture
def colleague():
    return Laptop(person("sunil", school()))


def rows(**which):
    return Record.objects.filter(deleted=False, **which).values_list("id", "version", "hash")


def delete(laptop, record):
    version = Record.objects.get(id=record).version
    laptop.push(item("interview", record, base=version, deleted=True))


def test_the_sums_of_the_parts_are_those_of_the_rows(laptop, colleague):
    told = parts(colleague)
    assert sum(one.count for one in told.parts.values()) == 31
    for number, found in told.parts.items():
        ours = [row for row in rows() if bucket(row[0]) == number]
        assert found == record_sum(ours)


def test_a_part_is_all_that_the_hub_has_in_it(laptop, colleague):
    delete(laptop, "i07")
    wanted = {bucket(one) for one in ("i07", "i08", "s1")}
    told = {change.id: change for change in part(colleague, *sorted(wanted))}
    everything = Record.objects.values_list("id", flat=True)
    assert set(told) == {one for one in everything if bucket(one) in wanted}
    assert (told["i07"].deleted, told["i07"].body) == (True, None)
    row = Record.objects.get(id="i08")
    assert (told["i08"].body, told["i08"].hash) == (row.body, row.hash)


def test_a_record_that_left_the_school_is_told_as_gone_in_its_part(laptop, colleague):
    school("eastbeck")
    move("s1", "eastbeck")
    told = {change.id: change for change in part(colleague, *range(BUCKETS))}
    assert len(told) == 31
    assert all(change.deleted for change in told.values())


def test_after_the_comparison_a_desk_is_told_only_what_came_later(laptop, colleague):
    place = parts(colleague).cursor
    laptop.push(interview("later"))
    colleague.cursor = place
    changes, page = colleague.pull()
    assert [(change.id, change.by) for change in changes] == [("later", "Marged")]
    assert page.sums["thornlaw"] == record_sum(rows())


def test_the_places_of_several_schools_are_gathered_in_turn(laptop):
    both = Laptop(person("ines", school(), school("eastbeck")))
    both.push(student("e1", school="eastbeck"))
    place = parts(both, "thornlaw").cursor
    assert {change.id for change in both.page(place).changes} == {"e1"}
    both.cursor = parts(both, "eastbeck", place).cursor
    changes, page = both.pull()
    assert changes == []
    assert set(page.sums) == {"thornlaw", "eastbeck"}


def test_a_change_made_while_the_parts_are_compared_is_told_afterwards(
    laptop, colleague, monkeypatch
):
    by_parts = comparing.record_sum

    def meanwhile(found):
        if not Record.objects.filter(id="x1").exists():
            laptop.push(interview("x1"))
        return by_parts(found)

    monkeypatch.setattr(comparing, "record_sum", meanwhile)
    colleague.cursor = parts(colleague).cursor
    assert [change.id for change in colleague.pull()[0]] == ["x1"]


def test_a_school_without_records_has_no_parts(laptop):
    other = Laptop(person("ines", school("eastbeck")))
    told = parts(other, "eastbeck")
    assert told.parts == {}
    assert other.page(told.cursor).changes == ()
    assert part(other, 1, 2, school="eastbeck") == ()


def test_too_much_at_once_is_refused_but_one_part_never(laptop, colleague, monkeypatch):
    monkeypatch.setattr(comparing, "PAGE_MAX", 3)
    everything = ",".join(map(str, range(BUCKETS)))
    answer = get(colleague, "part", school="thornlaw", buckets=everything)
    assert said(answer) == (413, "too_much")
    for number in range(0, BUCKETS, 9):
        part(colleague, number)


@pytest.mark.parametrize(
    "buckets", ["", "x", "1,", "-1", "256", "1;2", "²", "9" * 5000, ",".join("1" * 300)]
)
def test_what_are_no_parts_is_refused(laptop, buckets):
    answer = get(laptop, "part", school="thornlaw", buckets=buckets)
    assert said(answer) == (422, "not_understood")


def test_only_a_school_that_one_sees_in_whole_is_compared(laptop):
    school("eastbeck")
    lead = person("colm", school())
    leads = Laptop(lead)
    lead.role = Role.CAREERS_LEAD
    lead.save()
    for one, name in ((laptop, "eastbeck"), (laptop, "nowhere"), (leads, "thornlaw")):
        assert said(get(one, "parts", school=name)) == (403, "out_of_scope")
        assert said(get(one, "part", school=name, buckets="1")) == (403, "out_of_scope")


def test_a_cursor_that_is_not_ours_is_refused(laptop):
    answer = get(laptop, "parts", school="thornlaw", cursor="nonsense")
    assert said(answer) == (400, "cursor_unknown")


def test_an_older_desk_is_not_told_parts(laptop):
    for path, more in (("parts", {}), ("part", {"buckets": "1"})):
        answer = get(laptop, path, school="thornlaw", wire=1, **more)
        assert said(answer) == (426, "desk_too_old")
