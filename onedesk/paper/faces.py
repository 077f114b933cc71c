"""Typefaces as reportlab knows them: text turned into glyphs that still say what they stand for."""

import zlib
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from typing import Any, NamedTuple

import uharfbuzz
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream, PDFStreamFilterZCompress
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont
from typing_extensions import override

from onedesk.paper.drawn import drawn
from onedesk.paper.fonts import HOMES, LEXEND, Family, Weight, cut, letters_of

FEATURES = {"kern": True, "liga": False}
"""Ligatures of Latin letters are left out: `fi` stays two letters for whoever searches for them."""

FIRST_PRIVATE = 0xF0000
BASIC_PLANE = 0xFFFF
NO_WIDTH, NO_BREAK = "\u200b", "\u00a0"


class Mark(NamedTuple):
    """A sign over or under a letter: its place from the start of the text in 1/1000 em, and it."""

    across: float
    up: float
    glyph: str


class Glyphs(NamedTuple):
    """A text as it is drawn from left to right; widths in 1/1000 em.

    `runs` are glyphs, each run with how far the pen goes back after it (kerning). `plain` says that
    the glyphs read one by one give the text.
    """

    runs: tuple[tuple[str, float], ...]
    marks: tuple[Mark, ...]
    width: float
    plain: bool


class Face(TTFont):
    """One weight of a typeface, which knows its letters and tells the PDF what each glyph means.

    A shaped glyph has no code point of its own (the middle form of an Arabic letter stands for
    several), so each pair of glyph and text gets a private one, and the PDF a map back to the text.
    """

    def __init__(self, name: str, content: bytes, *, ascii_first: bool) -> None:
        super().__init__(name, BytesIO(content), asciiReadable=ascii_first)
        self.face.name = name.encode()  # reportlab merges faces that share one
        self.letters = frozenset(self.face.charToGlyph)
        self.shaped = lru_cache(maxsize=8192)(self._shape)
        embedded = lru_cache(maxsize=16)(self.face.makeSubset)
        vars(self.face)["makeSubset"] = lambda codes: embedded(tuple(codes))
        self._shaper = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(content)))
        self._scale = 1000 / self._shaper.face.upem
        self._codes: dict[tuple[int, str], int] = {}
        self._meaning: dict[int, str] = {}

    @property
    def space(self) -> float:
        """The width of a space in 1/1000 em."""
        return float(self.face.charWidths[32])

    def _shape(self, text: str, *, rtl: bool) -> Glyphs:
        """The glyphs of a text of one direction, in the order in which they stand on the line."""
        buffer = uharfbuzz.Buffer()
        buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_GRAPHEMES
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        uharfbuzz.shape(self._shaper, buffer, FEATURES)
        starts = sorted({info.cluster for info in buffer.glyph_infos})
        sources = dict(zip(starts, _cut(text, starts), strict=True))
        runs: list[tuple[str, float]] = [("", 0)]
        marks, width, plain = [], 0.0, not rtl
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            across, up = position.x_offset * self._scale, position.y_offset * self._scale
            if position.x_advance == 0:
                code = self._code(info.codepoint, NO_WIDTH)
                marks.append(Mark(width + across, up, chr(code)))
                continue
            advance = position.x_advance * self._scale
            plain = plain and info.cluster in sources
            code = self._code(info.codepoint, sources.pop(info.cluster, NO_WIDTH))
            drawn, back = runs.pop()
            _add(runs, drawn, back - across)
            _add(runs, chr(code), self.face.charWidths[code] + across - advance)
            width += advance
        return Glyphs(tuple(runs), tuple(marks), width, plain and not marks)

    def _code(self, glyph: int, source: str) -> int:
        """The code point under which reportlab draws `glyph` where it stands for `source`."""
        source = source.replace(NO_BREAK, " ")  # holds on the line, reads like any other space
        if len(source) == 1 and self.face.charToGlyph.get(ord(source)) == glyph:
            return ord(source)
        known = self._codes.get((glyph, source))
        if known is not None:
            return known
        code = FIRST_PRIVATE + len(self._codes)
        self._codes[glyph, source] = code
        self._meaning[code] = source
        self.face.charToGlyph[code] = glyph
        self.face.charWidths[code] = self._shaper.get_glyph_h_advance(glyph) * self._scale
        return code

    @override
    def addObjects(self, doc: PDFDocument) -> None:
        """Embed the letters used, then correct the map from glyphs back to text."""
        subsets = [list(codes) for codes in self.state[doc].subsets]
        internal = self.state[doc].internalName
        super().addObjects(doc)
        for number, codes in enumerate(subsets):
            subset = (SUBSETN(number) + b"+" + self.face.name).decode("pdfdoc")
            said: Any = doc.idToObject[f"toUnicodeCMap:{subset}"]
            self._correct(said, codes)
            font: Any = doc.idToObject[f"{internal}+{number}"]
            font.Widths = f"[{' '.join(map(self._width, codes))}]"
            file: Any = doc.idToObject[f"fontFile:{self.face.filename}({subset})"]
            file.filters = [_ONCE]

    def _correct(self, stream: PDFStream, codes: list[int]) -> None:
        for place, code in enumerate(codes):
            said = self._meaning.get(code, chr(code) if code > BASIC_PLANE else "")
            if said:
                text = said.encode("utf-16-be").hex().upper()
                stream.content = stream.content.replace(
                    f"<{place:02X}> <{code:04X}>", f"<{place:02X}> <{text}>"
                )

    def _width(self, code: int) -> str:
        return f"{self.face.charWidths.get(code, self.face.defaultWidth):g}"


