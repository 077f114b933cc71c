"""Two long texts beside each other: what differs stands out, what is alike is cut short."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

LONG = 60
"""Letters from which a value is compared instead of quoted in a sentence."""

_NEAR, _FOLDED = 5, 14
_JUNK = 200
"""Words from which common ones are left out of the comparing, so that it stays quick."""

_WORD = re.compile(r"\S+|\n")
GAP = "\N{HORIZONTAL ELLIPSIS}"


class Compared(NamedTuple):
    """Both texts, each with what only it has between `**`; `cut` where words were left out."""

    first: str
    second: str
    cut: bool


def is_long(first: str, second: str) -> bool:
    """Whether one of two values is too long to be quoted."""
    return max(len(first), len(second)) > LONG or "\n" in first + second


def compared(first: str, second: str) -> Compared:
    """What differs in bold, and so much of the rest that one sees where it stands."""
    ours, theirs = _words(first), _words(second)
    match = SequenceMatcher(None, ours, theirs, autojunk=len(ours) + len(theirs) > 2 * _JUNK)
    steps = match.get_opcodes()
    sides: tuple[list[str], list[str]] = ([], [])
    cut = False
    for at, (tag, i1, i2, j1, j2) in enumerate(steps):
        if tag == "equal":
            ends = (at > 0, at < len(steps) - 1)
            shown, folded = _folded(ours[i1:i2], *ends)
            cut = cut or folded
            for side in sides:
                side.append(shown)
            continue
        for side, words in zip(sides, (ours[i1:i2], theirs[j1:j2]), strict=True):
            if words:
                side.append(_bold(words))
    return Compared(_joined(sides[0]), _joined(sides[1]), cut)


def count_words(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


def shortened(text: str, most: int) -> str:
    """The first words of a text, whole ones, so that it has about `most` letters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]}{GAP}"


def plain(text: str) -> str:
    """A person's own words, whose asterisks are no marks of ours."""
    return text.replace("**", "*\N{WORD JOINER}*")


def _words(text: str) -> list[str]:
    return _WORD.findall(plain(text))


def _bold(words: Sequence[str]) -> str:
    """Bold word by word between line breaks: a mark does not reach over them."""
    lines = " ".join(words).split("\n")
    return "\n".join(f"**{line.strip()}**" if line.strip() else "" for line in lines)


def _folded(words: Sequence[str], before: bool, after: bool) -> tuple[str, bool]:
    """What is alike, with its middle left out where it is long."""
    head, tail = (_NEAR if before else 0), (_NEAR if after else 0)
    if len(words) <= max(_FOLDED, head + tail):
        return " ".join(words), False
    parts = [*words[:head], GAP, *(words[-tail:] if tail else [])]
    return " ".join(parts), True


def _joined(parts: Sequence[str]) -> str:
    return re.sub(r" ?\n ?", "\n", " ".join(part for part in parts if part)).strip()
