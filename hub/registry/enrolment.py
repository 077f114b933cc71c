"""How a laptop joins: a code said once, a token kept, and what the laptop is told."""

import base64
import hashlib
import secrets
from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from hub.accounts.models import Person, Role
from hub.prepared import Prepared, moment
from hub.registry import covering, guessing
from hub.registry.models import Device, EnrolmentCode, Service
from onedesk.domain.errors import OneDeskError
from onedesk.domain.ids import REFERENCE_LETTERS
from onedesk.domain.people import Adviser, Programme
from onedesk.domain.people import School as SchoolValue

CODE_LIFE = timedelta(days=3)
GROUPS = 3
GROUP = 4

TOO_MANY = "Too many codes were wrong. Wait a quarter of an hour, check each letter, and try again."


_SALT = "onedesk.registry.enrolment"

_PERSON = ("id", "username", "is_active", "name", "role")
_NOBODY = "a hash that no token has"
_DEVICES = Prepared(
    lambda: (
        Device.objects.filter(token_hash=_NOBODY, revoked_at=None, person__is_active=True)
        .order_by()
        .values_list("id", "last_seen", *(f"person__{name}" for name in _PERSON))
    ),
    {_NOBODY: "token"},
)
_SERVICE = Prepared(lambda: Service.objects.filter(pk=1).values_list("name", "contact"), {})


class RefusedError(OneDeskError):
    """The hub will not let this laptop join; `code` is for programs, `say` for people.

    `after` is how many seconds to wait before another code is looked at, if that is the reason.
    """

    def __init__(self, code: str, say: str, after: int = 0) -> None:
        super().__init__(say)
        self.code = code
        self.after = after


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


def redeem(code: str, computer: str, attempt: str = "", place: str = "") -> tuple[Device, str]:
    """Enrol the laptop that knows the code; gives the device and its token, told only now.

    With the same `attempt`, a long random secret of the laptop's own, the same answer is given
    again until its token is used: the first may have been lost on the way. `place` is whence the
    request comes (`guessing.place_of`). Raises `RefusedError` when the code is unknown, used or
    expired, its person cannot sign in, or too many wrong codes came from there.
    """
    now = timezone.now()
    if after := guessing.pause(place, now):
        raise RefusedError("too_many_codes", TOO_MANY, after)
    try:
        with transaction.atomic():
            return _redeem(_found(code), computer, attempt)
    except RefusedError:
        guessing.note(place, now)
        raise


def _found(code: str) -> EnrolmentCode:
    """The code as the hub keeps it, held until the transaction ends."""
    found = (
        EnrolmentCode.objects.select_for_update(of=("self",))
        .select_related("person", "device")
        .filter(code_hash=_digest(_plain(code)))
        .first()
    )
    if found is None or not found.person.is_active or found.person.role != Role.ADVISER:
        raise RefusedError(
            "code_unknown",
            "The hub does not know that code. Check each letter, or ask for a new one.",
        )
    return found


def _redeem(found: EnrolmentCode, computer: str, attempt: str) -> tuple[Device, str]:
    now, token = timezone.now(), _token(found, attempt)
    if found.used_at is not None and not _is_asked_again(found, attempt, token):
        raise RefusedError("code_used", "That code has been used. Ask for a new one.")
    if found.expires_at <= now:
        raise RefusedError("code_expired", "That code is too old now. Ask for a new one.")
    if found.used_at is None or found.device is None:
        found.device = _enrol(found.person, computer, token)
        found.used_at, found.attempt_hash = now, _digest(attempt) if attempt else ""
        found.save(update_fields=["used_at", "attempt_hash", "device"])
    return found.device, token


def _token(found: EnrolmentCode, attempt: str) -> str:
    """A token at random, or the one that this hub makes out of code and attempt each time."""
    if not attempt:
        return secrets.token_urlsafe(32)
    made = salted_hmac(_SALT, f"{found.code_hash} {attempt}", algorithm="sha256").digest()
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def _is_asked_again(found: EnrolmentCode, attempt: str, token: str) -> bool:
    """Whether this laptop joined just now and has not been able to say anything since."""
    device = found.device
    return bool(
        attempt
        and found.attempt_hash == _digest(attempt)
        and device
        and device.token_hash == _digest(token)
        and device.last_seen is None
        and device.revoked_at is None
    )


def _enrol(person: Person, computer: str, token: str) -> Device:
    return Device.objects.create(
        id=_next_number(),
        person=person,
        token_hash=_digest(token),
        computer=computer,
        enrolled_at=timezone.now(),
    )


def _next_number() -> str:
    """The number after the highest so far; the service row holds off a second counter."""
    Service.objects.select_for_update().get(pk=Service.current().pk)
    numbers = [
        int(known.rpartition("-")[2]) for known in Device.objects.values_list("id", flat=True)
    ]
    return f"OD-{max(numbers, default=0) + 1:03d}"


def device_of(token: str) -> Device | None:
    """The device in use that holds this token and whose person may still sign in."""
    found = _DEVICES.first(token=_digest(token))
    if found is None:
        return None
    number, last_seen, *about = found
    device = Device.from_db(None, ("id", "person_id"), (number, about[0]))
    device.last_seen = last_seen and moment(last_seen)
    device.person = Person.from_db(None, _PERSON, about)
    return device


def programme_for(person: Person, schools: Iterable[SchoolValue] | None = None) -> Programme:
    """What a laptop of this person is told besides records.

    `schools` are those of the person today, by name, where they have been read already.
    """
    today = timezone.localdate()
    service, contact = _SERVICE.first() or _told(Service.current())
    if schools is None:
        found = covering.schools_of(person, today).order_by("name", "id")
        schools = (school.value() for school in found)
    return Programme(
        service=service,
        contact=contact or None,
        adviser=Adviser(id=person.username, name=person.name, title=person.get_role_display()),
        schools=tuple(schools),
        colleagues=covering.colleagues_of(person),
        covers=covering.covers_of(person, today),
    )


def _told(service: Service) -> tuple[str, str]:
    return service.name, service.contact
