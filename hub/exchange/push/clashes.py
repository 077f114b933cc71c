"""A same-field clash as a `conflict` record, which both sides see until one of them chooses."""

import json
import uuid
from collections.abc import Iterator, Sequence
from datetime import datetime

from hub.accounts.models import Person
from hub.exchange.content import content
from hub.exchange.models import Record
from hub.exchange.push.known import Known
from hub.exchange.push.setters import name_of, setter
from hub.exchange.push.writing import Write
from hub.exchange.rows import Row
from onedesk.domain.bookkeeping import is_bookkeeping
from onedesk.domain.conflict import Conflict
from onedesk.domain.merge import Clash
from sync.wire import Item

_SPACE = uuid.UUID("6f6e6564-6573-4b63-8f6e-666c69637400")
"""Ids of conflicts are named after what clashed, so that one clash is one record."""


def conflicts(
    item: Item, clashes: Sequence[Clash], known: Known, offered_by: Person | None
) -> Iterator[Write]:
    """The records to be made for the clashes of one item, ready to be written.

    A clash about a conflict itself makes none: the first choice stands, the other is in the
    history. So is what clashed in a field that nobody answers, where the hub's value stays.
    """
    row = known.rows.get(item.id)
    if row is None or item.kind == Conflict.kind:
        return
    about = item.id if item.kind == "student" else item.student
    for clash in clashes:
        if is_bookkeeping(clash.field):
            continue
        made_by = setter(known.past.get(item.id, ()), clash.field)
        body = Conflict(
            of_kind=item.kind,
            of_id=item.id,
            field=clash.field,
            kept=clash.theirs,
            kept_by=name_of(made_by),
            kept_by_id=made_by.person.username if made_by and made_by.person else None,
            kept_at=datetime.fromisoformat(made_by.edited_at) if made_by else None,
            offered=clash.mine,
            offered_by=str(offered_by) if offered_by else None,
            offered_by_id=offered_by.username if offered_by else None,
            offered_at=item.edited_at,
        )
        yield Write(
            kind=Conflict.kind,
            id=_id(row, clash, offered_by),
            school=item.school,
            student=about,
            before=None,
            after=content(body),
            edited_at=item.edited_at.isoformat(),
            echo=True,
        )


def unknown(writes: Sequence[Write]) -> list[Write]:
    """Those of the conflicts that are not there yet."""
    there = set(
        Record.objects.filter(id__in=[one.id for one in writes]).values_list("id", flat=True)
    )
    return [one for one in writes if one.id not in there]


def _id(row: Row, clash: Clash, offered_by: Person | None) -> str:
    name = [row.id, row.version, clash.field, clash.mine, offered_by and offered_by.username]
    return str(uuid.uuid5(_SPACE, json.dumps(name, sort_keys=True)))
