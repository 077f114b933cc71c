"""`rehearsal`: an empty hub filled with a programme in which nobody is real."""

from argparse import Namespace
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone
from pydantic import JsonValue

from hub.accounts.models import Person
from hub.console.passphrase import new_passphrase
from hub.console.told import CommandError, Told, counted
from hub.exchange.filling import store_records
from hub.registry.models import School, Service
from hub.rehearsal import programme
from hub.rehearsal.lists import school_lines
from hub.rehearsal.programme import Somebody
from onedesk.domain.people import School as SchoolValue


def rehearse(args: Namespace) -> Told:
    """Fill the hub, all or nothing; refuse where there are schools already."""
    if not 1 <= args.schools <= len(school_lines()):
        raise CommandError(f"A rehearsal has 1 to {len(school_lines())} schools.")
    if School.objects.exists():
        raise CommandError("This hub has schools already. A rehearsal needs an empty one.")
    people = programme.people(args.schools)
    taken = Person.objects.filter(username__in=[one.username for one in people]).first()
    if taken is not None:
        raise CommandError(
            f"There is somebody called {taken.username} already, as one in the rehearsal is. A "
            "rehearsal needs an empty hub. Nothing was changed."
        )
    today = args.today or timezone.localdate()
    passphrase = args.passphrase or new_passphrase()
    with transaction.atomic():
        _name_service()
        _add_schools(args.schools, today)
        _add_people(people, passphrase)
        stored = sum(
            store_records(programme.records(line, args.seed, today))
            for line in school_lines()[: args.schools]
        )
    facts: dict[str, JsonValue] = {
        "schools": args.schools,
        "records": stored,
        "people": len(people),
        "passphrase": passphrase,
        "today": str(today),
        "seed": args.seed,
    }
    schools = counted(args.schools, "school")
    made = f"A rehearsal of {schools} as on {today}: {stored:,} records, nobody real."
    doors = (
        f"{len(people)} people sign in with {passphrase}: marged (adviser), colm (careers lead), "
        "ingrid (analyst), registry (registry administrator), ..."
    )
    return Told((made, doors), facts)


def _name_service() -> None:
    service = Service.current()
    service.name, service.contact = programme.SERVICE, programme.CONTACT
    service.save()


def _add_schools(count: int, today: date) -> None:
    schools = [programme.school(line, today) for line in school_lines()[:count]]
    School.objects.bulk_create(School(**_columns(school)) for school in schools)


def _columns(school: SchoolValue) -> dict[str, Any]:
    """A school's fields as the registry keeps them."""
    content = school.model_dump(exclude={"pupil_key"})
    content["windows"] = [window.model_dump(mode="json") for window in school.windows]
    content["shared_groups"] = sorted(school.shared_groups)
    return content


def _add_people(people: Iterable[Somebody], passphrase: str) -> None:
    """Everybody, with one passphrase hashed once: nobody's secret is at stake."""
    hashed = make_password(passphrase)
    for one in people:
        person = Person.objects.create(
            username=one.username, name=one.name, role=one.role, password=hashed
        )
        person.schools.set(School.objects.filter(id__in=one.schools))
