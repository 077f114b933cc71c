"""A student who moves school: everything goes along, and what is still owed finds them."""

import pytest
from exchange_asks import let_go
from exchange_kit import Laptop, interview, item, person, school, student

from hub.accounts.models import Person, Role
from hub.exchange import reading
from hub.exchange.models import Departure, Record, Scope
from hub.exchange.moving import NoMoveError, move, planned
from hub.portal.file import files
from hub.portal.student_page import student_page
from onedesk.domain.intervention import Attendance
from sync.wire import record_sum

pytestmark = pytest.mark.django_db

OLD, NEW = "thornlaw", "eastbeck"


@pytest.fixture
def old():
    """The laptop of the old school's adviser, who has written about the student."""
    laptop = Laptop(person("marged", school(OLD)))
    laptop.push(student(), student("s2"), interview("i1"), interview("i9", student="s2"))
    laptop.push(item("note", "n1", {"text": "quokka"}), interview("gone"))
    laptop.push(item("interview", "gone", base=laptop.result(interview("x")).version, deleted=True))
    laptop.push(
        item("intervention", "w1", {"title": "Visit", "type": "VISIT", "day": "2026-03-02"})
    )
    laptop.pull()
    return laptop


@pytest.fixture
def new():
    laptop = Laptop(person("sunil", school(NEW)))
    laptop.pull()
    return laptop


@pytest.fixture
def both(old):
    laptop = Laptop(person("ines", school(OLD), school(NEW)))
    laptop.pull()
    return laptop


def ids(changes):
    return {change.id for change in changes}


def sums_are_right():
    for scope in Scope.objects.all():
        rows = Record.objects.filter(school=scope.school_id, deleted=False)
        found = record_sum(rows.values_list("id", "version", "hash"))
        assert (found.count, str(found.total)) == (scope.live, scope.total)


def test_everything_about_the_student_goes_and_nothing_else(old):
    school(NEW)
    versions = dict(Record.objects.values_list("id", "version"))
    done = move("s1", NEW)
    assert done.kinds == {"student": 1, "interview": 2, "note": 1}
    moved = set(Record.objects.filter(school=NEW).values_list("id", flat=True))
    assert moved == {"s1", "i1", "n1", "x", "gone"}
    assert set(Record.objects.filter(school=OLD).values_list("id", flat=True)) == {"s2", "i9", "w1"}
    assert all(row.version > versions[row.id] for row in Record.objects.filter(school=NEW))
    sums_are_right()


def test_what_was_attended_goes_along_as_it_was_offered(old, new, both):
    base = old.result(item("attendance", "a1", {"intervention": "w1", "state": "attended"})).version
    move("s1", NEW)
    sums_are_right()
    change = next(one for one in new.pull()[0] if one.id == "a1")
    came = Attendance.model_validate_json(change.body)
    assert came.of({}).title == "Visit"
    late = item("attendance", "a1", {"feedback": 5}, base=base, school=NEW)
    assert both.result(late).status == "merged"
    move("s1", OLD)
    move("s1", NEW)
    sums_are_right()
    there = Person.objects.get(username="sunil")
    page = student_page(files(reading.of_student(there, "s1"))["s1"], {}, 1)
    assert [one.title for one in page.came] == ["Visit"]


def test_what_was_attended_is_told_also_where_the_attendance_itself_comes_late(old, new, both):
    move("s1", NEW)
    new.pull()
    visit = {"title": "Open day", "type": "VISIT", "day": "2026-03-09"}
    owed(
        old,
        item("attendance", "a1", {"intervention": "w1", "state": "attended"}),
        item("intervention", "w2", visit),
        item("attendance", "a2", {"intervention": "w2", "state": "attended"}),
        item("attendance", "a3", {"intervention": "nowhere", "state": "attended"}),
    )
    sums_are_right()
    come = {one.id: Attendance.model_validate_json(one.body) for one in new.pull()[0]}
    assert [come[key].of({}).title for key in ("a1", "a2")] == ["Visit", "Open day"]
    assert come["a3"].elsewhere is None
    late = item("attendance", "a4", {"intervention": "w1", "state": "attended"})
    (result,) = owed(both, late)
    assert Attendance.model_validate_json(result.body).of({}).title == "Visit"


def test_the_history_stays_with_the_record(old, new):
    move("s1", NEW)
    there = Person.objects.get(username="sunil")
    assert [one.what for one in reading.past(there, "i1")] == ["created", "moved"]
    assert reading.past(Person.objects.get(username="marged"), "i1") == []


def test_the_old_school_is_told_that_they_went_and_the_new_one_who_came(old, new):
    move("s1", NEW)
    gone, page = old.pull()
    assert ids(gone) == {"s1", "i1", "n1", "x", "gone"}
    assert all(change.deleted and not change.erased and change.body is None for change in gone)
    assert page.sums[OLD].count == 3
    come, page = new.pull()
    assert ids(change for change in come if not change.deleted) == {"s1", "i1", "n1", "x"}
    assert page.sums[NEW].count == 4
    assert old.pull()[0] == new.pull()[0] == []


def test_a_desk_with_both_schools_is_told_the_new_place_and_no_going(both):
    move("s1", NEW)
    changes, page = both.pull()
    assert {change.school for change in changes} == {NEW}
    assert not [change for change in changes if change.deleted and change.id != "gone"]
    assert (page.sums[OLD].count, page.sums[NEW].count) == (3, 4)


@pytest.mark.parametrize(
    ("who", "where"), [("nobody", NEW), ("i1", NEW), ("s1", "nowhere"), ("s1", OLD)]
)
def test_a_move_that_cannot_be_changes_nothing(old, who, where):
    school(NEW)
    before = list(Scope.objects.values_list())
    for deed in (move, planned):
        with pytest.raises(NoMoveError):
            deed(who, where)
    assert list(Scope.objects.values_list()) == before


