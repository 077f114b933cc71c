"""The sealed file that a stick or a colleague carries: who wrote it in clear, the rest for one eye.

A line that names the format, a line of JSON (`Head`), the signature of the laptop that wrote it
over all the rest, then one sealed part for each key that may open it.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

import zstandard
from pydantic import AwareDatetime, Field, ValidationError

from onedesk.domain.errors import OneDeskError
from onedesk.domain.value import Value
from sync.wire import WIRE, Name, sealing
from sync.wire.sealing import Pair, Unopened

FILE_MAX = 32_000_000
CONTENT_MAX = 256_000_000
"""Bytes of a file, and of what is sealed in it once it is unpacked."""

_FIRST = b"OneDesk sealed file 1\n"
_HEAD_MAX = 16_384
_LEVEL = 9

Kind = Literal["carry", "cover"]
"""Unsent work for the hub, or a school for a colleague's laptop."""

_KINDS: dict[Kind, str] = {
    "carry": "unsent work for the hub, not a school for a colleague",
    "cover": "a school for a colleague, not unsent work for the hub",
}
ENDINGS: dict[Kind, str] = {"carry": ".onedesk-carry", "cover": ".onedesk-cover"}


class CarryError(OneDeskError):
    """A sealed file that is of no use here; nothing was taken from it."""


class NotSealed(CarryError):
    """The file is something else."""

    say = "This is not a sealed file of OneDesk. Nothing was changed. Choose another file."


