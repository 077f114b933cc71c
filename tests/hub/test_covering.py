"""Covers at the hub: who may hand what to whom, what follows from it, and when it ends."""

import base64
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from exchange_kit import AT, Laptop, interview, item, person, school, student

from hub.accounts.models import Role
from hub.command import main
from hub.exchange.models import Holding, Record
from hub.registry.models import Cover, Device
from onedesk.domain.covering import Deed, Ending, Word
from onedesk.domain.people import Programme
from sync.wire import Refusal, sealing
from sync.wire.carry import Heard

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


class Handing(Laptop):
    """A laptop that has told the hub its keys, and hands schools over."""

    def __init__(self, adviser):
        super().__init__(adviser)
        self.adviser = adviser
        self.signing, self.own = sealing.new_signing_pair(), sealing.new_sealing_pair()
        keys = {"signing_key": self.signing.public, "sealing_key": self.own.public}
        Device.objects.filter(pk=self.enrolled.device).update(**keys)

    def word(self, said):
        unsigned = Word(text=said.model_dump_json(), signature="")
        raw = sealing.sign(unsigned.signed, self.signing.private)
        return unsigned.but(signature=base64.b64encode(raw).decode())

    def deed(self, whom, first=0, last=6, **more):
        today = timezone.localdate()
        named = {
            "id": "cover-1",
            "school": "thornlaw",
            "giver": self.adviser.username,
            "giver_name": self.adviser.name,
            "taker": whom.adviser.username,
            "taker_name": whom.adviser.name,
            "first": today + first * DAY,
            "last": today + last * DAY,
            "device": self.enrolled.device,
            "given_at": AT,
        }
        return self.word(Deed(**(named | more)))

    def ending(self, cover="cover-1"):
        return self.word(
            Ending(cover=cover, by=self.adviser.username, device=self.enrolled.device, at=AT)
        )

    def tell(self, word):
        headers = {"Authorization": f"Bearer {self.token}"}
        body = word.model_dump_json()
        return self.http.generic("POST", "/api/v1/cover", body, "application/json", headers=headers)

    def told(self, word):
        answer = self.tell(word)
        assert answer.status_code == 200, answer.content
        return Heard.model_validate_json(answer.content)

    def programme(self) -> Programme:
        return self.page().programme

    def sees(self):
        changes, _ = self.pull()
        return {one.id for one in changes if not one.deleted}


@pytest.fixture
def laptops():
    marged = Handing(person("marged", school()))
    gwen = Handing(person("gwen", school("cinderhill")))
    note = item("note", "n1", {"interview": "i1", "text": "Marked private words"})
    marged.push(student(), interview(), note)
    return marged, gwen


def refused(answer, code):
    assert answer.status_code == 409, answer.content
    said = Refusal.model_validate_json(answer.content)
    assert said.code == code
    assert said.say


@pytest.mark.parametrize("teller", ["giver", "taker"])
def test_a_deed_gives_the_taker_the_school_for_its_days(laptops, teller):
    marged, gwen = laptops
    assert gwen.sees() == set()
    deed = marged.deed(gwen)
    assert (marged if teller == "giver" else gwen).told(deed) == Heard(cover="cover-1")
    assert gwen.sees() == {"s1", "i1"}, "private notes stay with the giver"
    assert gwen.push(interview(edits={"job": "joiner"}, base=1)).results[0].status != "rejected"
    (cover,) = gwen.programme().covers
    assert (cover.giver_name, cover.taker_name) == ("Marged", "Gwen")
    assert marged.programme().covers == (cover,)
    assert {one.id for one in gwen.programme().schools} == {"cinderhill", "thornlaw"}


def test_private_notes_are_seen_when_the_giver_says_so(laptops):
    marged, gwen = laptops
    gwen.told(marged.deed(gwen, notes=True))
    assert gwen.sees() == {"s1", "i1", "n1"}


@pytest.mark.parametrize(("first", "last"), [(1, 6), (-6, -1)])
def test_outside_its_days_a_cover_opens_nothing_to_read(laptops, first, last):
    marged, gwen = laptops
    marged.told(marged.deed(gwen, first, last))
    assert gwen.sees() == set()
    assert {one.id for one in gwen.programme().schools} == {"cinderhill"}


def test_what_was_written_offline_is_taken_although_the_hub_hears_of_it_too_late(laptops):
    marged, gwen = laptops
    before = gwen.push(interview("i2"))
    assert before.results[0].code == "out_of_scope"
    gwen.told(marged.deed(gwen, -6, -1))
    assert gwen.push(interview("i2")).results[0].status == "applied"
    assert gwen.page().lost == ("thornlaw",)


def test_a_deed_told_again_by_either_changes_nothing(laptops):
    marged, gwen = laptops
    deed = marged.deed(gwen)
    assert gwen.told(deed) == gwen.told(deed) == marged.told(deed)
    assert Cover.objects.count() == 1
    assert Holding.objects.filter(device=gwen.enrolled.device, let_go_at=None).count() == 1


def test_another_deed_under_the_same_name_is_refused(laptops):
    marged, gwen = laptops
    marged.told(marged.deed(gwen))
    refused(gwen.tell(marged.deed(gwen, last=20)), "other_deed")


