"""What an adviser writes privately, and may leave in no export: decided here alone."""

from onedesk.domain.conflict import Conflict
from onedesk.domain.plan import Note
from onedesk.domain.records import Record
from onedesk.domain.value import Body

PRIVATE_KINDS = frozenset({Note.kind})
"""Kinds of record that advisers alone read."""

PRIVATE_FIELDS = frozenset({"rating_notes"})
"""Fields whose words are the adviser's own, in records that others see."""


def as_exported(record: Record) -> Record | None:
    """The record without its private fields; `None` for a private note and what quotes one."""
    body = record.body
    if isinstance(body, Conflict):
        named = body.field.partition(".")[0]
        return None if body.of_kind in PRIVATE_KINDS or named in PRIVATE_FIELDS else record
    if record.kind in PRIVATE_KINDS:
        return None
    return record.but(body=_bare(body)) if _private(body) else record


def as_imported(record: Record, there: Body) -> Record:
    """The record as it is read in over `there`: private fields that it does not have stay."""
    stays = {k: value for k, value in _private(there).items() if k not in _private(record.body)}
    return record.but(body=record.body.but(**stays)) if stays else record


def _private(body: Body) -> dict[str, object]:
    """The private fields of a body in which something stands."""
    return {name: value for name in PRIVATE_FIELDS if (value := getattr(body, name, None))}


def _bare(body: Body) -> Body:
    return type(body).model_validate(body.model_dump(exclude=set(PRIVATE_FIELDS)))
