"""Which laptop holds which school's records: what it may read, what it still owes, what it lost."""

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from hub.accounts.models import Person
from hub.exchange import identity, scope
from hub.exchange.models import Holding, Identity
from hub.many import among
from hub.prepared import Prepared
from hub.registry import covering
from hub.registry.models import Device, School
from onedesk.domain.people import School as SchoolValue


class Top(NamedTuple):
    """A school's counter row as it was read: see `models.Scope`."""

    version: int
    live: int
    total: int
    tidied: int


NEVER = Top(0, 0, 0, 0)
"""Where a school stands of which nothing was ever told."""


class Reach(NamedTuple):
    """The hub as one laptop meets it, read at one moment.

    `schools` are those of its person, by name; `tops` their counter rows, in the order of ids;
    `held` those whose records the laptop has, each with the number of the holding; `lost` those of
    which it has no right to them now, nor will by a cover that is known. Of those that are
    `partial` it sees some records only.
    """

    epoch: str
    schools: tuple[SchoolValue, ...]
    tops: dict[str, Top]
    held: dict[str, int]
    lost: tuple[str, ...]
    partial: frozenset[str]


class _Row(NamedTuple):
    """One school of one laptop; what is true or not may be 1 or 0."""

    school: tuple[Any, ...]
    top: Top
    epoch: str | None
    holding: int | None
    is_mine: bool
    is_partial: bool
    is_coming: bool


_FIELDS = (
    *("id", "name", "area", "authority", "laestab", "careers_lead", "careers_lead_place", "room"),
    *("agreement_until", "shared_groups", "windows"),
)
_TOPS = """
    SELECT school_id, version, live, total, tidied FROM exchange_scope WHERE school_id {}
"""
_PERSON, _DEVICE, _DAY = -70_707_070, "OD-nobody's", date(1907, 7, 7)
_PLACES = {str(_PERSON): "person", _DEVICE: "device", str(_DAY): "day"}


def reach(device: Device) -> Reach:
    """Read in one query, so that epoch, schools and counters belong together."""
    person = device.person
    asked = _prepared(person.role, active=person.is_active)
    day = connection.ops.adapt_datefield_value(timezone.localdate())
    width = len(_FIELDS)
    rows = [
        _Row(found[:width], _top(found[width : width + 4]), *found[width + 4 :])
        for found in asked.rows(person=person.pk, device=device.pk, day=day)
    ]
    ours = [row for row in rows if row.is_mine]
    return Reach(
        epoch=(rows[0].epoch if rows else None) or identity.current().epoch,
        schools=tuple(_value(row.school) for row in ours),
        tops={row.school[0]: row.top for row in sorted(ours, key=lambda row: row.school[0])},
        held={row.school[0]: row.holding for row in rows if row.holding is not None},
        lost=tuple(sorted(row.school[0] for row in rows if not (row.is_mine or row.is_coming))),
        partial=frozenset(row.school[0] for row in ours if row.is_partial),
    )


def tops(schools: Collection[str]) -> dict[str, Top]:
    """The counter rows of these schools as they are now."""
    found = {row[0]: _top(row[1:]) for row in among(_TOPS, schools)}
    return {school: found.get(school, NEVER) for school in schools}


def take(device: Device, schools: Iterable[str]) -> dict[str, int]:
    """These schools' records are on this laptop from now on, or were already; the holdings."""
    now = timezone.now()
    schools = list(schools)
    Holding.objects.bulk_create(
        [Holding(device=device, school_id=school, since=now) for school in sorted(schools)],
        ignore_conflicts=True,
    )
    return dict(_held(device).filter(school__in=schools).values_list("school_id", "pk"))


def let_go(device: Device, schools: Iterable[str]) -> None:
    """The laptop no longer has the records of these schools."""
    _held(device).filter(school__in=list(schools)).update(let_go_at=timezone.now())


def writable_schools(device: Device, now: Reach) -> frozenset[str]:
    """Where this laptop may change records: its person's schools, and those it still owes to."""
    if not scope.sees_whole_schools(device.person):
        return frozenset()
    return frozenset({*now.tops, *now.held})


@cache
def _prepared(role: str, *, active: bool) -> Prepared:
    person = Person(pk=_PERSON, role=role, is_active=active)
    return Prepared(lambda: _query(person), _PLACES)


def _query(person: Person) -> QuerySet[School, Any]:
    mine = scope.schools_of(person, _DAY).values("pk")
    partial = scope.partial_schools(person, _DAY)
    coming = covering.coming_schools(person, _DAY)
    has = Holding.objects.filter(device=_DEVICE, let_go_at=None, school=OuterRef("pk"))
    return (
        School.objects.annotate(
            epoch=Subquery(Identity.objects.filter(pk=1).values("epoch")),
            holding_id=Subquery(has.values("pk")),
            is_mine=Exists(School.objects.filter(pk=OuterRef("pk"), pk__in=mine)),
            is_partial=Exists(partial.filter(pk=OuterRef("pk"))),
            is_coming=Exists(coming.filter(pk=OuterRef("pk"))),
        )
        .filter(Q(is_mine=True) | Q(holding_id__isnull=False))
        .order_by("name", "id")
        .values_list(
            *_FIELDS,
            *("scope__version", "scope__live", "scope__total", "scope__tidied"),
            *("epoch", "holding_id", "is_mine", "is_partial", "is_coming"),
        )
    )


def _top(row: Sequence[Any]) -> Top:
    """A counter row as it is read; all `None` for one that was never written."""
    version, live, total, tidied = row
    return NEVER if version is None else Top(version, live, int(total), tidied)


@lru_cache(maxsize=4096)
def _value(columns: tuple[Any, ...]) -> SchoolValue:
    """The school in a row of the database, where JSON is text."""
    told = dict(zip(_FIELDS, columns, strict=True))
    for name in ("shared_groups", "windows"):
        told[name] = json.loads(told[name])
    return School(**told).value()


def _held(device: Device) -> QuerySet[Holding]:
    return Holding.objects.filter(device=device, let_go_at=None)