def test_there_and_back_again_every_desk_ends_right(old, new):
    move("s1", NEW)
    move("s1", OLD)
    assert not Departure.objects.filter(school=OLD).exists()
    for laptop, count in ((old, 7), (new, 0)):
        rows = {}
        for change in laptop.pull()[0]:
            rows[change.id] = change.deleted
        assert all(gone == (laptop is new or key == "gone") for key, gone in rows.items())
        assert laptop.pull()[1].sums[OLD if count else NEW].count == count
    sums_are_right()


def owed(laptop, *items):
    """The results of what a laptop still owed when it heard of nothing."""
    reply = laptop.push(*items)
    assert {one.status for one in reply.results} <= {"applied", "merged", "conflict"}, reply
    return reply.results


def test_edits_that_come_late_find_the_student_and_the_desk_is_told_to_let_go(old, new):
    base = Record.objects.get(id="i1").version
    old.pull()
    move("s1", NEW)
    old.pull()
    new.pull()
    (result,) = owed(old, item("interview", "i1", {"job": "baker"}, base=base))
    row = Record.objects.get(id="i1")
    assert (row.school_id, row.version) == (NEW, result.version)
    ((told,), page) = old.pull()
    assert (told.id, told.school, told.deleted) == ("i1", OLD, True)
    assert page.sums[OLD].count == 3
    ((come,), _) = new.pull()
    assert '"job":"baker"' in come.body
    sums_are_right()


def test_new_records_that_come_late_find_the_student(old, new):
    move("s1", NEW)
    new.pull()
    owed(old, interview("late"), interview("i10", student="s2"))
    assert Record.objects.get(id="late").school_id == NEW
    assert Record.objects.get(id="i10").school_id == OLD
    assert "late" in ids(new.pull()[0])
    told = {change.id: change.deleted for change in old.pull()[0]}
    assert told["late"]
    assert "i10" not in told
    sums_are_right()


def test_a_desk_with_both_schools_is_told_its_late_records_under_the_new_one(both, new):
    move("s1", NEW)
    version = Record.objects.get(id="i1").version
    owed(both, interview("late"), item("interview", "i1", {"job": "vet"}, base=version))
    changes, page = both.pull()
    told = {change.id: change for change in changes}
    assert (told["late"].school, told["late"].deleted) == (NEW, False)
    assert (told["i1"].school, told["i1"].deleted) == (NEW, False)
    assert page.sums[NEW].count == 5
    sums_are_right()


def test_what_changes_nothing_is_told_again_all_the_same(both):
    base = Record.objects.get(id="i1").version
    move("s1", NEW)
    both.pull()
    (result,) = owed(both, item("interview", "i1", {"cycle": 3}, base=base))
    ((told,), page) = both.pull()
    assert (told.id, told.school, told.version) == ("i1", NEW, result.version)
    assert page.sums[NEW].count == 4


def test_a_late_edit_that_clashes_asks_in_the_new_school(old, new):
    base = Record.objects.get(id="i1").version
    move("s1", NEW)
    now = Record.objects.get(id="i1").version
    theirs = item("interview", "i1", {"job": "vet"}, base=now, school=NEW)
    new.push(theirs)
    (result,) = owed(old, item("interview", "i1", {"job": "baker"}, base=base))
    assert result.status == "conflict"
    assert Record.objects.get(kind="conflict").school_id == NEW
    sums_are_right()


def test_a_late_deletion_finds_its_record(old, new):
    base = Record.objects.get(id="i1").version
    move("s1", NEW)
    (result,) = owed(old, item("interview", "i1", base=base, deleted=True))
    assert result.deleted
    row = Record.objects.get(id="i1")
    assert (row.school_id, row.deleted) == (NEW, True)
    sums_are_right()


def test_a_laptop_that_has_let_go_of_the_old_school_may_still_bring_what_it_owed(old, new):
    base = Record.objects.get(id="i1").version
    move("s1", NEW)
    person_of = Record.objects.get(id="w1").changed_by
    person_of.schools.clear()
    old.pull()
    let_go(old, OLD)
    owed(old, item("interview", "i1", {"job": "baker"}, base=base), interview("late"))
    assert old.result(interview("i11", student="s2")).code == "out_of_scope"


def test_nobody_else_reaches_a_student_through_a_school_they_left(old, new):
    move("s1", NEW)
    stranger = Laptop(person("aled", school("marram")))
    stranger.pull()
    for where in (OLD, "marram"):
        late = stranger.result(item("interview", "i1", {"job": "x"}, base=1, school=where))
        assert late.status == "rejected"
    unread = Laptop(person("mair", school(OLD)))
    assert unread.result(interview("late")).code == "no_student"


def test_whoever_is_no_adviser_any_more_brings_nothing(old, new):
    move("s1", NEW)
    Person.objects.filter(username="marged").update(role=Role.CAREERS_LEAD)
    assert old.result(interview("late")).status == "rejected"
    assert not Record.objects.filter(id="late").exists()


def test_a_repeated_late_batch_is_answered_alike(old, new):
    move("s1", NEW)
    sent = old.envelope(interview("late"))
    assert old.send(sent).content == old.send(sent).content
    assert Record.objects.filter(id="late").count() == 1


def test_from_school_to_school_to_school_the_last_one_counts(old, new):
    base = Record.objects.get(id="i1").version
    move("s1", NEW)
    school("marram")
    move("s1", "marram")
    owed(old, item("interview", "i1", {"job": "baker"}, base=base), interview("late"))
    assert set(Record.objects.filter(school="marram").values_list("id", flat=True)) >= {
        "i1",
        "late",
    }
    sums_are_right()
