"""What became of a record, in words: each change of a field, each opening again, each joining."""

from collections.abc import Iterable, Iterator
from operator import attrgetter

from onedesk.desk import asked
from onedesk.desk.views import FieldChange
from onedesk.domain.interview import Interview, Reopening, TakenIn
from onedesk.domain.people import Adviser
from onedesk.store import past, records
from onedesk.store.database import Database
from onedesk.store.past import Past

AGAIN = "opened again"


def changes_of(db: Database, record_id: str, me: Adviser) -> tuple[FieldChange, ...]:
    """All that this laptop has made or heard of, oldest first; call inside `reading`."""
    found = past.read(db, record_id)
    told = [_change(one, me) for one in found if asked.is_told(one.field)]
    again = [_again(one, me) for one in _openings(db, record_id, found)]
    joined = _joinings(db, record_id, me)
    return tuple(sorted((*told, *again, *joined), key=attrgetter("at")))


def _change(one: Past, me: Adviser) -> FieldChange:
    return FieldChange(
        field=asked.field_words(one.field),
        old=asked.value_words(one.field, one.old),
        new=asked.value_words(one.field, one.new),
        by=me.name if one.by == me.id else one.by,
        at=one.at,
        heard=one.heard,
        private=asked.is_private(one.field),
    )


def _openings(db: Database, record_id: str, found: Iterable[Past]) -> Iterable[Reopening]:
    """Every opening after the end, also of a talk that came whole from the hub or was removed."""
    openings = {
        one.field: Reopening.model_validate(one.new)
        for one in found
        if one.field.startswith("reopened.") and one.new is not None
    }
    for record in records.chosen(db, Interview.kind, [record_id]):
        if isinstance(record.body, Interview):
            openings |= {f"reopened.{key}": one for key, one in record.body.reopened.items()}
    return openings.values()


def _joinings(db: Database, record_id: str, me: Adviser) -> Iterator[FieldChange]:
    """Each talk that became part of this one, and what gave way in it, wherever that was done."""
    for record in records.chosen(db, Interview.kind, [record_id]):
        if isinstance(record.body, Interview):
            for one in record.body.took_in.values():
                words = asked.value_words("took_in", one.model_dump(mode="json"))
                yield _by_hand(one, me, asked.field_words("took_in"), words)


def _again(one: Reopening, me: Adviser) -> FieldChange:
    return _by_hand(one, me, AGAIN, one.why)


def _by_hand(one: Reopening | TakenIn, me: Adviser, field: str, words: str) -> FieldChange:
    """What somebody did with a talk as a whole; the talk itself tells who and when."""
    heard = one.by != me.id
    return FieldChange(
        field=field,
        old=asked.NOTHING,
        new=words,
        by=one.name or one.by if heard else me.name,
        at=one.at if one.at.tzinfo else one.at.astimezone(),
        heard=heard,
    )
