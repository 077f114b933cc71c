"""The addresses at which people reach the hub, as its operator names them."""

import re

from django.core.exceptions import ImproperlyConfigured

_ORIGIN = re.compile(r"https?://[A-Za-z0-9.\-\[\]:]+", re.ASCII)


def origins(told: str) -> list[str]:
    """Addresses with commas between, such as `https://hub.example.org`, without a last stroke.

    Raises `ImproperlyConfigured` for one that nobody could be reached at.
    """
    found = [one.strip().rstrip("/") for one in told.split(",") if one.strip()]
    for one in found:
        if not _ORIGIN.fullmatch(one):
            raise ImproperlyConfigured(
                f"ONEDESK_HUB_ORIGINS holds {one}, which is no address such as "
                "https://hub.example.org (with http:// or https://, and nothing after the name)."
            )
    return found
