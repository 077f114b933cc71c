"""A cover that ends takes its school along unasked; a school that goes otherwise is asked about."""

from datetime import timedelta

import pytest
from django.utils import timezone
from two_laptops import Laptop, two_laptops

from hub.accounts.models import Person
from hub.exchange.models import Holding
from hub.exchange.restoring import begin_anew
from hub.registry.models import Cover
from onedesk.desk.covering import HandOver
from onedesk.domain.records import Record as Made
from onedesk.store import lent, outbox, records
from onedesk.store.database import writing
from onedesk.store.records import Stamp

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
MANY = [f"s{number}" for number in range(60)]


@pytest.fixture
def laptops(tmp_path):
    """Gwen has Thornlaw, with 61 students, for a week, on both of her laptops."""
    with two_laptops(tmp_path) as (marged, gwen):
        body = {"legal_forename": "Zoë", "legal_surname": "Reed"}
        made = [{"kind": "student", "id": one, "school": "thornlaw", "body": body} for one in MANY]
        with writing(marged.db):
            stamp = Stamp("marged", marged.clock())
            records.add(marged.db, [Made.model_validate(one) for one in made], stamp)
        what = HandOver("thornlaw", "gwen", marged.today, marged.today + 6 * DAY)
        deed = marged.desk.hand_over(what, tmp_path / "cover")
        gwen.desk.take_over(tmp_path / "cover")
        other = Laptop(tmp_path, Person.objects.get(username="gwen"))
        for one in (gwen, marged, other):
            assert one.sync().trouble is None
        assert len(gwen.holds()) == len(other.holds()) > len(MANY)
        yield marged, gwen, other, deed
        other.close()


def over(one):
    """A round takes the school away from this laptop, and says so."""
    told = one.sync()
    assert (told.trouble, one.holds(), one.sees()) == (None, set(), ["cinderhill"])
    assert lent.load(one.db) == frozenset(), "nothing is remembered of it"


def test_one_that_the_taker_ends_goes_from_both_laptops(laptops):
    _, gwen, other, deed = laptops
    gwen.desk.end_cover(deed.id)
    over(gwen)
    over(other)


def test_one_that_the_giver_ends_goes_from_both_laptops(laptops):
    marged, gwen, other, deed = laptops
    marged.desk.end_cover(deed.id)
    marged.sync()
    over(gwen)
    over(other)


def test_one_whose_days_are_over_goes_even_if_a_round_was_cut_there(laptops, monkeypatch):
    _, gwen, other, _ = laptops
    later = timezone.localdate() + 8 * DAY
    monkeypatch.setattr(timezone, "localdate", lambda: later)
    for one in (gwen, other):
        one.ahead = 8 * DAY
        one.sync(None, "away")
        over(one)


def test_a_school_that_is_taken_away_while_its_cover_stands_is_asked_about(laptops):
    marged, gwen, other, _ = laptops
    Person.objects.filter(username="marged").update(is_active=False)
    for one in (gwen, other):
        assert one.sync().trouble.code == "mass_deletion"
        assert len(one.holds()) > len(MANY)
    Person.objects.filter(username="marged").update(is_active=True)
    Person.objects.get(username="marged").schools.clear()
    Person.objects.get(username="gwen").schools.add("thornlaw")
    assert gwen.sync().trouble is None
    Person.objects.get(username="gwen").schools.remove("thornlaw")
    assert gwen.sync().trouble.code == "mass_deletion", "it became her own in between"
    assert marged.sync().trouble.code == "mass_deletion"


def test_a_hub_that_was_restored_hears_of_the_cover_again_and_nothing_goes(laptops):
    _, gwen, _, deed = laptops
    Cover.objects.all().delete()
    Holding.objects.filter(school="thornlaw", device=gwen.desk.account().device).delete()
    begin_anew()
    assert gwen.sync().trouble.code == "epoch_changed"
    gwen.desk.accept_restored_hub()
    assert gwen.sync().trouble is None
    assert Cover.objects.get().id == deed.id
    assert outbox.refused(gwen.db) == []
    assert gwen.sees() == ["cinderhill", "thornlaw"]
    assert len(gwen.holds()) > len(MANY)
