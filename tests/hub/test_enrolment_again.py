"""Joining where answers are lost and codes are guessed."""

from datetime import timedelta
from itertools import count

import pytest
from django.utils import timezone
from exchange_kit import person, school
from hub_line import HubLine

from hub.registry import guessing
from hub.registry.enrolment import RefusedError, device_of, new_code, redeem
from hub.registry.models import Device, EnrolmentCode, WrongGuess
from sync.enrol import enrol
from sync.errors import LineCut, Refused
from sync.wire import Refusal

pytestmark = pytest.mark.django_db

ATTEMPT = "a" * 64
_places = count(1)


@pytest.fixture
def adviser():
    return person("marged", school())


@pytest.fixture
def place():
    """Somewhere nobody has tried a code yet."""
    return f"place {next(_places)}"


@pytest.fixture
def ask(client):
    """The answer to a code over HTTP, from an address."""

    def ask(code, address="192.0.2.1", **headers):
        asked = {"code": code, "attempt": ATTEMPT}
        return client.post(
            "/api/v1/enrol",
            asked,
            content_type="application/json",
            REMOTE_ADDR=address,
            headers=headers,
        )

    return ask


def refused(code, *more):
    with pytest.raises(RefusedError) as reason:
        redeem(code, "", *more)
    return reason.value


def test_the_same_laptop_asking_again_gets_the_same_answer(adviser):
    code = new_code(adviser)
    first = redeem(code, "bag 3", ATTEMPT)
    assert redeem(code.lower(), "bag 3", ATTEMPT) == first
    assert device_of(first[1]) == Device.objects.get()


@pytest.mark.parametrize("attempt", ["", "b" * 64])
def test_another_laptop_with_the_same_code_gets_nothing(adviser, attempt):
    code = new_code(adviser)
    redeem(code, "", ATTEMPT)
    assert refused(code, attempt).code == "code_used"
    assert Device.objects.count() == 1


def test_without_a_secret_of_its_own_no_laptop_can_ask_again(adviser):
    code = new_code(adviser)
    redeem(code, "")
    assert refused(code, "").code == "code_used"


def test_once_the_token_was_used_the_answer_is_not_told_again(adviser, client):
    code = new_code(adviser)
    _, token = redeem(code, "", ATTEMPT)
    client.get("/api/v1/changes", headers={"Authorization": f"Bearer {token}"})
    assert refused(code, ATTEMPT).code == "code_used"


def test_a_revoked_laptop_is_not_told_again(adviser):
    code = new_code(adviser)
    redeem(code, "", ATTEMPT)
    Device.objects.update(revoked_at=timezone.now())
    assert refused(code, ATTEMPT).code == "code_used"


def test_an_old_code_is_not_told_again(adviser):
    code = new_code(adviser)
    redeem(code, "", ATTEMPT)
    EnrolmentCode.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert refused(code, ATTEMPT).code == "code_expired"


def test_with_another_secret_of_the_hub_an_answer_cannot_be_made_again(adviser, settings):
    code = new_code(adviser)
    redeem(code, "", ATTEMPT)
    settings.SECRET_KEY = "another"
    assert refused(code, ATTEMPT).code == "code_used"


@pytest.mark.parametrize("faults", [["lost"], ["twice"], ["lost", None]])
def test_a_lost_answer_costs_no_code(adviser, faults):
    line = HubLine()
    line.faults.extend(faults)
    account = enrol(line, new_code(adviser), "bag 3")
    assert device_of(account.token) == Device.objects.get()


def test_after_two_lost_answers_the_adviser_may_press_again(adviser):
    line, code = HubLine(), new_code(adviser)
    line.faults.extend(["lost", "lost"])
    with pytest.raises(LineCut):
        enrol(line, code, "")
    account = enrol(line, code.lower(), "")
    assert device_of(account.token) == Device.objects.get()


def test_too_many_wrong_codes_from_one_place_are_not_looked_at(adviser, place):
    code = new_code(adviser)
    for _ in range(guessing.PER_PLACE):
        assert refused("2222-2222-2222", "", place).code == "code_unknown"
    reason = refused(code, "", place)
    assert reason.code == "too_many_codes"
    assert 0 < reason.after <= guessing.SPAN.total_seconds()
    assert redeem(code, "", "", "another place")


def test_after_a_while_a_code_is_looked_at_again(adviser, place):
    for _ in range(guessing.PER_PLACE):
        refused("2222-2222-2222", "", place)
    WrongGuess.objects.update(at=timezone.now() - guessing.SPAN)
    assert redeem(new_code(adviser), "", "", place)
    refused("2222-2222-2222", "", place)
    assert WrongGuess.objects.count() == 1


def test_too_many_wrong_codes_from_everywhere_are_not_looked_at(adviser, monkeypatch):
    monkeypatch.setattr(guessing, "IN_ALL", 4)
    for number in range(4):
        refused("2222-2222-2222", "", f"place {number}")
    assert refused(new_code(adviser), "", "elsewhere").code == "too_many_codes"


def test_a_pause_is_told_with_its_length_and_in_words(adviser, ask):
    for _ in range(guessing.PER_PLACE):
        assert ask("2222-2222-2222").status_code == 403
    answer = ask(new_code(adviser))
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= guessing.SPAN.total_seconds()
    assert Refusal.model_validate_json(answer.content).code == "too_many_codes"
    assert ask(new_code(adviser), "192.0.2.2").status_code == 200


def test_the_desk_tells_the_hubs_own_words_about_the_pause(adviser):
    line = HubLine()
    for _ in range(guessing.PER_PLACE + 1):
        with pytest.raises(Refused) as reason:
            enrol(line, "2222-2222-2222", "")
    assert reason.value.code == "too_many_codes"
    assert "quarter of an hour" in reason.value.say


def test_no_address_is_kept(ask):
    ask("2222-2222-2222", "192.0.2.77")
    assert "192" not in WrongGuess.objects.get().place


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8::1", "2001:db8::ffff", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("", "nonsense", True),
    ],
)
def test_places_are_told_apart_as_networks_are(one, other, same):
    places = [guessing.place_of({"REMOTE_ADDR": address}) for address in (one, other)]
    assert (places[0] == places[1]) is same


def test_behind_a_proxy_it_is_the_address_the_proxy_saw(settings):
    settings.HTTPS = True
    seen = {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "10.9.9.9, 192.0.2.1"}
    assert guessing.place_of(seen) == guessing.place_of({"REMOTE_ADDR": "192.0.2.1"})


def test_without_one_nobody_may_say_whence_they_come(settings):
    settings.HTTPS = False
    said = {"REMOTE_ADDR": "192.0.2.1", "HTTP_X_FORWARDED_FOR": "10.9.9.9"}
    assert guessing.place_of(said) == guessing.place_of({"REMOTE_ADDR": "192.0.2.1"})
