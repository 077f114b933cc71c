"""Two advisers import one list before either has met the hub: each pupil is there once."""

from datetime import timedelta

import pytest
from exchange_kit import person, school
from two_laptops import Laptop

from hub.exchange.models import Record
from hub.guardian import erasure
from onedesk.store import told

pytestmark = pytest.mark.django_db

HEAD = "UPN,Surname,Forename,Date of birth,Year group,Reg group,Gender"
ROWS = (
    "V840417126001,Reed,Zoë,01/02/2010,10,{form},F",
    ",Amory,Ngozi,03/04/2010,10,{form},F",
)


@pytest.fixture
def laptops(tmp_path, monkeypatch):
    monkeypatch.setenv("ONEDESK_HUB_DATA", str(tmp_path / "hub"))
    ours = school()
    made = [Laptop(tmp_path, person(name, ours)) for name in ("marged", "gwen")]
    for laptop in made:
        assert laptop.sync().trouble is None
    yield made
    for laptop in made:
        laptop.close()


def bring_in(laptop, form="10A"):
    content = "\n".join([HEAD, *ROWS]).format(form=form).encode()
    found = laptop.desk.preview_roster("thornlaw", content, "list.csv")
    return laptop.desk.import_roster("thornlaw", found)


def students():
    return Record.objects.filter(kind="student", deleted=False)


def test_every_pupil_is_there_once_and_nobody_is_asked(laptops):
    laptops[1].ahead = timedelta(days=3)
    assert [bring_in(laptop) for laptop in laptops] == [2, 2]
    for laptop in (*laptops, *laptops):
        assert laptop.sync().trouble is None
    assert len(students()) == 2
    assert not Record.objects.filter(kind="conflict").exists()
    assert [bring_in(laptop, form="11Z") for laptop in laptops] == [2, 2]
    for laptop in (*laptops, *laptops):
        assert laptop.desk.sync_state().refused == ()
        assert laptop.sync().trouble is None
    assert len(students()) == 2


def test_what_two_later_lists_ask_is_answered_together_and_each_is_told(laptops):
    marged, gwen = laptops
    for laptop in (marged, marged, gwen):
        bring_in(laptop)
        assert laptop.sync().trouble is None
    for laptop, form in ((marged, "11M"), (gwen, "11G")):
        bring_in(laptop, form)
        assert laptop.sync().trouble is None
    asked = gwen.desk.sync_state().questions
    assert [one.conflict.body.field for one in asked] == ["form"] * len(ROWS)
    assert gwen.desk.choose_all([(one.conflict.id, "offered") for one in asked]) == len(ROWS)
    for laptop in (*laptops, *laptops):
        assert laptop.sync().trouble is None
    for laptop in laptops:
        assert not laptop.desk.sync_state().questions
        assert {row.form for row in laptop.desk.caseload()} == {"11G"}
    told = [(one.field, one.yours, one.stands) for one in marged.desk.sync_state().told]
    assert told == [("form", "11M", "11G")] * len(ROWS)
    assert not gwen.desk.sync_state().told


def test_who_was_erased_between_the_two_stays_away_and_is_told_of_without_a_name(laptops):
    first, second = laptops
    bring_in(first)
    first.sync()
    for key in students().values_list("id", flat=True):
        erasure.erase(key, "they asked")
    bring_in(second)
    assert second.sync().trouble is None
    assert not students().exists()
    assert {note.why for _, note in told.all_of(second.db)} == {"erased"}
