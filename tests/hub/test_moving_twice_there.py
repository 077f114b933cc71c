"""A student who moves to a school that has them already, under another id: the two become one."""

import json

import pytest
from exchange_kit import Laptop, interview, item, person, school

from hub.exchange import reading
from hub.exchange.filling import UnfitError, store_records
from hub.exchange.models import Record, Scope
from hub.exchange.moving import NoMoveError, move, planned
from hub.guardian import erased_file, erasure
from sync.wire import record_sum

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hub_folder")]

OLD, NEW = "thornlaw", "eastbeck"
UPN = {"upn": "V840417126001"}


def named(record, where, **fields):
    body = {"legal_forename": "Zoë", "legal_surname": "Reed", "born": "2010-02-01", **UPN}
    return item("student", record, {**body, **fields}, school=where)


@pytest.fixture
def old():
    """The laptop of the old school's adviser, who has written about Zoë."""
    laptop = Laptop(person("marged", school(OLD)))
    laptop.push(named("s1", OLD, why_selected="Marged’s", form="10A"), interview("i1"))
    laptop.push(interview("gone"))
    laptop.push(item("interview", "gone", base=laptop.result(interview("x")).version, deleted=True))
    laptop.pull()
    return laptop


@pytest.fixture
def new():
    """The laptop of the new school's adviser, whose list has her as `b1`."""
    laptop = Laptop(person("sunil", school(NEW)))
    laptop.push(named("b1", NEW, form="11C"))
    laptop.push(interview("i2", student="b1", school=NEW))
    laptop.pull()
    return laptop


def about(key):
    return set(Record.objects.filter(student=key, school=NEW).values_list("id", flat=True))


def sums_are_right():
    for scope in Scope.objects.all():
        rows = Record.objects.filter(school=scope.school_id, deleted=False)
        found = record_sum(rows.values_list("id", "version", "hash"))
        assert (found.count, str(found.total)) == (scope.live, scope.total)


def test_all_about_them_deleted_or_not_is_about_the_one_who_stays(old, new):
    assert planned("s1", NEW).joins == "b1"
    assert move("s1", NEW).joins == "b1"
    sums_are_right()
    assert about("b1") == {"s1", "i1", "i2", "gone", "x"}
    told = {one.id: one for one in new.pull()[0]}
    assert {key for key, one in told.items() if not one.deleted} == {"b1", "i1", "x"}
    assert '"why_selected":"Marged’s"' in told["b1"].body
    assert '"form":"11C"' in told["b1"].body
    (gone,) = [one for one in old.pull()[0] if one.kind == "student"]
    assert gone.moved_to == "Eastbeck"


def test_two_of_one_school_become_one_too(new):
    new.push(named("b2", NEW))
    assert move("b2", NEW).joins == "b1"
    sums_are_right()
    with pytest.raises(NoMoveError):
        move("b1", NEW)


def test_who_was_joined_follows_from_school_to_school_and_late_words_find_them(old, new):
    base = Record.objects.get(id="i1").version
    school("marram")
    move("s1", NEW)
    move("b1", "marram")
    late = [item("interview", "i1", {"job": "vet"}, base=base), interview("late"), named("s1", OLD)]
    results = {one.id: one for one in old.push(*late).results}
    assert {one.status for one in results.values()} <= {"applied", "merged"}
    assert (results["s1"].deleted, results["s1"].code) == (True, "moved")
    rows = Record.objects.filter(id__in=["i1", "late"])
    assert set(rows.values_list("student", "school_id")) == {("b1", "marram")}
    assert Record.objects.get(id="s1").deleted
    sums_are_right()


def test_a_question_about_them_is_asked_of_the_one_who_stays_and_none_about_a_list(old, new):
    base = Record.objects.get(id="s1").version
    for why, form in (("first", "10B"), ("second", "10C")):
        old.push(item("student", "s1", {"why_selected": why, "form": form}, base=base))
    assert Record.objects.filter(kind="conflict", deleted=False).count() == 2
    move("s1", NEW)
    (left,) = Record.objects.filter(kind="conflict", deleted=False)
    assert '"field":"why_selected"' in left.body
    assert '"of_id":"b1"' in left.body
    sums_are_right()


def test_somebody_else_under_the_same_upn_is_named_and_nothing_is_moved(old, new):
    new.push(named("b2", "eastbeck", legal_forename="Amina", legal_surname="Hussain"))
    Record.objects.filter(id="b1").update(body="{}", deleted=True)
    before = list(Scope.objects.values_list())
    with pytest.raises(NoMoveError, match=r"Amina Hussain.*\(b2\) there, Zoë Reed.*\(s1\) here"):
        move("s1", NEW)
    assert list(Scope.objects.values_list()) == before


def test_nobody_reaches_the_joined_through_a_school_they_never_left(old, new):
    move("s1", NEW)
    stranger = Laptop(person("aled", school("marram")))
    stranger.pull()
    for one in (interview("z", school="marram"), named("s1", "marram"), interview("y")):
        assert stranger.result(one).status == "rejected"


def test_an_erasure_after_a_backup_from_before_the_two_were_one_reaches_both(old, new):
    move("s1", NEW)
    with pytest.raises(erasure.NotErasedError, match="became one with b1"):
        erasure.erase("s1", "they asked")
    assert erasure.about("b1").others == ()
    erasure.erase("b1", "they asked")
    assert "s1" in next(iter(erased_file.lines())).records
    Record.objects.filter(id__in=["s1", "i1"]).update(
        student=None, school=OLD, deleted=False, erased=False, body='{"upn":"V840417126001"}'
    )
    Record.objects.filter(id="i1").update(student="s1")
    erasure.repeat()
    assert not Record.objects.filter(id__in=["s1", "i1"], erased=False).exists()
    assert old.result(interview("late")).erased


def test_without_a_upn_the_same_name_and_birthday_are_one(old):
    new = Laptop(person("sunil", school(NEW)))
    new.push(named("b1", NEW, upn=None), named("b2", NEW, upn=None, legal_forename="Ada"))
    assert move("s1", NEW).joins == "b1"
    assert '"upn":"V840417126001"' in Record.objects.get(id="b1").body


def test_an_old_file_does_not_bring_back_who_became_one_with_another(old, new):
    row = Record.objects.get(id="s1")
    before = reading.value(row)
    move("s1", NEW)
    for where in (OLD, NEW):
        with pytest.raises(UnfitError):
            store_records([before.but(school=where)])
    assert Record.objects.get(id="s1").deleted


def test_the_command_says_that_two_become_one(old, new, run):
    code, out, _ = run("move", "s1", "--to", NEW, "--preview")
    assert (code, "they become one with b1" in out) == (0, True)
    code, out, _ = run("move", "s1", "--to", NEW, "--json")
    assert (code, json.loads(out)["joins"]) == (0, "b1")


def test_the_list_of_the_old_school_does_not_make_who_moved_without_a_upn_again(run, tmp_path):
    school(OLD)
    school(NEW)
    file = tmp_path / "list.csv"
    file.write_text("Surname,Forename,DOB,Year,Reg\nReed,Zoë,2010-02-01,10,10A\n", "utf-8")
    words = ("roster", file, "--school", OLD)
    assert run(*words)[0] == 0
    key = Record.objects.get(kind="student").id
    move(key, NEW)
    code, out, _ = run(*words)
    assert code == 0
    assert f"known in {NEW} by name and birthday" in out
    assert list(Record.objects.filter(kind="student").values_list("id", flat=True)) == [key]
    run(*words, "--move")
    assert Record.objects.get(kind="student").school_id == OLD
