"""What has changed for a desk since its cursor, page by page."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import Q
from django.utils import timezone

from hub.exchange import cursor, identity, scope
from hub.exchange.cursor import Mark, Place
from hub.exchange.models import Departure, Scope
from hub.registry.enrolment import programme_for
from hub.registry.models import Device
from onedesk.domain.people import Programme
from sync.wire import PAGE_MAX, Page, Sum

PAGE_BYTES = 4_000_000
"""A page ends early when its bodies have this many characters."""


class _Row(NamedTuple):
    """A change as it is read from the database."""

    version: int
    id: str
    kind: str
    student: str | None
    hash: str
    deleted: bool
    body: str


def page(device: Device, after: str, programme_tag: str) -> bytes:
    """The next page (`wire.Page`) as JSON.

    Raises `RefusalError` for a cursor that is not good.
    """
    epoch = identity.current().epoch
    before = cursor.read(after, epoch, device.id)
    reader = _Reader(device, before)
    reader.read()
    programme = programme_for(device.person)
    tag = tag_of(programme)
    written = cursor.written(reader.place, epoch, device.id)
    rest = Page(
        epoch=epoch,
        hub_time=timezone.now(),
        changes=(),
        cursor=after if reader.place == before else written,
        more=reader.more,
        programme=None if tag == programme_tag else programme,
        programme_tag=tag,
        sums={} if reader.more else reader.sums(),
    ).model_dump_json(exclude={"changes"}, exclude_none=True)
    return f'{{"changes":[{",".join(reader.changes)}],{rest[1:]}'.encode()


def tag_of(programme: Programme) -> str:
    """The same for the same programme, whatever the order of its sets."""
    content = programme.model_dump(mode="json")
    for school in content["schools"]:
        school["shared_groups"].sort()
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]


class _Reader:
    """Reads one page: `changes` as JSON texts, the `place` after them, and whether there is `more`.

    A school is read up to the version of its counter row as it was at the start: nothing up to
    there can still be on its way, since writers hold that row until they commit.
    """

    def __init__(self, device: Device, place: Place) -> None:
        self._device = device
        schools = scope.schools_of(device.person).order_by("id").values_list("id", flat=True)
        self._schools = list(schools)
        self.place = {school: place[school] for school in self._schools if school in place}
        self.changes: list[str] = []
        self.more = False
        self._room = PAGE_BYTES

    def read(self) -> None:
        for school, top in self._tops().items():
            mark = self.place.setdefault(school, Mark(0, "", top.version))
            if mark.id is None and mark.version >= top.version:
                continue
            if not self._read(school, mark, top.version):
                self.more = True
                return

    def sums(self) -> dict[str, Sum]:
        """Count and sum of each school that has not moved on while it was read."""
        if not scope.sees_whole_schools(self._device.person):
            return {}
        return {
            school: Sum(count=top.live, total=int(top.total))
            for school, top in self._tops().items()
            if school in self.place and self.place[school].version == top.version
        }

    def _tops(self) -> dict[str, Scope]:
        found = Scope.objects.in_bulk(self._schools)
        return {school: found[school] for school in self._schools if school in found}

    def _read(self, school: str, mark: Mark, top: int) -> bool:
        """Read on in one school; whether it is read to its end."""
        for row in self._rows(school, mark, top):
            if len(self.changes) == PAGE_MAX or self._room <= 0:
                return False
            self.changes.append(_change(school, row))
            self._room -= len(row.body)
            self.place[school] = Mark(row.version, row.id, mark.whole)
        self.place[school] = Mark(top, None, mark.whole)
        return True

    def _rows(self, school: str, mark: Mark, top: int) -> Iterator[_Row]:
        """The changes of a school past the mark, in order, one more than fit on the page."""
        most = PAGE_MAX - len(self.changes) + 1
        seen = Q(version__gte=mark.version, version__lte=top)
        if mark.id is None:
            seen &= ~Q(version=mark.version)
        records = scope.records_for(self._device.person).filter(seen, school=school)
        departures = Departure.objects.filter(seen, school=school).exclude(
            record__in=scope.records_for(self._device.person).values("id")
        )
        if mark.id is not None:
            records = records.exclude(version=mark.version, id__lte=mark.id)
            departures = departures.exclude(version=mark.version, record__lte=mark.id)
        if mark.whole < top:
            records = records.filter(Q(version__lte=mark.whole) | ~Q(device=self._device))
        gone = [
            _Row(one.version, one.record, one.kind, None, "", True, "")
            for one in departures.order_by("version", "record")[:most]
        ]
        come = records.order_by("version", "id").values_list(*_Row._fields)[:most]
        rows = [_Row(*row) for row in come]
        yield from sorted([*rows, *gone], key=lambda row: row[:2]) if gone else rows


def _change(school: str, row: _Row) -> str:
    """One `wire.Change` as JSON: the body is kept as text and goes out as it is."""
    head: dict[str, Any] = {
        "kind": row.kind,
        "id": row.id,
        "school": school,
        "version": row.version,
    }
    if row.student is not None:
        head["student"] = row.student
    if row.deleted:
        return json.dumps({**head, "deleted": True}, separators=(",", ":"))
    text = json.dumps({**head, "hash": row.hash}, separators=(",", ":"))
    return f'{text[:-1]},"body":{row.body}}}'
