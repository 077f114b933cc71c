"""Enrolling: a code goes up, an account comes back."""

import pytest
from scripted import HUB, PROGRAMME, Hub, answer, html, refusal

from sync.enrol import enrol
from sync.errors import CaptivePortal, LineCut, Refused
from sync.wire import Enrol, Enrolled

TOLD = Enrolled(device="OD-014", token="t", epoch="epoch-1", receipt_key="k", programme=PROGRAMME)


def test_an_account_has_all_that_the_hub_told(hub):
    hub.steps.append(answer(TOLD))
    account = enrol(hub, " 7K3T-QW9M-4HXD\n", "bag 3")
    assert (account.hub, account.device, account.programme) == (HUB, "OD-014", PROGRAMME)
    asked = Enrol.model_validate_json(hub.asked[0].body)
    assert (asked.code, asked.computer) == ("7K3T-QW9M-4HXD", "bag 3")
    assert "Authorization" not in hub.asked[0].headers


def test_a_refusal_is_said_in_the_hubs_own_words(hub):
    hub.steps.append(refusal(403, "code_used"))
    with pytest.raises(Refused) as reason:
        enrol(hub, "7K3T-QW9M-4HXD", "")
    assert (reason.value.code, reason.value.say) == ("code_used", "The hub says code_used.")


def test_a_wifi_page_is_not_taken_for_the_hub(hub):
    hub.steps.append(html())
    with pytest.raises(CaptivePortal):
        enrol(hub, "7K3T-QW9M-4HXD", "")


@pytest.mark.parametrize("code", ["", " ", "7K", "x" * 65])
def test_what_cannot_be_a_code_is_not_sent(code):
    hub = Hub()
    with pytest.raises(Refused):
        enrol(hub, code, "")
    assert hub.asked == []


def test_a_long_name_of_a_computer_is_cut(hub):
    hub.steps.append(answer(TOLD))
    enrol(hub, "7K3T-QW9M-4HXD", "x" * 300)
    assert len(Enrol.model_validate_json(hub.asked[0].body).computer) == 100


def test_a_lost_answer_is_asked_for_once_more_in_the_same_words(hub):
    hub.steps.extend([LineCut(), answer(TOLD)])
    assert enrol(hub, "7K3T-QW9M-4HXD", "bag 3").device == "OD-014"
    first, again = (asked.body for asked in hub.asked)
    assert first == again


def test_pressed_again_with_the_same_code_it_is_the_same_attempt(hub):
    hub.steps.extend([LineCut(), LineCut(), answer(TOLD)])
    with pytest.raises(LineCut):
        enrol(hub, "7K3T-QW9M-4HXD", "")
    enrol(hub, "7k3t qw9m 4hxd", "")
    assert len(attempts(hub)) == 1


def test_another_code_or_another_hub_is_another_attempt(hub):
    other = Hub()
    other.hub = "https://other.test"
    hub.steps.extend([answer(TOLD), answer(TOLD)])
    other.steps.append(answer(TOLD))
    for line, code in ((hub, "7K3T-QW9M-4HXD"), (hub, "2222-2222-2222"), (other, "7K3T-QW9M-4HXD")):
        enrol(line, code, "")
    made = attempts(hub) | attempts(other)
    assert len(made) == 3
    assert {len(one) for one in made} == {64}


def test_too_many_wrong_codes_are_told_in_the_hubs_own_words(hub):
    hub.steps.append(refusal(429, "too_many_codes", **{"retry-after": "900"}))
    with pytest.raises(Refused) as reason:
        enrol(hub, "7K3T-QW9M-4HXD", "")
    assert reason.value.code == "too_many_codes"


def attempts(hub):
    return {Enrol.model_validate_json(asked.body).attempt for asked in hub.asked}
