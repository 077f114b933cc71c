"""`person change`, `close` and `open`: what is known of somebody, and whether they sign in."""

from argparse import Namespace
from collections.abc import Iterable

from django.db import transaction
from pydantic import JsonValue

from hub.accounts.models import Person, Role
from hub.console import fitting
from hub.console.finding import find_person, find_school
from hub.console.fitting import IN_A_SCHOOL
from hub.console.laptops import held_by
from hub.console.told import CommandError, Told, counted
from hub.registry import covering
from hub.registry.models import School


@transaction.atomic
def change_person(args: Namespace) -> Told:
    """Schools given to a person, and taken away; covers they gave of those taken away end."""
    person = find_person(args.person)
    given, taken = _schools(args.school), _schools(args.no_school)
    called = _call(person, args)
    _require_sense(person, given, taken, called=called)
    if called:
        person.save(update_fields=["name", "email"])
    person.schools.add(*given)
    person.schools.remove(*taken)
    ended = covering.end_given(person, taken)
    now = list(person.schools.order_by("name", "id"))
    lines = [f"{person.name} is known by that now."] if called else []
    if given or taken:
        lines.append(f"{person.name} works in {_named(now)}.")
    if taken and held_by(person):
        lines.append(
            f"Their laptop lets go of {_named(taken)} at its next exchange, once what it owes has "
            "arrived."
        )
    facts: dict[str, JsonValue] = {
        "person": person.username,
        "schools": [school.id for school in now],
        "covers_ended": ended,
    }
    return Told((*lines, *_covers(ended)), facts)


@transaction.atomic
def close_person(args: Namespace) -> Told:
    """An account that signs in no more; covers given and taken end, what was written stays."""
    person = find_person(args.person)
    if not person.is_active:
        raise CommandError(f"The account of {person.name} is closed already. Nothing was changed.")
    _require_another_admin(person)
    person.is_active = False
    person.save(update_fields=["is_active"])
    ended = covering.end_all(person)
    laptops = held_by(person)
    lines = tuple(f"{one.id} is answered no more. {one.held}" for one in laptops)
    facts: dict[str, JsonValue] = {
        "person": person.username,
        "covers_ended": ended,
        "laptops": [one.facts() for one in laptops],
    }
    first = f"The account of {person.name} is closed: {person.username} signs in no more."
    return Told((first, *lines, *_covers(ended)), facts)


@transaction.atomic
def open_person(args: Namespace) -> Told:
    """An account that was closed, open again; its laptops are answered, its covers stay ended."""
    person = find_person(args.person)
    if person.is_active:
        raise CommandError(f"The account of {person.name} is open. Nothing was changed.")
    person.is_active = True
    person.save(update_fields=["is_active"])
    laptops = [one.id for one in held_by(person)]
    line = f"The account of {person.name} is open: {person.username} signs in as before."
    lines = (line, f"Answered again: {', '.join(laptops)}.") if laptops else (line,)
    return Told(lines, {"person": person.username, "laptops": [*laptops]})


def _call(person: Person, args: Namespace) -> bool:
    """Give the person the name and the address that were told; whether there was one."""
    before = (person.name, person.email)
    person.name = before[0] if args.name is None else args.name
    person.email = before[1] if args.email is None else args.email
    changed = before != (person.name, person.email)
    if changed:
        fitting.called(person)
    return changed


def _schools(names: Iterable[str]) -> list[School]:
    found = {school.id: school for school in map(find_school, names)}
    return list(found.values())


def _require_sense(
    person: Person, given: list[School], taken: list[School], *, called: bool
) -> None:
    """Raise `CommandError` for a change that changes nothing, or leaves nothing to work in."""
    if not given and not taken:
        if called:
            return
        raise CommandError(
            "Say which school, with --school or --no-school, or another --name or --email. "
            "Nothing was changed."
        )
    if person.role not in IN_A_SCHOOL:
        raise CommandError("Schools are for advisers and careers leads. Nothing was changed.")
    if not person.is_active:
        raise CommandError(f"The account of {person.name} is closed. Nothing was changed.")
    has = set(person.schools.all())
    for school in taken:
        if school in given:
            raise CommandError(f"{school.name} is named both ways. Nothing was changed.")
        if school not in has:
            raise CommandError(
                f"{person.name} does not work in {school.name}. Nothing was changed."
            )
    if not (has | set(given)) - set(taken):
        raise CommandError(
            f"{person.name} would have no school left. Give another with --school, or say: "
            f"onedesk-hub person close {person.username}. Nothing was changed."
        )


def _require_another_admin(person: Person) -> None:
    others = Person.objects.filter(role=Role.REGISTRY_ADMIN, is_active=True).exclude(pk=person.pk)
    if person.role == Role.REGISTRY_ADMIN and not others.exists():
        raise CommandError(
            f"Nobody but {person.name} keeps the registry. Add somebody else with the role "
            "registry_admin first. Nothing was changed."
        )


def _named(schools: Iterable[School]) -> str:
    return ", ".join(school.name for school in schools)


def _covers(ended: int) -> tuple[str, ...]:
    return (f"{counted(ended, 'cover')} ended with it.",) if ended else ()
