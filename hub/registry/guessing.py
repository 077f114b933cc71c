"""Limits on guessing codes and passphrases: a pause after too many wrong ones, in all processes."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from math import ceil
from typing import Literal

from django.conf import settings
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from hub.registry.models import WrongGuess

What = Literal["code", "name", "address"]
"""What is counted: wrong codes by place, and wrong passphrases by name and by place."""

SPAN = timedelta(minutes=15)
"""Wrong codes are remembered for so long."""

PER_PLACE = 10
"""Wrong codes from one place in `SPAN`; a code has 58 bits, so this is for quiet, not for need."""

IN_ALL = 300
"""Wrong codes from everywhere: so many that one place alone cannot lock out the others."""

SIGN_IN_SPAN = timedelta(minutes=5)
"""Wrong passphrases count for so long."""

PER_NAME = 5
"""Wrong passphrases for one name in `SIGN_IN_SPAN`, whoever tried."""

PER_ADDRESS = 30
"""Wrong passphrases from one place in `SIGN_IN_SPAN`: a whole school may be behind one address."""

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
    return _hashed(_network(address))


def pause(place: str, now: datetime) -> int:
    """How many seconds nobody there may try another code; 0 when they may."""
    recent = _recent("code", SPAN, now)
    waits = (
        _wait(recent.filter(place=place), PER_PLACE, SPAN, now),
        _wait(recent, IN_ALL, SPAN, now),
    )
    return max(waits)


def note(place: str, now: datetime) -> None:
    """Remember a wrong code."""
    _remember({"code": place}, now)


def sign_in_pause(name: str, place: str, now: datetime) -> int:
    """How many seconds nobody may try another passphrase for this name, or from there."""
    names = _recent("name", SIGN_IN_SPAN, now).filter(place=_hashed(name.casefold()))
    places = _recent("address", SIGN_IN_SPAN, now).filter(place=place)
    return max(
        _wait(names, PER_NAME, SIGN_IN_SPAN, now), _wait(places, PER_ADDRESS, SIGN_IN_SPAN, now)
    )


def note_sign_in(name: str, place: str, now: datetime) -> None:
    """Remember a wrong passphrase; the name is kept as a keyed hash, and need not be anybody's."""
    _remember({"name": _hashed(name.casefold()), "address": place}, now)


def _remember(guesses: Mapping[What, str], now: datetime) -> None:
    """Write down what was wrong, and forget what is too long ago to count."""
    WrongGuess.objects.filter(at__lte=now - SPAN).delete()
    WrongGuess.objects.bulk_create(
        WrongGuess(what=what, place=place, at=now) for what, place in guesses.items()
    )


def _recent(what: What, span: timedelta, now: datetime) -> "QuerySet[WrongGuess]":
    return WrongGuess.objects.filter(what=what, at__gt=now - span).order_by("-at")


def _wait(recent: "QuerySet[WrongGuess]", most: int, span: timedelta, now: datetime) -> int:
    """Seconds until fewer than `most` of these are left in `span`."""
    last = recent.values_list("at", flat=True)[most - 1 : most].first()
    return ceil((last + span - now).total_seconds()) if last else 0


def _hashed(text: str) -> str:
    return salted_hmac(_SALT, text, algorithm="sha256").hexdigest()[:16]


def _network(address: str) -> str:
    try:
        known = ip_address(address)
    except ValueError:
        return ""
    return str(ip_network((known, _NETWORK[known.version]), strict=False))
