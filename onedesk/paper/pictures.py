"""Pictures under the names of what they hold: a document names its logo, here is how it looks."""

import hashlib

_KNOWN: dict[str, bytes] = {}
"""What this process has come across; a name stands for one content for ever."""


def remember(png: bytes) -> str:
    """The name of a picture (the SHA-256 of its PNG), under which it is found from now on."""
    sha = hashlib.sha256(png).hexdigest()
    _KNOWN[sha] = png
    return sha


def find(sha: str) -> bytes | None:
    """The picture of a name; `None` where this process has not come across it."""
    return _KNOWN.get(sha)
