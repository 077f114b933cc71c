"""The half of the key that the computer's own keyring holds for this account."""

import base64
import secrets
from typing import Protocol

from keyring import get_keyring
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringError

SERVICE = "OneDesk"
HALF_BYTES = 32

ACCEPTED = (
    "keyring.backends.Windows.WinVaultKeyring",
    "keyring.backends.macOS.Keyring",
    "keyring.backends.SecretService.Keyring",
    "keyring.backends.libsecret.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
)
"""Keyrings that keep a secret from other accounts; `fail`, `null` and `keyrings.alt` do not."""


class Keyring(Protocol):
    """The part of a `keyring` backend that is used here."""

    def get_password(self, service: str, username: str) -> str | None: ...
    def set_password(self, service: str, username: str, password: str) -> None: ...


def accepted_keyring() -> Keyring | None:
    """The computer's keyring if it is one of the accepted kinds; otherwise `None`."""
    found = get_keyring()
    candidates = found.backends if isinstance(found, ChainerBackend) else [found]
    return next((backend for backend in candidates if name_of(backend) in ACCEPTED), None)


def name_of(keyring: Keyring) -> str:
    """The backend's full name, kept beside the slot so that a change is noticed."""
    return f"{type(keyring).__module__}.{type(keyring).__name__}"


def keep(keyring: Keyring, database: str) -> bytes | None:
    """The half that is there already, else a new one; `None` as for `make`."""
    there = read(keyring, database)
    return there if there and len(there) == HALF_BYTES else make(keyring, database)


def make(keyring: Keyring, database: str) -> bytes | None:
    """Make a half and put it into the keyring; `None` unless it reads back exactly."""
    half = secrets.token_bytes(HALF_BYTES)
    written = base64.b64encode(half).decode()
    try:
        keyring.set_password(SERVICE, database, written)
        kept = keyring.get_password(SERVICE, database)
    except KeyringError:
        return None
    return half if kept == written else None


def read(keyring: Keyring | None, database: str) -> bytes | None:
    """The half that belongs to a database; `None` when the keyring does not give it."""
    if keyring is None:
        return None
    try:
        kept = keyring.get_password(SERVICE, database)
    except KeyringError:
        return None
    return base64.b64decode(kept) if kept else None
