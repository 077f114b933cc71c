"""What becomes of one item, given what the hub holds: pure, without a database."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from pydantic import JsonValue, ValidationError

from hub.exchange.content import GONE, Content, fitting, whole
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
    erased: bool = False

    @property
    def gone(self) -> bool:
        """Whether the hub does not have the record when it is done."""
        return self.content is GONE

    def anew(self) -> "Verdict":
        """The same, but what stands is written even if it stood before, so that it is told."""
        if self.status == "rejected" or self.after is not None or self.gone:
            return self
        return replace(self, after=self.content)


def refused(code: str, detail: str = "") -> Verdict:
    """The item is not taken."""
    return Verdict("rejected", GONE, code=code, detail=detail)


def erased(code: str | None = None) -> Verdict:
    """The record is gone by law, and so is what the item holds; `code` tells what more there is."""
    return Verdict("applied", GONE, erased=True, code=code)


def weigh(item: Item, now: Standing | None) -> Verdict:
    """Decide on an item whose kind is known; `now` is `None` for a record the hub does not have.

    Disjoint changes merge; where both sides changed one field the hub's value stands. An edit wins
    against a deletion, in either order. A version that the hub never gave was lost with what a
    backup did not hold.
    """
    lost = item.base > (now.version if now else 0)
    if lost and item.body is None and not item.deleted:
        return refused(SEND_WHOLE)
    if item.deleted and (now is None or now.deleted):
        return Verdict("applied", GONE, aside=dict(item.edits) if now else {})
    if item.deleted and now and now.content.fields == now.base:
        changes = _changes(now.content.fields, {})
        return Verdict("applied", GONE, after=GONE, changes=changes, aside=dict(item.edits))
    try:
        return _edit(item, now, _mine(item, now))
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


def _mine(item: Item, now: Standing | None) -> Content:
    """The record as its sender has it. Raises `ValueError` when it does not fit."""
    if item.body is not None:
        return whole(item.kind, item.body)
    return fitting(item.kind, edited(now.base if now else {}, item.edits))


def _differs(item: Item, now: Standing | None, stands: Content) -> bool:
    """Whether the sender has something else than stands."""
    if item.body is not None:
        return stands.text != item.body
    return stands.fields != edited(now.base if now else {}, item.edits)


def _edit(item: Item, now: Standing | None, mine: Content) -> Verdict:
    if now and now.deleted and mine.fields == now.base:
        return Verdict("merged", GONE)
    if now is None or now.deleted:
        return Verdict(
            "applied" if now is None else "merged",
            mine,
            after=mine,
            changes=_changes({}, mine.fields) if now else {},
            tell=now is not None or _differs(item, now, mine),
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
        tell=item.deleted or _differs(item, now, stands),
    )


def _changes(before: Fields, after: Fields) -> Changes:
    return {name: [before.get(name), new] for name, new in difference(before, after).items()}


def _places(reason: ValidationError) -> str:
    """Which fields did not fit, without what stands in them."""
    return ", ".join(sorted({str(one["loc"][0]) for one in reason.errors() if one["loc"]}))
