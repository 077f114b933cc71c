"""Taking an envelope in: decided before the lock, written under it, answered once and for all."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.exchange import clashes, counters, identity, scope
from hub.exchange.filling import UnfitError, store_records
from hub.exchange.judge import judge
from hub.exchange.known import Known, known, seen
from hub.exchange.models import Batch, Scope
from hub.exchange.opening import Opened
from hub.exchange.packing import packed, unpacked
from hub.exchange.refusals import rejected
from hub.exchange.weigh import Verdict
from hub.exchange.writing import Hand, Write, write
from hub.registry.models import Device
from onedesk.domain.fields import nested
from sync.wire import Item, Reply, Result

__all__ = ["UnfitError", "accept", "store_records"]


class _Prepared(NamedTuple):
    """Verdicts on items, and what of the hub's content they rest on."""

    items: Sequence[Item]
    seen: frozenset[tuple[str, int]]
    known: Known
    verdicts: Sequence[Verdict]


def accept(device: Device, opened: Opened) -> bytes:
    """Take in an envelope; the answer as JSON (`wire.Reply`), the same bytes for the same batch.

    Everything is decided before the counter rows are locked, and decided again only if what it
    rests on has moved meanwhile. The answer exists when, and only when, its effects do.
    """
    answered = _answered(device, opened)
    if answered is not None:
        return answered
    schools = scope.writable_schools(device.person)
    prepared = _prepare(opened.items, schools)
    try:
        with transaction.atomic():
            scopes = counters.lock(schools & {item.school for item in opened.items})
            answered = _answered(device, opened)
            if answered is not None:
                return answered
            if seen(opened.items) != prepared.seen:
                prepared = _prepare(opened.items, schools)
            return _take(device, opened, prepared, scopes)
    except IntegrityError:
        answered = _answered(device, opened)
        if answered is None:
            raise
        return answered


def _answered(device: Device, opened: Opened) -> bytes | None:
    """The answer that this envelope already got."""
    batch = Batch.objects.filter(device=device, batch=opened.batch).first()
    return unpacked(bytes(batch.reply)) if batch else None


def _prepare(items: Sequence[Item], schools: frozenset[str]) -> _Prepared:
    basis = seen(items)
    there = known(items)
    return _Prepared(items, basis, there, judge(items, there, schools))


def _take(device: Device, opened: Opened, prepared: _Prepared, scopes: dict[str, Scope]) -> bytes:
    """Write what was decided, and the answer with it."""
    hand = Hand(device.person, device, timezone.now())
    coming = {school: row.version + 1 for school, row in scopes.items()}
    write(_writes(prepared, device.person), scopes, hand)
    reply = _reply(opened, prepared, coming, hand)
    Batch.objects.create(
        device=device,
        batch=opened.batch,
        reply=packed(reply),
        answered_at=hand.at,
    )
    return reply


def _writes(prepared: _Prepared, person: Person) -> list[Write]:
    writes: list[Write] = []
    made: list[Write] = []
    for item, verdict in zip(prepared.items, prepared.verdicts, strict=True):
        if verdict.after is None and not verdict.aside:
            continue
        writes.append(
            Write(
                kind=item.kind,
                id=item.id,
                school=item.school,
                student=item.student,
                before=prepared.known.rows.get(item.id),
                after=verdict.after,
                edited_at=item.edited_at.isoformat(),
                changes=verdict.changes,
                aside=verdict.aside,
            )
        )
        made += clashes.conflicts(item, verdict.clashes, prepared.known, person)
    return writes + (clashes.unknown(made) if made else [])


def _reply(opened: Opened, prepared: _Prepared, coming: dict[str, int], hand: Hand) -> bytes:
    results = [
        _result(item, verdict, prepared.known, coming)
        for item, verdict in zip(prepared.items, prepared.verdicts, strict=True)
    ]
    me = identity.current()
    reply = Reply(
        batch=opened.batch,
        epoch=me.epoch,
        hub_time=hand.at,
        results=(*results, *opened.unreadable),
        signature=identity.signature(me, results),
    )
    return reply.model_dump_json(exclude_defaults=True).encode()


def _result(item: Item, verdict: Verdict, there: Known, coming: dict[str, int]) -> Result:
    if verdict.status == "rejected":
        return rejected(item, verdict.code or "does_not_fit", verdict.detail)
    row = there.rows.get(item.id)
    stays = row.version if row else 0
    return Result(
        kind=item.kind,
        id=item.id,
        status=verdict.status,
        version=stays if verdict.after is None else coming[item.school],
        hash=verdict.content.hash,
        deleted=verdict.gone,
        body=nested(verdict.content.fields) if verdict.tell else None,
    )
