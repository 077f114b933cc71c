"""What a round says it moved: talks, absences and times apart, and by name what others changed."""

from datetime import timedelta

import pytest
from django.utils import timezone
from exchange_kit import school
from two_laptops import two_laptops

from hub.accounts.models import Person
from hub.guardian import erasure
from onedesk.desk.exchange_views import News
from onedesk.store import records, rounds
from onedesk.store.database import writing
from onedesk.store.records import Stamp

pytestmark = pytest.mark.django_db


@pytest.fixture
def laptops(tmp_path):
    """Both are of Thornlaw: Zoë has a talk to come, Amina too."""
    with two_laptops(tmp_path) as (marged, gwen):
        Person.objects.get(username="gwen").schools.add(school())
        marged.day = marged.today + timedelta(days=2)
        marged.add("student", "amina", legal_forename="Amina", legal_surname="Hussain")
        for key, student in (("i2", "zoe"), ("i3", "amina")):
            day = marged.day.isoformat()
            marged.add("interview", key, student, cycle=2, day=day, starts="09:40", room="B14")
        for one in (marged, gwen):
            assert one.sync().trouble is None
        yield marged, gwen


def counted(laptop):
    """What the last round sent and received, as it is kept."""
    assert laptop.sync().trouble is None
    told = rounds.last(laptop.db)
    return told.sent, told.received


def test_an_absence_is_no_interview_and_a_time_that_is_gone_is_none_either(laptops):
    marged, gwen = laptops
    held = {"outcome": "held", "started_at": timezone.now().isoformat()}
    marged.edit("interview", "i1", **held, day=marged.today.isoformat())
    marged.edit("interview", "i2", day=marged.today.isoformat())
    marged.desk.mark_absent("i2", "ill")
    with writing(marged.db):
        records.remove(marged.db, "interview", "i3", Stamp("marged", marged.clock()))
    assert counted(marged)[0] == {"interview": 1, "absence": 1, "removal": 1}
    assert marged.desk.sync_state().absent == ("Zoë Kowalczyk-Reed",)
    assert counted(gwen)[1] == {"interview": 1, "absence": 1}
    assert rounds.last(gwen.db).gone == 1


def test_what_an_erasure_takes_away_neither_came_nor_went_up_and_is_told(laptops):
    marged, gwen = laptops
    marged.edit("interview", "i1", job="not sent yet")
    erasure.erase("zoe", "they asked")
    assert counted(marged) == ({}, {})
    assert rounds.last(marged.db).gone == len({"zoe", "i1", "i2", "n1"})
    (told,) = marged.desk.sync_state().told
    assert (told.why, told.student_name, told.record) == ("unsent", "", "")
    assert counted(gwen) == ({}, {})
    assert gwen.desk.sync_state().told == ()


def test_what_others_changed_in_appointments_and_names_is_told_by_name(laptops):
    marged, gwen = laptops
    for key in ("i2", "i3"):
        marged.edit("interview", key, room="C3")
    marged.edit("interview", "i2", starts="10:20")
    marged.edit("student", "zoe", legal_surname="Reed")
    counted(marged)
    assert counted(gwen)[1] == {"appointment": 2, "student": 1}
    assert gwen.desk.sync_state().news == (
        News("room", "", marged.day, "B14", "C3"),
        News("starts", "Zoë Reed", marged.day, "09:40:00", "10:20:00"),
        News("called", "Zoë Reed", None, "Zoë Kowalczyk-Reed", "Zoë Reed"),
    )
    counted(gwen)
    assert gwen.desk.sync_state().news == (), "of the last round"
