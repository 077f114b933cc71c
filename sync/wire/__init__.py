"""What desk and hub say to each other, version 2: plain values that both sides validate."""

import hashlib
from collections.abc import Iterable
from typing import Annotated, Literal, Self

import orjson
from pydantic import AfterValidator, AwareDatetime, Field, JsonValue

from onedesk.domain.people import Programme
from onedesk.domain.records import Id, text_hash
from onedesk.domain.value import Value

WIRE = 2
"""This version of the wire; the hub accepts the outbox of the two before it."""

OLDEST_OUTBOX = WIRE - 2

ITEMS_MAX = 500
BYTES_MAX = 1_000_000
"""An envelope holds at most `ITEMS_MAX` items and `BYTES_MAX` bytes of JSON."""

PAGE_MAX = 1000

BUCKETS = 256
"""Records are compared in so many parts a school, see `bucket`."""

Name = Id
"""An id on the wire is what an id is in a record."""

Version = Annotated[int, Field(ge=0, lt=2**63)]
"""Of a record at the hub: as far as databases count."""


def _object(text: str) -> str:
    """Raises `ValueError` when it is not the text of a JSON object."""
    if not text.startswith("{"):
        raise ValueError("a record is a JSON object")
    orjson.loads(text)
    return text


Text = Annotated[str, AfterValidator(_object)]
"""A record's body as it travels: the text of a JSON object."""

Status = Literal["applied", "merged", "conflict", "rejected"]


class Item(Value):
    """One record as a desk sends it.

    `body` is a whole record in canonical text (`onedesk.domain.records.canonical`), for one that
    the hub does not have; else `edits` are the changes since the version `base` of the hub that the
    desk last knew. They were made on `ancestor` where that is not what the hub had then: on what
    was sent before, and answered with another's words for what was edited meanwhile; or on
    what is deleted here, where the desk knows no version of it.
    """

    kind: Annotated[str, Field(max_length=64)]
    id: Name
    school: Name
    student: Name | None = None
    base: Annotated[int, Field(ge=0)] = 0
    body: str | None = None
    edits: dict[str, JsonValue] = Field(default_factory=dict)
    ancestor: Text | None = None
    deleted: bool = False
    edited_at: AwareDatetime


class Envelope(Value):
    """A sealed batch: sent unchanged, under one id, until it is answered."""

    wire: int = WIRE
    batch: Annotated[Name, Field(min_length=8)]
    sealed_at: AwareDatetime
    items: Annotated[tuple[Item, ...], Field(max_length=ITEMS_MAX)]


class Setter(Value):
    """Who gave a field its value, and when the hub heard of it."""

    by: str | None = None
    at: AwareDatetime


class Result(Value):
    """What became of one item.

    `version` and `hash` are the hub's after the item; `body` (canonical text) comes where it
    differs from what the desk sent. The hash is left out where the hub has the very text that was
    sent, or tells it. `set_by` tells by field who changed it since the version that the desk knew.
    `code` and `say` explain a rejection. Code `send_whole` asks for the record in full. `erased`:
    by law the record is gone, here and there.
    """

    kind: str
    id: str
    status: Status
    version: Version = 0
    hash: str = ""
    body: Text | None = None
    set_by: dict[str, Setter] = Field(default_factory=dict)
    deleted: bool = False
    erased: bool = False
    code: str | None = None
    say: str | None = None


class Change(Value):
    """One record as the hub has it now; a deleted one, or one that left the scope, has no body.

    `body` is canonical text. `by` and `at` tell who changed it last and
    when the hub heard of it, where the desk had the record before. `erased`: by law the record is
    gone, whatever the desk still owes of it. `moved_to` is the name of the school that a student
    who left this one is in now.
    """

    kind: str
    id: Name
    school: Name
    student: Name | None = None
    version: Version
    deleted: bool = False
    erased: bool = False
    body: Text | None = None
    by: str | None = None
    at: AwareDatetime | None = None
    moved_to: str | None = None

    @property
    def hash(self) -> str:
        """The SHA-256 (hex) of the body; empty without one."""
        return "" if self.body is None else text_hash(self.body)


Summed = tuple[str, int, str]
"""Id, version and hash of a record."""

_SPAN = 2**64


class Sum(Value):
    """Count and order-free hash sum of live records, to compare at the end."""

    count: int = 0
    total: int = 0

    def moved(self, gone: Iterable[Summed], come: Iterable[Summed]) -> Self:
        """The same after some records went and others came."""
        less, minus = _added(gone)
        more, plus = _added(come)
        total = (self.total + plus - minus) % _SPAN
        return type(self)(count=self.count + more - less, total=total)


