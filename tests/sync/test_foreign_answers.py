"""Answers that are not the hub's, or not as the hub gives them: a sentence, and nothing changed."""

import json
from contextlib import suppress
from datetime import timedelta
from itertools import count

import pytest
from bent_json import DEEDS, PATIENCE, PIECES, bent, bounded, places
from hypothesis import example, given
from hypothesis import strategies as st
from scripted import NOW, PROGRAMME, Hub, answer, change, paths

from onedesk.store import outbox
from sync.carrier import Answer
from sync.enrol import enrol
from sync.errors import LineCut, SyncError, Unclear
from sync.rhythm import pause
from sync.session import Session, refusal
from sync.wire import (
    Enrolled,
    Envelope,
    Hello,
    LetGo,
    Page,
    Part,
    Parts,
    Refusal,
    Result,
    Sum,
    Withdrawn,
)

pytestmark = PATIENCE

numbers = count(3)
ENROLLED = Enrolled(
    device="OD-014", token="t", epoch="epoch-1", receipt_key="k", programme=PROGRAMME
)
ENVELOPE = outbox.Sealed("batch-0001", outbox.packed(outbox.envelope("batch-0001", NOW, ())), {})
PAGE = Page(
    epoch="epoch-1",
    hub_time=NOW,
    changes=(change("i8", job="baker"), change("i9", summary="Zoë"), change("i7")),
    cursor="cursor-9",
    more=False,
    programme=PROGRAMME,
    programme_tag="tag",
    sums={"thornlaw": Sum(count=3, total=2**63)},
)
PARTS = Parts(
    epoch="epoch-1", school="thornlaw", parts={1: Sum(count=2, total=5)}, cursor="cursor-10"
)
PART = Part(epoch="epoch-1", changes=(change("i8", job="vet"), change("i6")))
GOOD = [
    PAGE,
    ENROLLED,
    Hello(epoch="epoch-1", hub_time=NOW),
    Refusal(code="revoked", say="Stopped."),
    PARTS,
    PART,
    Withdrawn(),
    LetGo(schools=("thornlaw",)),
]
ASK = {
    "hello": lambda session: session.hello(),
    "push": lambda session: session.push(ENVELOPE, NOW),
    "changes": lambda session: session.changes("", ""),
    "withdraw": lambda session: session.withdraw("batch-0001"),
    "let go": lambda session: session.let_go(["thornlaw"]),
    "parts": lambda session: session.parts("thornlaw", "cursor-9"),
    "part": lambda session: session.part("thornlaw", [1, 2]),
    "deliver": lambda session: session.deliver(b"file"),
}
HUGE = PAGE.model_dump_json().replace('"version":7', '"version":' + "9" * 30).encode()
STATUS = st.integers(100, 599) | st.sampled_from([200, 200, 200, 302, 401, 403, 429, 503])
WORDS = st.text(max_size=20) | st.sampled_from(
    [
        *(
            "application/json",
            "application/json; charset=utf-16",
            "text/html",
            "120",
            "-1",
            "9" * 400,
        ),
        *("٣", "Thu, 12 Mar 2026 13:43:00 GMT", "Thu, 12 Mar 99999999999 13:43:00 GMT", "1e9"),
        *("Thu, 12 Mar 2026 13:43:00", "Thu, 99 Foo 2026 99:99:99 +9999", "1 Jan 1 0:0:0 +0000"),
    ]
)
HEADERS = st.fixed_dictionaries(
    {"content-type": st.just("application/json") | WORDS},
    optional={"retry-after": WORDS, "date": WORDS, "location": WORDS},
)
BODIES = st.binary(max_size=60) | st.sampled_from(
    [b"", b"{}", b"[]", b"null", b"<html>", b"\xff\xfe", b"[" * 100_000, b'{"a":' * 100_000]
)


def bents(value):
    """The value's JSON, odd at one place."""
    content = json.loads(value.model_dump_json())
    ways = sorted(places(content), key=str)
    texts = st.builds(bent, st.just(content), st.sampled_from(ways), DEEDS, PIECES)
    return texts.map(lambda text: text.encode("utf-8", "replace"))


def content(db):
    """All that the file holds, but for what it tells of its rounds and has learnt of the line."""
    tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {
        table: db.execute(f'SELECT * FROM "{table}"').fetchall()
        for table in tables
        if table != "round" and not table.startswith("sqlite_")
    }
    found["kept"] = [row for row in found["kept"] if row[0] != "reach"]
    return found


@pytest.mark.parametrize("ask", ASK)
def test_a_session_gives_a_value_or_a_sentence(ask):
    @bounded(150)
    @given(
        status=STATUS,
        headers=HEADERS,
        body=BODIES | st.sampled_from(GOOD).flatmap(bents),
    )
    def hear(status, headers, body):
        hub = Hub()
        hub.steps.append(Answer(status, headers, body))
        with suppress(SyncError):
            ASK[ask](Session(hub, "token", "epoch-1"))

    hear()


def test_enrolling_gives_an_account_or_a_sentence():
    @bounded(100)
    @given(status=STATUS, body=BODIES | bents(ENROLLED))
    def hear(status, body):
        hub = Hub()
        hub.steps.extend([Answer(status, {"content-type": "application/json"}, body)] * 2)
        with suppress(SyncError):
            enrol(hub, "7K3T-QW9M-4HXD", "")

    hear()


WORDS = ("record", "history", "envelope", "quarantine", "gone")
"""Where words lie; beside them the file keeps what it asks the adviser, and proofs for a time."""


