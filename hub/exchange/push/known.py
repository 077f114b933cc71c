"""What the hub holds about the records that a desk has sent, read in a few queries."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from pydantic import JsonValue
from pydantic_core import from_json

from hub.exchange.content import Content
from hub.exchange.models import History
from hub.exchange.push.weigh import Changes, Standing, walked_back
from hub.exchange.rows import Row, about, rows, versions
from onedesk.domain.fields import Fields, unfolded
from sync.wire import Item


class Known(NamedTuple):
    """The records by id, what happened to them (newest first), and the school of each student.

    `erased` are the ids, of students too, of which nothing is taken any more. `kin` are the live
    records about each student whom an item deletes, `buried` the deleted students whom items are
    about. `rests_on` is id and version of everything that was read, `schools` are where that is.
    """

    rows: dict[str, Row]
    past: dict[str, list[History]]
    students: dict[str, str]
    erased: frozenset[str]
    kin: dict[str, set[str]]
    buried: dict[str, Row]
    rests_on: frozenset[tuple[str, int]]
    schools: frozenset[str]

    def standing(self, item: Item) -> Standing | None:
        """How the item's record stands, now and when the edits of the item were made."""
        row = self.rows.get(item.id)
        if row is None:
            return None
        content = row.content
        return Standing(row.version, row.deleted, content, self._past(row, content, item))

    def _past(self, row: Row, content: Content, item: Item) -> Fields | None:
        """The fields that the item's edits were made on; `None` where they stand now.

        Without an ancestor, those at its version, or at the last one before it that was not lost.
        """
        version = item.base
        if item.ancestor is not None:
            said: dict[str, JsonValue] = from_json(item.ancestor)
            return unfolded(said)
        if version == row.version:
            return None
        since = [past for past in self.past.get(row.id, ()) if past.version > version]
        if version == 0 or any(past.what == History.What.CREATED for past in since):
            return {}
        return walked_back(content.fields, (changes_of(past) for past in since))


def changes_of(past: History) -> Changes:
    """The changes of one row of history, as values."""
    changes: Changes = from_json(past.changes)
    return changes


def moved(known: Known, items: Collection[Item]) -> bool:
    """Whether something that a decision on these items rests on has changed since it was read."""
    now = versions(_named(items)) | {one[:2] for one in _kin(items)}
    return now != known.rests_on


def known(items: Sequence[Item]) -> Known:
    """Read what is needed to decide on these items."""
    found, near = rows(_named(items)), _kin(items)
    ours = {item.id: found[item.id] for item in items if item.id in found}
    students = {row.id: row for row in found.values() if row.kind == "student"}
    named = {item.student for item in items}
    buried = {key: row for key, row in students.items() if row.deleted and key in named}
    stale = [item.id for item in items if item.id in ours and ours[item.id].version != item.base]
    past: dict[str, list[History]] = {}
    if stale or buried:
        query = History.objects.filter(record__in=[*stale, *buried]).select_related("person")
        for one in query.order_by("-version", "-id"):
            past.setdefault(one.record, []).append(one)
    kin: dict[str, set[str]] = {}
    for key, _, student, _ in near:
        kin.setdefault(student, set()).add(key)
    return Known(
        rows=ours,
        past=past,
        students={key: row.school for key, row in students.items()},
        erased=frozenset(row.id for row in found.values() if row.erased),
        kin=kin,
        buried={key: row for key, row in buried.items() if not row.erased},
        rests_on=frozenset(
            [*((row.id, row.version) for row in found.values()), *(one[:2] for one in near)]
        ),
        schools=frozenset([*(row.school for row in found.values()), *(one[3] for one in near)]),
    )


def _kin(items: Collection[Item]) -> list[tuple[Any, ...]]:
    """The live records about the students whom items delete."""
    going = [item.id for item in items if item.kind == "student" and item.deleted]
    return about(going) if going else []


def _named(items: Collection[Item]) -> set[str]:
    """The ids of the records that the items are, or are about."""
    return {item.id for item in items} | {item.student for item in items if item.student}
