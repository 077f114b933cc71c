"""How a laptop joins: a code said once, a token kept, and what the laptop is told."""

import base64
import hashlib
import secrets
from datetime import timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from hub.accounts.models import Person, Role
from hub.prepared import Prepared, moment
from hub.registry import guessing
from hub.registry.models import Device, EnrolmentCode, Service
from onedesk.domain.errors import OneDeskError
from onedesk.domain.ids import REFERENCE_LETTERS
from sync.wire import codes

CODE_LIFE = timedelta(days=3)
GROUPS = 3
GROUP = 4

TOO_MANY = "Too many codes were wrong. Wait a quarter of an hour, check each letter, and try again."


ANOTHERS = (
    "That code is for another adviser, and this laptop stays with its own. Nothing was changed, "
    "and the code is still good. Ask your service for a code in your name."
)

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


class Former(NamedTuple):
    """What a laptop that joins again says it was: its token, its adviser's sign-in name, its key.

    The public `signing_key` stays with a laptop: by it a hub that was restored knows one whose
    token is newer than the backup.
    """

    token: str = ""
    adviser: str = ""
    signing_key: str = ""


_NEW = Former()


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


def redeem(
    code: str, computer: str, attempt: str = "", place: str = "", former: Former = _NEW
) -> tuple[Device, str]:
    """Enrol the laptop that knows the code; gives the device and its token, told only now.

    One that the hub knows by its `former` token joins again as the device it was, with all that it
    holds and was answered; that it was stopped is over then.

    With the same `attempt`, a long random secret of the laptop's own, the same answer is given
    again until its token is used: the first may have been lost on the way. `place` is whence the
    request comes (`guessing.place_of`). Raises `RefusedError` when the code is unknown, used or
    expired, its person cannot sign in or is not whose laptop it is, or too many wrong codes came
    from there.
    """
    now = timezone.now()
    if after := guessing.pause(place, now):
        raise RefusedError(codes.TOO_MANY_CODES, TOO_MANY, after)
    try:
        with transaction.atomic():
            return _redeem(_found(code), computer, attempt, former)
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


def _redeem(
    found: EnrolmentCode, computer: str, attempt: str, former: Former
) -> tuple[Device, str]:
    now, token = timezone.now(), _token(found, attempt)
    if found.used_at is not None and not _is_asked_again(found, attempt, token):
        raise RefusedError("code_used", "That code has been used. Ask for a new one.")
    if found.expires_at <= now:
        raise RefusedError("code_expired", "That code is too old now. Ask for a new one.")
    if found.used_at is None or found.device is None:
        before = _before(former, found.person)
        found.device = before or Device(
            id=_next_number(), person=found.person, enrolled_at=timezone.now()
        )
        _admit(found.device, computer, token)
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
        and found.used_at
        and (device.last_seen is None or device.last_seen <= found.used_at)
        and device.revoked_at is None
    )


def _before(former: Former, person: Person) -> Device | None:
    """The device that this laptop was, if the hub knows it; `RefusedError` if it is not theirs."""
    device = _known(former, person) if former.token else None
    adviser = device.person.username if device else former.adviser
    if adviser and adviser != person.username:
        raise RefusedError(codes.CODE_OF_ANOTHER, ANOTHERS)
    return device


def _known(former: Former, person: Person) -> Device | None:
    by_token = known_by(former.token)
    if by_token is not None or not former.signing_key:
        return by_token
    theirs = Device.objects.select_related("person").filter(person=person)
    return theirs.filter(signing_key=former.signing_key).first()


def _admit(device: Device, computer: str, token: str) -> None:
    device.token_hash, device.revoked_at = _digest(token), None
    device.computer = computer or device.computer
    device.save()


def _next_number() -> str:
    """The number after the highest so far; the service row holds off a second counter."""
    Service.objects.select_for_update().get(pk=Service.current().pk)
    numbers = [
        int(known.rpartition("-")[2]) for known in Device.objects.values_list("id", flat=True)
    ]
    return f"OD-{max(numbers, default=0) + 1:03d}"


def known_by(token: str) -> Device | None:
    """The device that holds this token, with its person, whether it may be used or not."""
    return Device.objects.select_related("person").filter(token_hash=_digest(token)).first()


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
