"""How a laptop joins: the code goes to the hub, an account comes back."""

import hashlib
import secrets

from pydantic import ValidationError

from onedesk.store.account import Account, Keys
from sync import sealing
from sync.carrier import Transport
from sync.errors import LineCut, Refused
from sync.session import Session
from sync.wire import Enrol

COMPUTER_MAX = 100
NOT_A_CODE = "That is not a code from the hub. Check each letter, or ask for a new one."

_HERE = secrets.token_hex(32)
"""Known to this process alone: it asks a hub about a code in the same words each time."""


def enrol(transport: Transport, code: str, computer: str) -> Account:
    """Join the hub at the other end of the line with a one-time code; `computer` is its name.

    Raises `Refused` with the hub's own words when the code is not good, another `SyncError` when
    the hub is not reached. An answer that was lost on the way is asked for once more, and may be
    asked for again with the same code until OneDesk closes. Nothing is kept here: the account is
    the caller's to save.
    """
    signing, own = sealing.new_signing_pair(), sealing.new_sealing_pair()
    try:
        asked = Enrol(
            code=code.strip(),
            computer=computer[:COMPUTER_MAX],
            attempt=_attempt(transport.hub, code),
            signing_key=signing.public,
            sealing_key=own.public,
        )
    except ValidationError as reason:
        raise Refused("code_unknown", NOT_A_CODE) from reason
    session = Session(transport)
    try:
        told = session.enrol(asked)
    except LineCut:
        told = session.enrol(asked)
    return Account(
        hub=transport.hub,
        device=told.device,
        token=told.token,
        epoch=told.epoch,
        receipt_key=told.receipt_key,
        sealing_key=told.sealing_key,
        keys=Keys(signing=signing.private, sealing=own.private, sealing_public=own.public),
        programme=told.programme,
    )


def _attempt(hub: str, code: str) -> str:
    """A secret for this hub and code, however the code is typed."""
    letters = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(f"{_HERE} {hub} {letters}".encode()).hexdigest()
