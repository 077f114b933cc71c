"""A receipt for every record of a reply out of one signature: a Merkle tree as in RFC 6962."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sync.wire import sealing

LEAF = 32
"""Bytes of a leaf, and of every other node of the tree."""

_PREFIX = "od1"


class Proof(NamedTuple):
    """The hub's signature (base64) over one answer, and the leaves it stands for, 32 bytes each."""

    signature: str
    leaves: bytes


class Receipt(NamedTuple):
    """The hub's signature, and the way from one record's leaf up to what it signed."""

    place: int
    size: int
    signature: bytes
    path: tuple[bytes, ...]

    def __str__(self) -> str:
        proof = base64.b64encode(b"".join(self.path)).decode()
        signature = base64.b64encode(self.signature).decode()
        return f"{_PREFIX}:{self.place}:{self.size}:{signature}:{proof}"


def signed_text(root: bytes, count: int) -> bytes:
    """The bytes that the hub signs for one reply with `count` accepted records."""
    return f"onedesk receipts 1\n{count}\n{root.hex()}".encode()


def root(leaves: Sequence[bytes]) -> bytes:
    """The Merkle root of leaves; of none, the hash of nothing."""
    return _levels(leaves)[-1][0] if leaves else hashlib.sha256().digest()


def proof(leaves: Sequence[bytes], signature: str, key: str) -> Proof | None:
    """What proves all accepted results at once; `None` when the signature is not good.

    The leaves come in the order of the results; signature and `key`, the hub's raw public one, are
    base64.
    """
    made = Proof(signature, b"".join(leaves))
    return made if _good(made, leaves, key) else None


def receipt(proof: Proof, text: bytes) -> str | None:
    """The receipt for one record out of a proof; `None` when the proof is not about it.

    `text` is the record's `receipt_text`. The receipt stands alone: `verify` needs nothing else.
    """
    return receipts(proof, [text])[0]


def receipts(proof: Proof, texts: Sequence[bytes]) -> list[str | None]:
    """The receipt for each of several records; one tree is made for all."""
    leaves, signature = _leaves(proof), base64.b64decode(proof.signature)
    places, levels = {one: at for at, one in enumerate(leaves)}, _levels(leaves)
    found = (places.get(leaf(text)) for text in texts)
    return [
        None if at is None else str(Receipt(at, len(leaves), signature, tuple(_path(levels, at))))
        for at in found
    ]


def proven(proof: Proof, key: str) -> frozenset[bytes]:
    """The leaves that the hub has signed for; none where the signature is not good."""
    leaves = _leaves(proof)
    return frozenset(leaves if _good(proof, leaves, key) else ())


def leaf(text: bytes) -> bytes:
    """The leaf of an accepted result: of its `receipt_text`."""
    return hashlib.sha256(b"\x00" + text).digest()


def verify(receipt: str, key: str, text: bytes) -> bool:
    """Whether the hub signed for `text` (see `records.receipt_text`): one receipt is enough."""
    parsed = _parsed(receipt)
    if parsed is None:
        return False
    here, index, size = leaf(text), parsed.place, parsed.size
    path = iter(parsed.path)
    while size > 1:
        if index % 2 or index + 1 < size:
            beside = next(path, None)
            if beside is None:
                return False
            here = _node(beside, here) if index % 2 else _node(here, beside)
        index, size = index // 2, (size + 1) // 2
    if next(path, None) is not None:
        return False
    return sealing.signed(signed_text(here, parsed.size), parsed.signature, key)


def _leaves(proof: Proof) -> list[bytes]:
    return [proof.leaves[at : at + LEAF] for at in range(0, len(proof.leaves), LEAF)]


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def _levels(leaves: Sequence[bytes]) -> list[list[bytes]]:
    """From the leaves up to the root; a node without a neighbour rises as it is."""
    levels = [list(leaves)]
    while len(levels[-1]) > 1:
        below = levels[-1]
        pairs = zip(below[::2], below[1::2], strict=False)
        levels.append([_node(*pair) for pair in pairs] + below[len(below) & ~1 :])
    return levels


def _path(levels: Sequence[Sequence[bytes]], index: int) -> Iterator[bytes]:
    for level in levels[:-1]:
        beside = index ^ 1
        if beside < len(level):
            yield level[beside]
        index //= 2


def _parsed(receipt: str) -> Receipt | None:
    match receipt.split(":"):
        case [prefix, index, count, signature, proof] if prefix == _PREFIX:
            pass
        case _:
            return None
    if not (index.isdecimal() and count.isdecimal() and int(index) < int(count)):
        return None
    try:
        raw, path = sealing.raw(signature), sealing.raw(proof)
    except ValueError:
        return None
    if len(path) % LEAF:
        return None
    steps = tuple(path[at : at + LEAF] for at in range(0, len(path), LEAF))
    return Receipt(int(index), int(count), raw, steps)


def _good(proof: Proof, leaves: Sequence[bytes], key: str) -> bool:
    text = signed_text(root(leaves), len(leaves))
    return sealing.signed(text, proof.signature, key)
