"""A school handed from one real laptop to another, and a real hub that hears of it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from two_laptops import on_hub, two_laptops

from hub.exchange.models import Holding, Record
from hub.registry.models import Cover, Device
from onedesk.desk.covering import HandOver
from onedesk.domain.errors import RuleError
from onedesk.store import handing, outbox
from sync.engine import deeds
from sync.wire.carry import ForAnother

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def laptops(tmp_path):
    with two_laptops(tmp_path) as made:
        yield made


@pytest.fixture
def handed(laptops, tmp_path):
    """Thornlaw in Gwen's hands for a week, with an interview the hub does not know."""
    marged, gwen = laptops
    marged.add("interview", "i2", "zoe", cycle=2, job="baker", day=marged.today.isoformat())
    marged.edit("interview", "i1", plan="FE")
    what = HandOver("thornlaw", "gwen", marged.today, marged.today + 6 * DAY)
    deed = marged.desk.hand_over(what, tmp_path / "cover")
    return marged, gwen, tmp_path / "cover", deed


def test_a_school_is_there_at_once_without_any_line(handed):
    marged, gwen, path, deed = handed
    offer = gwen.desk.look_into(path)
    assert gwen.sees() == ["cinderhill"]
    assert (offer.deed.giver_name, offer.school.id) == ("Marged", "thornlaw")
    assert (offer.contents.students, offer.contents.appointments) == (1, 1)
    assert gwen.desk.take_over(path) == deed
    assert gwen.sees() == ["cinderhill", "thornlaw"]
    assert gwen.holds() == {"zoe", "i1", "i2"}, "private notes stay with the giver"
    assert gwen.fields("interview", "i1")["plan"] == "FE"
    assert [row.student for row in gwen.desk.caseload()] == ["zoe"]
    assert [one.student for one in gwen.desk.find("zoe").found] == ["zoe"]
    assert {cover.id for cover in gwen.desk.programme().covers} == {deed.id}
    assert marged.sees() == ["thornlaw"]


def test_it_goes_by_itself_after_the_last_day_and_comes_with_the_first(handed):
    _, gwen, path, _ = handed
    gwen.desk.take_over(path)
    gwen.ahead = 6 * DAY
    assert gwen.sees() == ["cinderhill", "thornlaw"]
    gwen.ahead = 7 * DAY
    assert gwen.sees() == ["cinderhill"]
    assert gwen.desk.caseload() == ()
    assert gwen.desk.find("zoe").found == ()
    with pytest.raises(RuleError, match="ended"):
        gwen.desk.look_into(path)


@pytest.mark.parametrize("seen_by", ["a save", "a round without the hub"])
def test_a_clock_that_is_set_back_does_not_open_it_again(handed, seen_by):
    _, gwen, path, _ = handed
    gwen.desk.take_over(path)
    gwen.ahead = 8 * DAY
    if seen_by == "a save":
        gwen.desk.mark_absent("i2", "ill")
    else:
        gwen.sync("away")
    gwen.ahead = DAY
    assert gwen.sees() == ["cinderhill"]
    with pytest.raises(RuleError, match="ended"):
        gwen.desk.look_into(path)
    gwen.sync()
    assert gwen.sees() == ["cinderhill", "thornlaw"], "the hub knows the day better"


@pytest.mark.parametrize("first", ["taker", "giver"])
def test_what_the_colleague_wrote_is_taken_whoever_syncs_first(handed, first):
    marged, gwen, path, deed = handed
    gwen.desk.take_over(path)
    gwen.edit("interview", "i2", outcome="held", sectors=["CONST"])
    gwen.add("action", "a1", "zoe", interview="i2", what="Start a CV")
    for one in (gwen, marged, gwen) if first == "taker" else (marged, gwen, marged):
        told = one.sync()
        assert told.trouble is None, told.trouble
    assert outbox.refused(gwen.db) == outbox.refused(marged.db) == []
    assert outbox.due(gwen.db) == outbox.due(marged.db) == 0
    assert Cover.objects.get().id == deed.id
    assert on_hub()["a1"]["what"] == "Start a CV"
    assert on_hub()["i1"]["plan"] == "FE"
    assert not Record.objects.filter(kind="conflict").exists()
    for kind, key in (("interview", "i1"), ("interview", "i2"), ("action", "a1")):
        assert marged.fields(kind, key) == gwen.fields(kind, key) == on_hub()[key]
    assert "n1" not in gwen.holds()


def test_both_may_change_the_same_answer_and_both_values_are_kept(handed):
    marged, gwen, path, _ = handed
    gwen.desk.take_over(path)
    gwen.edit("interview", "i1", job="plumber")
    marged.edit("interview", "i1", job="painter")
    for one in (gwen, marged, gwen):
        assert one.sync().trouble is None
    (conflict,) = Record.objects.filter(kind="conflict")
    assert '"plumber"' in conflict.body
    assert '"painter"' in conflict.body


def test_a_file_opens_once_or_twice_alike_and_keeps_what_was_written_since(handed, tmp_path):
    _marged, gwen, path, _ = handed
    gwen.desk.take_over(path)
    gwen.edit("interview", "i2", job="plumber")
    gwen.desk.take_over(path)
    assert gwen.fields("interview", "i2")["job"] == "plumber"
    assert len(gwen.desk.programme().covers) == 1


