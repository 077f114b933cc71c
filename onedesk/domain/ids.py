"""Names for records: UUIDs, and the short reference printed on a plan."""

import hmac
import secrets
from uuid import UUID

import uuid_utils

REFERENCE_LETTERS = "23456789ABCDEFGHJKMNPQRTVWXYZ"
"""Letters and digits that cannot be taken for one another when read aloud."""


def new_id() -> str:
    """A version 7 UUID as text: ids sort by the time they were born."""
    return str(uuid_utils.uuid7())


def pupil_id(key: str, who: str) -> str:
    """The id of a pupil: the same on every laptop that holds the school's key (a UUID, version 5).

    Without that key nobody can tell from the id whose it is.
    """
    digest = hmac.digest(key.encode(), who.encode(), "sha256")
    return str(UUID(bytes=digest[:16], version=5))


def new_reference() -> str:
    """A print reference such as `OD-3T7K`; the desk asks again if it is taken."""
    return "OD-" + "".join(secrets.choice(REFERENCE_LETTERS) for _ in range(4))
