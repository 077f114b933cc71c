"""Taking an envelope in: decided before the lock, written under it, answered once and for all."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.utils import timezone

from hub.exchange import clashes, counters, family, holdings, identity, returned, scope, straying
from hub.exchange.answers import answer_to, give
from hub.exchange.attending import come_late
from hub.exchange.filling import UnfitError, store_records
from hub.exchange.holdings import Reach
from hub.exchange.judge import judge
from hub.exchange.known import Known, known, moved
from hub.exchange.models import Identity, Scope
from hub.exchange.moving import depart
from hub.exchange.older import TELLS_HASHES
from hub.exchange.opening import Opened
from hub.exchange.refusals import rejected
from hub.exchange.setters import set_by
from hub.exchange.weigh import Verdict, refused
from hub.exchange.writing import Hand, Write, write
from hub.registry.models import Device
from onedesk.domain.records import receipt_text
from sync.receipts import leaf
from sync.wire import Item, Reply, Result

__all__ = ["UnfitError", "accept", "store_records"]


class _Prepared(NamedTuple):
    """Verdicts on items, and what of the hub's content they rest on.

    `items` stand under the school in which they are taken; `strays` tells, by id, under which they
    were sent where that was another.
    """

    items: Sequence[Item]
    known: Known
    verdicts: Sequence[Verdict]
    strays: Mapping[str, str]
    scopes: frozenset[str]


def accept(device: Device, opened: Opened, me: Identity, offset: float | None = None) -> bytes:
    """Take in an envelope; the answer as JSON (`wire.Reply`), the same bytes for the same batch.

    Everything is decided before the counter rows are locked, and decided again only if what it
    rests on has moved meanwhile. The answer exists when, and only when, its effects do. `me` is
    this hub; `offset` is how far the laptop's clock is ahead, in seconds. Raises `RefusalError` for
    an envelope that was withdrawn.
    """
    answered = answer_to(device, opened.batch)
    if answered is not None:
        return answered
    reach = holdings.reach(device)
    prepared = _prepare(device, opened.items, reach, me.floor)
    try:
        while True:
            with transaction.atomic():
                scopes = counters.lock(prepared.scopes)
                answered = answer_to(device, opened.batch)
                if answered is not None:
                    return answered
                if _moved(prepared, opened):
                    prepared = _prepare(device, opened.items, reach, me.floor)
                if prepared.scopes <= scopes.keys():
                    hand = Hand(device.person, device, timezone.now())
                    reply, leaves = _take(opened, prepared, scopes, hand, me)
                    give(device, opened.batch, reply, leaves, hand.at, offset)
                    return reply
    except IntegrityError:
        answered = answer_to(device, opened.batch)
        if answered is None:
            raise
        return answered


def _prepare(device: Device, items: Sequence[Item], reach: Reach, floor: int) -> _Prepared:
    schools = holdings.writable_schools(device, reach)
    there = known(items, floor)
    homes = straying.homes(device, items, there)
    strays = {item.id: item.school for item in items if item.id in homes}
    if strays:
        items = [item.but(school=homes.get(item.id, item.school)) for item in items]
    judged = returned.turned_away(items, there, judge(items, there, schools, strays))
    judged = family.kept(items, there, judged)
    judged = come_late(items, judged, strays)
    verdicts = [
        verdict.anew() if item.id in strays else verdict
        for item, verdict in zip(items, judged, strict=True)
    ]
    if reach.partial:
        verdicts = _kept_from(device, reach, items, there, verdicts)
    used = {item.school for item in items if item.school in schools}
    scopes = frozenset({*used, *homes.values(), *strays.values()})
    return _Prepared(items, there, verdicts, strays, scopes)


def _moved(prepared: _Prepared, opened: Opened) -> bool:
    """Whether what the verdicts rest on is otherwise now."""
    come = returned.come(prepared.items, prepared.verdicts)
    return come or moved(prepared.known, opened.items)


def _kept_from(
    device: Device,
    reach: Reach,
    items: Sequence[Item],
    there: Known,
    verdicts: Sequence[Verdict],
) -> list[Verdict]:
    """The verdicts, refusals where the record is hidden from the person: an answer would tell."""
    partly = {row.id for row in there.rows.values() if row.school in reach.partial}
    visible = scope.records_for(device.person).filter(id__in=partly)
    hidden = partly - set(visible.values_list("id", flat=True)) - there.erased
    return [
        refused("out_of_scope") if item.id in hidden else verdict
        for item, verdict in zip(items, verdicts, strict=True)
    ]


def _take(
    opened: Opened, prepared: _Prepared, scopes: dict[str, Scope], hand: Hand, me: Identity
) -> tuple[bytes, bytes]:
    """Write what was decided; the answer to it, and the leaves of its receipts."""
    coming = {school: row.version + 1 for school, row in scopes.items()}
    write(_writes(prepared, hand), scopes, hand)
    left, graves = _left(prepared), returned.graves(prepared.items, prepared.verdicts)
    for school in {*left, *graves.values()}:
        if scopes[school].version < coming[school]:
            counters.turn(scopes[school], (), ())
    for school, items in left.items():
        depart(school, [(item.id, item.kind) for item in items], coming[school])
    returned.bury({key: (school, coming[school]) for key, school in graves.items()}, hand.at)
    return _reply(opened, prepared, coming, hand, me)


def _left(prepared: _Prepared) -> dict[str, list[Item]]:
    """The strays that were taken, by the school that they left."""
    left: dict[str, list[Item]] = {}
    for item, verdict in zip(prepared.items, prepared.verdicts, strict=True):
        taken = verdict.status != "rejected" and not verdict.erased
        if taken and item.id in prepared.strays:
            left.setdefault(prepared.strays[item.id], []).append(item)
    return left


def _writes(prepared: _Prepared, hand: Hand) -> list[Write]:
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
                echo=item.id in prepared.strays,
            )
        )
        made += clashes.conflicts(item, verdict.clashes, prepared.known, hand.person)
    writes += family.revived(prepared.items, prepared.known, prepared.verdicts)
    return writes + (clashes.unknown(made) if made else [])


def _reply(
    opened: Opened, prepared: _Prepared, coming: dict[str, int], hand: Hand, me: Identity
) -> tuple[bytes, bytes]:
    results: list[Result] = []
    leaves: list[bytes] = []
    for item, verdict in zip(prepared.items, prepared.verdicts, strict=True):
        result = _result(item, verdict, prepared.known, coming, opened.wire)
        results.append(result)
        if result.status != "rejected":
            content = verdict.content.hash
            leaves.append(leaf(receipt_text(result.kind, result.id, result.version, content)))
    reply = Reply(
        batch=opened.batch,
        epoch=me.epoch,
        hub_time=hand.at,
        results=(*results, *opened.unreadable),
        signature=identity.signature(me, leaves),
    )
    return reply.model_dump_json(exclude_defaults=True).encode(), b"".join(leaves)


def _result(
    item: Item, verdict: Verdict, there: Known, coming: dict[str, int], wire: int
) -> Result:
    if verdict.status == "rejected":
        return rejected(item, verdict.code or "does_not_fit", verdict.detail)
    row = there.rows.get(item.id)
    stays = row.version if row else 0
    desk_knows = wire >= TELLS_HASHES and (verdict.tell or verdict.content.text == item.body)
    return Result(
        kind=item.kind,
        id=item.id,
        status=verdict.status,
        version=stays if verdict.after is None else coming[item.school],
        hash="" if desk_knows else verdict.content.hash,
        deleted=verdict.gone,
        erased=verdict.erased,
        code=verdict.code,
        body=verdict.content.text if verdict.tell else None,
        set_by=set_by(item, verdict, there),
    )
