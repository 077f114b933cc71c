"""How a laptop joins: a code said once, a token kept, and what the laptop is told."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person, Role
from hub.registry.models import Device, EnrolmentCode, School, Service
from onedesk.domain.errors import OneDeskError
from onedesk.domain.ids import REFERENCE_LETTERS
from onedesk.domain.people import Adviser, Programme

CODE_LIFE = timedelta(days=3)
GROUPS = 3
GROUP = 4


class RefusedError(OneDeskError):
    """The hub will not let this laptop join; `code` is for programs, `say` for people."""

    def __init__(self, code: str, say: str) -> None:
        super().__init__(say)
        self.code = code


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _plain(code: str) -> str:
    """The code as it was made: however it was typed, with or without its hyphens."""
    return "".join(letter for letter in code.upper() if letter.isalnum())


def new_code(person: Person) -> str:
    """A new code for an adviser, such as `7K3T-QW9M-4HXD`; codes not yet used end with it."""
    letters = "".join(secrets.choice(REFERENCE_LETTERS) for _ in range(GROUPS * GROUP))
    with transaction.atomic():
        EnrolmentCode.objects.filter(person=person, used_at=None).delete()
        EnrolmentCode.objects.create(
            code_hash=_digest(letters), person=person, expires_at=timezone.now() + CODE_LIFE
        )
    return "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))


def redeem(code: str, computer: str) -> tuple[Device, str]:
    """Enrol the laptop that knows the code; gives the device and its token, told only now.

    Raises `RefusedError` when the code is unknown, used or expired, or its person cannot sign in.
    """
    now = timezone.now()
    with transaction.atomic():
        found = (
            EnrolmentCode.objects.select_for_update()
            .select_related("person")
            .filter(code_hash=_digest(_plain(code)))
            .first()
        )
        if found is None or not found.person.is_active or found.person.role != Role.ADVISER:
            raise RefusedError(
                "code_unknown",
                "The hub does not know that code. Check each letter, or ask for a new one.",
            )
        if found.used_at is not None:
            raise RefusedError("code_used", "That code has been used. Ask for a new one.")
        if found.expires_at <= now:
            raise RefusedError("code_expired", "That code is too old now. Ask for a new one.")
        found.used_at = now
        found.save(update_fields=["used_at"])
        return _enrol(found.person, computer)


def _enrol(person: Person, computer: str) -> tuple[Device, str]:
    token = secrets.token_urlsafe(32)
    device = Device.objects.create(
        id=_next_number(),
        person=person,
        token_hash=_digest(token),
        computer=computer,
        enrolled_at=timezone.now(),
    )
    return device, token


def _next_number() -> str:
    """The number after the highest so far; the service row holds off a second counter."""
    Service.objects.select_for_update().get(pk=Service.current().pk)
    numbers = [
        int(known.rpartition("-")[2]) for known in Device.objects.values_list("id", flat=True)
    ]
    return f"OD-{max(numbers, default=0) + 1:03d}"


def device_of(token: str) -> Device | None:
    """The device in use that holds this token and whose person may still sign in."""
    return (
        Device.objects.select_related("person")
        .filter(token_hash=_digest(token), revoked_at=None, person__is_active=True)
        .first()
    )


def programme_for(person: Person) -> Programme:
    """What a laptop of this person is told besides records."""
    service = Service.current()
    schools: list[School] = list(person.schools.all())
    return Programme(
        service=service.name,
        contact=service.contact or None,
        adviser=Adviser(id=person.username, name=person.name, title=person.get_role_display()),
        schools=tuple(school.value() for school in schools),
    )
