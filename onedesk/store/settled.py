"""What this laptop knows the hub to have, and how that turns."""

from collections.abc import Sequence
from typing import NamedTuple

Held = tuple[str, str, int, str]
"""School, id, version and hash of a record that the hub is known to have."""


class Turned(NamedTuple):
    """What this laptop knows the hub to have: what of it went, and what came."""

    gone: Sequence[Held] = ()
    come: Sequence[Held] = ()
