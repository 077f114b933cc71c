"""What desk and hub say to each other, version 1: plain values that both sides validate."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, JsonValue

from onedesk.domain.people import Programme
from onedesk.domain.records import Id
from onedesk.domain.value import Value

WIRE = 1
"""This version of the wire; the hub accepts the outbox of the two before it."""

ITEMS_MAX = 500
BYTES_MAX = 1_000_000
"""An envelope holds at most `ITEMS_MAX` items and `BYTES_MAX` bytes of JSON."""

PAGE_MAX = 1000

EPOCH_HEADER = "OneDesk-Epoch"
"""The epoch of the hub that a desk believes it talks to, sent with every push."""

Name = Id
"""An id on the wire is what an id is in a record."""

Status = Literal["applied", "merged", "conflict", "rejected"]


class Item(Value):
    """One record's edits since the version of the hub that the desk last knew (0: none)."""

    kind: Annotated[str, Field(max_length=64)]
    id: Name
    school: Name
    student: Name | None = None
    base: Annotated[int, Field(ge=0)] = 0
    edits: dict[str, JsonValue] = {}
    deleted: bool = False
    edited_at: AwareDatetime


class Envelope(Value):
    """A sealed batch: sent unchanged, under one id, until it is answered."""

    wire: int = WIRE
    batch: Annotated[Name, Field(min_length=8)]
    sealed_at: AwareDatetime
    items: Annotated[tuple[Item, ...], Field(max_length=ITEMS_MAX)]


class Result(Value):
    """What became of one item.

    `version` and `hash` are the hub's after the item; `body` (JSON of the body) comes where it
    differs from what the desk sent; `code` and `say` explain a rejection. Code `send_whole` asks
    for the record in full.
    """

    kind: str
    id: str
    status: Status
    version: int = 0
    hash: str = ""
    body: dict[str, JsonValue] | None = None
    deleted: bool = False
    code: str | None = None
    say: str | None = None


class Reply(Value):
    """The hub's answer to an envelope; the same batch id is answered alike, always.

    `signature` (base64) proves it: the hub's Ed25519 signature over the receipts of all results
    that were not rejected, from which `sync.receipts` makes a receipt for each.
    """

    batch: str
    epoch: str
    hub_time: AwareDatetime
    results: tuple[Result, ...]
    signature: str


class Change(Value):
    """One record as the hub has it now; a deleted one, or one that left the scope, has no body."""

    kind: str
    id: str
    school: str
    student: str | None = None
    version: int
    hash: str = ""
    deleted: bool = False
    body: dict[str, JsonValue] | None = None


class Sum(Value):
    """Count and order-free hash sum of all live records of a school, to compare at the end."""

    count: int
    total: int


class Page(Value):
    """A page of changes and the cursor after it, to be applied and kept together."""

    epoch: str
    hub_time: AwareDatetime
    changes: tuple[Change, ...]
    cursor: str
    more: bool
    programme: Programme | None = None
    programme_tag: str = ""
    sums: dict[str, Sum] = {}


class Enrol(Value):
    """A desk asks to join: the code given to the adviser, and what the desk calls itself."""

    wire: int = WIRE
    code: Annotated[str, Field(min_length=4, max_length=64)]
    computer: Annotated[str, Field(max_length=100)] = ""


class Enrolled(Value):
    """The hub accepts: the device's number and secret, and the key that proves the hub's word.

    `receipt_key` is a raw Ed25519 public key in base64.
    """

    device: str
    token: str
    epoch: str
    receipt_key: str
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


def receipt_text(kind: str, record_id: str, version: int, content: str) -> bytes:
    """What the hub vouches for: it holds this record in this version with this content (a hash)."""
    return f"onedesk receipt 1\n{kind}\n{record_id}\n{version}\n{content}".encode()


def record_sum(rows: Iterable[tuple[str, int, str]]) -> Sum:
    """Count and sum modulo 2^64 over (id, version, hash): equal sets give equal sums, any order."""
    count = total = 0
    for record_id, version, content in rows:
        digest = hashlib.blake2b(f"{record_id} {version} {content}".encode(), digest_size=8)
        total += int.from_bytes(digest.digest())
        count += 1
    return Sum(count=count, total=total % 2**64)


def seconds_apart(hub_time: datetime, laptop_time: datetime) -> float:
    """How far this laptop's clock is ahead of the hub's, in seconds."""
    return (laptop_time - hub_time).total_seconds()
