"""Passphrases made for people: random, and readable aloud."""

import secrets

from onedesk.domain.ids import REFERENCE_LETTERS


def new_passphrase() -> str:
    """Four groups of four signs, about 77 bits, such as `7k3t-qw9m-4hxd-p2vj`."""
    groups = ("".join(secrets.choice(REFERENCE_LETTERS) for _ in range(4)) for _ in range(4))
    return "-".join(groups).lower()