class Page(Value):
    """A page of changes and the cursor after it, to be applied and kept together.

    `lost` are schools that are no longer this laptop's: it sends what it owes there, lets go of
    their records and says so (`LetGo`); until then the hub takes what it sends.
    """

    epoch: str
    hub_time: AwareDatetime
    changes: tuple[Change, ...]
    cursor: str
    more: bool
    programme: Programme | None = None
    programme_tag: str = ""
    sums: dict[str, Sum] = Field(default_factory=dict)
    lost: tuple[Name, ...] = ()


class Reply(Value):
    """The hub's answer to an envelope; the same batch id is answered alike, always.

    `signature` (base64) proves it: the hub's Ed25519 signature over the receipts of all results
    that were not rejected, from which `sync.wire.receipts` makes a receipt for each. `page` comes
    along where it was asked for: what else is new, so that a round is one question.
    """

    batch: str
    epoch: str
    hub_time: AwareDatetime
    results: tuple[Result, ...]
    signature: str
    page: Page | None = None


class Withdraw(Value):
    """A desk asks for the answer to an envelope, and takes the envelope back if there is none."""

    batch: Name


class Withdrawn(Value):
    """The answer the envelope has got; without one, it never will be taken in any more."""

    reply: Reply | None = None


class LetGo(Value):
    """A desk no longer holds the records of these schools."""

    schools: tuple[Name, ...]


class Parts(Value):
    """The sums of a school's live records by `bucket`; those that are empty are left out.

    `cursor` is the place in all changes at which these sums stand. What was deleted up to version
    `tidied` may be forgotten.
    """

    epoch: str
    school: str
    parts: dict[int, Sum]
    cursor: str
    tidied: int = 0


class Part(Value):
    """All that the hub has in some buckets of a school, deleted records included."""

    epoch: str
    changes: tuple[Change, ...]


class Enrol(Value):
    """A desk asks to join: the code given to the adviser, and what the desk calls itself.

    `attempt` is a secret of the laptop's own: asked again with it, after a lost answer, the hub
    gives the same answer. `signing_key` (Ed25519) and `sealing_key` (X25519) are this laptop's raw
    public keys in base64: colleagues seal to it what they hand over, and know its word when it
    hands over.

    A laptop that joins again, because it was stopped or forgotten, says by which `token` the hub
    knew it, and whose it is (`adviser`): a code for another adviser is refused and not spent.
    """

    wire: int = WIRE
    code: Annotated[str, Field(min_length=4, max_length=64)]
    computer: Annotated[str, Field(max_length=100)] = ""
    attempt: Annotated[str, Field(max_length=64)] = ""
    signing_key: Annotated[str, Field(max_length=64)] = ""
    sealing_key: Annotated[str, Field(max_length=64)] = ""
    token: Annotated[str, Field(max_length=64)] = ""
    adviser: Annotated[str, Field(max_length=150)] = ""


class Enrolled(Value):
    """The hub accepts: the device's number and secret, and the keys of the hub.

    `receipt_key` proves the hub's word, a raw Ed25519 public key in base64; what is sealed to
    `sealing_key` (X25519, the same way) only the hub can read.
    """

    device: str
    token: str
    epoch: str
    receipt_key: str
    sealing_key: str = ""
    programme: Programme


class Hello(Value):
    """Who answers at this address: asked without a token, to tell a hub from a captive portal."""

    wire: int = WIRE
    epoch: str
    hub_time: AwareDatetime


class Refusal(Value):
    """Every refusal of the hub: a code for programs, a sentence for people."""

    code: str
    say: str


def bucket(record_id: str) -> int:
    """The part, from 0 to 255, in which a record is compared."""
    return hashlib.blake2b(record_id.encode(), digest_size=1).digest()[0]


def record_sum(rows: Iterable[Summed]) -> Sum:
    """Count and sum modulo 2^64 of records: equal sets give equal sums, in any order."""
    count, total = _added(rows)
    return Sum(count=count, total=total % _SPAN)


def _added(rows: Iterable[Summed]) -> tuple[int, int]:
    count = total = 0
    for record_id, version, content in rows:
        digest = hashlib.blake2b(f"{record_id} {version} {content}".encode(), digest_size=8)
        total += int.from_bytes(digest.digest())
        count += 1
    return count, total
