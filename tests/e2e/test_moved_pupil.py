"""A pupil who moved school, and whom a list names still, or names already: there once, and told."""

import pytest
from exchange_kit import person, school
from two_laptops import Laptop, on_hub

from hub.exchange import moving
from hub.exchange.models import Record, Scope
from hub.guardian import erasure
from onedesk.domain.ids import new_id
from onedesk.store import records
from sync.wire import record_sum
from ui.sync_centre.told import WENT_ALONG, told_words

pytestmark = pytest.mark.django_db

OLD, NEW = "thornlaw", "cinderhill"
LIST = (
    "UPN,Surname,Forename,Date of birth,Year group,Reg group,Gender\n"
    "{upn},Reed,Zoë,01/02/2010,10,{form},F"
)
UPN = "V840417126001"


@pytest.fixture
def laptop(tmp_path, monkeypatch):
    """Makes synced laptops of advisers of these schools."""
    monkeypatch.setenv("ONEDESK_HUB_DATA", str(tmp_path / "hub"))
    made = []

    def make(name, *schools):
        made.append(Laptop(tmp_path, person(name, *map(school, schools))))
        assert made[-1].sync().trouble is None
        return made[-1]

    yield make
    for one in made:
        one.close()


def preview(laptop, where, form, upn=UPN):
    return laptop.desk.preview_roster(where, LIST.format(form=form, upn=upn).encode(), "list.csv")


def bring_in(laptop, where, form, upn=UPN):
    """Import the list, and send it; who it made, or has changed."""
    laptop.desk.import_roster(where, preview(laptop, where, form, upn))
    meet(laptop)
    return [one.id for one in records.of_school(laptop.db, where, "student")]


def begun(laptop, student, job):
    """A talk with a private note and an action."""
    talk = laptop.desk.begin(student, laptop.today)
    laptop.desk.answer(talk, {"job": job})
    laptop.desk.save(talk, {"note": f"quietly {job}", "left": True})
    laptop.desk.save(talk, {f"action.{new_id()}.what": f"ask about {job}", "left": True})
    return talk


def meet(*laptops, times=2):
    """Sync until nobody has news; afterwards nothing is owed, and every count is right."""
    for laptop in laptops * times:
        told = laptop.sync()
        assert (told.trouble, told.report.differs) == (None, ())
    for one in laptops:
        assert not one.desk.sync_state().refused
    for scope in Scope.objects.all():
        rows = Record.objects.filter(school=scope.school_id, deleted=False)
        found = record_sum(rows.values_list("id", "version", "hash"))
        assert (found.count, str(found.total)) == (scope.live, scope.total)


def students(laptop, where=None):
    found = records.of_kind(laptop.db, "student")
    return {one.id: one.body for one in found if where in {None, one.school}}


def about(laptop, student):
    kinds = ("interview", "note", "action")
    return sorted(one.kind for one in records.of_student(laptop.db, student, kinds))


def said(laptop):
    return [told_words(one, laptop.clock()) for one in laptop.desk.sync_state().told]


def asked(laptop):
    return [
        (one.conflict.body.field, one.conflict.body.kept, one.conflict.body.offered)
        for one in laptop.desk.sync_state().questions
    ]


def test_whom_the_old_school_lists_still_goes_again_and_its_adviser_is_told(laptop):
    marged, gwen = laptop("marged", OLD), laptop("gwen", NEW)
    (zoe,) = bring_in(marged, OLD, "10A")
    moving.move(zoe, NEW)
    meet(marged, gwen)
    assert said(marged) == [f"**Zoë Reed** has moved to **Cinderhill**. {WENT_ALONG}"]
    marged.desk.dismiss_told(marged.desk.sync_state().told[0].id)
    gwen.edit("student", zoe, form="11C", why_selected="Gwen’s words")
    meet(gwen)

    marged.desk.import_roster(OLD, preview(marged, OLD, "10A"))
    begun(marged, zoe, "joiner")
    marged.edit("student", zoe, sharing_objection=True)
    meet(marged, gwen)
    assert said(marged) == [f"**Zoë Reed** has moved to **Cinderhill**. {WENT_ALONG}"]
    assert not students(marged)
    assert asked(gwen) == []
    there = students(gwen)[zoe]
    assert (there.form, there.why_selected, there.sharing_objection) == (
        "11C",
        "Gwen’s words",
        True,
    )
    assert about(gwen, zoe) == ["action", "interview", "note"]


def test_a_later_list_of_the_old_school_asks_nothing_at_the_new_one(laptop):
    marged, gwen = laptop("marged", OLD), laptop("gwen", NEW)
    (zoe,) = bring_in(marged, OLD, "10A")
    moving.move(zoe, NEW)
    meet(gwen)
    gwen.edit("student", zoe, form="11C", why_selected="Gwen’s words")
    meet(gwen)
    marged.edit("student", zoe, why_selected="Marged’s words")
    bring_in(marged, OLD, "10B")
    meet(marged, gwen)
    assert not students(marged)
    assert students(gwen)[zoe].form == "11C"
    assert asked(gwen) == [("why_selected", "Gwen’s words", "Marged’s words")]


