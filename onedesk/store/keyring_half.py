"""The half of the key that the computer's own keyring holds for this account."""

import base64
import secrets
from typing import Protocol

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
    def delete_password(self, service: str, username: str) -> None: ...


def accepted_keyring() -> Keyring | None:
    """The computer's keyring if it is one of the accepted kinds; otherwise `None`."""
    import keyring  # noqa: PLC0415  # 75 ms that the unlock screen need not wait for
    from keyring.backends.chainer import ChainerBackend  # noqa: PLC0415

    found = keyring.get_keyring()
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
    import keyring.errors as refused  # noqa: PLC0415

    half = secrets.token_bytes(HALF_BYTES)
    written = base64.b64encode(half).decode()
    try:
        keyring.set_password(SERVICE, database, written)
        kept = keyring.get_password(SERVICE, database)
    except refused.KeyringError:
        return None
    return half if kept == written else None


def read(keyring: Keyring | None, database: str) -> bytes | None:
    """The half that belongs to a database; `None` when the keyring does not give it."""
    import keyring.errors as refused  # noqa: PLC0415

    if keyring is None:
        return None
    try:
        kept = keyring.get_password(SERVICE, database)
    except refused.KeyringError:
        return None
    return base64.b64decode(kept) if kept else None
