"""How a laptop joins: the code goes to the hub, an account comes back."""

from pydantic import ValidationError

from onedesk.store.account import Account
from sync.carrier import Transport
from sync.errors import Refused
from sync.session import Session
from sync.wire import Enrol

COMPUTER_MAX = 100
NOT_A_CODE = "That is not a code from the hub. Check each letter, or ask for a new one."


def enrol(transport: Transport, code: str, computer: str) -> Account:
    """Join the hub at the other end of the line with a one-time code; `computer` is its name.

    Raises `Refused` with the hub's own words when the code is not good, another `SyncError` when
    the hub is not reached. Nothing is kept here: the account is the caller's to save.
    """
    try:
        asked = Enrol(code=code.strip(), computer=computer[:COMPUTER_MAX])
    except ValidationError as reason:
        raise Refused("code_unknown", NOT_A_CODE) from reason
    told = Session(transport).enrol(asked)
    return Account(
        hub=transport.hub,
        device=told.device,
        token=told.token,
        epoch=told.epoch,
        receipt_key=told.receipt_key,
        programme=told.programme,
    )
