"""The random key of the file, wrapped in slots of which any one opens it."""

import errno
import secrets
import unicodedata
from pathlib import Path
from typing import Annotated, Literal

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pydantic import BeforeValidator, PlainSerializer

from onedesk import whole
from onedesk.domain.ids import new_id
from onedesk.domain.value import Value
from onedesk.store import keyring_half
from onedesk.store.database import KEY_BYTES
from onedesk.store.errors import (
    CannotSave,
    DiskFull,
    KeyringChanged,
    NoKey,
    WrongPassphrase,
    WrongRecoveryCode,
)
from onedesk.store.keyring_half import Keyring

FORMAT = 1
SALT_BYTES = 16
RECOVERY_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
RECOVERY_LENGTH = 35
"""35 letters out of 31 are 173 bits: no stretching can add to that."""

Hex = Annotated[
    bytes,
    BeforeValidator(lambda value: bytes.fromhex(value) if isinstance(value, str) else value),
    PlainSerializer(bytes.hex),
]
SlotKind = Literal["daily", "passphrase", "recovery"]


class Stretch(Value):
    """Argon2id's parameters: memory in KiB, passes, lanes (RFC 9106)."""

    memory: int
    passes: int
    lanes: int


DAILY = Stretch(memory=64 * 1024, passes=3, lanes=4)
"""With the keyring's half: RFC 9106's second recommended choice."""

ALONE = Stretch(memory=256 * 1024, passes=3, lanes=4)
"""The passphrase has to hold alone, so guessing is made dearer."""


class Slot(Value):
    """The data key, sealed with AES-256-GCM under a key that this kind of slot derives."""

    kind: SlotKind
    salt: Hex
    nonce: Hex
    sealed: Hex
    stretch: Stretch | None = None
    keyring: str | None = None


class KeyFile(Value):
    """What lies beside the database: no secret that opens it, only sealed copies."""

    format: int = FORMAT
    database: str
    slots: tuple[Slot, ...]

    def slot(self, *kinds: SlotKind) -> Slot | None:
        return next((slot for slot in self.slots if slot.kind in kinds), None)


def new_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def new_recovery_code() -> str:
    """A code for the recovery sheet, in seven groups of five."""
    letters = [secrets.choice(RECOVERY_LETTERS) for _ in range(RECOVERY_LENGTH)]
    return "-".join("".join(letters[at : at + 5]) for at in range(0, RECOVERY_LENGTH, 5))


def sealed_key_file(
    key: bytes, passphrase: str, recovery_code: str, keyring: Keyring | None
) -> KeyFile:
    """Wrap a data key in a slot for every day and one for recovery.

    With an accepted keyring that keeps what it is given, every day takes passphrase and keyring;
    otherwise the passphrase alone, stretched longer.
    """
    database = new_id()
    return KeyFile(
        database=database,
        slots=(
            _everyday_slot(database, key, passphrase, keyring),
            _recovery_slot(database, key, recovery_code),
        ),
    )


def with_passphrase(file: KeyFile, key: bytes, passphrase: str, keyring: Keyring | None) -> KeyFile:
    """The same key file opened by a new passphrase; the database is not touched.

    The keyring's half stays as it is, so the old key file opens until the new one is in its place.
    """
    kept = tuple(slot for slot in file.slots if slot.kind == "recovery")
    return file.but(slots=(_everyday_slot(file.database, key, passphrase, keyring), *kept))


def with_recovery(file: KeyFile, key: bytes, code: str) -> KeyFile:
    """The same key file with another recovery code; the one before no longer opens it."""
    kept = tuple(slot for slot in file.slots if slot.kind != "recovery")
    return file.but(slots=(*kept, _recovery_slot(file.database, key, code)))


def unlock(file: KeyFile, passphrase: str, keyring: Keyring | None) -> bytes:
    """The data key, with the passphrase (and the keyring where the slot wants it).

    Raises `WrongPassphrase`, or `KeyringChanged` when the keyring no longer gives its half.
    """
    slot = file.slot("daily", "passphrase")
    if slot is None:
        raise NoKey
    half = b""
    if slot.kind == "daily":
        half = keyring_half.read(keyring, file.database) or b""
        if not half:
            raise KeyringChanged
    secret = half + stretched(passphrase, slot.salt, slot.stretch or DAILY)
    try:
        return _opened(slot, file.database, secret)
    except InvalidTag as reason:
        raise WrongPassphrase from reason