def test_work_that_comes_home_after_the_last_day_is_taken_and_then_let_go(handed):
    _marged, gwen, path, _ = handed
    gwen.desk.take_over(path)
    gwen.edit("interview", "i2", job="plumber")
    Device.objects.update(last_seen=None)
    gwen.sync()
    Cover.objects.update(first=timezone.localdate() - 9 * DAY, last=timezone.localdate() - DAY)
    gwen.edit("interview", "i2", job="painter")
    assert gwen.sync().trouble is None
    assert on_hub()["i2"]["job"] == "painter"
    assert gwen.sees() == ["cinderhill"]
    assert gwen.holds() == set()
    assert gwen.sync().trouble is None
    held = Holding.objects.filter(device=gwen.desk.account().device, let_go_at=None)
    assert [one.school_id for one in held] == ["cinderhill"]


def test_a_laptop_that_first_syncs_when_all_is_over_is_heard_and_lets_go(handed, monkeypatch):
    _marged, gwen, path, _ = handed
    gwen.desk.take_over(path)
    gwen.edit("interview", "i2", outcome="held", sectors=["CONST"])
    gwen.add("action", "a1", "zoe", interview="i2", what="Start a CV")
    later = timezone.localdate() + 9 * DAY
    monkeypatch.setattr(timezone, "localdate", lambda: later)
    gwen.ahead = 9 * DAY
    assert gwen.sync().trouble is None
    assert outbox.refused(gwen.db) == []
    assert on_hub()["a1"]["what"] == "Start a CV"
    assert gwen.holds() == set()
    assert handing.load(gwen.db).covers == (), "nothing of the cover is remembered"


@pytest.mark.parametrize("fault", ["lost", "twice", "away"])
def test_a_deed_that_met_a_bad_line_counts_once(handed, fault):
    _marged, gwen, path, _ = handed
    gwen.desk.take_over(path)
    gwen.edit("interview", "i2", outcome="held")
    gwen.sync(fault)
    assert gwen.sync().trouble is None
    assert Cover.objects.count() == 1
    assert outbox.refused(gwen.db) == []
    assert on_hub()["i2"]["outcome"] == "held"


def test_what_went_up_before_the_hub_heard_of_the_deed_gets_another_try(handed, monkeypatch):
    _marged, gwen, path, _ = handed
    gwen.desk.take_over(path)
    with monkeypatch.context() as late:
        late.setattr(deeds, "tell", lambda _db, _session: False)
        gwen.sync()
    assert [say for _, say in outbox.refused(gwen.db)]
    assert gwen.sync().trouble is None
    assert outbox.refused(gwen.db) == []
    assert on_hub()["i2"]["job"] == "baker"


def test_an_early_end_closes_the_school_here_at_once_and_there_at_the_next_round(handed):
    marged, gwen, path, deed = handed
    gwen.desk.take_over(path)
    gwen.sync()
    marged.sync()
    marged.desk.end_cover(deed.id)
    assert marged.desk.programme().covers == ()
    marged.sync("away")
    assert [one.cover for one in handing.load(marged.db).endings] == [deed.id]
    marged.sync()
    assert Cover.objects.get().ended_at is not None
    assert handing.load(marged.db).endings == (), "the hub knows, and lists the cover no more"
    assert gwen.sees() == ["cinderhill", "thornlaw"]
    gwen.sync()
    assert gwen.sees() == ["cinderhill"]


def test_the_colleague_may_give_it_back_early(handed):
    _, gwen, path, deed = handed
    gwen.desk.take_over(path)
    gwen.desk.end_cover(deed.id)
    assert gwen.sees() == ["cinderhill"]
    deeds.settle(gwen.db, gwen.today)  # as in a round that had told all there was before the end
    gwen.sync()
    assert Cover.objects.get().ended_at is not None
    with pytest.raises(RuleError, match="ended early"):
        gwen.desk.take_over(path)


def test_a_cover_cannot_be_passed_on(handed, tmp_path):
    _, gwen, path, _ = handed
    gwen.desk.take_over(path)
    what = HandOver("thornlaw", "marged", gwen.today, gwen.today)
    with pytest.raises(RuleError, match="school of your own"):
        gwen.desk.hand_over(what, tmp_path / "on")
    assert "thornlaw" not in [one.id for one in gwen.desk.handable().schools]


def test_the_deed_of_a_laptop_that_was_stopped_opens_nothing_at_the_hub(handed):
    marged, gwen, path, _ = handed
    gwen.desk.take_over(path)
    Device.objects.filter(pk=marged.desk.account().device).update(revoked_at=timezone.now())
    gwen.sync()
    assert not Cover.objects.exists()
    assert gwen.sees() == ["cinderhill"]
    (told,) = gwen.desk.refused_covers()
    assert (told.school, told.colleague, told.given) == ("Thornlaw", "Marged", False)
    assert "stopped" in told.say
    assert gwen.desk.sync_state().refused_covers == (told,)
    assert "zoe" in gwen.holds(), "what was written stays until somebody has decided"


def test_a_file_for_somebody_else_does_not_open(handed, tmp_path):
    marged, _gwen, path, _ = handed
    with pytest.raises((RuleError, ForAnother)):
        marged.desk.look_into(path)


def test_a_changed_file_does_not_open(handed):
    _, gwen, path, _ = handed
    raw = bytearray(path.read_bytes())
    raw[-5] ^= 1
    path.write_bytes(bytes(raw))
    with pytest.raises(Exception, match="not as its laptop wrote it"):
        gwen.desk.take_over(path)
    assert gwen.holds() == set()


def test_private_notes_go_along_when_the_adviser_says_so(laptops, tmp_path):
    marged, gwen = laptops
    what = HandOver("thornlaw", "gwen", marged.today, marged.today, notes=True)
    marged.desk.hand_over(what, tmp_path / "cover")
    gwen.desk.take_over(tmp_path / "cover")
    assert "n1" in gwen.holds()
    gwen.sync()
    assert "n1" in gwen.holds()
