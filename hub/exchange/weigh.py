"""What becomes of one item, given what the hub holds: pure, without a database."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from pydantic import JsonValue, ValidationError

from hub.exchange.content import GONE, Content, fitting
from hub.exchange.refusals import SEND_WHOLE
from onedesk.domain.fields import Fields, difference, edited
from onedesk.domain.merge import Clash, merge
from sync.wire import Item, Status

Changes = dict[str, list[JsonValue]]
"""Field to its old and its new value."""


class Standing(NamedTuple):
    """A record as the hub has it, and as it was at the version an item stands on."""

    version: int
    deleted: bool
    content: Content
    base: Fields


@dataclass(frozen=True, slots=True)
class Verdict:
    """The decision on one item; nothing is written where `after` is `None`.

    `content` is what stands when it is done (`GONE` after a deletion); `tell` when the desk has
    something else; `aside` are offered values that did not become current, those of `clashes`
    among them.
    """

    status: Status
    content: Content
    after: Content | None = None
    changes: Changes = field(default_factory=dict)
    clashes: tuple[Clash, ...] = ()
    aside: Fields = field(default_factory=dict)
    tell: bool = False
    code: str | None = None
    detail: str = ""

    @property
    def gone(self) -> bool:
        """Whether the hub does not have the record when it is done."""
        return self.content is GONE


def refused(code: str, detail: str = "") -> Verdict:
    """The item is not taken."""
    return Verdict("rejected", GONE, code=code, detail=detail)


def weigh(item: Item, now: Standing | None) -> Verdict:
    """Decide on an item whose kind is known; `now` is `None` for a record the hub does not have.

    Disjoint changes merge; where both sides changed one field the hub's value stands. An edit wins
    against a deletion, in either order.
    """
    if item.base > (now.version if now else 0):
        return refused(SEND_WHOLE)
    if item.deleted and (now is None or now.deleted):
        return Verdict("applied", GONE, aside=dict(item.edits) if now else {})
    if item.deleted and now and now.content.fields == now.base:
        changes = _changes(now.content.fields, {})
        return Verdict("applied", GONE, after=GONE, changes=changes, aside=dict(item.edits))
    try:
        mine = fitting(item.kind, edited(now.base if now else {}, item.edits))
        return _edit(item, now, mine)
    except ValidationError as reason:
        return refused("does_not_fit", _places(reason))
    except ValueError:
        return refused("does_not_fit")


def walked_back(fields: Fields, changes: Iterable[Changes]) -> Fields:
    """The fields as they were before the given changes, which come newest first."""
    undone = dict(fields)
    for change in changes:
        undone |= {name: old for name, (old, _) in change.items()}
    return {name: value for name, value in undone.items() if value is not None}


def _edit(item: Item, now: Standing | None, mine: Content) -> Verdict:
    if now is None or now.deleted:
        sent = edited(now.base if now else {}, item.edits)
        return Verdict(
            "applied" if now is None else "merged",
            mine,
            after=mine,
            changes=_changes({}, mine.fields) if now else {},
            tell=now is not None or mine.fields != sent,
        )
    merged = merge(now.base, now.content.fields, mine.fields)
    stands = mine if merged.fields == mine.fields else fitting(item.kind, merged.fields)
    changes = _changes(now.content.fields, stands.fields)
    status: Status = "applied" if stands is mine and not item.deleted else "merged"
    return Verdict(
        "conflict" if merged.clashes else status,
        stands,
        after=stands if changes else None,
        changes=changes,
        clashes=merged.clashes,
        aside={clash.field: clash.mine for clash in merged.clashes},
        tell=item.deleted or stands.fields != edited(now.base, item.edits),
    )


def _changes(before: Fields, after: Fields) -> Changes:
    return {name: [before.get(name), new] for name, new in difference(before, after).items()}


def _places(reason: ValidationError) -> str:
    """Which fields did not fit, without what stands in them."""
    return ", ".join(sorted({str(one["loc"][0]) for one in reason.errors() if one["loc"]}))