def recover(file: KeyFile, code: str) -> bytes:
    """The data key, with the code of the recovery sheet; spaces, dashes and case do not matter.

    Raises `WrongRecoveryCode`.
    """
    slot = file.slot("recovery")
    if slot is None:
        raise NoKey
    try:
        return _opened(slot, file.database, _letters(code).encode())
    except InvalidTag as reason:
        raise WrongRecoveryCode from reason


def load(path: Path) -> KeyFile:
    """Read the key file.

    Raises `NoKey` when it is not there or cannot be read: that never leads to a new empty database.
    """
    try:
        return KeyFile.model_validate_json(path.read_bytes())
    except (OSError, ValueError) as unreadable:
        raise NoKey from unreadable


def save(path: Path, file: KeyFile) -> None:
    """Replace the key file at once and for good, readable by this account alone.

    Raises `DiskFull` or `CannotSave`; then the file before is as it was.
    """
    try:
        whole.write(path, file.model_dump_json().encode())
    except OSError as reason:
        raise (DiskFull if reason.errno == errno.ENOSPC else CannotSave) from reason


def stretched(passphrase: str, salt: bytes, stretch: Stretch) -> bytes:
    """32 bytes from a passphrase by Argon2id."""
    return hash_secret_raw(
        _one_spelling(passphrase).encode(),
        salt,
        time_cost=stretch.passes,
        memory_cost=stretch.memory,
        parallelism=stretch.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def _everyday_slot(database: str, key: bytes, passphrase: str, keyring: Keyring | None) -> Slot:
    half = keyring_half.keep(keyring, database) if keyring is not None else None
    salt = secrets.token_bytes(SALT_BYTES)
    if keyring is None or half is None:
        secret = stretched(passphrase, salt, ALONE)
        return _sealed("passphrase", database, key, secret, salt).but(stretch=ALONE)
    secret = half + stretched(passphrase, salt, DAILY)
    slot = _sealed("daily", database, key, secret, salt)
    return slot.but(stretch=DAILY, keyring=keyring_half.name_of(keyring))


def _recovery_slot(database: str, key: bytes, code: str) -> Slot:
    return _sealed("recovery", database, key, _letters(code).encode())


def _sealed(
    kind: SlotKind, database: str, key: bytes, secret: bytes, salt: bytes | None = None
) -> Slot:
    salt = salt or secrets.token_bytes(SALT_BYTES)
    nonce = secrets.token_bytes(12)
    wrapping = AESGCM(_wrapping_key(kind, salt, secret))
    sealed = wrapping.encrypt(nonce, key, _bound(kind, database))
    return Slot(kind=kind, salt=salt, nonce=nonce, sealed=sealed)


def _opened(slot: Slot, database: str, secret: bytes) -> bytes:
    wrapping = AESGCM(_wrapping_key(slot.kind, slot.salt, secret))
    return wrapping.decrypt(slot.nonce, slot.sealed, _bound(slot.kind, database))


def _wrapping_key(kind: SlotKind, salt: bytes, secret: bytes) -> bytes:
    derive = HKDF(SHA256(), KEY_BYTES, salt, f"onedesk {kind} slot {FORMAT}".encode())
    return derive.derive(secret)


def _bound(kind: SlotKind, database: str) -> bytes:
    """Associated data: a slot opens only as the kind, and beside the database, it was made for."""
    return f"onedesk {FORMAT} {kind} {database}".encode()


def _letters(code: str) -> str:
    return "".join(letter for letter in code.upper() if letter in RECOVERY_LETTERS)


def _one_spelling(passphrase: str) -> str:
    """The same letters whichever keyboard or Alt code wrote them (RFC 8265, OpaqueString)."""
    spaced = "".join(" " if unicodedata.category(one) == "Zs" else one for one in passphrase)
    return unicodedata.normalize("NFC", spaced)
