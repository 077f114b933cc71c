"""What the hub holds about the records that a desk has sent, read in a few queries."""

import json
from collections.abc import Collection, Sequence
from typing import NamedTuple

from hub.exchange.content import GONE, Content, fields_of
from hub.exchange.models import History, Record
from hub.exchange.weigh import Changes, Standing, walked_back
from onedesk.domain.fields import Fields
from sync.wire import Item


class Known(NamedTuple):
    """The records by id, what happened to them (newest first), and the school of each student."""

    rows: dict[str, Record]
    past: dict[str, list[History]]
    students: dict[str, str]

    def standing(self, item: Item) -> Standing | None:
        """How the item's record stands, now and at the version the item stands on."""
        row = self.rows.get(item.id)
        if row is None:
            return None
        content = GONE
        if not row.deleted:
            content = Content(fields_of(row.kind, row.body), row.body, row.hash)
        base = self._base(row, content.fields, item.base)
        return Standing(row.version, row.deleted, content, base)

    def _base(self, row: Record, fields: Fields, version: int) -> Fields:
        if version == row.version:
            return fields
        since = [past for past in self.past.get(row.id, ()) if past.version > version]
        if version == 0 or any(past.what == History.What.CREATED for past in since):
            return {}
        return walked_back(fields, (changes_of(past) for past in since))


def changes_of(past: History) -> Changes:
    """The changes of one row of history, as values."""
    changes: Changes = json.loads(past.changes)
    return changes


def seen(items: Collection[Item]) -> frozenset[tuple[str, int]]:
    """Id and version of everything a decision on these items rests on."""
    rows = Record.objects.filter(id__in=_named(items)).values_list("id", "version")
    return frozenset(rows)


def known(items: Sequence[Item]) -> Known:
    """Read what is needed to decide on these items."""
    found = Record.objects.in_bulk(_named(items))
    rows = {item.id: found[item.id] for item in items if item.id in found}
    stale = [item.id for item in items if item.id in rows and rows[item.id].version != item.base]
    past: dict[str, list[History]] = {}
    if stale:
        query = History.objects.filter(record__in=stale).select_related("person")
        for one in query.order_by("-version", "-id"):
            past.setdefault(one.record, []).append(one)
    students = {row.id: row.school_id for row in found.values() if row.kind == "student"}
    return Known(rows, past, students)


def _named(items: Collection[Item]) -> list[str]:
    """The ids of the records that the items are, or are about."""
    return list({item.id for item in items} | {item.student for item in items if item.student})