class _Once(PDFStreamFilterZCompress):
    """Compresses a font once, however many documents have the same letters of it."""

    encode = staticmethod(lru_cache(maxsize=32)(zlib.compress))


_ONCE = _Once()


def _add(runs: list[tuple[str, float]], drawn: str, back: float) -> None:
    """Add glyphs to the last run, or where the pen has moved after it, as a run of their own."""
    if runs and runs[-1][1] == 0:
        drawn = runs.pop()[0] + drawn
    runs.append((drawn, back))


def _cut(text: str, starts: list[int]) -> list[str]:
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


_Key = tuple[str, Weight, frozenset[int]]
_Shelf = dict[_Key, Face]
_IDLE: deque[_Shelf] = deque()
"""Loaded faces that no document is being set with. A face serves one document at a time."""

MOST_DRAWN = 12
"""So many faces drawn for the letters of one document stay loaded."""


class Faces:
    """The faces for one document.

    `home` is the family that everything is set in unless it lacks a letter; `letters` are all that
    the document has: large families are loaded with those alone.
    """

    def __init__(
        self, letters: frozenset[int], home: Family = LEXEND, shelf: _Shelf | None = None
    ) -> None:
        self.home = home
        self._letters = letters
        self._shelf: _Shelf = {} if shelf is None else shelf

    def at_home(self, home: Family) -> "Faces":
        """The same faces for another part of the document, set in another family."""
        return Faces(self._letters, home, self._shelf)

    def face(self, family: Family, weight: Weight) -> Face:
        """Raises `NoTypeface` when the package of the family is missing."""
        letters = self._letters & letters_of(family) if family.drawn else frozenset()
        key = family.name, weight, letters
        face = self._shelf.get(key)
        if face is None:
            face = self._shelf[key] = self._load(family, weight, letters)
        return face

    def _load(self, family: Family, weight: Weight, letters: frozenset[int]) -> Face:
        name = family.face_name(weight)
        if not family.drawn:
            return Face(name, cut(family, weight), ascii_first=family in HOMES)
        return Face(name, drawn(family, weight, letters), ascii_first=False)


@contextmanager
def faces_for(text: str, home: Family = LEXEND) -> Iterator[Faces]:
    """Faces to set a document with; `text` has all its letters. Others may set theirs meanwhile."""
    try:
        shelf = _IDLE.pop()
    except IndexError:
        shelf = {}
    yield Faces(frozenset(map(ord, text)), home, shelf)
    drawn = [key for key in shelf if key[2]]
    for key in drawn[:-MOST_DRAWN]:
        del shelf[key]
    _IDLE.append(shelf)
