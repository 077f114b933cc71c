"""Work that may be left in a sealed file alone: its laptop is lost, and each record counts once."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from itertools import count

from django.db.models import QuerySet
from pydantic_core import to_json

from hub.exchange import answers, holdings, identity
from hub.exchange.models import Batch, History
from hub.exchange.push.accept import accept
from hub.exchange.push.known import Known, known
from hub.exchange.push.opening import Opened
from hub.exchange.push.setters import setter
from hub.exchange.rows import versions
from hub.registry.models import Device
from onedesk.domain.fields import nested
from sync.wire import Item, Reply
from sync.wire.carry import Delivered

_SPACE = uuid.UUID("6f6e6564-6573-4b63-8f73-616c76616765")
_TRY = "salvage-"
"""Each try gets a name after its envelope: the envelope itself stays as it was answered."""


def salvage(device: Device, envelope: Opened, row: Batch | None) -> Delivered:
    """Take in what of the envelope is not here yet; `row` is what it was answered before.

    That is all of it in a file from before the hub was restored, all that was not sent otherwise
    since in one that the laptop took back, and what was refused in one that was answered. What is
    refused now may be brought again: perhaps another laptop has brought its student meanwhile.
    Nothing is taken where it is forgotten what was sent otherwise.
    """
    records = len(envelope.items) + len(envelope.unreadable)
    tries, name = _tries(device, envelope.batch)
    since = _since(device, row)
    if any(one.is_forgotten for one in tries):
        return Delivered(device=device.id, records=records, taken=0, known=records, refused=0)
    if row and since.filter(reply=b"", withdrawn=False).exists():
        return Delivered(device=device.id, records=records, taken=0, known=0, refused=records)
    above = -1 if row else identity.current().floor
    there = answers.taken_in(tries) | answers.taken_in(since, above)
    left = [item for item in envelope.items if item.id not in there]
    ready = on_own_words(device, _grounded(left))
    refused, erased = len(left) - len(ready) + len(envelope.unreadable), 0
    if ready:
        said, _ = accept(holdings.reach(device), Opened(name, tuple(ready), (), envelope.wire))
        results = Reply.model_validate_json(said).results
        refused += sum(one.status == "rejected" for one in results)
        erased = sum(one.erased for one in results)
    before = len(envelope.items) - len(left)
    return Delivered(
        device=device.id,
        records=records,
        taken=records - before - refused - erased,
        known=before,
        refused=refused,
        erased=erased,
    )


def _tries(device: Device, batch: str) -> tuple[QuerySet[Batch], str]:
    """The answers to the tries there were, and the name of the next one."""
    ours = Batch.objects.filter(device=device)
    names = (f"{_TRY}{uuid.uuid5(_SPACE, f'{batch} {number}')}" for number in count())
    tried: list[str] = []
    while ours.filter(batch=(name := next(names))).exists():
        tried.append(name)
    return ours.filter(batch__in=tried), name


def _since(device: Device, row: Batch | None) -> QuerySet[Batch]:
    """What the laptop has sent since it last had the envelope, as it is there or typed further.

    Where nothing is known of the envelope that is whatever it sent to the hub as it was restored:
    what it sent before that, it sent before it sealed the envelope. What came out of another file
    by a try may be older, or younger: see `on_own_words`.
    """
    ours = Batch.objects.filter(device=device).exclude(batch__startswith=_TRY)
    return ours.filter(answered_at__gte=row.answered_at) if row else ours


def on_own_words(device: Device, items: Sequence[Item]) -> list[Item]:
    """The items, made upon what came of the same laptop before, as out of an older file.

    They were typed further on that laptop, so nobody is asked about it; about what others wrote, as
    ever.
    """
    there = known(items)
    return [_on_own(item, there, device) for item in items]


def _on_own(item: Item, there: Known, device: Device) -> Item:
    now = there.standing(item)
    if now is None or now.deleted:
        return item
    past = [one for one in there.past.get(item.id, ()) if one.version > item.base]
    fields = now.content.fields
    setters = {name: setter(past, name) for name in [*fields, *now.base]}
    own = {name for name, one in setters.items() if one and _is_before(one, item, device)}
    if not own:
        return item
    seen = {name: value for name, value in now.base.items() if name not in own}
    seen |= {name: fields[name] for name in own if name in fields}
    return item.but(ancestor=to_json(nested(seen)).decode())


def _is_before(one: History, item: Item, device: Device) -> bool:
    return one.device_id == device.pk and datetime.fromisoformat(one.edited_at) < item.edited_at


def _grounded(items: Sequence[Item]) -> list[Item]:
    """The items on a version that the hub still has, without edits of what it has not at all."""
    now = dict(versions([item.id for item in items]))
    return [
        item.but(base=min(item.base, now[item.id])) if item.id in now else item
        for item in items
        if item.id in now or item.body is not None or item.deleted or not item.base
    ]
