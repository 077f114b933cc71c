"""A hub of a few lines that answers honestly until it is told to misbehave."""

import base64
import json
from collections import deque
from datetime import UTC, datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from onedesk.domain.fields import edited, nested, opened
from onedesk.domain.people import Adviser, Programme, School
from onedesk.domain.records import canonical, fields_hash, receipt_text
from onedesk.store.account import Account
from sync.carrier import Answer
from sync.errors import LineCut, SyncError
from sync.wire import (
    Change,
    Envelope,
    Hello,
    Page,
    Part,
    Parts,
    Refusal,
    Reply,
    Result,
    Withdrawn,
    bucket,
    receipts,
    record_sum,
)

NOW = datetime(2026, 3, 12, 13, 41, tzinfo=UTC)
HUB = "https://hub.test"
PROGRAMME = Programme(
    service="Opportunity North East",
    adviser=Adviser(id="marged", name="Marged Oyelaran"),
    schools=(School(id="thornlaw", name="Thornlaw Academy", area="NE"),),
)


def answer(value, status=200, **headers):
    body = value if isinstance(value, bytes) else value.model_dump_json().encode()
    named = {"content-type": "application/json"} | headers
    return Answer(status, named, body, up=10, down=len(body))


def html(status=200):
    return Answer(status, {"content-type": "text/html; charset=utf-8"}, b"<h1>Welcome</h1>")


def refusal(status, code, **headers):
    return answer(Refusal(code=code, say=f"The hub says {code}."), status, **headers)


def lost(hub, asked):
    """The hub hears, and its answer is lost on the way."""
    hub.honest(asked)
    raise LineCut


class Hub:
    """Both ends of the line: a `Transport` for the desk, and the hub behind it.

    Each entry of `steps` is used once, before honesty returns: a `SyncError` is raised, an `Answer`
    given, anything else called with the hub and what was asked.
    """

    hub = HUB
    parallel = False

    def __init__(self):
        self.key = Ed25519PrivateKey.generate()
        self.epoch = "epoch-1"
        self.steps = deque()
        self.asked = []
        self.replies = {}
        self.taken = {}
        self.kept = {}
        self.verdicts = {}
        self.changes = deque()
        self.page = {}
        self.there = []
        self.buried = []
        self.withdrawn = set()
        self.closed = False

    def account(self, **more):
        raw = self.key.public_key().public_bytes_raw()
        named = {
            "hub": HUB,
            "device": "OD-014",
            "token": "token",
            "epoch": self.epoch,
            "receipt_key": base64.b64encode(raw).decode(),
            "programme": PROGRAMME,
        }
        return Account(**(named | more))

    def send(self, asked):
        self.asked.append(asked)
        step = self.steps.popleft() if self.steps else None
        if step is None:
            return self.honest(asked)
        if isinstance(step, SyncError):
            raise step
        return step if isinstance(step, Answer) else step(self, asked)

    def close(self):
        self.closed = True

    def honest(self, asked):
        answers = {
            "push": lambda: self._push(asked.body),
            "withdraw": lambda: self._withdraw(json.loads(asked.body)["batch"]),
            "let-go": lambda: answer(asked.body),
            "hello": lambda: answer(Hello(epoch=self.epoch, hub_time=NOW)),
            "parts": lambda: self._parts(asked.params["school"]),
            "part": lambda: self._part(asked.params),
            "changes": self._page,
        }
        return answers[asked.path.rpartition("/")[2]]()

    def _withdraw(self, batch):
        if batch not in self.replies:
            self.withdrawn.add(batch)
        return answer(Withdrawn(reply=self.replies.get(batch)))

    def _parts(self, school):
        """`there` are the live records of the hub, as changes; `buried` those that were deleted."""
        found = {}
        for one in self.there:
            if one.school == school:
                found.setdefault(bucket(one.id), []).append((one.id, one.version, one.hash))
        sums = {part: record_sum(rows) for part, rows in found.items()}
        cursor = f"compared-{len(self.asked)}"
        return answer(Parts(epoch=self.epoch, school=school, parts=sums, cursor=cursor))

    def _part(self, asked):
        wanted = {int(number) for number in asked["buckets"].split(",")}
        told = [one for one in (*self.there, *self.buried) if bucket(one.id) in wanted]
        return answer(Part(epoch=self.epoch, changes=told))

    def signed(self, batch, results, **more):
        """A reply as the hub would sign it."""
        taken = (one for one in results if one.status != "rejected")
        texts = (receipt_text(one.kind, one.id, one.version, self._content(one)) for one in taken)
        leaves = [receipts.leaf(text) for text in texts]
        text = receipts.signed_text(receipts.root(leaves), len(leaves))
        signature = base64.b64encode(self.key.sign(text)).decode()
        named = {"batch": batch, "epoch": self.epoch, "hub_time": NOW, "results": results}
        return Reply(**({"signature": signature} | named | more))

    def _content(self, result):
        """The hash of what the hub has; it tells it only where the desk cannot make it itself."""
        whole = not (result.hash or result.deleted) and result.id in self.kept
        return fields_hash(self.kept[result.id]) if whole else result.hash

    def _push(self, body):
        envelope = Envelope.model_validate_json(body)
        if envelope.batch in self.withdrawn:
            return refusal(409, "withdrawn")
        if envelope.batch not in self.replies:
            results = tuple(self._result(item) for item in envelope.items)
            self.replies[envelope.batch] = self.signed(envelope.batch, results)
        return answer(self.replies[envelope.batch])

    def _result(self, item):
        if said := self.verdicts.pop(item.id, None):
            return Result(kind=item.kind, id=item.id, **said)
        self.taken[item.id] = self.taken.get(item.id, 0) + 1
        before = self.kept.get(item.id, {}) if item.base else {}
        sent = opened(json.loads(item.body)) if item.body else {}
        self.kept[item.id] = edited(before, item.edits) | sent
        return Result(
            kind=item.kind,
            id=item.id,
            status="applied",
            version=item.base + 1,
            hash="" if item.body else fields_hash(self.kept[item.id]),
        )

    def _page(self):
        changes = self.changes.popleft() if self.changes else ()
        told = {
            "epoch": self.epoch,
            "hub_time": NOW,
            "changes": changes,
            "cursor": f"cursor-{len(self.asked)}",
            "more": bool(self.changes),
        }
        return answer(Page(**(told | self.page)))


def change(record="i9", **body):
    text = canonical(opened(nested({"cycle": 3} | body)))
    return Change(
        kind="interview",
        id=record,
        school="thornlaw",
        student="s1",
        version=7,
        body=text,
    )


def paths(hub):
    """The last part of every address that was asked, in order."""
    return [asked.path.rpartition("/")[2] for asked in hub.asked]


def params(hub):
    """What was asked of the feed, one entry a page."""
    return [dict(asked.params) for asked in hub.asked if asked.path.endswith("/changes")]


def batches(hub):
    """The batch id of each push, in order."""
    pushed = [asked.body for asked in hub.asked if asked.path.endswith("/push")]
    return [json.loads(body)["batch"] for body in pushed]
