"""Work carried in a sealed file between two real laptops and a real hub."""

from datetime import timedelta

import pytest
from django.db import transaction
from two_laptops import on_hub, two_laptops

from hub.exchange.carried import take_in
from hub.exchange.models import Record
from hub.exchange.restoring import begin_anew
from onedesk.domain.errors import RuleError
from onedesk.store import outbox
from sync.delivering import deliver
from sync.errors import Offline

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def laptops(tmp_path):
    with two_laptops(tmp_path) as made:
        yield made


def test_what_a_colleague_hands_in_is_on_the_hub_and_the_laptop_hears_of_it_later(
    laptops, tmp_path
):
    marged, gwen = laptops
    marged.add("interview", "i2", "zoe", cycle=2, job="baker")
    marged.edit("interview", "i1", job="plumber")
    marged.desk.carry(tmp_path / "file")
    said = deliver(gwen.desk.account(), (tmp_path / "file").read_bytes(), lambda _: gwen.line)
    assert (said.device, said.records, said.taken) == (marged.desk.account().device, 2, 2)
    assert on_hub()["i2"]["job"] == "baker"
    assert gwen.holds() == set()
    assert marged.desk.unconfirmed().waiting == 2
    assert marged.sync().trouble is None
    assert (outbox.due(marged.db), marged.desk.unconfirmed()) == (0, None)
    assert on_hub()["i1"]["job"] == "plumber"


@pytest.mark.parametrize("fault", ["lost", "away", None])
def test_whichever_copy_comes_first_the_other_changes_nothing(laptops, tmp_path, fault):
    marged, _ = laptops
    marged.add("interview", "i2", "zoe", cycle=2, job="baker")
    marged.sync(fault)
    marged.edit("interview", "i1", job="plumber")
    marged.desk.carry(tmp_path / "file")
    raw = (tmp_path / "file").read_bytes()
    take_in(raw)
    before = on_hub()
    assert before["i1"]["job"] == "plumber"
    assert marged.sync().trouble is None
    take_in(raw)
    assert on_hub() == before
    assert not Record.objects.filter(kind="conflict").exists()
    assert outbox.due(marged.db) == 0


def test_what_is_typed_while_there_is_no_line_is_in_the_file(laptops, tmp_path):
    """A round that found no way to the hub has sealed nothing for good."""
    marged, _ = laptops
    marged.add("interview", "i2", "zoe", cycle=2, job="baker")
    assert marged.sync("away").trouble is not None
    marged.edit("interview", "i2", job="plumber")
    assert marged.desk.to_carry().changed == 0
    marged.desk.carry(tmp_path / "file")
    take_in((tmp_path / "file").read_bytes())
    assert on_hub()["i2"]["job"] == "plumber"


def test_a_file_that_is_written_while_the_line_is_tried_counts_once(laptops, tmp_path, monkeypatch):
    marged, _ = laptops
    marged.edit("interview", "i1", job="plumber")

    def tried(_asked):
        marged.desk.carry(tmp_path / "file")
        raise Offline

    with monkeypatch.context() as patched:
        patched.setattr(marged.line, "send", tried)
        assert isinstance(marged.sync().trouble, Offline)
    assert marged.desk.unconfirmed().waiting == 1
    marged.edit("interview", "i1", job="painter")
    take_in((tmp_path / "file").read_bytes())
    assert marged.sync().trouble is None
    assert on_hub()["i1"]["job"] == "painter"
    assert not Record.objects.filter(kind="conflict").exists()


@pytest.fixture
def restored_hub(laptops):
    """The hub went back to how it was before the last talk of Marged's was sent."""
    marged, _ = laptops
    before = transaction.savepoint()
    marged.add("interview", "i2", "zoe", cycle=2, job="baker")
    assert marged.sync().trouble is None
    transaction.savepoint_rollback(before)
    with transaction.atomic():
        begin_anew()
    assert marged.sync().trouble.code == "epoch_changed"
    return marged


def test_nothing_is_said_to_be_there_before_the_laptop_knows_a_restored_hub(restored_hub, tmp_path):
    for deed in (restored_hub.desk.to_carry, lambda: restored_hub.desk.carry(tmp_path / "file")):
        with pytest.raises(RuleError, match="restored from a backup"):
            deed()
    assert not (tmp_path / "file").exists()


def test_what_a_restored_hub_lost_is_carried_where_the_line_broke_off(restored_hub, tmp_path):
    restored_hub.desk.accept_restored_hub()
    assert restored_hub.sync(None, "away").trouble is not None
    assert restored_hub.desk.to_carry().interviews == 2
    restored_hub.desk.carry(tmp_path / "file")
    take_in((tmp_path / "file").read_bytes())
    assert on_hub()["i2"]["job"] == "baker"
    before = on_hub()
    told = restored_hub.sync()
    assert (told.trouble, told.report.differs, outbox.due(restored_hub.db)) == (None, (), 0)
    assert on_hub() == before
    with pytest.raises(RuleError, match="nothing to carry"):
        restored_hub.desk.carry(tmp_path / "again")
