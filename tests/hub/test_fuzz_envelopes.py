"""Envelopes bent in every place: each record is answered, or the whole is refused."""

import json
from itertools import count

import pytest
from bent_json import (
    DEEDS,
    MARK,
    PATIENCE,
    PIECES,
    SCRAPS,
    TEXTS,
    bent,
    bounded,
    is_json,
    places,
)
from exchange_kit import AT, interview, item, person, school, student
from hub_attack import Attack
from hypothesis import example, given
from hypothesis import strategies as st

from hub.exchange.http import api
from hub.exchange.models import Record
from hub.exchange.push.opening import ITEM_MAX
from sync.wire import Envelope

pytestmark = [pytest.mark.django_db, PATIENCE]

numbers = count(1)


@pytest.fixture
def attack(logs, monkeypatch):
    return Attack(person("marged", school()), logs, monkeypatch)


def envelope(attack):
    """Good records of several kinds, one of them known before, under a new batch id."""
    number = next(numbers)
    known = Record.objects.get(id="there").version
    return json.loads(
        attack.laptop.envelope(
            student(f"s{number}"),
            interview(f"i{number}", {"summary": MARK, "ratings.ENGMATHS": 3}),
            item("interview", "there", {"job": f"job {number}"}, base=known),
            item("note", f"n{number}", {"text": MARK, "interview": f"i{number}"}),
        )
    )


def test_wherever_it_is_bent(attack):
    ways = sorted({tuple(way) for way in places(envelope(attack))}, key=str)

    @bounded(80)
    @given(way=st.sampled_from(ways), deed=DEEDS, piece=PIECES)
    def send(way, deed, piece):
        sent = envelope(attack)
        answer = attack.push(bent(sent, way, deed, piece))
        if answer.status_code == 200 and way[:1] == ("items",) and way[1:]:
            named = {one["id"] for one in answer.json()["results"]}
            whole = [one["id"] for place, one in enumerate(sent["items"]) if place != way[1]]
            assert deed == "twice" or set(whole) <= named

    send()


def test_however_one_record_is_bent_the_others_are_taken(attack):
    ways = [way[2:] for way in places(envelope(attack)) if way[:2] == ("items", 1) and way[2:]]

    @bounded(40)
    @example(way=("edits", "summary"), piece=r'"\u0000"')
    @example(way=("edits", "summary"), piece=r'"\ud800"')
    @example(way=("edits", "summary"), piece="[" * 210 + "]" * 210)
    @example(way=("id",), piece=r'"\ud800"')
    @example(way=("kind",), piece=r'"\u0000"')
    @given(way=st.sampled_from(ways), piece=st.sampled_from([*SCRAPS, *TEXTS]))
    def send(way, piece):
        sent = envelope(attack)
        whole = ("items", 1, *[way[0] if way[0] in sent["items"][1] else "edits", *way[1:]])
        answer = attack.push(bent(sent, whole, "instead", piece))
        if answer.status_code == 200 or is_json(piece):
            results = {one["id"]: one["status"] for one in answer.json()["results"]}
            assert [results[sent["items"][place]["id"]] for place in (0, 2)] == ["applied"] * 2

    send()


KNOWN = {"base": 1}


@pytest.mark.parametrize(
    "odd",
    [
        interview("odd", {"summary": "a\x00b"}),
        interview("odd", {"x\x00": 1}),
        interview("odd", {"x": {"\x00": ["\x00"]}}),
        item("interview", "there", {"summary": "\x00"}, **KNOWN),
        item("interview", "there", {"cycle": 2, "job": "\x00"}),
        item("interview", "there", {"summary": "\x00"}, deleted=True, **KNOWN),
    ],
)
def test_a_null_letter_is_kept_or_refused_but_harms_nothing(attack, odd):
    """PostgreSQL has no text with U+0000 in it."""
    answer = attack.push(attack.laptop.envelope(odd, interview("beside")))
    results = {one["id"]: one["status"] for one in answer.json()["results"]}
    assert results[odd.id] in {"applied", "merged", "conflict", "rejected"}
    assert results["beside"] == "applied"


def test_one_record_that_is_too_long_holds_up_no_other(attack):
    sent = [
        interview("long", {"summary": MARK + "é" * (ITEM_MAX // 2)}),
        interview("short"),
    ]
    results = attack.push(attack.laptop.envelope(*sent)).json()["results"]
    told = {one["id"]: (one["status"], one.get("code")) for one in results}
    assert told == {"short": ("applied", None), "long": ("rejected", "too_large")}
    assert "longer than the hub takes" in next(one["say"] for one in results if one.get("code"))


def test_a_record_at_the_limit_is_taken(attack):
    sent = interview("long", {"summary": "x" * (ITEM_MAX - 600)})
    (result,) = attack.push(attack.laptop.envelope(sent)).json()["results"]
    assert result["status"] == "applied"


def test_a_record_that_no_envelope_can_hold_is_too_large(attack):
    sent = attack.laptop.envelope(interview("long", {"summary": "x" * api.ENVELOPE_MAX}))
    answer = attack.push(sent)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_more_records_than_an_envelope_holds_are_no_envelope(attack):
    one = interview("i").model_dump(mode="json")
    items = [one | {"id": f"i{number}"} for number in range(501)]
    sent = Envelope(batch="batch-many", sealed_at=AT, items=()).model_dump(mode="json")
    answer = attack.push(json.dumps(sent | {"items": items}))
    assert answer.json()["code"] == "no_envelope"
    answer = attack.push(json.dumps(sent | {"items": [{"bad": 1}, *items]}))
    assert answer.json()["code"] == "no_envelope"
    assert len(attack.push(json.dumps(sent | {"items": items[:500]})).json()["results"]) == 500
