"""Desks of other versions: an older outbox is still taken, all else is refused clearly."""

import json
from pathlib import Path

import pytest
from exchange_asks import get, said
from exchange_kit import Laptop, interview, item, person, school, student

from hub.exchange.models import Record
from onedesk.domain.conflict import Conflict
from sync.wire import OLDEST_OUTBOX, WIRE

pytestmark = pytest.mark.django_db

OLD = Path(__file__).parents[1] / "data" / "wire-1-envelope.json"
"""What a desk of wire 1 sealed, byte for byte."""

TALK = "019d0000-0000-7000-8000-000000000002"
ZOE = "019d0000-0000-7000-8000-000000000001"


@pytest.fixture
def laptop():
    return Laptop(person("marged", school()))


def older(*items, batch):
    """An envelope as wire 1 had it."""
    content = json.loads(OLD.read_bytes()) | {"batch": batch}
    shape = content["items"][0].keys()
    rows = [json.loads(one.model_dump_json()) for one in items]
    return json.dumps(content | {"items": [{name: row[name] for name in shape} for row in rows]})


def test_an_outbox_of_wire_1_is_taken_in(laptop):
    answer = laptop.send(OLD.read_bytes())
    assert {one["status"] for one in answer.json()["results"]} == {"applied"}
    assert '"job":"Joiner"' in Record.objects.get(id=TALK).body
    assert Record.objects.count() == 3
    assert laptop.send(OLD.read_bytes()).content == answer.content


def test_a_desk_of_wire_1_is_answered_in_its_own_shape(laptop):
    laptop.send(OLD.read_bytes())
    about = {"student": ZOE}
    version = laptop.result(item("interview", TALK, {"job": "Vet"}, base=1, **about)).version
    edits = item("interview", TALK, {"plan": "HE", "job": "Cook"}, base=1, **about)
    answer = laptop.send(older(edits, batch="batch-v1"))
    (result,) = answer.json()["results"]
    assert (result["status"], result["version"]) == ("conflict", version + 1)
    assert (result["body"]["plan"], result["body"]["job"]) == ("HE", "Vet")
    again = laptop.send(older(edits, batch="batch-v1"))
    assert again.content == answer.content
    assert not {"erased", "set_by"} & result.keys()
    assert Record.objects.filter(kind=Conflict.kind).count() == 1


def test_the_two_wires_before_this_one_may_send(laptop):
    for wire in range(OLDEST_OUTBOX, WIRE + 1):
        envelope = json.loads(laptop.envelope(student(f"s{wire}"))) | {"wire": wire}
        assert laptop.send(json.dumps(envelope)).status_code == 200


@pytest.mark.parametrize("path", ["changes", "parts", "part"])
def test_an_older_desk_is_told_nothing(laptop, path):
    asked = {"school": "thornlaw", "buckets": "1"} if path != "changes" else {}
    assert said(get(laptop, path, wire=WIRE - 1, **asked)) == (426, "desk_too_old")
    assert said(get(laptop, path, wire=WIRE + 1, **asked)) == (426, "hub_too_old")
    assert get(laptop, path, wire=WIRE, **asked).status_code == 200


def test_an_older_desk_does_not_enrol(laptop):
    asked = {"wire": WIRE - 1, "code": "ABCD-EFGH-JKMN"}
    answer = laptop.http.post("/api/v1/enrol", asked, content_type="application/json")
    assert said(answer) == (426, "desk_too_old")


def test_a_whole_record_and_edits_meet(laptop):
    laptop.push(student(), interview("i1", {"plan": "fe2"}))
    sent = interview("i1", {"job": "vet"})
    answer = laptop.send(older(sent, batch="batch-v2"))
    assert answer.json()["results"][0]["status"] == "merged"
    assert json.loads(Record.objects.get(id="i1").body) == {"cycle": 3, "job": "vet", "plan": "fe2"}
