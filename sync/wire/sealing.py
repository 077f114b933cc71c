"""Sealing and signing, by the standard ones: HPKE to an X25519 key, Ed25519 by the writer's."""

import base64
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from onedesk.domain.errors import OneDeskError

SIGNATURE = 64
"""Bytes of a signature."""

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class Unopened(OneDeskError):
    """What was sealed does not open: not for this key, or changed since."""

    say = "This does not open here. Nothing was changed."


class Pair(NamedTuple):
    """A private key and its public half, both raw in base64."""

    private: str
    public: str


def new_signing_pair() -> Pair:
    """Keys to sign with (Ed25519)."""
    key = Ed25519PrivateKey.generate()
    return Pair(_text(key.private_bytes_raw()), _text(key.public_key().public_bytes_raw()))


def new_sealing_pair() -> Pair:
    """Keys to be sealed to (X25519)."""
    key = X25519PrivateKey.generate()
    return Pair(_text(key.private_bytes_raw()), _text(key.public_key().public_bytes_raw()))


def public_of(signing: str) -> str:
    """The public half of a private signing key."""
    key = Ed25519PrivateKey.from_private_bytes(raw(signing))
    return _text(key.public_key().public_bytes_raw())


def seal(content: bytes, public: str, about: bytes) -> bytes:
    """Encrypt so that only the holder of the private half can read; `about` is bound to it.

    Raises `Unopened` when `public` is no key.
    """
    try:
        return _SUITE.encrypt(content, X25519PublicKey.from_public_bytes(raw(public)), about)
    except ValueError as reason:
        raise Unopened from reason


def unseal(sealed: bytes, private: str, about: bytes) -> bytes:
    """What was sealed to the public half of `private` about the same thing.

    Raises `Unopened` for anything else.
    """
    try:
        key = X25519PrivateKey.from_private_bytes(raw(private))
        return _SUITE.decrypt(sealed, key, about)
    except (InvalidTag, ValueError) as reason:
        raise Unopened from reason


def sign(text: bytes, private: str) -> bytes:
    """The signature (64 bytes) over `text`."""
    return Ed25519PrivateKey.from_private_bytes(raw(private)).sign(text)


def signed(text: bytes, signature: bytes | str, public: str) -> bool:
    """Whether the holder of the private half of `public` signed `text`.

    `signature` is raw, or in base64.
    """
    try:
        given = raw(signature) if isinstance(signature, str) else signature
        Ed25519PublicKey.from_public_bytes(raw(public)).verify(given, text)
    except (InvalidSignature, ValueError):
        return False
    return True


def raw(text: str) -> bytes:
    """The bytes of a key or signature in base64. Raises `ValueError` for what is not."""
    return base64.b64decode(text, validate=True)


def _text(key: bytes) -> str:
    return base64.b64encode(key).decode()
