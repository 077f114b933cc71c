"""Passphrases made for people: random, and readable aloud; and those that they chose, checked."""

import secrets

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from hub.accounts import passphrases
from hub.accounts.models import Person
from hub.console.told import CommandError
from onedesk.domain.ids import REFERENCE_LETTERS


def new_passphrase() -> str:
    """Four groups of four signs, about 77 bits, such as `7k3t-qw9m-4hxd-p2vj`."""
    groups = ("".join(secrets.choice(REFERENCE_LETTERS) for _ in range(4)) for _ in range(4))
    return "-".join(groups).lower()


def check_passphrase(person: Person, passphrase: str) -> None:
    """Raises `CommandError` when it is too weak, or nobody could type it."""
    if not passphrase.isprintable():
        raise CommandError("A passphrase holds letters, digits and signs that can be typed.")
    try:
        validate_password(passphrase, person)
    except ValidationError as unfit:
        raise CommandError(passphrases.say(unfit.error_list)) from unfit
