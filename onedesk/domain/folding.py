"""Words as they are typed in a hurry: small letters, no accents, and at most one slip."""

import unicodedata
from functools import cache
from typing import NamedTuple

LEAST_FOR_A_SLIP = 4
"""Letters a word needs before a slip in it is forgiven; shorter ones mean too many names."""

_LETTERS = {
    **dict(zip("łøđðɖɗħŧıŋĸɓƙƴɔɛəƒʋ", "loddddhtinkbkyoeefv", strict=True)),
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
}
"""Letters of their own in Unicode that people type, and SQLite keeps, as others."""

_APOSTROPHES = range(0x2B9, 0x2C2)
"""Letters by their category, marks by their use, as in Hawaiian; ours are no letters anyway."""

_TATWEEL = "\N{ARABIC TATWEEL}"


class Word(NamedTuple):
    """A folded word and where its letters stand in the text it comes from."""

    text: str
    start: int
    end: int


@cache
def plain(letter: str) -> str:
    """One letter as it is typed: `Ł` is `l`, `ß` is `ss`; a mark on a letter is nothing."""
    apart = unicodedata.normalize("NFKD", letter)
    bare = (each for each in apart if unicodedata.category(each) != "Mn" and each != _TATWEEL)
    return "".join(_LETTERS.get(small, small) for small in "".join(bare).casefold())


def words(text: str) -> list[Word]:
    """The words of a text, folded; whatever is neither letter nor digit stands between two."""
    found: list[Word] = []
    letters, start, end = "", 0, 0
    for at, letter in enumerate(text):
        folded = plain(letter)
        if folded and (ord(letter) in _APOSTROPHES or not folded.isalnum()):
            if letters:
                found.append(Word(letters, start, end))
            letters = ""
        elif folded or letters:
            start = start if letters else at
            letters, end = letters + folded, at + 1
    return [*found, Word(letters, start, end)] if letters else found


def searchable(text: str) -> str:
    """All words a name can be found by: its own, and those that a hyphen or apostrophe divides.

    `Anne-Marie O'Neill` is found as *anne*, *marie*, *annemarie*, *o*, *neill* and *oneill*.
    """
    own = [_parts(chunk) for chunk in text.split()]
    joined = ["".join(parts) for parts in own if len(parts) > 1]
    return " ".join([*(word for parts in own for word in parts), *joined])


def _parts(chunk: str) -> list[str]:
    """The folded words of a text without spaces; most are one of plain letters."""
    if chunk.isascii() and chunk.isalnum():
        return [chunk.lower()]
    return [word.text for word in words(chunk)]


def nearly(typed: str, word: str) -> bool:
    """Whether a word begins as typed but for one slip: a letter wrong, missing, extra, swapped.

    Both folded. Words with a digit in them (forms, references) allow none.
    """
    if len(typed) < LEAST_FOR_A_SLIP or not typed.isalpha():
        return False
    if typed[:2] != word[:2] and typed[3:5] not in word[2:6]:
        return False  # a slip so early leaves the rest as it is: a quick no for most words
    pairs = zip(typed, word, strict=False)
    at = next((at for at, (one, other) in enumerate(pairs) if one != other), None)
    if at is None:
        return len(typed) == len(word) + 1 or word.startswith(typed)
    rest, left = typed[at:], word[at:]
    return (
        left[1:].startswith(rest[1:])
        or left.startswith(rest[1:])
        or left[1:].startswith(rest)
        or (left[1:2] + left[:1] == rest[:2] and left[2:].startswith(rest[2:]))
    )