def test_whom_the_new_school_has_by_its_list_is_one_with_who_moves_there(laptop):
    marged, gwen = laptop("marged", OLD), laptop("gwen", NEW)
    (zoe,) = bring_in(marged, OLD, "10A")
    marged.edit("student", zoe, why_selected="Marged’s words")
    begun(marged, zoe, "joiner")
    meet(marged)
    (there,) = bring_in(gwen, NEW, "11C")
    gwen.edit("student", there, why_selected="Gwen’s words")
    begun(gwen, there, "nurse")
    meet(gwen)

    assert moving.planned(zoe, NEW).joins == there != zoe
    assert moving.move(zoe, NEW).joins == there
    meet(marged, gwen)
    assert students(gwen).keys() == {there}
    assert students(gwen)[there].form == "11C"
    assert about(gwen, there) == sorted(["action", "interview", "note"] * 2)
    assert asked(gwen) == [("why_selected", "Gwen’s words", "Marged’s words")]
    (question,) = gwen.desk.sync_state().questions
    assert question.conflict.body.offered_by == "Marged"
    assert said(marged) == [f"**Zoë Reed** has moved to **Cinderhill**. {WENT_ALONG}"]

    assert bring_in(gwen, NEW, "11Z") == [there]
    assert bring_in(gwen, NEW, "11Z") == [there]
    assert students(gwen)[there].form == "11Z"
    bring_in(marged, OLD, "10A")
    assert not students(marged)
    meet(marged, gwen)
    assert students(gwen).keys() == {there}
    assert students(gwen)[there].form == "11Z"


def test_what_is_still_owed_about_who_became_one_with_another_finds_them(laptop):
    marged, gwen = laptop("marged", OLD), laptop("gwen", NEW)
    (zoe,) = bring_in(marged, OLD, "10A")
    first = begun(marged, zoe, "joiner")
    meet(marged)
    (there,) = bring_in(gwen, NEW, "11C")
    moving.move(zoe, NEW)
    marged.desk.answer(first, {"job": "carpenter"})
    marged.edit("student", zoe, why_selected="typed late", form="10B")
    marged.add("interview", "late", zoe, cycle=2, job="vet")
    meet(marged, gwen)
    assert {on_hub()[one]["job"] for one in (first, "late")} == {"carpenter", "vet"}
    rows = Record.objects.filter(deleted=False).exclude(kind="student")
    assert set(rows.values_list("student", "school")) == {(there, NEW)}
    assert students(gwen).keys() == {there}
    assert (students(gwen)[there].why_selected, students(gwen)[there].form) == ("typed late", "11C")
    assert not students(marged)
    assert len(said(marged)) == 1


def test_an_adviser_of_both_schools_has_them_once_whatever_list_comes(laptop):
    ines, gwen = laptop("ines", OLD, NEW), laptop("gwen", NEW)
    (zoe,) = bring_in(ines, OLD, "10A")
    moving.move(zoe, NEW)
    meet(ines, gwen)
    (doubt,) = preview(ines, OLD, "10A").doubtful
    assert [one.code for one in doubt.reasons] == ["moved_away"]
    assert bring_in(ines, OLD, "10A") == []
    assert bring_in(ines, NEW, "11C") == [zoe]
    assert said(ines) == []


def test_an_adviser_of_both_schools_keeps_one_of_two_who_became_one(laptop):
    ines, gwen = laptop("ines", OLD, NEW), laptop("gwen", NEW)
    (zoe,) = bring_in(ines, OLD, "10A")
    talk = begun(ines, zoe, "joiner")
    meet(ines)
    (there,) = bring_in(gwen, NEW, "11C")
    meet(ines)
    moving.move(zoe, NEW)
    ines.desk.answer(talk, {"job": "vet"})
    ines.add("interview", "late", zoe, cycle=2, job="baker")
    meet(ines, gwen, times=3)
    assert students(ines).keys() == students(gwen).keys() == {there}
    assert about(ines, there) == about(gwen, there)
    assert {on_hub()[one]["job"] for one in (talk, "late")} == {"vet", "baker"}
    bring_in(ines, OLD, "10A")
    meet(ines, gwen)
    assert students(ines).keys() == students(gwen).keys() == {there}


def test_a_pupil_without_a_upn_who_moved_is_not_added_by_the_old_list_again(laptop):
    ines = laptop("ines", OLD, NEW)
    (zoe,) = bring_in(ines, OLD, "10A", upn="")
    moving.move(zoe, NEW)
    meet(ines)
    assert bring_in(ines, OLD, "10A", upn="") == []
    assert students(ines).keys() == {zoe}


def test_who_is_erased_after_they_moved_is_named_nowhere(laptop):
    marged, gwen = laptop("marged", OLD), laptop("gwen", NEW)
    (zoe,) = bring_in(marged, OLD, "10A")
    (there,) = bring_in(gwen, NEW, "11C")
    moving.move(zoe, NEW)
    meet(marged, gwen)
    assert len(said(marged)) == 1
    erasure.erase(there, "they asked")
    meet(marged, gwen)
    assert said(marged) == []
    assert not students(gwen)
    assert not Record.objects.filter(kind="student", erased=False).exists()
