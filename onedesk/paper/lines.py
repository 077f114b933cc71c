"""Words broken into lines: each name in one typeface, each line ready to be drawn left to right."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from weakref import WeakKeyDictionary

from onedesk.paper.document import Words
from onedesk.paper.faces import Faces
from onedesk.paper.fonts import NOTO, Family, Weight, letters_of
from onedesk.paper.pieces import Line, Piece, Word
from onedesk.paper.scripts import IGNORABLE, Part, parts, stand_in

BREAKS = re.compile(r"[ \t\r\f\v]+")  # a no-break space holds
ENDS_NAME = (".", "!", "?", ":", ";", ",", "”")
DRAWN_AS = str.maketrans({"\u2011": "-"}) | IGNORABLE

ALONE = 5
"""A last line of one word that takes less than a fifth of the width gets company."""

NO_ROOM = "[?]"
"""Stands for lost letters where there is no room to say what they are."""

Bit = tuple[str, Weight]


_KNOWN: WeakKeyDictionary[Faces, dict[tuple[Words, float], list[Line]]] = WeakKeyDictionary()
"""Lines of the documents that are being set: thirty plans in one pack have the same labels."""


def broken(text: Words, faces: Faces, width: float) -> list[Line]:
    """The text in lines no wider than `width`, in 1/1000 em of the size it will have.

    Lines break at spaces and line feeds; a word wider than the line is cut.
    """
    known = _KNOWN.setdefault(faces, {})
    lines = known.get((text, width))
    if lines is None:
        lines = known[text, width] = _broken(text, faces, width)
    return lines


def _broken(text: Words, faces: Faces, width: float) -> list[Line]:
    lines: list[Line] = []
    for stretch in _stretches(text):
        words = [_word(found, faces) for found in _with_families(stretch, faces)]
        lines += _fitted(words, width)
    return lines


def drawn_text(text: str) -> str:
    """The text as it is set: accents joined to their letters, and nothing that is never drawn."""
    text = text.replace("\r\n", "\n")
    return text if text.isascii() else unicodedata.normalize("NFC", text).translate(DRAWN_AS)


def _stretches(text: Words) -> list[list[list[Bit]]]:
    """What stands between line feeds, as words of bits of one weight."""
    stretches: list[list[list[Bit]]] = [[[]]]
    for run in text:
        weight: Weight = 600 if run.bold else 400
        for feed, part in enumerate(drawn_text(run.text).split("\n")):
            if feed:
                stretches.append([[]])
            for space, bit in enumerate(BREAKS.split(part)):
                if space:
                    stretches[-1].append([])
                if bit:
                    stretches[-1][-1].append((bit, weight))
    return [[word for word in stretch if word] for stretch in stretches]


_Weighted = tuple[Part, Weight]


def _with_families(words: list[list[Bit]], faces: Faces) -> list[list[_Weighted]]:
    """A family for each part; a name with one letter the home lacks gets Noto Sans as a whole."""
    home = faces.home
    found: list[list[_Weighted]] = [
        [(part, weight) for text, weight in word for part in _parts(text, home)] for word in words
    ]
    for place, word in enumerate(found):
        if any(part.family is NOTO for part, _ in word):
            for near in (*_name(found, place, -1), place, *_name(found, place, 1)):
                found[near] = [_moved(part, home) for part in found[near]]
    return found


def _parts(text: str, home: Family) -> list[Part]:
    own = text.isascii() or letters_of(home).issuperset(map(ord, text))
    return [Part(text, home)] if own else parts(text, home)


def _name(words: list[list[_Weighted]], place: int, step: int) -> Iterator[int]:
    """The places of the capitalised words on one side of `place`, as far as a name may reach."""
    here = place + step
    while 0 <= here < len(words):
        before = words[here if step < 0 else here - 1]
        if before[-1][0].text.endswith(ENDS_NAME) or not words[here][0][0].text[0].isupper():
            return
        yield here
        here += step


def _moved(weighted: _Weighted, home: Family) -> _Weighted:
    part, weight = weighted
    fits = part.family is home and letters_of(NOTO).issuperset(map(ord, part.text))
    return (Part(part.text, NOTO), weight) if fits else weighted


def _word(found: list[_Weighted], faces: Faces) -> Word:
    """A piece for each stretch of one family and weight."""
    if len(found) == 1:
        return (_piece(*found[0], faces),)
    together = groupby(found, key=lambda one: (one[0].family, one[1]))
    return tuple(
        _piece(Part("".join(part.text for part, _ in group), family), weight, faces)
        for (family, weight), group in together
    )


def _piece(part: Part, weight: Weight, faces: Faces) -> Piece:
    if part.family is None:
        face = faces.face(faces.home, weight)
        return Piece(
            part.text, face, face.shaped(stand_in(part.text), rtl=False), rtl=False, lost=True
        )
    face = faces.face(part.family, weight)
    return Piece(part.text, face, face.shaped(part.text, rtl=part.rtl), part.rtl)


def _width(word: Word) -> float:
    if len(word) == 1:
        return word[0].glyphs.width
    return sum(piece.glyphs.width for piece in word)


def _fitted(words: list[Word], width: float) -> list[Line]:
    """As many words on each line as it holds, and no short word alone on the last."""
    lines: list[Line] = []
    line: list[Word] = []
    used = 0.0
    for word, needed, begins in _short(words, width):
        gap = _gap(line)
        if line and used + gap + needed > width:
            lines.append(Line(tuple(line), used, goes_on=begins))
            line, used, gap = [], 0.0, 0
        line.append(word)
        used += gap + needed
    lines.append(Line(tuple(line), used))
    if len(lines) > 1 and lines[-1].width < width / ALONE:
        lines[-2:] = _in_company(*lines[-2:])
    return lines


def _gap(line: Sequence[Word]) -> float:
    """The space before the next word of a line."""
    return line[-1][-1].face.space if line else 0


def _in_company(before: Line, last: Line) -> tuple[Line, Line]:
    """The last two lines: a word that would stand alone on the last gets the one before it."""
    *rest, moved = before.words
    left = before.width - _gap(rest) - _width(moved)
    needed = _width(moved) + _gap([moved]) + last.width
    if len(last.words) > 1 or not before.goes_on or needed > left:
        return before, last
    return before._replace(words=tuple(rest), width=left), Line((moved, *last.words), needed)


def _short(words: list[Word], width: float) -> Iterator[tuple[Word, float, bool]]:
    """Words no wider than a line, each with its width and whether a space comes before it."""
    for word in words:
        needed = _width(word)
        if needed <= width:
            yield word, needed, True
            continue
        for place, part in enumerate(_cut(word, width)):
            yield part, _width(part), place == 0


def _cut(word: Word, width: float) -> Iterator[Word]:
    """Pieces of a word that is wider than a line."""
    for piece in word:
        text, face, glyphs, rtl, lost = piece
        if lost:
            yield (piece._replace(glyphs=face.shaped(NO_ROOM, rtl=False)),)
            continue
        letters = max(1, int(len(text) * width / max(glyphs.width, 1)))
        start = 0
        while start < len(text):
            end = _end(text, start, letters)
            while end > start + 1 and face.shaped(text[start:end], rtl=rtl).width > width:
                end = _end(text, start, end - start - 1)
            part = text[start:end]
            yield (Piece(part, face, face.shaped(part, rtl=rtl), rtl),)
            start = end


def _end(text: str, start: int, letters: int) -> int:
    """Where a cut may be at most so many letters after `start`: never before an accent."""
    end = start + letters
    while end > start + 1 and end < len(text) and unicodedata.category(text[end])[0] == "M":
        end -= 1
    return end
