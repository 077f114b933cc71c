"""Fills a new hub with schools, advisers, laptops and students; afterwards compares what it holds.

    exchange_crowd.py make FILE     told: the secret of each adviser and the hub's epoch, as JSON
    exchange_crowd.py check FILE    told: how the hub's records differ from those in the file

It works on the hub of ONEDESK_HUB_DATA and DATABASE_URL, by its own tables, without HTTP.
"""

import hashlib
import json
import secrets
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import exchange_django
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from hub.accounts.models import Person, Role
from hub.exchange import identity, models
from hub.exchange.filling import store_records
from hub.registry.enrolment import new_code
from hub.registry.models import Device, School
from onedesk.domain.records import Record, content_hash
from sync.wire import Sum, record_sum

assert exchange_django.READY  # Django is set up before what follows is imported


def make(wanted: dict[str, Any]) -> dict[str, Any]:
    """Schools by number, advisers with their schools, students; a code or a token for each."""
    School.objects.bulk_create(
        School(id=school, name=school.title(), area="NE") for school in wanted["schools"]
    )
    nobody = make_password(None)
    Person.objects.bulk_create(
        Person(username=name, name=name.title(), role=Role.ADVISER, password=nobody)
        for name in wanted["advisers"]
    )
    people = {person.username: person for person in Person.objects.all()}
    Person.schools.through.objects.bulk_create(
        Person.schools.through(person_id=people[name].pk, school_id=school)
        for name, schools in wanted["advisers"].items()
        for school in schools
    )
    store_records(Record.model_validate(line) for line in wanted["students"])
    secret_of = _code if wanted["codes"] else _token
    told = {
        name: secret_of(people[name], number)
        for number, name in enumerate(wanted["advisers"], start=1)
    }
    return {"secrets": told, "epoch": identity.current().epoch}


def _code(person: Person, _: int) -> str:
    """To enrol with."""
    return new_code(person)


def _token(person: Person, number: int) -> str:
    """The token of a laptop that is enrolled already."""
    token = secrets.token_urlsafe(32)
    Device.objects.create(
        id=f"OD-{number:03d}",
        person=person,
        token_hash=hashlib.sha256(token.encode()).hexdigest(),
        enrolled_at=timezone.now(),
    )
    return token


def check(wanted: dict[str, Any]) -> dict[str, int]:
    """How many of the records are missing, differ, or were written more than once."""
    hashes = {
        line["id"]: content_hash(Record.model_validate(line).body) for line in wanted["records"]
    }
    held = {row.id: row for row in models.Record.objects.filter(deleted=False)}
    writes = Counter(models.History.objects.values_list("record", flat=True))
    there = [held[name] for name in hashes if name in held]
    return {
        "records": len(hashes),
        "missing": len(hashes) - len(there),
        "different": sum(row.hash != hashes[row.id] for row in there),
        "twice": sum(writes[name] > 1 for name in hashes),
        "unasked": len(held) - len(there) - wanted["students"],
        "sums": sum(_sum(scope) != _sum_of(scope, list(held.values())) for scope in _scopes()),
    }


def _scopes() -> list[models.Scope]:
    return list(models.Scope.objects.all())


def _sum(scope: models.Scope) -> Sum:
    return Sum(count=scope.live, total=int(scope.total))


def _sum_of(scope: models.Scope, rows: list[models.Record]) -> Sum:
    return record_sum(
        (row.id, row.version, row.hash) for row in rows if row.school_id == scope.school_id
    )


def main(deed: str, file: str) -> None:
    wanted = json.loads(Path(file).read_text(encoding="utf-8"))
    print(json.dumps(make(wanted) if deed == "make" else check(wanted)))


if __name__ == "__main__":
    main(*sys.argv[1:])
