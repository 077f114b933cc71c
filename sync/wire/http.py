"""What desk and hub agree on besides values, where the wire runs over HTTP."""

from datetime import datetime

API = "/api/v1"
"""Under this the exchange has its addresses at the hub."""

EPOCH_HEADER = "OneDesk-Epoch"
"""The epoch of the hub that a desk believes it talks to, sent with every push."""

CLOCK_HEADER = "OneDesk-Clock"
"""The time by the laptop's clock (ISO 8601), sent with every push: recorded, never decided by."""


def seconds_apart(hub_time: datetime, laptop_time: datetime) -> float:
    """How far this laptop's clock is ahead of the hub's, in seconds."""
    return (laptop_time - hub_time).total_seconds()
