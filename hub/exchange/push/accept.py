"""Taking an envelope in: decided before the lock, written under it, answered once and for all."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.utils import timezone
from pydantic_core import to_json

from hub.exchange import counters, holdings, identity, scope
from hub.exchange.answers import answer_to, give
from hub.exchange.holdings import Reach
from hub.exchange.models import Identity, Scope
from hub.exchange.push import clashes, family, returned, straying
from hub.exchange.push.attending import come_late
from hub.exchange.push.judge import judge
from hub.exchange.push.known import Known, known, moved
from hub.exchange.push.opening import Opened
from hub.exchange.push.resulting import Told, result, told
from hub.exchange.push.straying import AtHome
from hub.exchange.push.weigh import Verdict, refused
from hub.exchange.push.writing import Hand, Write, depart, write
from hub.exchange.refusals import rejected
from onedesk.domain.records import receipt_text
from sync.wire import Item, codes
from sync.wire.receipts import leaf


class _Prepared(NamedTuple):
    """Verdicts on items, and what of the hub's content they rest on.

    `taken` are the items as they are taken in, at the home of their students.
    """

    taken: AtHome
    known: Known
    verdicts: Sequence[Verdict]
    scopes: frozenset[str]

    @property
    def items(self) -> Sequence[Item]:
        """What was sent, at home."""
        return self.taken.items

    def stands(self, reach: Reach, locked: Mapping[str, Scope]) -> bool:
        """Whether nobody has written where all of this is since `reach` was read."""
        return self.known.schools <= locked.keys() <= reach.tops.keys() and all(
            row.version == reach.tops[school].version for school, row in locked.items()
        )


Taken = tuple[bytes, Reach]
"""The answer to an envelope as JSON (`wire.Reply`), and what its laptop reaches then."""


def accept(reach: Reach, opened: Opened, offset: float | None = None) -> Taken:
    """Take in an envelope; the same bytes for the same batch.

    Everything is decided before the counter rows are locked, and decided again only if what it
    rests on has moved meanwhile. The answer exists when, and only when, its effects do. `offset` is
    how far the laptop's clock is ahead, in seconds. Raises `RefusalError` for an envelope that was
    withdrawn.
    """
    try:
        return _answered(reach, opened) or _taken(reach, opened, offset)
    except IntegrityError:
        answered = _answered(reach, opened)
        if answered is None:
            raise
        return answered


def _answered(reach: Reach, opened: Opened) -> Taken | None:
    answered = answer_to(reach.device, opened.batch)
    return None if answered is None else (answered, reach)


def _taken(reach: Reach, opened: Opened, offset: float | None) -> Taken:
    prepared = _prepare(opened.items, reach)
    while True:
        with transaction.atomic():
            scopes = counters.lock(prepared.scopes)
            if not prepared.stands(reach, scopes):
                answered = _answered(reach, opened)
                if answered is not None:
                    return answered
                if moved(prepared.known, opened.items):
                    prepared = _prepare(opened.items, reach)
            if returned.come(prepared.items, prepared.verdicts):
                prepared = _prepare(opened.items, reach)
            if prepared.scopes <= scopes.keys():
                hand = Hand(reach.device.person, reach.device, timezone.now())
                coming = {school: row.version + 1 for school, row in scopes.items()}
                own = _take(prepared, scopes, coming, hand)
                reply, leaves = _reply(opened, prepared, coming, hand, reach.me)
                give(reach.device, opened.batch, reply, leaves, hand.at, offset)
                return reply, reach.after(scopes, own)


def _prepare(items: Sequence[Item], reach: Reach) -> _Prepared:
    schools = holdings.writable_schools(reach)
    there = known(items)
    taken = straying.at_home(reach.device, items, there)
    strays = taken.strays
    if taken.items is not items:
        items = taken.items
        there = known(items)
    judged = returned.turned_away(items, there, judge(items, there, schools, strays))
    judged = family.kept(items, there, judged)
    verdicts = come_late(items, judged, strays)
    verdicts = straying.told_again(taken, verdicts)
    if reach.partial:
        verdicts = _kept_from(reach, items, there, verdicts)
    used = {item.school for item in items if item.school in schools or item.id in strays}
    return _Prepared(taken, there, verdicts, frozenset({*used, *strays.values()}))


def _kept_from(
    reach: Reach, items: Sequence[Item], there: Known, verdicts: Sequence[Verdict]
) -> list[Verdict]:
    """The verdicts, refusals where the record is hidden from the person: an answer would tell."""
    partly = {row.id for row in there.rows.values() if row.school in reach.partial}
    visible = scope.records_for(reach.device.person).filter(id__in=partly)
    hidden = partly - set(visible.values_list("id", flat=True)) - there.erased
    return [
        refused(codes.OUT_OF_SCOPE) if item.id in hidden else verdict
        for item, verdict in zip(items, verdicts, strict=True)
    ]


def _take(
    prepared: _Prepared, scopes: Mapping[str, Scope], coming: Mapping[str, int], hand: Hand
) -> set[str]:
    """Write what was decided; the schools in which that is nothing but what was sent."""
    writes = _writes(prepared, hand)
    write(writes, scopes, hand)
    left, graves = _left(prepared), returned.graves(prepared.items, prepared.verdicts)
    for school in {*left, *graves.values()}:
        if scopes[school].version < coming[school]:
            counters.turn(scopes[school], (), ())
    for school, items in left.items():
        depart(school, [(item.id, item.kind) for item in items], coming[school])
    returned.bury({key: (school, coming[school]) for key, school in graves.items()}, hand.at)
    others = {*left, *graves.values(), *(one.school for one in writes if one.echo)}
    return {one.school for one in writes if one.after is not None} - others


def _left(prepared: _Prepared) -> dict[str, list[Item]]:
    """The strays that were taken, by the school that they left."""
    left: dict[str, list[Item]] = {}
    for item, verdict in zip(prepared.items, prepared.verdicts, strict=True):
        taken = verdict.status != "rejected" and not verdict.erased
        if taken and item.id in prepared.taken.strays:
            left.setdefault(prepared.taken.strays[item.id], []).append(item)
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
                echo=item.id in prepared.taken.again,
            )
        )
        if verdict.clashes:
            made += clashes.conflicts(item, verdict.clashes, prepared.known, hand.person)
    writes += straying.along(prepared.taken, prepared.verdicts, hand.person)
    writes += family.revived(prepared.items, prepared.known, prepared.verdicts)
    return writes + (clashes.unknown(made) if made else [])


def _reply(
    opened: Opened, prepared: _Prepared, coming: Mapping[str, int], hand: Hand, me: Identity
) -> tuple[bytes, bytes]:
    """The answer, and the leaves of its receipts."""
    results: list[Told] = []
    leaves: list[bytes] = []
    for item, verdict in zip(prepared.items, prepared.verdicts, strict=True):
        if verdict.status == "rejected":
            results.append(told(rejected(item, verdict.code or "does_not_fit", verdict.detail)))
            continue
        row = prepared.known.rows.get(item.id)
        stays = row.version if row else 0
        version = stays if verdict.after is None else coming[item.school]
        results.append(result(item, verdict, prepared.known, version, opened.wire))
        content = verdict.content.hash
        leaves.append(leaf(receipt_text(item.kind, item.id, version, content)))
    reply = {
        "batch": opened.batch,
        "epoch": me.epoch,
        "hub_time": hand.at,
        "results": [*results, *map(told, opened.unreadable)],
        "signature": identity.signature(me, leaves),
    }
    return to_json(reply), b"".join(leaves)
