"""Who gave a field the value that stands, out of its record's history."""

from collections.abc import Sequence

from hub.exchange.content import Content
from hub.exchange.models import History
from hub.exchange.push.known import Known, changes_of
from sync.wire import Item, Setter


def setter(past: Sequence[History], field: str) -> History | None:
    """The row of history, newest first, that gave the field its current value."""
    return next(
        (one for one in past if one.what == History.What.CREATED or field in changes_of(one)), None
    )


def name_of(past: History | None) -> str | None:
    """Whose hand it was, where that is known."""
    return str(past.person) if past and past.person else None


def set_by(item: Item, known: Known, content: Content) -> dict[str, Setter]:
    """Whose value each field has that others changed since the version the item stands on."""
    past = [one for one in known.past.get(item.id, ()) if one.version > item.base]
    fields = {field for one in past for field in changes_of(one)}
    if any(one.what == History.What.CREATED for one in past):
        fields |= content.fields.keys()
    found = {field: setter(past, field) for field in sorted(fields)}
    return {
        field: Setter(by=name_of(one), at=one.received_at) for field, one in found.items() if one
    }
