"""What a command names, found; what is not there is refused with what may have been meant."""

import re
from collections.abc import Iterable

from django.db.models import Q

from hub.accounts.models import Person
from hub.console import fitting
from hub.console.commands import nearest
from hub.console.told import CommandError
from hub.registry.models import Cover, Device, School

_NUMBER = re.compile(r"(?:OD)?[- ]?0*([0-9]{1,6})", re.IGNORECASE)


def find_school(name: str) -> School:
    """The school of this id or name; raises `CommandError` when there is none."""
    fitting.text(name)
    found = (
        School.objects.filter(id=name.lower()).first()
        or School.objects.filter(name__iexact=name).first()
    )
    if found is None:
        ids = School.objects.values_list("id", "name")
        raise CommandError(_none("no school", name, ids, "onedesk-hub school list"))
    return found


def find_person(name: str) -> Person:
    """The person of this username or e-mail; raises `CommandError` when there is none."""
    fitting.text(name)
    called = Q(username__iexact=name) | (Q(email__iexact=name) & ~Q(email=""))
    found = Person.objects.filter(called).first()
    if found is None:
        names = Person.objects.values_list("username", "name")
        raise CommandError(_none("nobody", name, names, "onedesk-hub person list"))
    return found


def find_laptop(name: str) -> Device:
    """The laptop of this number, held until the transaction ends: `OD-014`, `od-14`, `14`.

    Raises `CommandError` when there is none.
    """
    fitting.text(name)
    said = _NUMBER.fullmatch(name)
    devices = Device.objects.select_for_update(of=("self",)).select_related("person")
    found = devices.filter(pk=f"OD-{int(said[1]):03d}").first() if said else None
    if found is None:
        raise CommandError(
            f"There is no laptop {name} here. They are listed by: onedesk-hub laptop list"
        )
    return found


def find_cover(name: str) -> Cover:
    """The cover of this id; raises `CommandError` when there is none."""
    fitting.text(name)
    found = Cover.objects.select_related("giver", "taker", "school").filter(pk=name).first()
    if found is None:
        raise CommandError(
            f"There is no cover {name} here. They are listed by: onedesk-hub cover list"
        )
    return found


def _none(what: str, name: str, known: Iterable[tuple[str, str]], where: str) -> str:
    """That nothing is called so, and which name is like it; else where all are listed."""
    listed = tuple(known)
    names = [*(one for _, one in listed), *(key for key, _ in listed)]
    near = nearest(name, names) or f" All are listed by: {where}"
    return f"There is {what} called “{name}” here.{near}"
