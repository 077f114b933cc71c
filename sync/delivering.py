"""Handing in a sealed file for another laptop: the hub opens it, the deliverer learns counts."""

from onedesk.store.account import Account
from sync import line
from sync.carrier import Connect
from sync.session import Session
from sync.wire.carry import Delivered


def deliver(account: Account, file: bytes, connect: Connect = line.connect) -> Delivered:
    """Send the file as it is, in the name of this laptop.

    Raises the `SyncError` that stood in the way; `Refused` with the hub's own words when it does
    not take the file.
    """
    transport = connect(account.hub)
    try:
        return Session(transport, account.token, account.epoch).deliver(file)
    finally:
        transport.close()
