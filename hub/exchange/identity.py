"""Who this hub is: the epoch of its data and the key that signs for what it holds."""

import base64
import uuid
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hub.exchange.models import Identity
from hub.prepared import Prepared
from sync.wire import receipts

COLUMNS = ("id", "epoch", "floor", "signing_key")
_ROW = Prepared(lambda: Identity.objects.filter(pk=1).values_list(*COLUMNS), {})


def current() -> Identity:
    """The one row, made on first use."""
    return told(_ROW.first() or (None,))


def told(row: Sequence[Any]) -> Identity:
    """The same out of its `COLUMNS` as they were read; `None` where there was no row."""
    if row[0] is not None:
        return Identity.from_db(None, COLUMNS, row)
    made, _ = Identity.objects.get_or_create(
        pk=1,
        defaults={
            "epoch": str(uuid.uuid4()),
            "signing_key": Ed25519PrivateKey.generate().private_bytes_raw(),
        },
    )
    return made


def public_key(identity: Identity) -> str:
    """The raw public key in base64, as a desk is told it at enrolment."""
    return base64.b64encode(_key(identity).public_key().public_bytes_raw()).decode()


def signature(identity: Identity, leaves: Sequence[bytes]) -> str:
    """The hub's word for all results that were accepted, in base64: see `sync.wire.receipts`."""
    text = receipts.signed_text(receipts.root(leaves), len(leaves))
    return base64.b64encode(_key(identity).sign(text)).decode()


def _key(identity: Identity) -> Ed25519PrivateKey:
    return _read(bytes(identity.signing_key))


@lru_cache(maxsize=4)
def _read(raw: bytes) -> Ed25519PrivateKey:
    """Reading it takes as long as signing does."""
    return Ed25519PrivateKey.from_private_bytes(raw)
