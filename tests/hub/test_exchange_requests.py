"""Requests as they should not be: refused clearly, and nothing changed."""

import gzip
import json
from datetime import timedelta
from itertools import count

import pytest
import zstandard
from django.db import OperationalError
from django.utils import timezone
from exchange_kit import interview, unpacked
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hub.exchange.http import api
from hub.exchange.models import Batch, Record
from hub.registry.models import Device
from sync.wire import WIRE, Hello
from sync.wire.http import EPOCH_HEADER

pytestmark = pytest.mark.django_db

numbers = count(1)
PACKS = {"zstd": zstandard.ZstdCompressor().compress, "gzip": gzip.compress, "identity": bytes}


def refused(answer):
    assert Record.objects.count() == Batch.objects.count() == 1
    refusal = answer.json()
    assert refusal["say"]
    return answer.status_code, refusal["code"]


@pytest.mark.parametrize("encoding", PACKS)
def test_an_envelope_may_come_packed(laptop, encoding):
    sent = PACKS[encoding](laptop.envelope(interview("i1")))
    answer = laptop.send(sent, **{"Content-Encoding": encoding})
    assert answer.json()["results"][0]["status"] == "applied"


@pytest.mark.parametrize("wanted", ["zstd, gzip", "gzip;q=1.0", "br"])
def test_an_answer_is_packed_as_the_asker_can_read_it(laptop, wanted):
    laptop.push(*[interview(f"i{n}") for n in range(9)])
    answer = laptop.ask(**{"Accept-Encoding": wanted})
    assert answer.headers.get("Content-Encoding") == {"z": "zstd", "g": "gzip"}.get(wanted[0])
    assert len(unpacked(answer)["changes"]) == 10


@pytest.mark.parametrize("encoding", PACKS)
def test_a_bomb_is_not_unpacked(laptop, encoding, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2**23
    huge = b" " * (api.ENVELOPE_MAX + 1)
    answer = laptop.send(PACKS[encoding](huge), **{"Content-Encoding": encoding})
    assert refused(answer) == (413, "too_large")


def test_more_bytes_than_a_request_may_have_are_not_read(laptop, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    assert refused(laptop.send(b" " * 1001)) == (413, "too_large")


@pytest.mark.parametrize("encoding", ["zstd", "gzip"])
def test_bytes_that_were_cut_or_are_something_else_are_refused(laptop, encoding):
    answer = laptop.send(b"\x00nothing of the kind", **{"Content-Encoding": encoding})
    assert refused(answer) == (400, "not_readable")


def test_a_torn_upload_is_refused(laptop):
    whole = zstandard.ZstdCompressor().compress(laptop.envelope(interview("i1")))
    answer = laptop.send(whole[:-9], **{"Content-Encoding": "zstd"})
    assert refused(answer)[0] in (400, 422)


def test_an_unknown_packing_is_refused(laptop):
    answer = laptop.send(b"x", **{"Content-Encoding": "br"})
    assert refused(answer) == (415, "unknown_encoding")


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b'{"batch": "x"}', b"[" * 100_000, b"\xff\xfe", b'{"items": [1]}'],
    ids=["nothing", "half", "list", "null", "few", "deep", "bytes", "items"],
)
def test_what_is_no_envelope_is_refused(laptop, body):
    assert refused(laptop.send(body)) == (422, "no_envelope")


SCRAPS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=6,
)
FIELDS = ["kind", "id", "school", "student", "base", "edits", "deleted", "edited_at", "more"]


@example(place="id", scrap="\x00")
@example(place="edits", scrap={"job": "\x00"})
@example(place="edits", scrap={"indicators.x": 10**400})
@example(place="edited_at", scrap="0001-01-01T00:00:00+14:00")
@example(place="edited_at", scrap="9999-12-31T23:59:59-14:00")
@example(place="base", scrap=2**90)
@given(place=st.sampled_from(FIELDS), scrap=SCRAPS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_an_item_is_answered_and_the_item_beside_it_is_taken(
    laptop, place, scrap
):
    beside = f"i{next(numbers)}"
    envelope = json.loads(laptop.envelope(interview("odd"), interview(beside)))
    envelope["items"][0][place] = scrap
    answer = laptop.send(json.dumps(envelope))
    assert answer.status_code == 200, answer.content
    assert beside in {one["id"] for one in answer.json()["results"] if one["status"] == "applied"}
    page = laptop.ask()
    assert page.status_code == 200
    assert page.json()["sums"]


@given(batch=st.text(max_size=70))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_batch_is_called_it_is_answered_or_refused(laptop, batch):
    envelope = json.loads(laptop.envelope()) | {"batch": batch}
    assert laptop.send(json.dumps(envelope)).status_code in (200, 422)


@pytest.mark.parametrize(("wire", "code"), [(WIRE + 1, "hub_too_old"), (-5, "desk_too_old")])
def test_a_wire_that_the_hub_does_not_speak_is_refused_even_with_new_fields(laptop, wire, code):
    envelope = json.loads(laptop.envelope(interview("i1"))) | {"wire": wire, "colour": "red"}
    assert refused(laptop.send(json.dumps(envelope))) == (426, code)


def test_a_push_meant_for_the_hub_before_it_was_restored_is_refused(laptop):
    sent = laptop.envelope(interview("i1"))
    assert refused(laptop.send(sent, **{EPOCH_HEADER: "another"})) == (409, "epoch_changed")
    assert laptop.send(sent, **{EPOCH_HEADER: laptop.enrolled.epoch}).status_code == 200


@pytest.mark.parametrize("token", ["", "nobody's"])
def test_without_a_good_token_nothing_is_said(laptop, token):
    laptop.token = token
    assert refused(laptop.send(b"")) == (401, "signed_out")
    assert refused(laptop.ask()) == (401, "signed_out")


def test_a_revoked_laptop_is_told_so(laptop):
    device = Device.objects.get()
    device.revoked_at = device.enrolled_at
    device.save()
    assert refused(laptop.send(b"")) == (403, "revoked")


def test_a_database_that_cannot_serve_now_asks_to_come_back(laptop, monkeypatch, logs):
    def locked(*_):
        raise OperationalError("database is locked")

    logs.expect("Service Unavailable")
    monkeypatch.setattr(api, "accept", locked)
    answer = laptop.send(laptop.envelope(interview("i1")))
    assert refused(answer) == (503, "busy")
    assert int(answer.headers["Retry-After"]) > 0


def test_hello_needs_no_token(laptop, client):
    said = Hello.model_validate_json(client.get("/api/v1/hello").content)
    assert (said.epoch, said.wire) == (laptop.enrolled.epoch, WIRE)


def test_a_wrong_enrolment_is_refused(laptop, client):
    asked = {"code": "ABCD-EFGH-JKMN"}
    answer = client.post("/api/v1/enrol", asked, content_type="application/json")
    assert refused(answer) == (403, "code_unknown")
    answer = client.post("/api/v1/enrol", {"no": "code"}, content_type="application/json")
    assert refused(answer) == (422, "not_understood")


def test_the_openapi_document_describes_the_envelope_without_loose_ends(client):
    document = client.get("/api/v1/openapi.json").json()
    body = document["paths"]["/api/v1/push"]["post"]["requestBody"]
    assert "batch" in body["content"]["application/json"]["schema"]["properties"]
    assert "$defs" not in json.dumps(document)


def test_the_hub_notes_when_a_laptop_was_last_seen(laptop):
    began = timezone.now()
    Device.objects.update(last_seen=began - timedelta(days=1))
    laptop.pull()
    assert began <= Device.objects.get().last_seen <= timezone.now()
