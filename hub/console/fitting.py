"""Whether what a command was told can stand in the registry; a sentence when it cannot."""

import re
from collections.abc import Iterable
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms.models import model_to_dict

from hub.accounts.models import Person, Role
from hub.console.told import CommandError
from hub.registry.models import School
from onedesk.domain.people import Window
from onedesk.domain.programme import catalogue

_SAY = {
    "username": "A name to sign in with has letters, digits and @ . + - _ only, 150 at most.",
    "email": "That is no e-mail address such as marged@example.org.",
    "name": "A name is needed, and not a longer one than the registry keeps.",
}
_SCHOOL_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_LAESTAB = re.compile(r"([0-9]{3})/?([0-9]{4})")

IN_A_SCHOOL = frozenset({Role.ADVISER, Role.CAREERS_LEAD})
"""Roles of people who work in schools; the others see none by name."""


def person(row: Person, schools: Iterable[School]) -> None:
    """Raises `CommandError` or `RuleError` when such a person cannot be."""
    called(row)
    if row.area:
        catalogue().region(row.area)
        if row.role != Role.ANALYST:
            raise CommandError("An area is for an analyst alone. Nobody was added.")
    placed = any(True for _ in schools)
    if row.role in IN_A_SCHOOL and not placed:
        raise CommandError(
            "Name the schools where they work, each with --school. Nobody was added."
        )
    if placed and row.role not in IN_A_SCHOOL:
        raise CommandError("Schools are for advisers and careers leads. Nobody was added.")


def called(row: Person) -> None:
    """Raises `CommandError` for a name or an address that cannot be, or is somebody else's."""
    columns(row)
    _unlike_others(row)


def school(row: School) -> None:
    """Raises `CommandError` or `RuleError` when such a school cannot be; tidies its LAESTAB."""
    if not _SCHOOL_ID.fullmatch(row.id):
        raise CommandError("A school's id has small letters, digits and hyphens only, 64 at most.")
    region = catalogue().region(row.area)
    if row.authority and catalogue().authority(row.authority).region != region.code:
        where = catalogue().authority(row.authority).label
        raise CommandError(f"{where} ({row.authority}) is not in {region.short}. Check --area.")
    row.laestab = _laestab(row)
    columns(row)


def windows(told: Iterable[Window]) -> list[Window]:
    """In the order of their cycles; raises `CommandError` when one begins before the last ended."""
    ordered = sorted(told, key=lambda window: window.cycle)
    for before, after in pairwise(ordered):
        if before.cycle == after.cycle:
            raise CommandError(f"Cycle {after.cycle} is named twice. Nothing was changed.")
        if after.first <= before.last:
            raise CommandError(
                f"Cycle {after.cycle} would begin on {after.first}, before cycle {before.cycle} "
                f"has ended on {before.last}. Nothing was changed."
            )
    return ordered


def text(value: str) -> None:
    """Raises `CommandError` for signs that nobody sees, and for spaces around it."""
    if value != value.strip() or not value.isprintable():
        raise CommandError(
            f"“{repr(value)[1:-1]}” has spaces around it, or signs that nobody sees."
        )


def columns(row: Model) -> None:
    """Raises `CommandError` for a text that is too long, not printable or not of its kind."""
    for value in model_to_dict(row).values():
        if isinstance(value, str):
            text(value)
    try:
        row.full_clean(validate_unique=False)
    except ValidationError as unfit:
        name, messages = next(iter(unfit.message_dict.items()))
        title = name.replace("_", " ").capitalize()
        raise CommandError(_SAY.get(name, f"{title}: {' '.join(messages)}")) from unfit


def _unlike_others(row: Person) -> None:
    """Nobody else signs in with this name or this e-mail address."""
    others = Person.objects.exclude(pk=row.pk)
    for name in filter(None, (row.username, row.email)):
        if others.filter(username__iexact=name).exists() or (
            others.filter(email__iexact=name).exists()
        ):
            raise CommandError(f"There is somebody called {name} already.")


def _laestab(row: School) -> str:
    if not row.laestab:
        return ""
    parts = _LAESTAB.fullmatch(row.laestab)
    if parts is None:
        raise CommandError("A LAESTAB has seven digits, such as 8404171 or 840/4171.")
    number = "".join(parts.groups())
    other = School.objects.filter(laestab=number).exclude(pk=row.pk).first()
    if other is not None:
        raise CommandError(f"{other.name} has the LAESTAB {number} already.")
    return number
