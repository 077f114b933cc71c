"""`person`, `school` and `enrol`: who takes part, where, and a code for a laptop."""

from argparse import Namespace
from collections.abc import Sequence

from django.db import transaction
from pydantic import JsonValue

from hub.accounts.models import Person, Role
from hub.console import fitting
from hub.console.passphrase import check_passphrase, new_passphrase
from hub.console.told import CommandError, Told
from hub.registry.enrolment import CODE_LIFE, new_code
from hub.registry.models import School
from onedesk.domain.people import Window
from onedesk.roster.values import GROUPS


def find_school(name: str) -> School:
    """The school of this id or name; raises `CommandError` when there is none."""
    fitting.text(name)
    found = (
        School.objects.filter(id=name).first() or School.objects.filter(name__iexact=name).first()
    )
    if found is None:
        raise CommandError(f"There is no school called {name} here.")
    return found


def find_person(name: str) -> Person:
    """The person of this username or e-mail; raises `CommandError` when there is none."""
    fitting.text(name)
    found = (
        Person.objects.filter(username=name).first()
        or Person.objects.filter(email__iexact=name).exclude(email="").first()
    )
    if found is None:
        raise CommandError(f"There is nobody called {name} here.")
    return found


def enrol(args: Namespace) -> Told:
    """A one-time code for an adviser's laptop."""
    person = find_person(args.person)
    if person.role != Role.ADVISER:
        raise CommandError("Only an adviser can have a laptop enrolled.")
    if not person.is_active:
        raise CommandError(f"The account of {person.name} is closed. No code was made.")
    code = new_code(person)
    days = CODE_LIFE.days
    return Told(
        (f"{code} lets one laptop join for {person.name}. It works once, within {days} days.",),
        {"code": code, "person": person.username, "days": days},
    )


@transaction.atomic
def add_person(args: Namespace) -> Told:
    """A new account."""
    schools = [find_school(name) for name in args.school or ()]
    person = Person(username=args.person, name=args.name, role=args.role, email=args.email or "")
    person.area = args.area or ""
    passphrase = _set_passphrase(person, args.passphrase)
    fitting.person(person, schools)
    person.save()
    person.schools.set(schools)
    return _told_passphrase(person, passphrase)


def change_passphrase(args: Namespace) -> Told:
    """A new passphrase; what the old one opened in a browser is closed."""
    person = find_person(args.person)
    passphrase = _set_passphrase(person, args.passphrase)
    person.save()
    return _told_passphrase(person, passphrase)


def list_people(_: Namespace) -> Told:
    """Every account, its role and its schools."""
    people = Person.objects.prefetch_related("schools")
    rows: list[JsonValue] = [
        {
            "person": person.username,
            "name": person.name,
            "role": person.role,
            "schools": [school.id for school in person.schools.all()],
        }
        for person in people
    ]
    lines = tuple(f"{person.username}: {person.name}, {person.role}" for person in people)
    return Told(lines, {"people": rows})


@transaction.atomic
def set_school(args: Namespace) -> Told:
    """A school, added or changed; what is not named stays."""
    school = School.objects.filter(id=args.id).first() or School(id=args.id, name=args.id)
    for field in ("name", "area", "authority", "laestab", "careers_lead", "room"):
        value = getattr(args, field)
        if value is not None:
            setattr(school, field, value)
    if args.shares is not None:
        school.shared_groups = groups(args.shares)
    if args.agreement_until is not None:
        school.agreement_until = args.agreement_until
    if args.window:
        school.windows = _windows(school, args.window)
    fitting.school(school)
    school.save()
    return Told((f"{school.name} is in the registry.",), {"school": school.id})


def _windows(school: School, told: Sequence[Window]) -> list[JsonValue]:
    """The school's windows with those told in place of the ones of the same cycles."""
    moved = {window.cycle for window in told}
    kept = [window for window in school.value().windows if window.cycle not in moved]
    return [window.model_dump(mode="json") for window in fitting.windows([*kept, *told])]


def groups(text: str) -> list[str]:
    """Names of groups with commas between, in order; raises `CommandError` for an unknown one."""
    named = {part.strip() for part in text.split(",") if part.strip()}
    if unknown := named - GROUPS.keys():
        raise CommandError(f"There is no group {min(unknown)}; there are {', '.join(GROUPS)}.")
    return sorted(named)


def _set_passphrase(person: Person, given: str | None) -> str:
    passphrase = given or new_passphrase()
    check_passphrase(person, passphrase)
    person.set_password(passphrase)
    return passphrase


def _told_passphrase(person: Person, passphrase: str) -> Told:
    return Told(
        (f"{person.name} signs in as {person.username} with {passphrase} (told once).",),
        {"person": person.username, "passphrase": passphrase},
    )
