"""A line of words in reading order, and the order in which its pieces stand on paper."""

import unicodedata
from itertools import groupby
from typing import NamedTuple

from bidi import algorithm as bidi

from onedesk.paper.faces import Face, Glyphs


class Piece(NamedTuple):
    """Part of a word in one face and one direction; glyphs that stand in for `lost` letters."""

    text: str
    face: Face
    glyphs: Glyphs
    rtl: bool
    lost: bool = False

    @property
    def told(self) -> bool:
        """Whether a reader has to be told what the glyphs stand for."""
        return self.lost or self.rtl or not self.glyphs.plain


Word = tuple[Piece, ...]
"""Pieces that stand together: a line breaks between words only."""

Spaced = tuple[Piece, bool]
"""A piece, and whether a space stands at its right."""


class Stretch(NamedTuple):
    """Pieces from left to right; `said` is their text where the glyphs do not tell it."""

    pieces: list[Spaced]
    said: str = ""

    @property
    def rtl(self) -> bool:
        return self.pieces[0][0].rtl

    @property
    def width(self) -> float:
        """In 1/1000 em."""
        return sum(
            piece.glyphs.width + (piece.face.space if spaced else 0)
            for piece, spaced in self.pieces
        )


class Line(NamedTuple):
    """A line in reading order; `width` in 1/1000 em.

    Where the text goes on there is a space at its end, so that it reads on too.
    """

    words: tuple[Word, ...]
    width: float
    goes_on: bool = False

    def pieces(self) -> list[Spaced]:
        """The pieces from left to right."""
        items: list[Piece | None] = []  # None stands for a space
        for word in self.words:
            items += [None, *word]
        items = items[1:]
        if any(item is not None and item.rtl for item in items):
            items = _from_left(items)
        end = None if self.goes_on else items[:1]
        pairs = zip(items, [*items[1:], end], strict=True) if items else ()
        return [(item, after is None) for item, after in pairs if item is not None]

    def stretches(self) -> list[Stretch]:
        """The line from left to right, cut where a reader has to be told what it says."""
        if not any(piece.told for word in self.words for piece in word):
            return [Stretch(self.pieces())]
        found: list[Stretch] = []
        for (told, rtl), group in groupby(self.pieces(), key=lambda one: _kind(one[0])):
            pairs = list(group)
            if not told:
                found.append(Stretch(pairs))
                continue
            last, spaced = pairs.pop()
            pairs.append((last, False))
            found.append(Stretch(pairs, _as_read(pairs[::-1] if rtl else pairs, rtl=rtl)))
            if spaced:
                found.append(Stretch([(_blank(last.face), False)]))
        return found


def _kind(piece: Piece) -> tuple[bool, bool]:
    return piece.told, piece.rtl


def _blank(face: Face) -> Piece:
    """A space by itself: it belongs to neither neighbour."""
    return Piece(" ", face, Glyphs(((" ", 0),), (), face.space, plain=True), rtl=False)


def _as_read(pairs: list[Spaced], *, rtl: bool) -> str:
    """What pieces in reading order say; the space beside each stands before it where `rtl`."""
    if rtl:
        return "".join(" " * spaced + piece.text for piece, spaced in pairs)
    return "".join(piece.text + " " * spaced for piece, spaced in pairs)


def _from_left(items: list[Piece | None]) -> list[Piece | None]:
    """Items in the order in which they stand on a line that is read from the left (UAX #9, L2)."""
    levels = _levels("".join(" " if item is None else item.text for item in items))
    starts = 0
    placed: list[tuple[int, Piece | None]] = []
    for item in items:
        placed.append((levels[starts], _mirrored(item, levels[starts])))
        starts += 1 if item is None else len(item.text)
    for level in range(max(levels), 0, -1):
        groups = [list(group) for _, group in groupby(placed, key=lambda one: one[0] >= level)]
        placed = [
            one for group in groups for one in (group[::-1] if group[0][0] >= level else group)
        ]
    return [item for _, item in placed]


def _mirrored(item: Piece | None, level: int) -> Piece | None:
    """A bracket among words that run from the right opens to the left."""
    if item is None or item.rtl or level % 2 == 0 or not unicodedata.mirrored(item.text[0]):
        return item
    return item._replace(glyphs=item.face.shaped(item.text, rtl=True), rtl=True)


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
