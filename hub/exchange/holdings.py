"""Which laptop holds which school's records: what it may read, what it still owes, what it lost."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import (
    BooleanField,
    ExpressionWrapper,
    FilteredRelation,
    Q,
    QuerySet,
    Subquery,
)
from django.utils import timezone

from hub.accounts.models import Person
from hub.exchange import identity, scope
from hub.exchange.models import Holding, Identity, Scope
from hub.many import among
from hub.prepared import Prepared
from hub.registry import covering
from hub.registry.models import Device, School
from hub.registry.programme import SCHOOL, Row


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

    `me` is this hub; `schools` are those of the laptop's person, by name; `tops` their counter
    rows, in the order of ids; `held` those whose records the laptop has, each with the number of
    the holding; `lost` those of which it has no right to them now, nor will by a cover that is
    known. Of those that are `partial` it sees some records only. In those that are `own` the last
    step was made by this laptop alone, and holds nothing that it does not know.
    """

    device: Device
    me: Identity
    schools: tuple[Row, ...]
    tops: Mapping[str, Top]
    held: Mapping[str, int]
    lost: tuple[str, ...]
    partial: frozenset[str]
    own: frozenset[str] = frozenset()

    def after(self, written: Mapping[str, Scope], own: Collection[str]) -> "Reach":
        """The same when these counter rows were written; `own` as above."""
        tops = {
            **self.tops,
            **{name: _top_of(written[name]) for name in self.tops if name in written},
        }
        return self._replace(tops=tops, own=frozenset(own))


class _Found(NamedTuple):
    """One school of one laptop; what is true or not may be 1 or 0."""

    school: Row
    top: Top
    identity: Row
    holding: int | None
    is_mine: bool
    is_partial: bool
    is_coming: bool


_TOP = ("scope__version", "scope__live", "scope__total", "scope__tidied")
_TOPS = """
    SELECT school_id, version, live, total, tidied FROM exchange_scope WHERE school_id {}
"""
_PERSON, _DEVICE, _DAY = -70_707_070, "OD-nobody's", date(1907, 7, 7)
_PLACES = {str(_PERSON): "person", _DEVICE: "device", str(_DAY): "day"}
_UPTO = len(SCHOOL), len(SCHOOL) + len(_TOP), len(SCHOOL) + len(_TOP) + len(identity.COLUMNS)


def reach(device: Device) -> Reach:
    """Read in one query, so that epoch, schools and counters belong together."""
    person = device.person
    asked = _prepared(person.role, active=person.is_active)
    day = connection.ops.adapt_datefield_value(timezone.localdate())
    school, top, me = _UPTO
    found = [
        _Found(row[:school], _top(row[school:top]), row[top:me], *row[me:])
        for row in asked.rows(person=person.pk, device=device.pk, day=day)
    ]
    ours = [one for one in found if one.is_mine]
    return Reach(
        device=device,
        me=identity.told(found[0].identity) if found else identity.current(),
        schools=tuple(one.school for one in ours),
        tops={one.school[0]: one.top for one in sorted(ours, key=lambda one: one.school[0])},
        held={one.school[0]: one.holding for one in found if one.holding is not None},
        lost=tuple(sorted(one.school[0] for one in found if not (one.is_mine or one.is_coming))),
        partial=frozenset(one.school[0] for one in ours if one.is_partial),
    )


def tops(schools: Collection[str]) -> dict[str, Top]:
    """The counter rows of these schools as they are now."""
    found = {row[0]: _top(row[1:]) for row in among(_TOPS, schools)} if schools else {}
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


def writable_schools(now: Reach) -> frozenset[str]:
    """Where this laptop may change records: its person's schools, and those it still owes to."""
    if not scope.sees_whole_schools(now.device.person):
        return frozenset()
    return frozenset({*now.tops, *now.held})


@cache
def _prepared(role: str, *, active: bool) -> Prepared:
    person = Person(pk=_PERSON, role=role, is_active=active)
    return Prepared(lambda: _query(person), _PLACES)


def _query(person: Person) -> QuerySet[School, Any]:
    mine = scope.reached(person, _DAY)
    here = Q(holding__device=_DEVICE, holding__let_go_at=None)
    me, yes = Identity.objects.filter(pk=1), BooleanField()
    return (
        School.objects.annotate(
            held=FilteredRelation("holding", condition=here),
            is_mine=ExpressionWrapper(mine, yes),
            is_partial=ExpressionWrapper(scope.in_part(person, _DAY), yes),
            is_coming=ExpressionWrapper(covering.coming_to(person, _DAY), yes),
            **{f"my_{name}": Subquery(me.values(name)) for name in identity.COLUMNS},
        )
        .filter(mine | Q(held__isnull=False))
        .order_by("name", "id")
        .values_list(
            *SCHOOL,
            *_TOP,
            *(f"my_{name}" for name in identity.COLUMNS),
            *("held", "is_mine", "is_partial", "is_coming"),
        )
    )


def _top(row: Sequence[Any]) -> Top:
    """A counter row as it is read; all `None` for one that was never written."""
    version, live, total, tidied = row
    return NEVER if version is None else Top(version, live, int(total), tidied)


def _top_of(row: Scope) -> Top:
    return Top(row.version, row.live, int(row.total), row.tidied)


def _held(device: Device) -> QuerySet[Holding]:
    return Holding.objects.filter(device=device, let_go_at=None)
