"""What a student attended, kept in the attendance itself once they leave where it was offered."""

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pydantic import JsonValue

from hub.exchange.content import Content, fields_of, fitting
from hub.exchange.models import Record
from hub.exchange.weigh import Changes
from onedesk.domain.fields import difference, edited
from onedesk.domain.intervention import Attendance, Intervention


class Along(NamedTuple):
    """An attendance as it goes along, and what that changes of it."""

    content: Content
    changes: Changes


def taken_along(rows: Iterable[Record]) -> dict[str, Along]:
    """The attendances among a student's records that get to hold what was offered, by id."""
    came = {row.id: fields_of(row.body) for row in rows if _is_attendance(row)}
    named = {str(fields["intervention"]) for fields in came.values()}
    offered = _offered(named)
    found = {}
    for key, fields in came.items():
        event = offered.get(str(fields["intervention"]), {})
        after = edited(fields, {f"elsewhere.{name}": value for name, value in event.items()})
        if after != fields:
            changes = difference(fields, after)
            told = {name: [fields.get(name), value] for name, value in changes.items()}
            found[key] = Along(fitting(Attendance.kind, after), told)
    return found


def _is_attendance(row: Record) -> bool:
    return row.kind == Attendance.kind and not row.deleted


def _offered(ids: Iterable[str]) -> Mapping[str, dict[str, JsonValue]]:
    events = Record.objects.filter(id__in=ids, kind=Intervention.kind, deleted=False)
    return {event.id: json.loads(event.body) for event in events}
