"""A laptop is gone and its work is on a stick alone: the hub takes it, each record once."""

import pytest
from django.db import transaction
from django.utils import timezone
from exchange_kit import person, school
from two_laptops import Laptop, on_hub

from hub.exchange.carried import take_in
from hub.exchange.models import Record
from hub.exchange.refusals import RefusalError
from hub.exchange.restoring import begin_anew
from hub.exchange.tidying import REPLIES_KEPT, tidy
from hub.registry.models import Device
from onedesk.store import outbox
from sync.engine.pushing import CUTS, CUTS_CARRIED
from sync.errors import LineCut

pytestmark = pytest.mark.django_db


@pytest.fixture
def marged(tmp_path):
    """Who has one student and one talk on the hub."""
    laptop = Laptop(tmp_path, person("marged", school()))
    laptop.add("student", "zoe", legal_forename="Zoë", legal_surname="Kowalczyk-Reed")
    laptop.add("interview", "i1", "zoe", cycle=1, job="joiner")
    assert laptop.sync().trouble is None
    yield laptop
    laptop.close()


@pytest.fixture
def gwen(tmp_path, marged):
    laptop = Laptop(tmp_path, person("gwen", school()))
    assert laptop.sync().trouble is None
    yield laptop
    laptop.close()


def stick(laptop, folder):
    laptop.desk.carry(folder / "file")
    return (folder / "file").read_bytes()


def stop(laptop):
    Device.objects.filter(pk=laptop.desk.account().device).update(revoked_at=timezone.now())


def questions():
    return Record.objects.filter(kind="conflict", deleted=False).count()


def goes_on(laptop):
    assert laptop.sync().trouble.code == "epoch_changed"
    laptop.desk.accept_restored_hub()
    laptop.sync()  # who comes with this round is known to the next
    assert laptop.sync().trouble is None


@pytest.fixture
def cut_pushes(marged, monkeypatch):
    """Has the line cut the next so many pushes; all others go."""
    whole = marged.line.send

    def cut(times):
        left = [None] * times

        def send(asked):
            if asked.path.endswith("/push") and left:
                left.pop()
                raise LineCut
            return whole(asked)

        monkeypatch.setattr(marged.line, "send", send)
        for _ in range(times):
            assert isinstance(marged.sync().trouble, LineCut)

    return cut


@pytest.mark.parametrize("others", [False, True])
def test_what_was_written_before_the_hub_was_restored_is_taken_on_top_of_the_backup(
    marged, gwen, tmp_path, others
):
    backup = transaction.savepoint()
    marged.edit("interview", "i1", plan="college")
    marged.add("interview", "i3", "zoe", cycle=2, job="baker")
    assert marged.sync().trouble is None
    marged.edit("interview", "i1", summary="Words of the stick.")
    marged.edit("interview", "i3", summary="The hub lost all the rest of this one.")
    marged.add("interview", "i2", "zoe", cycle=3, job="welder")
    raw = stick(marged, tmp_path)
    transaction.savepoint_rollback(backup)
    begin_anew()
    stop(marged)
    if others:
        goes_on(gwen)
        gwen.edit("interview", "i1", job="plumber")
        assert gwen.sync().trouble is None
    with pytest.raises(RefusalError):
        take_in(raw)
    said = take_in(raw, of_stopped=True)
    assert (said.records, said.taken, said.refused) == (3, 2, 1)
    now = on_hub()
    assert now["i2"]["job"] == "welder"
    assert now["i1"]["summary"] == "Words of the stick."
    assert now["i1"]["job"] == ("plumber" if others else "joiner")
    again = take_in(raw, of_stopped=True)
    assert (again.taken, again.known, on_hub(), questions()) == (0, 2, now, 0)


@pytest.mark.parametrize("later_first", [False, True])
def test_of_two_files_the_words_of_the_later_stand_and_nobody_is_asked(
    marged, gwen, tmp_path, later_first
):
    marged.add("interview", "i2", "zoe", cycle=2, job="welder", plan="college")
    marged.edit("interview", "i1", job="baker")
    files = [stick(marged, tmp_path)]
    begin_anew()
    assert marged.sync().trouble.code == "epoch_changed"
    marged.desk.accept_restored_hub()
    assert marged.sync(None, "away").trouble is not None
    marged.edit("interview", "i2", job="painter", plan=None)
    marged.edit("interview", "i1", job="plumber")
    files.append(stick(marged, tmp_path))
    stop(marged)
    goes_on(gwen)
    gwen.edit("interview", "i1", summary="Gwen's words.")
    gwen.sync()
    for raw in reversed(files) if later_first else files:
        take_in(raw, of_stopped=True)
    now = on_hub()
    assert (now["i1"]["job"], now["i1"]["summary"]) == ("plumber", "Gwen's words.")
    assert now["i2"] == {"cycle": 2, "job": "painter"}
    assert questions() == 0