class OtherKind(NotSealed):
    """It is a sealed file, of the other `kind`."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(f"This file is {_KINDS[kind]}. Nothing was changed.")
        self.kind = kind


class CutOff(CarryError):
    """The file ends too early, or goes on too long."""

    say = (
        "This file is not whole: it was cut off on its way. Nothing was changed. "
        "Copy it again, or make it again on the laptop it comes from."
    )


class Tampered(CarryError):
    """The signature is not that of the laptop which is said to have written it."""

    say = (
        "This file is not as its laptop wrote it, so nothing of it was taken. "
        "Copy it again, or make it again on the laptop it comes from."
    )


class ForAnother(CarryError):
    """None of its parts is sealed to this key."""

    say = "This file is sealed for somebody else, and does not open here. Nothing was changed."


class TooMuch(CarryError):
    """More than a sealed file may hold."""

    say = "This is more than one sealed file holds. Nothing was written or taken."


class Part(Value):
    """The mark of the key that opens the part, and the bytes of it."""

    key: Annotated[str, Field(max_length=32)]
    size: Annotated[int, Field(ge=0, le=FILE_MAX)]


class Head(Value):
    """What anybody may read: what kind of file, the number of the laptop it is from, and when."""

    kind: Kind
    device: Annotated[Name, Field(max_length=32)]
    made_at: AwareDatetime
    parts: Annotated[tuple[Part, ...], Field(min_length=1, max_length=50)]


class Manifest(Value):
    """What stands before the envelopes of a carried file."""

    wire: int = WIRE
    epoch: str
    envelopes: int


class Delivered(Value):
    """What became of a carried file, in counts and nothing else.

    `records` are in it; of those `taken` were new to the hub, `known` had arrived before another
    way, and `refused` wait on the laptop they come from. `erased` are about somebody whom the law
    erased: nothing of them was kept.
    """

    device: str
    records: int
    taken: int
    known: int
    refused: int
    erased: int = 0


class Heard(Value):
    """The hub knows of a cover; it may have ended before its last day."""

    cover: str
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Writer:
    """The laptop that writes: its number, its private signing key, and the time."""

    device: str
    key: str
    at: AwareDatetime


@dataclass(frozen=True, slots=True)
class Letter:
    """A sealed file as it was read, not opened yet."""

    head: Head
    signature: bytes
    signed: bytes
    parts: tuple[bytes, ...]

    def is_from(self, public: str) -> bool:
        """Whether the laptop with this signing key wrote it, as it is."""
        return sealing.signed(self.signed, self.signature, public)

    def is_for(self, public: str) -> bool:
        """Whether the holder of this sealing key can open it."""
        wanted = mark(public)
        return any(part.key == wanted for part in self.head.parts)

    def opened(self, keys: Pair) -> bytes:
        """What is sealed in it for the holder of `keys`.

        Raises `ForAnother`, or `Tampered` when the part was not sealed by its laptop.
        """
        wanted = mark(keys.public)
        for part, content in zip(self.head.parts, self.parts, strict=True):
            if part.key == wanted:
                return _unpacked(_unsealed(content, keys.private, self.head))
        raise ForAnother


def mark(public: str) -> str:
    """A short name for a public key."""
    return hashlib.sha256(public.encode()).hexdigest()[:16]


def written(kind: Kind, content: bytes, to: Sequence[str], writer: Writer) -> bytes:
    """The file: `content` sealed to each of the public keys, and signed.

    Raises `TooMuch`.
    """
    packed = zstandard.ZstdCompressor(level=_LEVEL).compress(content)
    about = _about(kind, writer.device)
    sealed = [sealing.seal(packed, key, about) for key in to]
    parts = tuple(
        Part.model_construct(key=mark(key), size=len(one))
        for key, one in zip(to, sealed, strict=True)
    )
    body = b"".join(sealed)
    if len(body) + _HEAD_MAX > FILE_MAX:
        raise TooMuch
    head = Head(kind=kind, device=writer.device, made_at=writer.at, parts=parts)
    clear = _FIRST + head.model_dump_json().encode() + b"\n"
    return clear + sealing.sign(clear + body, writer.key) + body


def read(raw: bytes, kind: Kind) -> Letter:
    """A sealed file of this kind, in its parts; whose it is, is not known yet.

    Raises `NotSealed` (`OtherKind` for one of the other kind), or `CutOff`.
    """
    if not raw.startswith(_FIRST):
        raise CutOff if raw and _FIRST.startswith(raw) else NotSealed
    end = raw.find(b"\n", len(_FIRST), len(_FIRST) + _HEAD_MAX)
    if end < 0:
        raise CutOff
    try:
        head = Head.model_validate_json(raw[len(_FIRST) : end])
    except ValidationError as reason:
        raise NotSealed from reason
    if head.kind != kind:
        raise OtherKind(head.kind)
    at = end + 1 + sealing.SIGNATURE
    if len(raw) != at + sum(part.size for part in head.parts):
        raise CutOff
    signature, body = raw[end + 1 : at], raw[at:]
    parts, place = [], 0
    for part in head.parts:
        parts.append(body[place : place + part.size])
        place += part.size
    return Letter(head, signature, raw[: end + 1] + body, tuple(parts))


def bundle(epoch: str, envelopes: Sequence[bytes]) -> bytes:
    """What a carried file holds: a line for the manifest, then one for each envelope (JSON)."""
    first = Manifest(epoch=epoch, envelopes=len(envelopes))
    return b"\n".join([first.model_dump_json().encode(), *envelopes])


def unbundled(content: bytes) -> tuple[Manifest, list[bytes]]:
    """The manifest and the envelopes, those not read yet. Raises `NotSealed`."""
    first, *rest = content.split(b"\n")
    try:
        manifest = Manifest.model_validate_json(first)
    except ValidationError as reason:
        raise NotSealed from reason
    if manifest.envelopes != len(rest):
        raise NotSealed
    return manifest, rest


def _about(kind: Kind, device: str) -> bytes:
    """Bound into what is sealed, so that no other laptop can sign it as its own."""
    return f"onedesk sealed file 1\n{kind}\n{device}".encode()


def _unsealed(content: bytes, private: str, head: Head) -> bytes:
    try:
        return sealing.unseal(content, private, _about(head.kind, head.device))
    except Unopened as reason:
        raise Tampered from reason


def _unpacked(packed: bytes) -> bytes:
    """Raises `TooMuch` before it fills the memory."""
    try:
        size = zstandard.frame_content_size(packed)
        if not 0 <= size <= CONTENT_MAX:
            raise TooMuch
        return zstandard.ZstdDecompressor().decompress(packed, max_output_size=CONTENT_MAX)
    except zstandard.ZstdError as reason:
        raise NotSealed from reason
