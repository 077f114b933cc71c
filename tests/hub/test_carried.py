"""A sealed file that was carried to the hub: taken in once, whichever copy comes first."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from exchange_kit import AT, Laptop, interview, item, person, school, student

from hub.command import main
from hub.exchange.carried import take_in
from hub.exchange.models import Batch, History, Record
from hub.exchange.tidying import REPLIES_KEPT, tidy
from hub.guardian import erasure
from hub.registry.enrolment import new_code
from hub.registry.models import Device, SealingKey
from sync.wire import Enrol, Enrolled, Refusal, Reply, carry, sealing
from sync.wire.carry import Delivered, Writer

pytestmark = pytest.mark.django_db


class Carrier(Laptop):
    """A laptop that also writes sealed files, and brings those of others."""

    def __init__(self, adviser):
        super().__init__(adviser)
        self.signing, own = sealing.new_signing_pair(), sealing.new_sealing_pair()
        known = Device.objects.get(pk=self.enrolled.device)
        known.signing_key, known.sealing_key = self.signing.public, own.public
        known.save()

    def file(self, *envelopes, epoch=None, hub=None):
        content = carry.bundle(epoch or self.enrolled.epoch, envelopes)
        writer = Writer(self.enrolled.device, self.signing.private, AT)
        return carry.written("carry", content, [hub or self.enrolled.sealing_key], writer)

    def bring(self, raw):
        headers = {"Authorization": f"Bearer {self.token}"}
        kind = "application/octet-stream"
        return self.http.generic("POST", "/api/v1/carried", raw, kind, headers=headers)

    def delivers(self, raw):
        answer = self.bring(raw)
        assert answer.status_code == 200, answer.content
        return Delivered.model_validate_json(answer.content)


@pytest.fixture
def marged():
    return Carrier(person("marged", school()))


@pytest.fixture
def gwen():
    """A colleague with another school."""
    return Carrier(person("gwen", school("cinderhill")))


def refused(answer, status, code):
    assert answer.status_code == status, answer.content
    said = Refusal.model_validate_json(answer.content)
    assert said.code == code
    assert said.say.endswith((".", "?"))
    assert not Record.objects.exists()
    assert not Batch.objects.exists()


def test_a_laptop_tells_its_public_keys_as_it_joins_and_learns_the_hub_s():
    asked = Enrol(code=new_code(person("marged")), signing_key="sign", sealing_key="seal")
    said = Client().post("/api/v1/enrol", asked.model_dump_json(), "application/json")
    enrolled = Enrolled.model_validate_json(said.content)
    known = Device.objects.get(pk=enrolled.device)
    assert (known.signing_key, known.sealing_key) == ("sign", "seal")
    assert SealingKey.objects.get().public == enrolled.sealing_key


def test_a_colleague_brings_the_file_and_learns_counts_alone(marged, gwen):
    envelopes = [
        marged.envelope(student(), interview(), batch="batch-first"),
        marged.envelope(
            item("action", "a1", {"interview": "i1", "what": "Start a CV"}), batch="batch-second"
        ),
    ]
    answer = gwen.bring(marged.file(*envelopes))
    said = Delivered.model_validate_json(answer.content)
    assert said == Delivered(device="OD-001", records=3, taken=3, known=0, refused=0)
    counts = {"records", "taken", "known", "refused", "erased"}
    assert set(json.loads(answer.content)) == {"device", *counts}
    assert set(Record.objects.values_list("id", flat=True)) == {"s1", "i1", "a1"}
    by = History.objects.values_list("person__username", "device").distinct()
    assert list(by) == [("marged", marged.enrolled.device)]


def test_the_laptop_sends_later_what_was_carried_and_gets_the_stored_answer(marged, gwen):
    sent = marged.envelope(student(), interview(), batch="batch-once-only")
    gwen.delivers(marged.file(sent))
    told = History.objects.count()
    first, again = marged.send(sent), marged.send(sent)
    assert first.content == again.content
    assert Reply.model_validate_json(first.content).signature
    assert History.objects.count() == told


def test_what_was_sent_before_it_was_carried_changes_nothing(marged, gwen):
    sent = marged.envelope(student(), interview(), batch="batch-once-only")
    reply = marged.send(sent).content
    told = History.objects.count()
    said = gwen.delivers(marged.file(sent))
    assert (said.taken, said.known) == (0, 2)
    assert (History.objects.count(), marged.send(sent).content) == (told, reply)


def test_a_file_brought_twice_is_taken_in_once(marged, gwen):
    raw = marged.file(marged.envelope(student()))
    assert gwen.delivers(raw).taken == 1
    assert marged.delivers(raw).known == 1
    assert History.objects.count() == 1


@pytest.mark.parametrize("kept", [timedelta(days=91), REPLIES_KEPT])
def test_a_file_that_lay_in_a_drawer_brings_nothing_back(marged, gwen, kept):
    raw = marged.file(sent := marged.envelope(student(), interview(), batch="batch-in-drawer"))
    marged.send(sent)
    version = Record.objects.get(id="i1").version
    marged.push(item("interview", "i1", base=version, deleted=True))
    tidy(timezone.now() + kept + timedelta(hours=1))
    assert gwen.delivers(raw).known == take_in(raw, of_stopped=True).known == 2
    assert not Record.objects.filter(id="i1", deleted=False).exists()


def test_the_service_takes_files_in_one_after_the_other(marged, tmp_path, capsys):
    first, second = tmp_path / "first.onedesk-carry", tmp_path / "second.onedesk-carry"
    sent = marged.envelope(student(), batch="batch-in-both")
    first.write_bytes(marged.file(sent))
    second.write_bytes(marged.file(sent, marged.envelope(interview())))
    assert main(["carry", str(first), str(second)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said == [
        "first.onedesk-carry: 1 record from OD-001: 1 taken in.",
        "second.onedesk-carry: 2 records from OD-001: 1 taken in, 1 had arrived before.",
    ]
    assert main(["carry", "--json", str(first)]) == 0
    assert json.loads(capsys.readouterr().out)["files"][0]["known"] == 1


def test_the_service_is_told_what_to_do_about_what_was_not_taken(marged, run, tmp_path):
    path = tmp_path / "a.onedesk-carry"
    path.write_bytes(marged.file(marged.envelope(student(), student("s9", school="cinderhill"))))
    out = run("carry", path)[1]
    assert "1 taken in, 1 not taken. What was not taken waits on that laptop" in out
    assert "onedesk-hub carry --of-stopped FILE" in out
    out = run("carry", "--of-stopped", path)[1]
    assert "0 taken in, 1 had arrived before, 1 not taken. Keep the file" in out


def test_what_a_push_would_refuse_is_refused_in_a_file_too(marged, gwen):
    beyond = student("s9", school="cinderhill")
    said = gwen.delivers(marged.file(marged.envelope(student(), beyond)))
    assert (said.records, said.taken, said.refused) == (2, 1, 1)


@pytest.mark.parametrize("place", [3, 60, 200, -1])
def test_a_changed_byte_is_noticed_and_nothing_is_taken(marged, gwen, place):
    raw = bytearray(marged.file(marged.envelope(student())))
    raw[place] ^= 1
    answer = gwen.bring(bytes(raw))
    assert answer.status_code == 422
    assert not Record.objects.exists()


def test_a_file_that_was_cut_off_is_not_taken(marged, gwen):
    refused(gwen.bring(marged.file(marged.envelope(student()))[:-9]), 422, "cut_off")


def test_a_file_for_another_hub_is_not_taken(marged, gwen):
    other = sealing.new_sealing_pair().public
    refused(gwen.bring(marged.file(marged.envelope(student()), hub=other)), 422, "for_another")


def test_something_that_is_no_sealed_file_is_not_taken(marged, gwen):
    refused(gwen.bring(b"%PDF-1.7"), 422, "not_sealed")
    refused(gwen.bring(b""), 422, "not_sealed")


def test_a_file_of_a_laptop_that_was_stopped_is_not_taken(marged, gwen):
    raw = marged.file(marged.envelope(student()))
    Device.objects.filter(pk=marged.enrolled.device).update(revoked_at=timezone.now())
    refused(gwen.bring(raw), 403, "carried_revoked")


def test_it_is_taken_once_by_the_operators_own_word(marged, gwen, run, tmp_path):
    path = tmp_path / "a.onedesk-carry"
    path.write_bytes(marged.file(marged.envelope(student())))
    Device.objects.filter(pk=marged.enrolled.device).update(revoked_at=timezone.now())
    code, _, err = run("carry", path)
    assert (code, "onedesk-hub carry --of-stopped" in err) == (1, True)
    assert "1 taken in" in run("carry", "--of-stopped", path)[1]
    assert "1 had arrived before" in run("carry", "--of-stopped", path)[1]


def test_what_is_about_somebody_erased_is_not_said_to_be_there(marged, gwen):
    marged.push(student(), interview())
    erasure.erase("s1", "they asked")
    raw = marged.file(marged.envelope(interview("i2"), student("s2")))
    assert gwen.delivers(raw) == Delivered(
        device="OD-001", records=2, taken=1, known=0, refused=0, erased=1
    )


def test_a_file_of_an_adviser_who_left_is_not_taken(marged, gwen):
    raw = marged.file(marged.envelope(student()))
    adviser = Device.objects.get(pk=marged.enrolled.device).person
    adviser.is_active = False
    adviser.save()
    refused(gwen.bring(raw), 403, "carried_closed")


def test_a_file_in_another_laptop_s_name_is_not_taken(marged, gwen):
    marged.enrolled = marged.enrolled.but(device=gwen.enrolled.device)
    refused(gwen.bring(marged.file(marged.envelope(student()))), 422, "tampered")


def test_a_file_from_before_the_hub_was_restored_is_not_taken(marged, gwen):
    raw = marged.file(marged.envelope(student()), epoch="another-epoch")
    refused(gwen.bring(raw), 409, "carried_restored")


def test_a_file_with_something_else_sealed_in_it_is_not_taken(marged, gwen):
    refused(gwen.bring(marged.file(b"no envelope")), 422, "no_envelope")


def test_a_file_needs_somebody_the_hub_knows_to_bring_it(marged):
    raw = marged.file(marged.envelope(student()))
    marged.token = "not-a-token"
    refused(marged.bring(raw), 401, "signed_out")
