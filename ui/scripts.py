"""Names in other scripts, amid words that are read from the left."""

from unicodedata import bidirectional

from onedesk.paper.wording import APOSTROPHE
from ui.widgets.lean import from_right

_ISOLATE, _END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def apart(name: str) -> str:
    """The name; one that is read from the right leaves the line it stands in as it is."""
    return f"{_ISOLATE}{name}{_END}" if from_right(name) else name


def own_words(name: str) -> str:
    """The heading over what somebody said; no possessive on a name that is read from the right."""
    right = any(bidirectional(letter) in ("R", "AL") for letter in name)
    return f"In the words of {name}" if right else f"In {name}{APOSTROPHE}s words"
