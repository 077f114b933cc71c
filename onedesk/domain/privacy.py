"""What an adviser writes privately, and may leave in no export: decided here alone."""

from onedesk.domain.conflict import Conflict
from onedesk.domain.plan import Note
from onedesk.domain.records import Record

PRIVATE_KINDS = frozenset({Note.kind})
PRIVATE_FIELDS = frozenset({"rating_notes"})


def may_leave(record: Record) -> bool:
    """Whether a record may be exported: no private note, and no question that quotes one."""
    if isinstance(record.body, Conflict):
        named = record.body.field.partition(".")[0]
        return record.body.of_kind not in PRIVATE_KINDS and named not in PRIVATE_FIELDS
    return record.kind not in PRIVATE_KINDS
