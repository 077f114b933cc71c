"""Words too long for a line: where they may be broken, that nothing beside is pushed out."""

import re
from unicodedata import category

LONGEST = 20
"""Letters that stay together: as long as a word in real use, such as the name of a place.

After a hyphen any line may end.
"""

_SPACE = "\N{ZERO WIDTH SPACE}"
_LONG = re.compile(rf"[^\s-]{{{LONGEST + 1},}}")


def breakable(text: str) -> str:
    """The words with an invisible place to break before each letter of one that is too long."""
    return _LONG.sub(lambda word: _opened(word[0]), text)


def whole(text: str) -> str:
    """The words as they were before `breakable`."""
    return text.replace(_SPACE, "")


def _opened(word: str) -> str:
    """No mark is parted from its letter."""
    return word[0] + "".join(
        letter if category(letter).startswith("M") else f"{_SPACE}{letter}" for letter in word[1:]
    )
