"""What a student attended, kept in the attendance itself once they leave where it was offered."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from hub.exchange.content import Content, fields_of, fitting
from hub.exchange.models import Record
from hub.exchange.push.weigh import Changes, Verdict, between
from onedesk.domain.fields import Fields, edited
from onedesk.domain.intervention import Attendance, Intervention
from sync.wire import Item


class Along(NamedTuple):
    """An attendance as it goes along, and what that changes of it."""

    content: Content
    changes: Changes


def taken_along(rows: Iterable[Record]) -> dict[str, Along]:
    """The attendances among a student's records that get to hold what was offered, by id."""
    came = {row.id: Content(row.body, row.hash) for row in rows if _is_attendance(row)}
    named = {str(now.fields["intervention"]) for now in came.values()}
    offered = _offered(named)
    found = {}
    for key, now in came.items():
        along = _along(now, offered)
        if along is not None:
            found[key] = along
    return found


def come_late(
    items: Sequence[Item], verdicts: Sequence[Verdict], strays: Collection[str]
) -> list[Verdict]:
    """The verdicts, where attendances that follow their student hold what was offered as well.

    `strays` are the ids of items that were sent under the school that the student has left.
    """
    late = dict(_late(items, verdicts, strays))
    if not late:
        return list(verdicts)
    named = {str(verdict.content.fields["intervention"]) for verdict in late.values()}
    offered = {**_offered(named), **_offered_with(items, verdicts)}
    return [
        _told(verdict, _along(verdict.content, offered)) if item.id in late else verdict
        for item, verdict in zip(items, verdicts, strict=True)
    ]


def _along(now: Content, offered: Mapping[str, Fields]) -> Along | None:
    """What an attendance becomes; nothing where it tells already what is known."""
    event = offered.get(str(now.fields["intervention"]), {})
    fields = edited(now.fields, {f"elsewhere.{name}": value for name, value in event.items()})
    if fields == now.fields:
        return None
    after = fitting(Attendance.kind, fields)
    return Along(after, between(now, after))


def _told(verdict: Verdict, along: Along | None) -> Verdict:
    """The verdict with what goes along; its sender does not have that yet."""
    if along is None:
        return verdict
    changes = {**verdict.changes, **along.changes}
    return replace(verdict, content=along.content, after=along.content, changes=changes, tell=True)


def _late(
    items: Sequence[Item], verdicts: Sequence[Verdict], strays: Collection[str]
) -> Iterator[tuple[str, Verdict]]:
    for item, verdict in zip(items, verdicts, strict=True):
        taken = verdict.status != "rejected" and not verdict.gone
        if item.kind == Attendance.kind and item.id in strays and taken:
            yield item.id, verdict


def _is_attendance(row: Record) -> bool:
    return row.kind == Attendance.kind and not row.deleted


def _offered(ids: Iterable[str]) -> Mapping[str, Fields]:
    events = Record.objects.filter(id__in=ids, kind=Intervention.kind, deleted=False)
    return {event.id: fields_of(event.body) for event in events}


def _offered_with(items: Sequence[Item], verdicts: Sequence[Verdict]) -> Mapping[str, Fields]:
    """What comes in the same envelope as the attendances."""
    return {
        item.id: verdict.content.fields
        for item, verdict in zip(items, verdicts, strict=True)
        if item.kind == Intervention.kind and verdict.status != "rejected" and not verdict.gone
    }
