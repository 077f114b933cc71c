"""Sums of a school by parts, and the parts that differ: what a desk repairs by."""

from collections.abc import Collection, Iterator, Sequence

from hub.exchange import holdings, scope
from hub.exchange.models import Departure
from hub.exchange.pull import cursor
from hub.exchange.pull.cursor import Mark
from hub.exchange.pull.telling import FIRST, Row, departed, told
from hub.exchange.refusals import RefusalError
from hub.registry.models import Device
from sync.wire import BUCKETS, PAGE_MAX, Parts, Sum, Summed, bucket, codes, record_sum

_AT_ONCE = 500


def parts(device: Device, school: str, after: str) -> bytes:
    """The sums of a school (`wire.Parts`) as JSON, and the place `after` with this school's in it.

    Counters are read before rows: the place may lie behind the sums, never ahead of them, and what
    lies between is told once more. Raises `RefusalError` for a school that the laptop may not
    compare, and for a cursor that is not good.
    """
    reach = holdings.reach(device)
    _require_whole(device, school, reach.tops)
    place = cursor.read(after, reach.me.epoch, device.id)
    by_part: dict[int, list[Summed]] = {}
    rows = scope.records_for(device.person).filter(school=school, deleted=False)
    for row in rows.values_list("id", "version", "hash"):
        by_part.setdefault(bucket(row[0]), []).append(row)
    sums: dict[int, Sum] = {part: record_sum(found) for part, found in sorted(by_part.items())}
    top = reach.tops[school].version
    held = holdings.take(device, [school])[school]
    place[school] = Mark(top, None, top, held, school in reach.partial)
    said = Parts(
        epoch=reach.me.epoch,
        school=school,
        parts=sums,
        cursor=cursor.written(place, reach.me.epoch, device.id),
        tidied=reach.tops[school].tidied,
    )
    return said.model_dump_json().encode()


def part(device: Device, school: str, asked: str) -> bytes:
    """All that the hub has in some parts of a school (`wire.Part`) as JSON.

    `asked` are their numbers with commas between. Raises `RefusalError`: 422 when they are no such
    numbers, 413 when several are asked for at once and hold more than `PAGE_MAX` records.
    """
    wanted = _numbers(asked)
    reach = holdings.reach(device)
    _require_whole(device, school, reach.tops)
    ids = [one for one in _ids(device, school) if bucket(one) in wanted]
    if len(ids) > PAGE_MAX and len(wanted) > 1:
        raise RefusalError(413, codes.TOO_MUCH, "That is more than the hub tells at once.")
    holdings.take(device, [school])
    changes = told(list(_rows(device, school, ids)))
    return b'{"epoch":"%s","changes":%s}' % (reach.me.epoch.encode(), changes)


def _require_whole(device: Device, school: str, schools: Collection[str]) -> None:
    """Raises `RefusalError` (403) unless this laptop may see all of the school."""
    if school not in schools or not scope.sees_whole_schools(device.person):
        raise RefusalError(403, codes.OUT_OF_SCOPE, "This school is not one of yours at the hub.")


def _numbers(asked: str) -> frozenset[int]:
    refusal = RefusalError(422, "not_understood", "The hub could not read what was asked.")
    words = asked.split(",")
    if len(words) > BUCKETS or not all(one.isascii() and one.isdecimal() for one in words):
        raise refusal
    numbers = frozenset(int(one[:4]) for one in words)
    if not numbers <= frozenset(range(BUCKETS)):
        raise refusal
    return numbers


def _ids(device: Device, school: str) -> Iterator[str]:
    """The ids of everything that is or was in the school, as far as it is told there."""
    visible = scope.records_for(device.person)
    yield from visible.filter(school=school).values_list("id", flat=True)
    left = Departure.objects.filter(school=school).exclude(record__in=visible.values("id"))
    yield from left.values_list("record", flat=True)


def _rows(device: Device, school: str, ids: Sequence[str]) -> Iterator[Row]:
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        there = scope.records_for(device.person).filter(school=school, id__in=some)
        yield from (Row(*row) for row in there.order_by("id").values_list(*FIRST))
        left = Departure.objects.filter(school=school, record__in=some)
        gone = departed(left.exclude(record__in=there.values("id")), FIRST)
        yield from (Row(*row) for row in gone)
