"""What became of a record, in words: each change of a field, each choice, opening and joining."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from operator import attrgetter

from onedesk.desk import asked
from onedesk.desk.views import FieldChange
from onedesk.domain.conflict import Conflict
from onedesk.domain.interview import Interview, Reopening, TakenIn
from onedesk.domain.people import Adviser
from onedesk.domain.privacy import PRIVATE_KINDS
from onedesk.store import past, records
from onedesk.store.database import Database
from onedesk.store.past import Past

AGAIN = "opened again"


def changes_of(db: Database, record_id: str, me: Adviser) -> tuple[FieldChange, ...]:
    """All that this laptop has made or heard of, oldest first; call inside `reading`."""
    found = past.read(db, record_id)
    place = records.place_of(db, record_id)
    hidden = place is not None and place[0] in PRIVATE_KINDS
    settled = list(_settled(db, record_id))
    plain = _without_choices(found, settled)
    told = [_change(one, me, hidden=hidden) for one in plain if asked.is_told(one.field)]
    chosen = [_choice(*one, me, hidden=hidden) for one in settled]
    again = [_again(one, me) for one in _openings(db, record_id, found)]
    joined = _joinings(db, record_id, me)
    return tuple(sorted((*again, *joined, *told, *chosen), key=attrgetter("at")))


def _change(one: Past, me: Adviser, *, hidden: bool) -> FieldChange:
    return FieldChange(
        field=asked.field_words(one.field),
        old=asked.value_words(one.field, one.old),
        new=asked.value_words(one.field, one.new),
        by=me.name if one.by == me.id else one.by,
        at=one.at,
        heard=one.heard,
        private=hidden or asked.is_private(one.field),
    )


def _settled(db: Database, record_id: str) -> Iterator[tuple[Conflict, datetime]]:
    """The questions about a record that somebody has answered, and when."""
    asked_of = (record.body for record in records.of_kind(db, Conflict.kind))
    for body in asked_of:
        if isinstance(body, Conflict) and body.of_id == record_id and body.choice:
            at = body.chosen_at or body.offered_at
            if at is not None:
                yield body, _aware(at)


def _without_choices(
    found: Iterable[Past], settled: Iterable[tuple[Conflict, datetime]]
) -> list[Past]:
    """The changes but those that a choice made: the choice itself tells of them."""
    left = list(found)
    for body, at in settled:
        change = (body.field, body.kept, body.offered)
        made = [one for one in left if (one.field, one.old, one.new) == change]
        if body.choice == "offered" and made:
            left.remove(min(made, key=lambda one: _apart(one.at, at)))
    return left


def _choice(body: Conflict, at: datetime, me: Adviser, *, hidden: bool) -> FieldChange:
    """Which of two answers was chosen, and by whom."""
    kept, offered = (
        (asked.value_words(body.field, value), by)
        for value, by in ((body.kept, body.kept_by), (body.offered, body.offered_by))
    )
    taken, left = (kept, offered) if body.choice == "kept" else (offered, kept)
    return FieldChange(
        field=asked.field_words(body.field),
        old=left[0],
        new=taken[0],
        by=body.chosen_by or "",
        at=at,
        heard=body.chosen_by_id != me.id,
        private=hidden or asked.is_private(body.field),
        deed="chosen",
        writers=(taken[1], left[1]),
    )


def _openings(db: Database, record_id: str, found: Iterable[Past]) -> Iterable[Reopening]:
    """Every opening after the end, also of a talk that came whole from the hub or was removed."""
    openings = {
        one.field: Reopening.model_validate(one.new)
        for one in found
        if one.field.startswith("reopened.") and one.new is not None
    }
    for record in records.of_ids(db, [record_id], Interview.kind):
        if isinstance(record.body, Interview):
            openings |= {f"reopened.{key}": one for key, one in record.body.reopened.items()}
    return openings.values()


def _joinings(db: Database, record_id: str, me: Adviser) -> Iterator[FieldChange]:
    """Each talk that became part of this one, and what gave way in it, wherever that was done."""
    for record in records.of_ids(db, [record_id], Interview.kind):
        if isinstance(record.body, Interview):
            for one in record.body.took_in.values():
                words = asked.value_words("took_in", one.model_dump(mode="json"))
                yield replace(_by_hand(one, me, asked.field_words("took_in"), words), deed="joined")


def _again(one: Reopening, me: Adviser) -> FieldChange:
    return replace(_by_hand(one, me, AGAIN, one.why), deed="opened")


def _by_hand(one: Reopening | TakenIn, me: Adviser, field: str, words: str) -> FieldChange:
    """What somebody did with a talk as a whole; the talk itself tells who and when."""
    heard = one.by != me.id
    return FieldChange(
        field=field,
        old=asked.NOTHING,
        new=words,
        by=one.name or one.by if heard else me.name,
        at=_aware(one.at),
        heard=heard,
    )


def _aware(at: datetime) -> datetime:
    return at if at.tzinfo else at.astimezone()


def _apart(one: datetime, other: datetime) -> timedelta:
    return abs(_aware(one) - other)
