"""`laptop list`, `stop` and `start`: which there are, what they hold, one lost and found again."""

from argparse import Namespace
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from pydantic import JsonValue

from hub.accounts.models import Person
from hub.console.finding import find_laptop
from hub.console.told import CommandError, Told
from hub.exchange.models import Holding
from hub.registry.models import Device

NONE = "No laptop has joined yet. A code that lets one join: onedesk-hub enrol PERSON"


class Held(NamedTuple):
    """A laptop and the schools whose records it has not let go of: id to name, by name."""

    device: Device
    schools: dict[str, str]

    @property
    def id(self) -> str:
        """The number on its label."""
        return self.device.id

    @property
    def held(self) -> str:
        """What it holds, as a sentence."""
        named = ", ".join(self.schools.values())
        return f"It holds records of {named}." if named else "It holds no school's records."

    def line(self) -> str:
        """The laptop in a list."""
        device = self.device
        parts = [device.person.name, device.computer, f"last seen {_day(device.last_seen)}"]
        if device.revoked_at:
            parts.append(f"stopped on {_day(device.revoked_at)}")
        elif not device.person.is_active:
            parts.append("account closed")
        schools = ", ".join(self.schools.values()) or "no school"
        return f"{device.id}: {', '.join(filter(None, parts))}; holds {schools}"

    def facts(self) -> dict[str, JsonValue]:
        """The same for programs; times in ISO 8601."""
        device = self.device
        return {
            "laptop": device.id,
            "person": device.person.username,
            "computer": device.computer,
            "enrolled_at": _stamp(device.enrolled_at),
            "last_seen": _stamp(device.last_seen),
            "stopped_at": _stamp(device.revoked_at),
            "schools": list(self.schools),
        }


def held_by(person: Person) -> list[Held]:
    """The laptops of one person that were not stopped."""
    return _held(Device.objects.filter(person=person, revoked_at=None).select_related("person"))


def list_laptops(_: Namespace) -> Told:
    """Every laptop that ever joined, by number."""
    found = _held(Device.objects.select_related("person"))
    lines = tuple(one.line() for one in found) or (NONE,)
    return Told(lines, {"laptops": [one.facts() for one in found]})


@transaction.atomic
def stop_laptop(args: Namespace) -> Told:
    """A laptop that is answered no more, and what it held."""
    device = find_laptop(args.laptop)
    if device.revoked_at is not None:
        raise CommandError(
            f"{device.id} was stopped on {_day(device.revoked_at)} already. Nothing was changed."
        )
    device.revoked_at = timezone.now()
    device.save(update_fields=["revoked_at"])
    (one,) = _held([device])
    lines = (f"{device.id} of {device.person.name} is stopped.", one.held)
    return Told(lines, one.facts())


@transaction.atomic
def start_laptop(args: Namespace) -> Told:
    """A laptop that was stopped is answered again, with the token it has."""
    device = find_laptop(args.laptop)
    if device.revoked_at is None:
        raise CommandError(f"{device.id} is not stopped. Nothing was changed.")
    device.revoked_at = None
    device.save(update_fields=["revoked_at"])
    (one,) = _held([device])
    person = device.person
    again = "is answered again, once its adviser says Sync or opens OneDesk anew."
    lines = [f"{device.id} of {person.name} {again}", one.held]
    if not person.is_active:
        lines.append(
            f"The account of {person.name} is closed, so it is answered once that is open: "
            f"onedesk-hub person open {person.username}"
        )
    return Told(tuple(lines), one.facts())


def _held(devices: Iterable[Device]) -> list[Held]:
    listed = list(devices)
    found: dict[str, dict[str, str]] = {device.id: {} for device in listed}
    holdings = Holding.objects.filter(device__in=listed, let_go_at=None)
    rows = holdings.order_by("school__name", "school").values_list(
        "device_id", "school_id", "school__name"
    )
    for device, school, name in rows:
        found[device][school] = name
    return [Held(device, found[device.id]) for device in listed]


def _day(when: datetime | None) -> str:
    return timezone.localdate(when).isoformat() if when else "never"


def _stamp(when: datetime | None) -> str | None:
    return when.isoformat() if when else None
