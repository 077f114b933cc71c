"""A laptop that was stopped, or that the hub forgot, joins again: all its work there, once."""

import pytest
from django.db import transaction
from django.utils import timezone
from exchange_desk import Desk
from exchange_kit import person, school
from two_laptops import on_hub

from hub.exchange import identity
from hub.exchange.carried import take_in
from hub.exchange.models import Batch, Holding, Record
from hub.exchange.refusals import RefusalError
from hub.exchange.restoring import begin_anew
from hub.registry.enrolment import new_code
from hub.registry.models import Device, EnrolmentCode
from onedesk.desk import Desk as Deeds
from onedesk.store import account as accounts
from sync.enrol import rejoin
from sync.errors import LineCut, Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def marged():
    return person("marged", school())


@pytest.fixture
def desk(tmp_path, marged):
    """Marged's laptop: a student and a talk on the hub, a second talk owed."""
    desk = Desk(tmp_path, marged)
    student = desk.add("student", "thornlaw", None, legal_forename="Zoë", legal_surname="Reed")
    desk.add("interview", "thornlaw", student, cycle=1, job="joiner")
    assert desk.sync().trouble is None
    desk.add("interview", "thornlaw", student, cycle=2, job="welder")
    yield desk
    desk.close()


def stop():
    Device.objects.update(revoked_at=timezone.now())


def join_again(desk, code):
    before = accounts.load(desk.db)
    account = rejoin(before, code, "", lambda _: desk.line)
    Deeds(desk.db).join_again(account)
    return before, accounts.load(desk.db)


def all_there(desk):
    desk.sync()  # who comes with this round is known to the next
    outcome = desk.sync()
    assert (outcome.trouble, outcome.sendable, outcome.report.differs) == (None, 0, ())
    ours = {key: made for (_, key), made in desk.content().items()}
    assert on_hub() == ours
    assert len(ours) == 3
    desk.check_claims()
    again = desk.sync().report
    assert (again.sent, again.received, again.repaired) == ({}, {}, 0)


def jobs(desk):
    return sorted(talk.body.job for talk in desk.all("interview").values())


@pytest.mark.parametrize("fault", ["away", "lost"])
def test_a_stopped_laptop_goes_on_as_the_device_it_was(desk, marged, fault):
    desk.sync(fault)  # what is owed is sealed; in one case the hub even has it
    stop()
    assert desk.sync().trouble.code == "revoked"
    before, after = join_again(desk, new_code(marged))
    assert (after.device, after.keys) == (before.device, before.keys)
    assert after.token != before.token
    assert Device.objects.get().revoked_at is None
    all_there(desk)
    assert jobs(desk) == ["joiner", "welder"]


def test_what_its_sealed_file_brought_is_there_once_when_it_joins_again(desk, marged, tmp_path):
    stop()
    path = tmp_path / "a.onedesk-carry"
    file = Deeds(desk.db).carry(path)
    with pytest.raises(RefusalError):
        take_in(path.read_bytes())
    said = take_in(path.read_bytes(), of_stopped=True)
    assert (said.taken, said.records) == (1, file.records)
    assert desk.sync().trouble.code == "revoked"
    join_again(desk, new_code(marged))
    all_there(desk)


def test_what_was_owed_to_a_school_lost_meanwhile_still_arrives_and_goes(desk, marged):
    stop()
    marged.schools.set([school("eastbeck")])
    join_again(desk, new_code(marged))
    for _ in range(2):
        outcome = desk.sync()
    assert (outcome.trouble, outcome.sendable) == (None, 0)
    assert len(on_hub()) == 3
    assert desk.content() == {}
    assert not Holding.objects.filter(school="thornlaw", let_go_at=None).exists()


@pytest.mark.parametrize("fault", [None, "lost"])
@pytest.mark.parametrize("said", [True, False])
def test_a_laptop_that_joined_after_the_backup_brings_all_of_it(tmp_path, marged, fault, said):
    identity.current()
    place = transaction.savepoint()
    desk = Desk(tmp_path, marged)
    student = desk.add("student", "thornlaw", None, legal_forename="Zoë", legal_surname="Reed")
    desk.add("interview", "thornlaw", student, cycle=1, job="joiner")
    assert desk.sync().trouble is None
    desk.add("interview", "thornlaw", student, cycle=2, job="welder")
    desk.sync(fault or "away")
    transaction.savepoint_rollback(place)
    if said:
        with transaction.atomic():
            begin_anew()
    assert desk.sync().trouble.code == "signed_out"
    join_again(desk, new_code(marged))
    all_there(desk)
    assert jobs(desk) == ["joiner", "welder"]
    desk.close()


def test_a_backup_from_before_it_joined_again_knows_it_by_its_key(desk, marged):
    place = transaction.savepoint()
    stop()
    join_again(desk, new_code(marged))
    assert desk.sync().trouble is None
    transaction.savepoint_rollback(place)
    with transaction.atomic():
        begin_anew()
    assert desk.sync().trouble.code == "signed_out"
    before, after = join_again(desk, new_code(marged))
    assert (after.device, Device.objects.count()) == (before.device, 1)
    all_there(desk)


def test_a_hub_that_knows_it_by_another_number_has_each_record_once(desk, marged):
    desk.sync("lost")
    Device.objects.update(token_hash="another", signing_key="another")
    before, after = join_again(desk, new_code(marged))
    assert after.device != before.device
    all_there(desk)
    assert Record.objects.filter(deleted=False).count() == 3
    assert Batch.objects.filter(device=after.device).exists()


def test_a_code_for_another_adviser_is_refused_and_not_spent(desk):
    stop()
    code = new_code(person("gwen", school("cinderhill")))
    before = accounts.load(desk.db)
    for _ in range(2):
        with pytest.raises(Refused) as reason:
            join_again(desk, code)
        assert reason.value.code == "code_of_another"
    Device.objects.update(token_hash="forgotten", signing_key="forgotten")
    with pytest.raises(Refused):
        join_again(desk, code)
    assert accounts.load(desk.db) == before
    assert EnrolmentCode.objects.get(person__username="gwen").used_at is None
    assert Device.objects.get().revoked_at is not None


def test_a_code_whose_answer_was_lost_is_good_after_a_restart(desk, marged):
    stop()
    code = new_code(marged)
    desk.line.faults.extend(["lost", "lost"])
    with pytest.raises(LineCut):
        join_again(desk, code)
    desk.restart()
    join_again(desk, code.lower())
    all_there(desk)


def test_a_closed_account_is_told_as_that(desk, marged):
    marged.is_active = False
    marged.save()
    assert desk.sync().trouble.code == "account_closed"
    marged.is_active = True
    marged.save()
    all_there(desk)
