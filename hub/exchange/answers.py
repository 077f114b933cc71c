"""The answers that envelopes got: given again, taken back, and in a few cases by law rewritten."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from hub.exchange.models import Batch
from hub.exchange.packing import packed, unpacked
from hub.exchange.refusals import RefusalError
from hub.many import Insert
from hub.prepared import Prepared
from hub.registry.models import Device
from sync.wire import Reply, codes
from sync.wire.receipts import LEAF

_AT_ONCE = 500
_DEVICE, _BATCH = "OD-nobody's", "batch-of-nobody"
_ANSWERS = Prepared(
    lambda: Batch.objects.filter(device=_DEVICE, batch=_BATCH).values_list("reply", "withdrawn"),
    {_DEVICE: "device", _BATCH: "batch"},
)
_keep = Insert(
    'INSERT INTO exchange_batch (device_id, batch, reply, answered_at, withdrawn, "offset",'
    " leaves)",
    ("text", "text", "bytea", "timestamptz", "boolean", "float8", "bytea"),
)


class Answer(NamedTuple):
    """What an envelope was answered, and the leaves of the receipts in it, by the record's id."""

    reply: Reply
    leaves: Mapping[str, bytes]

    @classmethod
    def read(cls, text: bytes, leaves: bytes) -> "Answer":
        """An answer as it is kept."""
        reply = Reply.model_validate_json(text)
        taken = (one.id for one in reply.results if one.status != "rejected")
        each = (leaves[at : at + LEAF] for at in range(0, len(leaves), LEAF))
        return cls(reply, dict(zip(taken, each, strict=True)))


def answer_to(device: Device, batch: str) -> bytes | None:
    """The answer that an envelope got already, as JSON (`wire.Reply`); `None`: it is new.

    Raises `RefusalError` (409) when it was withdrawn, or answered so long ago that nobody knows
    how: the laptop then opens it, and sends what it still owes.
    """
    there = _ANSWERS.first(device=device.pk, batch=batch)
    if there is None:
        return None
    reply, is_withdrawn = there
    if is_withdrawn or not reply:
        raise RefusalError(
            409, codes.WITHDRAWN, "This was taken back, and is not taken in any more."
        )
    return unpacked(bytes(reply))


def give(
    device: Device, batch: str, reply: bytes, leaves: bytes, at: datetime, offset: float | None
) -> None:
    """Keep the answer (`wire.Reply` as JSON) for good, and the leaves of its receipts.

    Raises `IntegrityError` if there is one.
    """
    when = connection.ops.adapt_datetimefield_value(at)
    _keep([(device.pk, batch, packed(reply), when, False, offset, leaves)])


def withdraw(device: Device, batch: str) -> bytes | None:
    """The answer that the envelope got, as JSON; `None`: it has none, and never will.

    One row stands for the batch, whether answered or withdrawn: whoever writes it first decides,
    and an envelope on its way at that moment is undone as a whole.
    """
    try:
        with transaction.atomic():
            Batch.objects.create(
                device=device,
                batch=batch,
                reply=b"",
                answered_at=timezone.now(),
                withdrawn=True,
            )
    except IntegrityError:
        there = Batch.objects.get(device=device, batch=batch)
        return unpacked(bytes(there.reply)) if there.reply else None
    return None


def found(device: Device, batch: str) -> Batch | None:
    """The row of an envelope that was answered or withdrawn; `None`: it is new."""
    return Batch.objects.filter(device=device, batch=batch).first()


def taken_in(rows: QuerySet[Batch], above: int = -1) -> frozenset[str]:
    """The ids of the records that these answers say were taken, at a version above."""
    replies = rows.exclude(reply=b"").values_list("reply", flat=True)
    results = (
        one
        for text in replies.iterator()
        for one in Reply.model_validate_json(unpacked(bytes(text))).results
    )
    return frozenset(
        one.id
        for one in results
        if one.status != "rejected" and not one.erased and one.version > above
    )


def forget(before: datetime) -> int:
    """Forget what older envelopes were answered, not that they were; how many there were."""
    old = Batch.objects.filter(answered_at__lt=before).exclude(reply=b"")
    return old.update(reply=b"", leaves=b"")


def rewrite(change: Callable[[Answer], Answer], naming: frozenset[str] = frozenset()) -> int:
    """Change the answers that are kept, or those that name one of these ids; how many did change.

    Call inside a transaction that holds off whoever could write another.
    """
    words = re.compile(b"|".join(re.escape(name.encode()) for name in sorted(naming)))
    changed = 0
    for key, text, leaves in _kept():
        before = Answer.read(text, leaves) if words.search(text) else None
        if before is not None and (after := change(before)) != before:
            reply = packed(after.reply.model_dump_json(exclude_defaults=True).encode())
            Batch.objects.filter(pk=key).update(reply=reply, leaves=b"".join(after.leaves.values()))
            changed += 1
    return changed


def _kept() -> Iterator[tuple[int, bytes, bytes]]:
    """Every answer that is kept, and its leaves, some at a time."""
    last, rows = 0, Batch.objects.exclude(reply=b"").order_by("pk")
    while some := list(rows.filter(pk__gt=last).values_list("pk", "reply", "leaves")[:_AT_ONCE]):
        for last, reply, leaves in some:
            yield last, unpacked(bytes(reply)), bytes(leaves)
