"""A desk's envelope from bytes to items; what cannot be read of it is answered, not thrown back."""

import json
from typing import Any, NamedTuple

from pydantic import ValidationError

from hub.exchange.refusals import RefusalError, rejected, unread
from sync.wire import BYTES_MAX, ITEMS_MAX, OLDEST_OUTBOX, WIRE, Envelope, Item, Result, codes

ITEM_MAX = BYTES_MAX
"""The most bytes of JSON that one record may take; a desk seals no more than that together."""


class Opened(NamedTuple):
    """The items of a batch, and the results of those that could not be read or are too long."""

    batch: str
    items: tuple[Item, ...]
    unreadable: tuple[Result, ...]
    wire: int = WIRE


def opened(raw: bytes) -> Opened:
    """Read an envelope from its JSON.

    Raises `RefusalError`: 426 for a wire this hub does not speak, 422 for anything that is no
    envelope. An envelope with some items out of shape is still one.
    """
    unreadable: tuple[Result, ...] = ()
    try:
        envelope = Envelope.model_validate_json(raw)
    except ValidationError as reason:
        envelope, unreadable = _rest(raw, reason)
    check_wire(envelope.wire, OLDEST_OUTBOX)
    read = Opened(envelope.batch, envelope.items, unreadable, envelope.wire)
    return _fitting(read, len(raw))


def check_wire(wire: int, oldest: int = WIRE) -> None:
    """Raises `RefusalError` (426) for a wire this hub does not speak, or no more."""
    if wire > WIRE:
        raise RefusalError(426, codes.HUB_TOO_OLD, "The hub is older than this OneDesk.")
    if wire < oldest:
        raise RefusalError(426, codes.DESK_TOO_OLD, "This OneDesk is too old for the hub.")


def _fitting(read: Opened, size: int) -> Opened:
    """The same without the items that are too long, each answered; most envelopes are shorter."""
    if size <= ITEM_MAX:
        return read
    long = {item.id for item in read.items if len(item.model_dump_json().encode()) > ITEM_MAX}
    refused = (rejected(item, "too_large") for item in read.items if item.id in long)
    return read._replace(
        items=tuple(item for item in read.items if item.id not in long),
        unreadable=(*read.unreadable, *refused),
    )


def _rest(raw: bytes, reason: ValidationError) -> tuple[Envelope, tuple[Result, ...]]:
    """The envelope without the items that do not fit, and a result for each of those."""
    refusal = RefusalError(422, "no_envelope", "The hub could not read what was sent.")
    content = _parsed(raw, refusal)
    if isinstance(wire := content.get("wire"), int):
        check_wire(wire, OLDEST_OUTBOX)
    items = content.get("items")
    if not isinstance(items, list) or len(items) > ITEMS_MAX:
        raise refusal from reason
    fits = [_is_item(item) for item in items]
    content["items"] = [item for item, fit in zip(items, fits, strict=True) if fit]
    results = [unread(item) for item, fit in zip(items, fits, strict=True) if not fit]
    try:
        return Envelope.model_validate_json(json.dumps(content)), tuple(filter(None, results))
    except (ValidationError, RecursionError) as again:
        raise refusal from again


def _is_item(item: object) -> bool:
    try:
        Item.model_validate_json(json.dumps(item))
    except (ValidationError, RecursionError):
        return False
    return True


def _parsed(raw: bytes, refusal: RefusalError) -> dict[str, Any]:
    try:
        content = json.loads(raw)
    except (ValueError, RecursionError) as reason:
        raise refusal from reason
    if not isinstance(content, dict):
        raise refusal
    return content
