"""An envelope that is taken back before it is answered: cut smaller, it is never taken in twice."""

import json

import pytest
from exchange_asks import post, said, withdraw
from exchange_kit import Laptop, interview, person, school, student

from hub.exchange.models import Batch, Record
from sync.wire import Withdraw
from sync.wire.http import EPOCH_HEADER

pytestmark = pytest.mark.django_db


@pytest.fixture
def laptop():
    laptop = Laptop(person("marged", school()))
    laptop.push(student())
    return laptop


def test_what_was_answered_is_answered_again(laptop):
    reply = laptop.push(interview("i1"), batch="batch-w1")
    assert withdraw(laptop, "batch-w1") == reply
    assert laptop.push(interview("i1"), batch="batch-w1") == reply


def test_what_was_withdrawn_is_never_taken_in(laptop):
    late = laptop.envelope(interview("i1"), interview("i2"), batch="batch-w2")
    for _ in range(2):
        assert withdraw(laptop, "batch-w2") is None
    for _ in range(2):
        assert said(laptop.send(late)) == (409, "withdrawn")
    assert not Record.objects.filter(kind="interview").exists()
    for one in ("i1", "i2"):
        assert laptop.result(interview(one)).status == "applied"
    assert said(laptop.send(late)) == (409, "withdrawn")
    assert Record.objects.filter(kind="interview").count() == 2


def test_a_laptop_withdraws_its_own_batches_alone(laptop):
    other = Laptop(person("sunil", school()))
    assert withdraw(other, "batch-w3") is None
    assert laptop.push(interview("i1"), batch="batch-w3").results[0].status == "applied"


def test_nothing_is_withdrawn_from_a_hub_that_was_restored_meanwhile(laptop):
    asked = Withdraw(batch="batch-w4")
    answer = post(laptop, "withdraw", asked, **{EPOCH_HEADER: "another"})
    assert said(answer) == (409, "epoch_changed")
    assert not Batch.objects.filter(batch="batch-w4").exists()


@pytest.mark.parametrize("batch", ["", "short", "x" * 65, "a b c d e f", None, 7])
def test_a_name_that_is_none_is_refused(laptop, batch):
    headers = {"Authorization": f"Bearer {laptop.token}"}
    body = json.dumps({"batch": batch})
    answer = laptop.http.generic(
        "POST", "/api/v1/withdraw", body, "application/json", headers=headers
    )
    expected = 200 if batch == "short" else 422
    assert answer.status_code == expected
