"""What a laptop is told of the programme besides records, and the tag by which it knows that."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import DateField, F, Q, QuerySet, Value
from django.utils import timezone

from hub.accounts.models import Person, Role
from hub.prepared import Prepared
from hub.registry.models import Cover, Device, School, Service
from onedesk.domain.people import Adviser, Colleague, Laptop, Programme
from onedesk.domain.people import Cover as CoverValue
from onedesk.domain.people import School as SchoolValue

Row = tuple[Any, ...]
"""Columns as the database gives them."""

SCHOOL = (
    *("id", "name", "area", "authority", "laestab", "careers_lead", "careers_lead_place", "room"),
    *("agreement_until", "shared_groups", "windows"),
)
"""The columns of a school; those that hold JSON are text."""

_COVER = ("id", "school", "giver", "giver_name", "taker", "taker_name", "first", "last")
_PERSON, _DAY = -70_707_070, date(1907, 7, 7)


class Told(NamedTuple):
    """A programme, and its tag: the same for the same programme."""

    programme: Programme
    tag: str


def programme_for(person: Person, schools: Iterable[Row]) -> Told:
    """What a laptop of this person is told today; `schools` are theirs, by name.

    Asked in one query, and put together only where something is otherwise than it was before.
    """
    today = connection.ops.adapt_datefield_value(timezone.localdate())
    rows = _ROWS.rows(person=person.pk, day=today)
    return _told(
        (person.username, person.name, person.get_role_display()),
        next((row[1:3] for row in rows if row[0] == "service"), None) or _service(),
        tuple(schools),
        _everyone(tuple(row for row in rows if row[0] == "laptop")),
        tuple(row for row in rows if row[0] == "cover"),
    )


def tag_of(programme: Programme) -> str:
    """The same for the same programme, whatever the order of its sets."""
    content = programme.model_dump(mode="json")
    for school in content["schools"]:
        school["shared_groups"].sort()
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, eq=False)
class _Everyone:
    """Those to whose laptops something can be sealed: hundreds, told from others by identity."""

    colleagues: tuple[Colleague, ...]


@lru_cache(maxsize=1024)
def _told(
    adviser: tuple[str, str, str],
    service: Row,
    schools: tuple[Row, ...],
    everyone: _Everyone,
    covers: tuple[Row, ...],
) -> Told:
    username, name, title = adviser
    programme = Programme(
        service=service[0],
        contact=service[1] or None,
        adviser=Adviser(id=username, name=name, title=title),
        schools=tuple(map(_school, schools)),
        colleagues=tuple(one for one in everyone.colleagues if one.id != username),
        covers=tuple(sorted(map(_cover, covers), key=lambda cover: (cover.first, cover.id))),
    )
    return Told(programme, tag_of(programme))


@lru_cache(maxsize=4096)
def _school(row: Row) -> SchoolValue:
    columns = dict(zip(SCHOOL, row, strict=True))
    for name in ("shared_groups", "windows"):
        columns[name] = json.loads(columns[name])
    return School(**columns).value()


def _cover(row: Row) -> CoverValue:
    return CoverValue(**dict(zip(_COVER, row[1:], strict=True)))


def _service() -> Row:
    made = Service.current()
    return made.name, made.contact


@lru_cache(maxsize=4)
def _everyone(laptops: tuple[Row, ...]) -> _Everyone:
    by_person = groupby(sorted(row[1:6] for row in laptops), key=lambda row: row[:2])
    return _Everyone(
        tuple(
            Colleague(
                id=username,
                name=name,
                laptops=tuple(
                    Laptop(device=number, signing_key=signing, sealing_key=sealing)
                    for *_, number, signing, sealing in rows
                ),
            )
            for (name, username), rows in by_person
        )
    )


def _asked() -> QuerySet[Cover, Any]:
    """Covers that have not ended, laptops of advisers with their keys, and the service."""
    nothing, never = Value(""), Value(None, DateField())
    covers = (
        Cover.objects.filter(Q(giver=_PERSON) | Q(taker=_PERSON), ended_at=None, last__gte=_DAY)
        .filter(giver__schools=F("school"))
        .order_by()
    )
    laptops = (
        Device.objects.filter(revoked_at=None, person__is_active=True, person__role=Role.ADVISER)
        .exclude(sealing_key="")
        .exclude(signing_key="")
        .order_by()
    )
    people = ("giver__username", "giver__name", "taker__username", "taker__name")
    keys = ("person__name", "person__username", "id", "signing_key", "sealing_key")
    return covers.values_list(Value("cover"), "id", "school", *people, "first", "last").union(
        laptops.values_list(Value("laptop"), *keys, nothing, never, never),
        Service.objects.filter(pk=1).values_list(
            Value("service"), "name", "contact", *[nothing] * 4, never, never
        ),
        all=True,
    )


_ROWS = Prepared(_asked, {str(_PERSON): "person", str(_DAY): "day"})
