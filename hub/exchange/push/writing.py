"""Decided changes put into the database: record, history, counters and departures together."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import connection
from django.utils import timezone
from pydantic import JsonValue
from pydantic_core import to_json

from hub.accounts.models import Person
from hub.exchange import counters
from hub.exchange.content import GONE, Content
from hub.exchange.models import Departure, History, Scope
from hub.exchange.push.weigh import Changes
from hub.exchange.rows import Row
from hub.many import Insert
from hub.registry.models import Device
from sync.wire import Summed


class Hand(NamedTuple):
    """Who changes something, on which laptop, and when by the hub's clock."""

    person: Person | None
    device: Device | None
    at: datetime


class Write(NamedTuple):
    """One record's change: what it was, what it becomes (`None`: it stays), what is set aside.

    `echo` tells that the writing desk does not have the new content yet.
    """

    kind: str
    id: str
    school: str
    student: str | None
    before: Row | None
    after: Content | None
    edited_at: str
    changes: Changes = {}
    aside: Mapping[str, JsonValue] = {}
    echo: bool = False


_upsert = Insert(
    """
    INSERT INTO exchange_record (id, kind, school_id, student, body, version, hash, deleted,
        changed_at, changed_by_id, device_id)
    """,
    (
        *("text", "text", "text", "text", "text", "bigint", "text", "boolean"),
        *("timestamptz", "bigint", "text"),
    ),
    """
    ON CONFLICT (id) DO UPDATE SET body = excluded.body, version = excluded.version,
        hash = excluded.hash, deleted = excluded.deleted, changed_at = excluded.changed_at,
        changed_by_id = excluded.changed_by_id, device_id = excluded.device_id
    """,
)
_remember = Insert(
    """
    INSERT INTO exchange_history (record, version, what, person_id, device_id, received_at,
        edited_at, changes, aside)
    """,
    ("text", "bigint", "text", "bigint", "text", "timestamptz", "text", "text", "text"),
)

_Values = tuple[str | int | datetime | None, ...]


def write(writes: Sequence[Write], scopes: Mapping[str, Scope], hand: Hand) -> None:
    """Write all of it; call inside a transaction that holds the scopes of `writes`.

    Every record written in one call gets its school's next version.
    """
    coming = {school: scope.version + 1 for school, scope in scopes.items()}
    _upsert(_records(writes, coming, hand))
    _remember(_histories(writes, coming, hand))
    by_school: dict[str, list[Write]] = {}
    for one in writes:
        if one.after is not None:
            by_school.setdefault(one.school, []).append(one)
    for school, ones in by_school.items():
        counters.reckon(scopes[school], _gone(ones), _come(ones, coming[school]))
    counters.keep(scopes[school] for school in by_school)


def _records(writes: Iterable[Write], coming: Mapping[str, int], hand: Hand) -> list[_Values]:
    """What `_upsert` takes."""
    at = connection.ops.adapt_datetimefield_value(hand.at)
    by = hand.person.pk if hand.person else None
    device = hand.device.pk if hand.device else None
    return [
        (
            one.id,
            one.kind,
            one.school,
            one.student,
            one.after.text,
            coming[one.school],
            one.after.hash,
            one.after is GONE,
            at,
            by,
            None if one.echo else device,
        )
        for one in writes
        if one.after is not None
    ]


def _histories(writes: Iterable[Write], coming: Mapping[str, int], hand: Hand) -> list[_Values]:
    """What `_remember` takes."""
    at = connection.ops.adapt_datetimefield_value(hand.at)
    by = hand.person.pk if hand.person else None
    device = hand.device.pk if hand.device else None
    return [
        (
            one.id,
            one.before.version if one.after is None and one.before else coming[one.school],
            _what(one).value,
            by,
            device,
            at,
            one.edited_at,
            _text(one.changes),
            _text(one.aside),
        )
        for one in writes
    ]


def _what(one: Write) -> History.What:
    if one.before is None:
        return History.What.CREATED
    if one.after is None:
        return History.What.CHANGED
    if one.after is GONE:
        return History.What.DELETED
    if one.before.deleted:
        return History.What.RESTORED
    return History.What.CHANGED


def _gone(writes: Iterable[Write]) -> list[Summed]:
    befores = (one.before for one in writes)
    return [(row.id, row.version, row.hash) for row in befores if row and not row.deleted]


def _come(writes: Iterable[Write], version: int) -> list[Summed]:
    return [
        (one.id, version, one.after.hash)
        for one in writes
        if one.after is not None and one.after is not GONE
    ]


def _text(value: Mapping[str, object]) -> str:
    return to_json(value).decode() if value else "{}"


def depart(school: str, records: Iterable[tuple[str, str]], version: int) -> None:
    """Tell in this school, at this version, that the records (id and kind) are in another one."""
    now = timezone.now()
    Departure.objects.bulk_create(
        [
            Departure(school_id=school, record=record, kind=kind, version=version, at=now)
            for record, kind in records
        ],
        update_conflicts=True,
        unique_fields=["school", "record"],
        update_fields=["kind", "version", "at"],
    )
