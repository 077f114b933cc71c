"""How a laptop joins, or joins again: the code goes to the hub, an account comes back."""

import hashlib
import secrets

from pydantic import ValidationError

from onedesk.store.account import Account, Keys
from sync import line
from sync.carrier import Connect, Transport
from sync.errors import LineCut, Refused
from sync.session import Session
from sync.wire import Enrol, Enrolled, codes, sealing

COMPUTER_MAX = 100
NOT_A_CODE = "That is not a code from the hub. Check each letter, or ask for a new one."
OTHER_HUB = (
    "Another hub answers at this address than the one this laptop belongs to, so nothing was "
    "changed here. Please tell your service."
)
OTHER_ADVISER = (
    "That code is for another adviser, so nothing was changed here. Ask your service for a code in "
    "your name."
)

_HERE = secrets.token_hex(32)
"""Known to this process alone: it asks a hub about a code in the same words each time."""


def enrol(transport: Transport, code: str, computer: str) -> Account:
    """Join the hub at the other end of the line with a one-time code; `computer` is its name.

    Raises `Refused` with the hub's own words when the code is not good, another `SyncError` when
    the hub is not reached. An answer that was lost on the way is asked for once more, and may be
    asked for again with the same code until OneDesk closes. Nothing is kept here: the account is
    the caller's to save.
    """
    keys, attempt = _new_keys(), _attempt(_HERE, transport.hub, code)
    told = _asked(transport, code, attempt, keys, computer=computer[:COMPUTER_MAX])
    return _account(transport.hub, told, keys)


def rejoin(before: Account, code: str, computer: str, connect: Connect = line.connect) -> Account:
    """Join the hub of `before` again, from where it does not speak to this laptop any more.

    The keys stay, so that what this laptop has signed and sealed stays good. The hub makes it the
    device that it was, where it knows it still. Raises as `enrol`, and `Refused` where the code is
    for another adviser or the hub is another. Made of the token, the attempt is the same after a
    crash: the same code may be tried again until the new token was used.
    """
    transport = connect(before.hub)
    keys = before.keys or _new_keys()
    attempt = _attempt(before.token, before.hub, code)
    adviser = before.programme.adviser.id
    try:
        told = _asked(
            transport,
            code,
            attempt,
            keys,
            computer=computer[:COMPUTER_MAX],
            token=before.token,
            adviser=adviser,
        )
    finally:
        transport.close()
    if told.receipt_key != before.receipt_key:
        raise Refused("other_hub", OTHER_HUB)
    if told.programme.adviser.id != adviser:
        raise Refused(codes.CODE_OF_ANOTHER, OTHER_ADVISER)
    return _account(before.hub, told, keys)


def _new_keys() -> Keys:
    """Keys of a laptop's own."""
    signing, own = sealing.new_signing_pair(), sealing.new_sealing_pair()
    return Keys(signing=signing.private, sealing=own.private, sealing_public=own.public)


def _asked(transport: Transport, code: str, attempt: str, keys: Keys, **about: str) -> Enrolled:
    """The hub's answer to a code from the holder of these keys; asked for twice if it is lost."""
    try:
        asked = Enrol(
            code=code.strip(),
            attempt=attempt,
            signing_key=sealing.public_of(keys.signing),
            sealing_key=keys.sealing_public,
            **about,
        )
    except ValidationError as reason:
        raise Refused("code_unknown", NOT_A_CODE) from reason
    session = Session(transport)
    try:
        return session.enrol(asked)
    except LineCut:
        return session.enrol(asked)


def _account(hub: str, told: Enrolled, keys: Keys) -> Account:
    return Account(
        hub=hub,
        device=told.device,
        token=told.token,
        epoch=told.epoch,
        receipt_key=told.receipt_key,
        sealing_key=told.sealing_key,
        keys=keys,
        programme=told.programme,
    )


def _attempt(secret: str, hub: str, code: str) -> str:
    """A secret for this hub and code, however the code is typed."""
    letters = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(f"{secret} {hub} {letters}".encode()).hexdigest()
