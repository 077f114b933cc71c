"""Limits on guessing enrolment codes: a pause after too many wrong ones, in all processes."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from math import ceil

from django.conf import settings
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from hub.registry.models import WrongCode

SPAN = timedelta(minutes=15)
"""Wrong codes are remembered for so long."""

PER_PLACE = 10
"""Wrong codes from one place in `SPAN`; a code has 58 bits, so this is for quiet, not for need."""

IN_ALL = 300
"""Wrong codes from everywhere: so many that one place alone cannot lock out the others."""

_SALT = "onedesk.registry.guessing"
_NETWORK = {4: 32, 6: 64}
"""Leading bits of an address that tell one place from another."""


def place_of(meta: Mapping[str, object]) -> str:
    """Whence a request comes, as a keyed hash that tells nobody which address it was.

    Behind a proxy with TLS, which `ONEDESK_HUB_ORIGINS` names, it is the address the proxy saw.
    """
    address = str(meta.get("REMOTE_ADDR", ""))
    if settings.HTTPS:
        address = str(meta.get("HTTP_X_FORWARDED_FOR", address)).rpartition(",")[2].strip()
    return salted_hmac(_SALT, _network(address), algorithm="sha256").hexdigest()[:16]


def pause(place: str, now: datetime) -> int:
    """How many seconds nobody there may try another code; 0 when they may."""
    recent = WrongCode.objects.filter(at__gt=now - SPAN).order_by("-at")
    waits = (_wait(recent.filter(place=place), PER_PLACE, now), _wait(recent, IN_ALL, now))
    return max(waits)


def note(place: str, now: datetime) -> None:
    """Remember a wrong code, and forget those that are too long ago to count."""
    WrongCode.objects.filter(at__lte=now - SPAN).delete()
    WrongCode.objects.create(place=place, at=now)


def _wait(recent: "QuerySet[WrongCode]", most: int, now: datetime) -> int:
    """Seconds until fewer than `most` of these are left in `SPAN`."""
    last = recent.values_list("at", flat=True)[most - 1 : most].first()
    return ceil((last + SPAN - now).total_seconds()) if last else 0


def _network(address: str) -> str:
    try:
        known = ip_address(address)
    except ValueError:
        return ""
    return str(ip_network((known, _NETWORK[known.version]), strict=False))
