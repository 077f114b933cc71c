"""Typefaces as reportlab knows them: text turned into glyphs that still say what they stand for."""

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import uharfbuzz
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from onedesk.paper.fonts import LEXEND, NOTO, Family, Weight, instance

FEATURES = {"kern": True, "liga": False}
"""Ligatures of Latin letters are left out: `fi` stays two letters for whoever searches for them."""

FIRST_PRIVATE = 0xE000
NO_WIDTH, NO_BREAK = "\u200b", "\u00a0"


class Mark(NamedTuple):
    """A sign over or under a letter: its place from the start of the text in 1/1000 em, and it."""

    across: float
    up: float
    glyph: str


class Glyphs(NamedTuple):
    """A text as it is drawn from left to right; widths in 1/1000 em.

    `runs` are glyphs, each run with how far the pen goes back after it (kerning).
    """

    runs: tuple[tuple[str, float], ...]
    marks: tuple[Mark, ...]
    width: float


class Face(TTFont):
    """One weight of a typeface, which knows its letters and tells the PDF what each glyph means.

    A shaped glyph has no code point of its own (the middle form of an Arabic letter stands for
    several), so each pair of glyph and text gets a private one, and the PDF a map back to the text.
    """

    def __init__(self, name: str, content: bytes) -> None:
        super().__init__(name, BytesIO(content))
        self.letters = frozenset(self.face.charToGlyph)
        self.shaped = lru_cache(maxsize=8192)(self._shape)
        self._shaper = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(content)))
        self._scale = 1000 / self._shaper.face.upem
        self._codes: dict[tuple[int, str], int] = {}
        self._meaning: dict[int, str] = {}

    def has(self, text: str) -> bool:
        """Whether every letter of the text is in this face."""
        return self.letters.issuperset(map(ord, text))

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
        marks, width = [], 0.0
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            across, up = position.x_offset * self._scale, position.y_offset * self._scale
            if position.x_advance == 0:
                code = self._code(info.codepoint, NO_WIDTH)
                marks.append(Mark(width + across, up, chr(code)))
                continue
            advance = position.x_advance * self._scale
            code = self._code(info.codepoint, sources.pop(info.cluster, NO_WIDTH))
            drawn, back = runs.pop()
            _add(runs, drawn, back - across)
            _add(runs, chr(code), self.face.charWidths[code] + across - advance)
            width += advance
        return Glyphs(tuple(runs), tuple(marks), width)

    def _code(self, glyph: int, source: str) -> int:
        """The code point under which reportlab draws `glyph` where it stands for `source`."""
        source = source.replace(NO_BREAK, " ")  # holds on the line, reads like any other space
        if len(source) == 1 and self.face.charToGlyph.get(ord(source)) == glyph:
            return ord(source)
        known = self._codes.get((glyph, source))
        if known is not None:
            return known
        code = FIRST_PRIVATE + len(self._codes)
        while code in self.letters:
            code += 1
        self._codes[glyph, source] = code
        self._meaning[code] = source
        self.face.charToGlyph[code] = glyph
        self.face.charWidths[code] = self._shaper.get_glyph_h_advance(glyph) * self._scale
        return code

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802  # reportlab's name
        """Embed the letters used, then correct the map from glyphs back to text."""
        subsets = [list(codes) for codes in self.state[doc].subsets]
        super().addObjects(doc)
        for number, codes in enumerate(subsets):
            said = {place: code for place, code in enumerate(codes) if code in self._meaning}
            name = SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX
            stream = doc.idToObject["toUnicodeCMap:" + name.decode("pdfdoc")]
            if said and isinstance(stream, PDFStream):
                for place, code in said.items():
                    text = self._meaning[code].encode("utf-16-be").hex().upper()
                    stream.content = stream.content.replace(
                        f"<{place:02X}> <{code:04X}>", f"<{place:02X}> <{text}>"
                    )


def _add(runs: list[tuple[str, float]], drawn: str, back: float) -> None:
    """Add glyphs to the last run, or where the pen has moved after it, as a run of their own."""
    if runs and runs[-1][1] == 0:
        drawn = runs.pop()[0] + drawn
    runs.append((drawn, back))


def _cut(text: str, starts: list[int]) -> list[str]:
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


class Faces:
    """The faces for one document; loaded once in a process, on first need."""

    _loaded: dict[tuple[str, Weight], Face] = {}

    def __init__(self, cache: Path) -> None:
        self._cache = cache

    def face(self, family: Family, weight: Weight) -> Face:
        key = family.name, weight
        if key not in self._loaded:
            self._loaded[key] = self._load(family, weight)
        return self._loaded[key]

    def family(self, text: str, weight: Weight) -> Family:
        """Lexend, or Noto Sans where Lexend lacks a letter that Noto Sans has.

        Signs that are no letters (a smiley) decide nothing, nor do letters that neither has.
        """
        home = self.face(LEXEND, weight)
        strange = {ord(one) for one in text if one.isalpha()} - home.letters
        return NOTO if strange and strange & self.face(NOTO, weight).letters else LEXEND

    def _load(self, family: Family, weight: Weight) -> Face:
        face = Face(family.face_name(weight), instance(family, weight, self._cache))
        pdfmetrics.registerFont(face)
        return face
