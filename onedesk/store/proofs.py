"""The hub's proofs for what it took, and what of this laptop they still stand for."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from onedesk.domain.records import receipt_text, text_hash
from onedesk.store.database import Database
from sync.wire import receipts
from sync.wire.receipts import Proof


class Counted(NamedTuple):
    """How many records are proven, edited since, a colleague's, never sent, or wrongly proven.

    Of those that are owed, the ones in quarantine are `refused` alone: they go no more as they are.
    """

    proven: int
    edited: int
    colleagues: int
    unsent: int
    wrong: int
    refused: int


class Receipt(NamedTuple):
    """One record that the hub has signed for; `receipt` stands alone."""

    kind: str
    id: str
    version: int
    hash: str
    receipt: str


def check(db: Database, key: str) -> Counted:
    """Compare every record with the hub's proof of it; `key` is the hub's raw key in base64."""
    signed = {batch: receipts.proven(proof, key) for batch, proof in _proofs(db)}
    counts = dict.fromkeys(Counted._fields, 0)
    rows = db.execute(
        "SELECT kind, id, version, hash, receipt, owed, body, id IN (SELECT id FROM quarantine)"
        " FROM record WHERE deleted = 0"
    )
    for kind, record_id, version, content, batch, owed, body, refused in rows:
        if refused and owed:
            state = "refused"
        elif not version:
            state = "unsent"
        elif batch is None:
            state = "edited" if owed else "colleagues"
        elif _leaf(kind, record_id, version, content) not in signed.get(batch, ()):
            state = "wrong"
        elif owed:
            state = "edited"
        else:
            state = "proven" if text_hash(body) == content else "wrong"
        counts[state] += 1
    return Counted(**counts)


def receipts_of(db: Database) -> Iterator[Receipt]:
    """A receipt for every record that the hub has signed for in the version it is known to have."""
    found = dict(_proofs(db))
    rows = db.execute(
        "SELECT receipt, kind, id, version, hash FROM record"
        " WHERE version > 0 AND receipt IS NOT NULL ORDER BY receipt, id"
    )
    for batch, group in groupby(rows, itemgetter(0)):
        if batch in found:
            signed = [(kind, key, version, content) for _, kind, key, version, content in group]
            alone = receipts.receipts(found[batch], [receipt_text(*row) for row in signed])
            yield from (Receipt(*row, one) for row, one in zip(signed, alone, strict=True) if one)


def _proofs(db: Database) -> list[tuple[str, Proof]]:
    rows = db.execute("SELECT batch, signature, leaves FROM proof").fetchall()
    return [(row[0], Proof(row[1], row[2])) for row in rows]


def _leaf(kind: str, record_id: str, version: int, content: str) -> bytes:
    return receipts.leaf(receipt_text(kind, record_id, version, content))
