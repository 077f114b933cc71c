"""`person` and `enrol`: accounts and passphrases, and a code for a laptop."""

from argparse import Namespace

from django.db import transaction
from pydantic import JsonValue

from hub.accounts.models import Person, Role
from hub.console import fitting
from hub.console.finding import find_person, find_school
from hub.console.passphrase import check_passphrase, new_passphrase
from hub.console.told import CommandError, Told
from hub.registry.enrolment import CODE_LIFE, new_code


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
    if not person.is_active:
        raise CommandError(
            f"The account of {person.name} is closed. To open it: onedesk-hub person open "
            f"{person.username}. Nothing was changed."
        )
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
            "closed": not person.is_active,
        }
        for person in people
    ]
    return Told(tuple(map(_line, people)), {"people": rows})


def _line(person: Person) -> str:
    schools = ", ".join(school.id for school in person.schools.all())
    closed = "" if person.is_active else "closed"
    said = (person.name, person.role, schools, person.area, closed)
    return f"{person.username}: {', '.join(filter(None, said))}"


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