def test_so_it_is_where_both_were_written_before_the_hub_was_restored(marged, tmp_path, cut_pushes):
    marged.edit("interview", "i1", job="baker")
    files = [stick(marged, tmp_path)]
    backup = transaction.savepoint()
    cut_pushes(CUTS_CARRIED)
    assert marged.sync().trouble is None
    marged.edit("interview", "i1", job="plumber", plan="college")
    files.append(stick(marged, tmp_path))
    transaction.savepoint_rollback(backup)
    begin_anew()
    stop(marged)
    for raw in [*files, *files]:
        take_in(raw, of_stopped=True)
    assert (on_hub()["i1"], questions()) == ({"cycle": 1, "job": "plumber", "plan": "college"}, 0)


def test_what_waits_for_another_laptop_to_bring_its_student_back_is_taken_after_it(
    marged, gwen, tmp_path
):
    backup = transaction.savepoint()
    marged.add("student", "idris", legal_forename="Idris", legal_surname="Faulkner")
    assert marged.sync().trouble is None
    gwen.sync()
    marged.add("interview", "i2", "idris", cycle=1, job="welder")
    raw = stick(marged, tmp_path)
    transaction.savepoint_rollback(backup)
    begin_anew()
    stop(marged)
    assert take_in(raw, of_stopped=True).refused == 1
    goes_on(gwen)
    assert take_in(raw, of_stopped=True).taken == 1
    assert on_hub()["i2"]["job"] == "welder"


def test_the_rest_of_what_a_laptop_sent_in_pieces_is_taken_from_its_file(
    marged, tmp_path, cut_pushes
):
    marged.add("interview", "i2", "zoe", cycle=2, job="welder")
    marged.add("interview", "i3", "zoe", cycle=3, job="baker", summary="word " * 900)
    raw = stick(marged, tmp_path)
    cut_pushes(CUTS_CARRIED)
    marged.edit("interview", "i2", job="painter")
    marged.line.faults.extend([None, None, "away"])  # taken back; a piece; and no more
    marged.engine.round()
    assert {"i2", "i3"} & on_hub().keys() == {"i2"}
    assert take_in(raw).refused == 2
    stop(marged)
    said = take_in(raw, of_stopped=True)
    assert (said.taken, said.known, questions()) == (1, 1, 0)
    assert (on_hub()["i2"]["job"], on_hub()["i3"]["job"]) == ("painter", "baker")
    assert take_in(raw, of_stopped=True).known == 2
    tidy(timezone.now() + REPLIES_KEPT)
    assert take_in(raw, of_stopped=True).known == 2


def test_what_may_have_come_otherwise_long_ago_is_not_taken(marged, tmp_path, cut_pushes):
    marged.add("interview", "i2", "zoe", cycle=2, job="welder")
    raw = stick(marged, tmp_path)
    cut_pushes(CUTS_CARRIED)
    assert marged.sync().trouble is None
    tidy(timezone.now() + REPLIES_KEPT)
    told = on_hub()
    assert take_in(raw, of_stopped=True).refused == 1
    assert on_hub() == told


@pytest.mark.parametrize(("cuts", "pieces"), [(CUTS + 1, False), (CUTS_CARRIED, True)])
def test_what_lies_in_a_file_too_is_sent_in_pieces_only_when_nothing_else_helps(
    marged, tmp_path, cut_pushes, cuts, pieces
):
    marged.add("interview", "i2", "zoe", cycle=2, job="welder")
    raw = stick(marged, tmp_path)
    cut_pushes(cuts)
    marged.sync(None, "away")
    assert take_in(raw).refused == int(pieces)
    assert marged.sync().trouble is None
    assert (on_hub()["i2"]["job"], outbox.due(marged.db), questions()) == ("welder", 0, 0)
