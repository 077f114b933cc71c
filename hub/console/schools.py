"""`school`: added, changed, taken away and listed."""

from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Count, ProtectedError, Q
from django.utils import timezone
from pydantic import JsonValue

from hub.console import fitting
from hub.console.finding import find_school
from hub.console.told import CommandError, Told, counted
from hub.exchange.models import Record
from hub.portal import words
from hub.registry.models import School
from hub.registry.staff import advisers_of
from onedesk.domain.people import Student, Window
from onedesk.roster.values import GROUPS

_FIELDS = ("name", "area", "authority", "laestab", "careers_lead", "room", "agreement_until")


@transaction.atomic
def add_school(args: Namespace) -> Told:
    """A new school."""
    known = School.objects.filter(Q(id=args.id) | Q(name__iexact=args.name)).first()
    if known is not None:
        raise CommandError(
            f"There is a school {known.name} ({known.id}) already. To change it: onedesk-hub "
            f"school change {known.id}. Nothing was changed."
        )
    school = School(id=args.id)
    _set(school, _said(args))
    school.save(force_insert=True)
    return _told(school, f"{school.name} is in the registry as {school.id}.")


@transaction.atomic
def change_school(args: Namespace) -> Told:
    """What was named of a school is other now; the rest stays."""
    school = find_school(args.school)
    said = _said(args)
    if not said:
        raise CommandError(
            "Say what is to change, such as --room B2: onedesk-hub school change --help. "
            "Nothing was changed."
        )
    _set(school, said)
    school.save()
    changed = ", ".join(name.replace("_", " ") for name in said)
    return _told(school, f"{school.name} is changed: {changed}.")


@transaction.atomic
def remove_school(args: Namespace) -> Told:
    """A school that was added by mistake."""
    school = find_school(args.school)
    if people := school.people.count():
        raise CommandError(
            f"{counted(people, 'person works', 'people work')} in {school.name}: take it from them "
            "with onedesk-hub person change PERSON --no-school. Nothing was changed."
        )
    told = _told(school, f"{school.name} is no more in the registry.")
    try:
        school.delete()
    except ProtectedError as kept:
        raise CommandError(
            f"{school.name} has had records or covers, so it stays. Nothing was changed."
        ) from kept
    return told


def list_schools(_: Namespace) -> Told:
    """Every school, by name."""
    live = Record.objects.filter(kind=Student.kind, deleted=False).order_by()
    students = dict(live.values_list("school").annotate(Count("pk")))
    schools = School.objects.prefetch_related("people")
    facts: list[JsonValue] = []
    lines = []
    for school in schools:
        count = students.get(school.id, 0)
        lines.append(_line(school, count))
        told = school.value().model_dump(mode="json", exclude={"pupil_key"})
        facts.append({**told, "students": count})
    empty = "No school is in the registry yet. Add one with: onedesk-hub school add"
    return Told(tuple(lines) or (empty,), {"schools": facts})


def groups(text: str) -> list[str]:
    """Names of groups with commas between, in order; raises `CommandError` for an unknown one."""
    named = {part.strip() for part in text.split(",") if part.strip()}
    if unknown := named - GROUPS.keys():
        raise CommandError(f"There is no group {min(unknown)}; there are {', '.join(GROUPS)}.")
    return sorted(named)


def _said(args: Namespace) -> dict[str, Any]:
    """What the command names of a school, by field."""
    said = {name: getattr(args, name) for name in _FIELDS if getattr(args, name) is not None}
    if args.shares is not None:
        said["shared_groups"] = groups(args.shares)
    if args.window:
        said["windows"] = args.window
    return said


def _set(school: School, said: dict[str, Any]) -> None:
    """Put it into the school; raises `CommandError` when such a school cannot be."""
    for name, value in said.items():
        setattr(school, name, _windows(school, value) if name == "windows" else value)
    fitting.school(school)


def _windows(school: School, told: Sequence[Window]) -> list[JsonValue]:
    """The school's windows with those told in place of the ones of the same cycles."""
    moved = {window.cycle for window in told}
    kept = [Window(**window) for window in school.windows if window["cycle"] not in moved]
    return [window.model_dump(mode="json") for window in fitting.windows([*kept, *told])]


def _line(school: School, students: int) -> str:
    advisers = advisers_of(school)
    said = [school.name, words.region(school.area), counted(students, "student")]
    said += [
        f"adviser{'s' * (len(advisers) > 1)} {' and '.join(advisers)}"
        if advisers
        else "no adviser yet"
    ]
    cycle = school.value().cycle_on(timezone.localdate())
    window = school.value().window(cycle) if cycle else None
    said += [f"cycle {cycle} {window.first} to {window.last}" if window else "no cycle yet"]
    return f"{school.id}: {', '.join(said)}"


def _told(school: School, line: str) -> Told:
    return Told((line,), {"school": school.id})
