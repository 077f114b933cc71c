"""A desk's envelope from bytes to items; what cannot be read of it is answered, not thrown back."""

import json
from typing import Any, NamedTuple

from pydantic import ValidationError

from hub.exchange.refusals import RefusalError, unread
from sync.wire import WIRE, Envelope, Item, Result

OLDEST = WIRE - 2


class Opened(NamedTuple):
    """The items of a batch, and the results of those that could not be read."""

    batch: str
    items: tuple[Item, ...]
    unreadable: tuple[Result, ...]


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
    check_wire(envelope.wire)
    return Opened(envelope.batch, envelope.items, unreadable)


def check_wire(wire: int) -> None:
    """Raises `RefusalError` (426) for a wire this hub does not speak."""
    if wire > WIRE:
        raise RefusalError(426, "hub_too_old", "The hub is older than this OneDesk.")
    if wire < OLDEST:
        raise RefusalError(426, "desk_too_old", "This OneDesk is too old for the hub.")


def _rest(raw: bytes, reason: ValidationError) -> tuple[Envelope, tuple[Result, ...]]:
    """The envelope without the items that do not fit, and a result for each of those."""
    refusal = RefusalError(422, "no_envelope", "The hub could not read what was sent.")
    content = _parsed(raw, refusal)
    if isinstance(wire := content.get("wire"), int):
        check_wire(wire)
    places = {
        one["loc"][1] for one in reason.errors() if one["loc"][:1] == ("items",) and one["loc"][1:]
    }
    bad = {place for place in places if isinstance(place, int)}
    items = content.get("items")
    if not bad or not isinstance(items, list):
        raise refusal from reason
    results = tuple(unread(items[place]) for place in sorted(bad))
    content["items"] = [item for place, item in enumerate(items) if place not in bad]
    try:
        return Envelope.model_validate_json(json.dumps(content)), tuple(filter(None, results))
    except ValidationError as again:
        raise refusal from again


def _parsed(raw: bytes, refusal: RefusalError) -> dict[str, Any]:
    try:
        content = json.loads(raw)
    except (ValueError, RecursionError) as reason:
        raise refusal from reason
    if not isinstance(content, dict):
        raise refusal
    return content
