"""Texts cut where the script changes: a family for each part, and what stands for lost letters."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from fontTools.unicodedata import script, script_name

from onedesk.paper.fonts import SCRIPTS, SIGNS, Family, letters_of

COMMON = frozenset({"Zyyy", "Zinh", "Zzzz"})
"""No script of its own: punctuation, digits, accents."""

IGNORABLE = dict.fromkeys(
    [
        *(0x00AD, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0xFEFF),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        *range(0xFE00, 0xFE10),
    ]
)
"""Not drawn, and without use once a text has been cut by direction; for `str.translate`."""

JOINERS = "\u200c\u200d"
"""They shape the letters beside them in some scripts, and are nothing by themselves."""


_WITH_HYPHEN = 3
"""A hyphen, and a part on each side of it."""


class Part(NamedTuple):
    """Part of a word in one script; no `family` has its letters where that is `None`."""

    text: str
    family: Family | None

    @property
    def rtl(self) -> bool:
        return self.family is not None and self.family.rtl


def parts(word: str, home: Family) -> list[Part]:
    """The word cut where the family changes; what joins two parts of one family goes with them."""
    found: list[Part] = []
    for letter in word:
        before = found[-1].family if found else None
        goes_on = bool(found) and _goes_on(letter, before)
        family = before if goes_on else family_of(letter, home)
        if letter in JOINERS and family is not before:
            continue
        if found and family is before:
            found[-1] = Part(found[-1].text + letter, family)
        else:
            found.append(Part(letter, family))
    return list(_rejoined(found))


@lru_cache(maxsize=4096)
def family_of(letter: str, home: Family) -> Family | None:
    """The home where it has the letter, else the family of its script, else any that has it."""
    code = ord(letter)
    if code in letters_of(home):
        return home
    own = SCRIPTS.get(script(letter))
    candidates = ([own] if own else []) + list(SIGNS)
    if own is None:
        candidates += SCRIPTS.values()
    return next((one for one in candidates if code in letters_of(one)), None)


def stand_in(lost: str) -> str:
    """What is set for letters that no font has: what they are, in brackets."""
    said = []
    for name, letters in groupby(lost, key=_kind):
        count = len(list(letters))
        if not name:
            said.append(f"{count} unknown sign{'s' * (count > 1)}")
        elif name.isupper():
            said.append(name.lower() if count == 1 else f"{name.lower()}, {count} times")
        else:
            said.append(f"{count} {name} letter{'s' * (count > 1)}")
    return f"[{', '.join(said)}]"


def _kind(letter: str) -> str:
    """The name of the script of a letter, that of the sign itself in capitals, or nothing."""
    own = script(letter)
    return unicodedata.name(letter, "") if own in COMMON else script_name(own).replace("_", " ")


def _goes_on(letter: str, family: Family | None) -> bool:
    """Whether a letter is set as the one before it: an accent, a joiner, a mark of its script."""
    if family is None:
        return unicodedata.category(letter) == "Mn"
    sticks = letter in JOINERS or unicodedata.category(letter)[0] == "M"
    return sticks and ord(letter) in letters_of(family)


def _rejoined(found: list[Part]) -> Iterator[Part]:
    """A hyphen between two parts in Hebrew is part of a name in Hebrew."""
    held: list[Part] = []
    for part in found:
        held.append(part)
        if len(held) >= _WITH_HYPHEN and _joins(*held[-_WITH_HYPHEN:]):
            first, between, last = held[-_WITH_HYPHEN:]
            held[-_WITH_HYPHEN:] = [Part(first.text + between.text + last.text, first.family)]
    yield from held


def _joins(first: Part, between: Part, last: Part) -> bool:
    family = first.family
    return (
        family is not None
        and family is last.family
        and family is not between.family
        and not any(letter.isdigit() for letter in between.text)
        and all(script(letter) in COMMON for letter in between.text)
        and letters_of(family).issuperset(map(ord, between.text))
    )