def test_a_page_that_is_odd_changes_nothing_or_is_taken_whole(engine, db, hub, owe):
    engine.round()

    @bounded(150)
    @given(body=bents(PAGE))
    @example(body=HUGE)
    def hear(body):
        before = content(db)
        hub.steps.append(answer(body))
        hub.asked.clear()
        outcome = engine.round()
        hub.steps.clear()
        assert outcome.trouble is None or isinstance(outcome.trouble, SyncError)
        if outcome.trouble is not None and paths(hub) == ["changes"]:
            after = content(db)
            assert [after[name] for name in WORDS] == [before[name] for name in WORDS]

    hear()


def test_a_lost_school_that_nobody_could_let_go_of_is_not_understood(engine, hub):
    hub.steps.append(answer(PAGE.model_copy(update={"lost": ("\0",)})))
    assert isinstance(engine.round().trouble, Unclear)


def test_a_record_without_content_that_is_not_gone_either_is_not_taken(engine, db, hub):
    hub.steps.append(answer(PAGE.but(changes=(change("i8").but(body=None),))))
    assert isinstance(engine.round().trouble, Unclear)
    assert content(db)["record"] == []


def test_a_page_that_leads_to_itself_ends_the_round(engine, db, hub):
    engine.round()
    hub.page = {"more": True, "cursor": "cursor-9"}
    hub.asked.clear()
    assert isinstance(engine.round().trouble, Unclear)
    assert len(hub.asked) == 2


def test_a_comparison_that_is_odd_changes_nothing_or_is_taken_whole(engine, db, hub):
    hub.steps.append(answer(PAGE))
    engine.round()
    differs = answer(PAGE.but(changes=(change("i5"),)))

    @bounded(100)
    @given(parts=bents(PARTS) | st.none(), part=bents(PART))
    def hear(parts, part):
        hub.steps.extend([differs, answer(parts or PARTS), answer(part)])
        before = {row[0]: row for row in content(db)["record"]}
        outcome = engine.round()
        hub.steps.clear()
        assert outcome.trouble is None or isinstance(outcome.trouble, SyncError)
        if isinstance(outcome.trouble, Unclear | LineCut):
            after = {row[0]: row for row in content(db)["record"]}
            assert {**after, "i5": None} == {**before, "i5": None}

    hear()


RESULTS = tuple(
    Result(kind="interview", id=record, status="applied", version=1, hash="h")
    for record in ("i1", "i2")
)
ODD_RESULTS = [
    {"version": 2**63},
    {"version": 2**200},
    {"version": -1},
    {"hash": "none"},
    {"hash": "x" * 100_000},
    {"body": "not JSON"},
    {"body": "[]"},
    {"body": "null"},
    {"body": '{"cycle": 99}', "status": "merged"},
    {"body": '{"cycle":3,"cycle":4}', "status": "conflict"},
    {"body": "[" * 100_000},
    {"body": '{"cycle":NaN}'},
    {"status": "merged"},
    {"kind": "horoscope"},
    {"deleted": True},
]


@pytest.mark.parametrize("odd", ODD_RESULTS, ids=str)
def test_a_signed_answer_that_is_odd_never_loses_a_word(engine, db, hub, owe, odd):
    owe("i1", summary="said once")
    before = content(db)["record"]

    def say(hub, asked):
        sent = Envelope.model_validate_json(asked.body)
        named = {"kind": "interview", "id": "i1", "status": "applied", "version": 1, "hash": "h"}
        return answer(hub.signed(sent.batch, (Result.model_construct(**(named | odd)),)))

    hub.steps.append(say)
    outcome = engine.round()
    assert outcome.trouble is None or isinstance(outcome.trouble, SyncError)
    if not odd.get("deleted"):
        assert "said once" in str(content(db)["record"])
        assert outbox.due(db) == 1 or content(db)["record"] != before


def test_an_answer_that_is_odd_proves_nothing(engine, db, hub, owe):
    """Bent after the hub has signed it, it is no proof; bent where nobody signs, it is one."""
    engine.round()
    owe("i1", "i2")
    sample = json.loads(hub.signed("batch-0001", RESULTS).model_dump_json())
    ways = [way for way in sorted(places(sample), key=str) if way[:1] != ("hub_time",)]

    @bounded(100)
    @given(way=st.sampled_from(ways), deed=DEEDS, piece=PIECES)
    def hear(way, deed, piece):
        def say(hub, asked):
            if not asked.path.endswith("/push"):
                return hub.honest(asked)
            honest = json.loads(hub.honest(asked).body)
            return answer(bent(honest, way, deed, piece).encode("utf-8", "replace"))

        before = content(db)["record"]
        hub.steps.append(say)
        outcome = engine.round()
        hub.steps.clear()
        if outcome.trouble is not None:
            assert isinstance(outcome.trouble, SyncError)
            assert content(db)["record"] == before
        if outbox.due(db) == 0:
            owe(f"i{next(numbers)}", f"i{next(numbers)}")

    hear()


@pytest.mark.parametrize("text", ["9" * 400, "Thu, 12 Mar 9999 13:43:00 GMT", "1e9", "-5", "٣"])
def test_a_wait_of_any_length_is_a_day_at_most(text):
    dated = {"retry-after": text, "date": "Thu, 12 Mar 2026 13:42:00 GMT"}
    after = refusal(Answer(503, dated, b"")).after
    assert after is None or 0 <= after <= 24 * 3600
    assert pause(3, 0.9, asked=after) <= timedelta(days=2)
