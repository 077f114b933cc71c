"""Anyone by a few letters: any order, accents forgiven, the best first."""

import pytest
import thornlaw

from onedesk.desk.finding_views import Finds, FoundPlan, Person
from onedesk.store import records
from onedesk.store.database import writing
from onedesk.store.records import Stamp


@pytest.fixture
def moving():
    return thornlaw.MovingClock()


@pytest.fixture
def desk(db, moving):
    return thornlaw.school_day(db, moving)


def names(desk, typed, here=None):
    return [one.name for one in desk.find(typed, here).found]


def rename(db, clock, student, **fields):
    with writing(db):
        records.edit(db, "student", student, fields, Stamp("marged", clock()))


@pytest.mark.parametrize(
    "typed",
    ["zoe", "ZOË", "kowalczyk 10b", "reed zo", "thorn 10b zoe", "kowalczyk-reed", "kowalczykr"],
)
def test_a_student_is_found_by_any_of_it_in_any_order(desk, typed):
    assert names(desk, typed) == ["Zoë Kowalczyk-Reed"]


def test_letters_of_other_alphabets_are_found_as_they_are_and_as_keyboards_have_them(
    desk, db, moving
):
    rename(db, moving, "jose", legal_forename="محمد", legal_surname="الخطيب")
    assert names(desk, "محمد") == names(desk, "الخط") == ["محمد الخطيب"]
    assert names(desk, "đặng") == names(desk, "dang chau") == ["Đặng Minh Châu"]
    assert names(desk, "lucja") == names(desk, "łucja") == ["Łucja Farrow"]


def test_the_school_of_the_day_comes_first(desk, db, moving):
    rename(db, moving, "aoife", legal_forename="Zoë")
    assert names(desk, "zoe", "thornlaw")[0] == "Zoë Kowalczyk-Reed"
    assert names(desk, "zoe", "cinderhill")[0] == "Zoë Brannigan-Cole"


def test_a_whole_word_comes_before_its_beginning_and_a_name_before_a_school(desk, db, moving):
    rename(db, moving, "tomos", legal_surname="Thorne")
    rename(db, moving, "kubra", legal_surname="Thorn")
    assert names(desk, "thorn", "thornlaw")[:2] == ["Kübra Thorn", "Tomos Thorne"]
    assert len(names(desk, "thorn")) == 30


def test_the_name_in_use_comes_before_the_legal_one_which_is_told(desk, db, moving):
    rename(db, moving, "tomos", preferred_forename="Zak")
    rename(db, moving, "declan", legal_forename="Zak")
    rename(db, moving, "kubra", legal_forename="Zak", preferred_forename="Kübra")
    assert [(one.name, one.legal) for one in desk.find("zak").found] == [
        ("Zak Ferreira", ""),
        ("Zak Wray", ""),
        ("Kübra Elmas-Grant", "Zak Elmas-Grant"),
    ]
    (only,) = desk.find("tomos").found
    assert (only.name, only.legal) == ("Zak Ferreira", "Tomos Ferreira")


def test_who_has_left_comes_last(desk, db, moving):
    rename(db, moving, "zoe", status="left")
    rename(db, moving, "aoife", legal_forename="Zoë")
    first, last = desk.find("zoe", "thornlaw").found
    assert (first.student, last.student) == ("aoife", "zoe")
    assert last.gone


def test_one_slip_is_forgiven_where_nothing_else_is_found(desk):
    found = desk.find("kowalcyk 10b")
    assert [one.name for one in found.found] == ["Zoë Kowalczyk-Reed"]
    assert found.nearly
    assert not desk.find("kowalczyk 10b").nearly
    assert desk.find("kowalczyk 10x") == Finds("kowalczyk 10x", (), 0, 2)


def test_nothing_typed_is_everyone_with_the_school_of_the_day_first(desk):
    everyone = desk.find("", "cinderhill", most=5)
    assert everyone.total == 33
    assert [one.school for one in everyone.found] == ["cinderhill"] * 3 + ["thornlaw"] * 2
    assert desk.find(" - ").total == 33


def test_all_who_fit_are_named_in_the_same_order(desk):
    assert desk.seek("10b", "cinderhill")[0] == "lucja"
    assert list(desk.seek("10b")) == [one.student for one in desk.find("10b").found]


@pytest.mark.parametrize("typed", ["OD-{}", "od {}", "{}", "0d{}", " od-{} "])
def test_a_reference_finds_the_plan_it_stands_on(desk, typed):
    kept, _ = desk.keep_print("zoe-2")
    letters = kept.body.reference.removeprefix("OD-")
    found = desk.find(typed.format(letters.lower())).found
    plan = next(one for one in found if isinstance(one, FoundPlan))
    assert (plan.print, plan.reference, plan.student) == (kept.id, kept.body.reference, "zoe")
    assert plan.name == "Zoë Kowalczyk-Reed"


def test_the_first_letters_of_a_reference_are_enough_after_its_od(desk):
    kept, _ = desk.keep_print("zoe-2")
    assert any(
        isinstance(one, FoundPlan) and one.print == kept.id
        for one in desk.find(kept.body.reference[:4]).found
    )


def test_a_name_of_four_letters_comes_before_a_plan_of_that_reference(desk, db, moving):
    rename(db, moving, "zoe", legal_forename="Anna")
    kept, _ = desk.keep_print("tomos-1")
    with writing(db):
        records.edit(db, "print", kept.id, {"reference": "OD-ANNA"}, Stamp("marged", moving()))
    first, second = desk.find("anna").found
    assert isinstance(first, Person)
    assert isinstance(second, FoundPlan)
    assert isinstance(desk.find("od-anna").found[0], FoundPlan)
