"""A pupil's mark: a keyed hash of the UPN, by which one who was erased is known, not named."""

import json
from collections.abc import Iterable

from django.utils.crypto import salted_hmac

from hub.exchange import identity
from hub.exchange.models import History, Record
from hub.guardian.models import Erasure

_SALT = "onedesk.guardian.pupil"


def mark_of(upn: str) -> str:
    """HMAC-SHA256 in hex, under a key made out of the hub's own.

    That key lies in the database, so a restored hub makes the same marks, and the file of erasures,
    which is kept elsewhere, tells nothing without it.
    """
    return _mark(upn, _key())


def mark_of_student(student: str) -> str:
    """The mark of a student's UPN; empty where there was none."""
    upn = upn_of(student)
    return mark_of(upn) if upn else ""


def upn_of(student: str) -> str:
    """A student's UPN in capitals, or the last one known; empty where there was none."""
    body = Record.objects.filter(id=student).values_list("body", flat=True).first()
    return _plain(json.loads(body or "{}").get("upn") or _last_known(student) or "")


def erased_among(upns: Iterable[str]) -> frozenset[str]:
    """Which of these UPNs are of pupils who were erased."""
    upns = tuple(upns)
    if not upns:
        return frozenset()
    marks = set(Erasure.objects.exclude(pupil="").values_list("pupil", flat=True))
    key = _key() if marks else b""
    return frozenset(upn for upn in upns if _mark(upn, key) in marks) if marks else frozenset()


def _key() -> bytes:
    return bytes(identity.current().signing_key)


def _mark(upn: str, key: bytes) -> str:
    return salted_hmac(_SALT, _plain(upn), secret=key, algorithm="sha256").hexdigest()


def _plain(upn: str) -> str:
    return upn.strip().upper()


def _last_known(student: str) -> str | None:
    """The UPN that a deleted student had."""
    past = History.objects.filter(record=student, changes__contains='"upn"')
    for text in past.order_by("-version", "-id").values_list("changes", flat=True):
        for upn in reversed(json.loads(text).get("upn") or ()):
            if upn:
                return str(upn)
    return None
