"""What becomes of one item, given what the hub holds: pure, without a database."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from pydantic import JsonValue, ValidationError

from hub.exchange.content import GONE, Content, fitting, shaped, whole
from onedesk.domain.fields import Fields, applied, edited, unfolded
from onedesk.domain.merge import Clash, merge
from sync.wire import Item, Status, codes

Changes = dict[str, list[JsonValue]]
"""Field to its old and its new value."""


class Standing(NamedTuple):
    """A record as the hub has it; `past` as it was at the version an item stands on.

    Without a past the item stands on what is there.
    """

    version: int
    deleted: bool
    content: Content
    past: Fields | None = None

    @property
    def base(self) -> Fields:
        """What the item stands on."""
        return self.content.fields if self.past is None else self.past


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
        return refused(codes.SEND_WHOLE)
    if item.deleted and (now is None or now.deleted):
        return Verdict("applied", GONE, aside=dict(item.edits) if now else {})
    if item.deleted and now and now.content.fields == now.base:
        changes = between(now.content, GONE)
        return Verdict("applied", GONE, after=GONE, changes=changes, aside=dict(item.edits))
    try:
        return _edit(item, now)
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


def between(before: Content, after: Content) -> Changes:
    """What leads from one content to the other; `None` is no answer."""
    was, is_ = before.said, after.said
    old = unfolded({name: value for name, value in was.items() if is_.get(name) != value})
    new = unfolded({name: value for name, value in is_.items() if was.get(name) != value})
    gone = {name: [value, None] for name, value in old.items() if name not in new}
    return gone | {
        name: [old.get(name), value] for name, value in new.items() if old.get(name) != value
    }


def _step(item: Item, before: Content) -> Verdict:
    """Edits of what is there: nothing to merge, which is what nearly all of them are.

    Raises `ValueError` when they do not fit.
    """
    asked = applied(before.said, item.edits)
    stands = shaped(item.kind, asked)
    changes = between(before, stands)
    return Verdict(
        "applied",
        stands,
        after=stands if changes else None,
        changes=changes,
        tell=stands.said != asked and stands.fields != unfolded(asked),
    )


class _Offered(NamedTuple):
    """A record as its sender has it: put into standard form, and in the very text or fields."""

    content: Content
    said: str | Fields

    def is_other(self, stands: Content) -> bool:
        """Whether the sender has something else than stands."""
        return self.said != (stands.text if isinstance(self.said, str) else stands.fields)


def _offered(item: Item, now: Standing | None) -> _Offered:
    """Raises `ValueError` when it does not fit."""
    if item.body is not None:
        return _Offered(whole(item.kind, item.body), item.body)
    fields = edited(now.base if now else {}, item.edits)
    return _Offered(fitting(item.kind, fields), fields)


def _edit(item: Item, now: Standing | None) -> Verdict:
    if now and now.past is None and item.body is None and not (now.deleted or item.deleted):
        return _step(item, now.content)
    offered = _offered(item, now)
    mine = offered.content
    if now and now.deleted and mine.fields == now.base:
        return Verdict("merged", GONE)
    if now is None or now.deleted:
        return Verdict(
            "applied" if now is None else "merged",
            mine,
            after=mine,
            changes=between(GONE, mine) if now else {},
            tell=now is not None or offered.is_other(mine),
        )
    merged = merge(now.base, now.content.fields, mine.fields)
    stands = mine if merged.fields == mine.fields else fitting(item.kind, merged.fields)
    changes = between(now.content, stands)
    status: Status = "applied" if stands is mine and not item.deleted else "merged"
    return Verdict(
        "conflict" if merged.clashes else status,
        stands,
        after=stands if changes else None,
        changes=changes,
        clashes=merged.clashes,
        aside={clash.field: clash.mine for clash in merged.clashes},
        tell=item.deleted or offered.is_other(stands),
    )


def _places(reason: ValidationError) -> str:
    """Which fields did not fit, without what stands in them."""
    return ", ".join(sorted({str(one["loc"][0]) for one in reason.errors() if one["loc"]}))