def test_a_deed_that_the_giver_did_not_sign_is_refused(laptops):
    marged, gwen = laptops
    forged = marged.deed(gwen).but(signature=gwen.deed(gwen).signature)
    refused(gwen.tell(forged), "not_signed")
    marged.adviser.username = "gwen"
    refused(gwen.tell(marged.deed(gwen)), "not_signed")
    refused(gwen.tell(Word(text="no deed", signature="")), "no_deed")
    assert not Cover.objects.exists()


def test_the_deed_of_a_laptop_that_was_stopped_is_refused(laptops):
    marged, gwen = laptops
    deed = marged.deed(gwen)
    Device.objects.filter(pk=marged.enrolled.device).update(revoked_at=timezone.now())
    refused(gwen.tell(deed), "giver_stopped")


def test_a_cover_cannot_be_passed_on(laptops):
    marged, gwen = laptops
    third = Handing(person("aled", school("hexham")))
    marged.told(marged.deed(gwen))
    refused(third.tell(gwen.deed(third, id="cover-2")), "not_yours")


def test_nobody_else_tells_of_a_cover(laptops):
    marged, gwen = laptops
    third = Handing(person("aled", school("hexham")))
    refused(third.tell(marged.deed(gwen)), "not_concerned")
    lead = person("colm", school(), role=Role.CAREERS_LEAD)
    stranger = marged.deed(gwen, taker=lead.username)
    refused(marged.tell(stranger), "no_taker")


def test_the_taker_s_right_ends_with_the_giver_s(laptops):
    marged, gwen = laptops
    marged.told(marged.deed(gwen))
    marged.adviser.schools.clear()
    assert {one.id for one in gwen.programme().schools} == {"cinderhill"}
    assert gwen.programme().covers == ()


@pytest.mark.parametrize("who", ["giver", "taker"])
def test_giver_and_taker_may_end_it_early(laptops, who):
    marged, gwen = laptops
    gwen.told(marged.deed(gwen))
    gwen.pull()
    one = marged if who == "giver" else gwen
    assert one.told(one.ending()) == Heard(cover="cover-1", ended=True)
    assert gwen.programme().covers == ()
    assert gwen.page(gwen.cursor).lost == ("thornlaw",)
    assert gwen.told(marged.deed(gwen)).ended, "told once more, it does not begin again"


def test_nobody_else_ends_it(laptops):
    marged, gwen = laptops
    third = Handing(person("aled", school("hexham")))
    marged.told(marged.deed(gwen))
    refused(third.tell(third.ending()), "not_concerned")
    refused(marged.tell(marged.ending("cover-9")), "no_deed")
    assert Cover.objects.get().ended_at is None


def test_colleagues_are_told_with_the_keys_of_laptops_in_use(laptops):
    marged, gwen = laptops
    Laptop(person("aled", school("hexham")))  # tells no keys
    (colleague,) = marged.programme().colleagues
    assert (colleague.id, colleague.name) == ("gwen", "Gwen")
    assert [one.sealing_key for one in colleague.laptops] == [gwen.own.public]
    Device.objects.filter(pk=gwen.enrolled.device).update(revoked_at=timezone.now())
    assert marged.programme().colleagues == ()


def test_what_is_told_of_a_cover_needs_a_token(laptops):
    marged, gwen = laptops
    body = marged.deed(gwen).model_dump_json()
    answer = Client().post("/api/v1/cover", body, content_type="application/json")
    assert answer.status_code == 401


# By the service


def test_the_service_arranges_ends_and_lists_covers(laptops, capsys):
    _, gwen = laptops
    today = timezone.localdate()
    words = ["cover", "add", "thornlaw", "--from", "marged", "--to", "gwen"]
    days = ["--first", today.isoformat(), "--last", (today + DAY).isoformat()]
    assert main([*words, *days]) == 0
    assert "Thornlaw, from Marged to Gwen" in capsys.readouterr().out
    assert gwen.sees() == {"s1", "i1"}
    made = Cover.objects.get()
    assert main(["cover", "list"]) == 0
    assert made.id in capsys.readouterr().out
    assert main(["cover", "end", made.id]) == 0
    assert gwen.page(gwen.cursor).lost == ("thornlaw",)
    assert main(["cover", "end", "nothing"]) == 1


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--from", "gwen", "--to", "marged"], "no adviser of that school"),
        (["--from", "marged", "--to", "marged"], "another adviser"),
    ],
)
def test_the_service_is_told_what_cannot_be_handed_over(laptops, capsys, words, why):
    today = timezone.localdate().isoformat()
    asked = ["cover", "add", "thornlaw", *words, "--first", today, "--last", today]
    assert main(asked) == 1
    assert why in capsys.readouterr().err
    backwards = ["--first", today, "--last", "2020-01-01"]
    asked = ["cover", "add", "thornlaw", "--from", "marged", "--to", "gwen", *backwards]
    assert main(asked) == 1
    assert not Cover.objects.exists()


def test_the_service_takes_in_sealed_files(laptops, capsys, tmp_path):
    path = tmp_path / "holiday.onedesk-carry"
    path.write_bytes(b"no sealed file")
    before = Record.objects.count()
    assert main(["carry", str(path)]) == 1
    assert "holiday.onedesk-carry: This is not a sealed file" in capsys.readouterr().err
    assert main(["carry", str(tmp_path / "gone")]) == 1
    assert Record.objects.count() == before
