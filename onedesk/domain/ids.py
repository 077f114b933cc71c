"""Names for records: time-ordered UUIDs, and the short reference printed on a plan."""

import secrets

import uuid_utils

REFERENCE_LETTERS = "23456789ABCDEFGHJKMNPQRTVWXYZ"
"""Letters and digits that cannot be taken for one another when read aloud."""


def new_id() -> str:
    """A version 7 UUID as text: ids sort by the time they were born."""
    return str(uuid_utils.uuid7())


def new_reference() -> str:
    """A print reference such as `OD-3T7K`; the desk asks again if it is taken."""
    return "OD-" + "".join(secrets.choice(REFERENCE_LETTERS) for _ in range(4))
