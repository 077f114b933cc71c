"""Words broken into lines: each name in one typeface, each line ready to be drawn left to right."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from bidi import algorithm as bidi

from onedesk.paper.document import Words
from onedesk.paper.faces import Face, Faces, Glyphs
from onedesk.paper.fonts import ARABIC, LEXEND, Family, Weight

RIGHT_TO_LEFT = re.compile(
    "([\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+)"  # but for digits
)
BREAKS = re.compile(r"[ \t\r\f\v]+")  # a no-break space holds
ENDS_NAME = (".", "!", "?", ":", ";", ",", "”")
NOT_DRAWN = str.maketrans({"\u2011": "-", "\u00ad": None, "\u200b": None, "\ufeff": None})

Bit = tuple[str, Weight]


class Piece(NamedTuple):
    """Part of a word in one face and one direction."""

    text: str
    face: Face
    glyphs: Glyphs
    rtl: bool


Word = tuple[Piece, ...]
"""Pieces that stand together: a line breaks between words only."""


class Line(NamedTuple):
    """A line in reading order; `width` in 1/1000 em."""

    words: tuple[Word, ...]
    width: float

    def pieces(self) -> list[tuple[Piece, bool]]:
        """The pieces from left to right, each with whether a space comes after it."""
        items: list[Piece | None] = []  # None stands for a space
        for word in self.words:
            items += [None, *word]
        items = items[1:]
        if any(item is not None and item.rtl for item in items):
            items = _from_left(items)
        pairs = zip(items, [*items[1:], items[0]], strict=True) if items else ()
        return [(item, after is None) for item, after in pairs if item is not None]


def broken(text: Words, faces: Faces, width: float) -> list[Line]:
    """The text in lines no wider than `width`, in 1/1000 em of the size it will have.

    Lines break at spaces and line feeds; a word wider than the line is cut.
    """
    lines: list[Line] = []
    for stretch in _stretches(text):
        words = [_word(parts, faces) for parts in _with_families(stretch, faces)]
        lines += _fitted(words, width)
    return lines


def _stretches(text: Words) -> list[list[list[Bit]]]:
    """What stands between line feeds, as words of bits of one weight."""
    stretches: list[list[list[Bit]]] = [[[]]]
    for run in text:
        weight: Weight = 600 if run.bold else 400
        drawn = unicodedata.normalize("NFC", run.text.replace("\r\n", "\n")).translate(NOT_DRAWN)
        for feed, part in enumerate(drawn.split("\n")):
            if feed:
                stretches.append([[]])
            for space, bit in enumerate(BREAKS.split(part)):
                if space:
                    stretches[-1].append([])
                if bit:
                    stretches[-1][-1].append((bit, weight))
    return [[word for word in stretch if word] for stretch in stretches]


class _Part(NamedTuple):
    """Part of a word, with the family that it is set in."""

    text: str
    weight: Weight
    family: Family
    rtl: bool


def _with_families(words: list[list[Bit]], faces: Faces) -> list[list[_Part]]:
    """A family for each part; a name with one letter Lexend lacks gets another as a whole."""
    parts = [[part for bit in word for part in _parts(bit, faces)] for word in words]
    for place, word in enumerate(parts):
        strange = next((p.family for p in word if p.family is not LEXEND and not p.rtl), None)
        if strange is not None:
            for near in (*_name(parts, place, -1), place, *_name(parts, place, 1)):
                parts[near] = [_moved(part, strange, faces) for part in parts[near]]
    return parts


def _parts(bit: Bit, faces: Faces) -> Iterator[_Part]:
    text, weight = bit
    if faces.face(LEXEND, weight).has(text):
        yield _Part(text, weight, LEXEND, rtl=False)
        return
    for number, part in enumerate(RIGHT_TO_LEFT.split(text)):
        rtl = number % 2 == 1
        if part:
            yield _Part(part, weight, ARABIC if rtl else faces.family(part, weight), rtl)


def _name(words: list[list[_Part]], place: int, step: int) -> Iterator[int]:
    """The places of the capitalised words on one side of `place`, as far as a name may reach."""
    here = place + step
    while 0 <= here < len(words):
        before = words[here if step < 0 else here - 1]
        if before[-1].text.endswith(ENDS_NAME) or not words[here][0].text[0].isupper():
            return
        yield here
        here += step


def _moved(part: _Part, family: Family, faces: Faces) -> _Part:
    fits = not part.rtl and faces.face(family, part.weight).has(part.text)
    return part._replace(family=family) if fits else part


def _word(parts: list[_Part], faces: Faces) -> Word:
    chosen = [(part, faces.face(part.family, part.weight)) for part in parts]
    return tuple(
        Piece(part.text, face, face.shaped(part.text, rtl=part.rtl), part.rtl)
        for part, face in chosen
    )


def _width(word: Word) -> float:
    return sum(piece.glyphs.width for piece in word)


def _fitted(words: list[Word], width: float) -> Iterator[Line]:
    """As many words on each line as it holds."""
    line: list[Word] = []
    used = 0.0
    for word in (short for long in words for short in _cut(long, width)):
        needed = _width(word)
        gap = line[-1][-1].face.space if line else 0
        if line and used + gap + needed > width:
            yield Line(tuple(line), used)
            line, used, gap = [], 0.0, 0
        line.append(word)
        used += gap + needed
    yield Line(tuple(line), used)


def _cut(word: Word, width: float) -> Iterator[Word]:
    """The word itself, or where it is wider than a line, pieces of it that are not."""
    if _width(word) <= width:
        yield word
        return
    for text, face, glyphs, rtl in word:
        letters = max(1, int(len(text) * width / max(glyphs.width, 1)))
        start = 0
        while start < len(text):
            end = start + letters
            while end > start + 1 and face.shaped(text[start:end], rtl=rtl).width > width:
                end -= 1
            part = text[start:end]
            yield (Piece(part, face, face.shaped(part, rtl=rtl), rtl),)
            start = end


def _from_left(items: list[Piece | None]) -> list[Piece | None]:
    """Items in the order in which they stand on a line that is read from the left (UAX #9, L2)."""
    levels = _levels("".join(" " if item is None else item.text for item in items))
    starts = 0
    placed: list[tuple[int, Piece | None]] = []
    for item in items:
        placed.append((levels[starts], item))
        starts += 1 if item is None else len(item.text)
    for level in range(max(levels), 0, -1):
        groups = [list(group) for _, group in groupby(placed, key=lambda one: one[0] >= level)]
        placed = [
            one for group in groups for one in (group[::-1] if group[0][0] >= level else group)
        ]
    return [item for _, item in placed]


def _levels(text: str) -> list[int]:
    """The embedding level of each letter of a line whose own direction is left to right."""
    storage = bidi.get_empty_storage()
    storage["base_level"], storage["base_dir"] = 0, "L"
    bidi.get_embedding_levels(text, storage)
    bidi.explicit_embed_and_overrides(storage)
    bidi.resolve_weak_types(storage)
    bidi.resolve_neutral_types(storage, debug=False)
    bidi.resolve_implicit_levels(storage, debug=False)
    return [letter["level"] for letter in storage["chars"]]
