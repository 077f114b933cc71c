"""Small fonts drawn anew from the outlines of large ones: Chinese, Japanese and Korean letters."""

from collections.abc import Iterable
from io import BytesIO

import uharfbuzz
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph

from onedesk.paper.fonts import STYLES, Family, Weight, opened

FAITHFUL = 1.0
"""How far a curve may be from the original, in units of the font (1/1000 em)."""

MADE = 3_500_000_000
"""Seconds since 1904: one moment for all, so that the same letters give the same bytes."""

ASCENT, DESCENT = 880, -120


def drawn(family: Family, weight: Weight, letters: Iterable[int]) -> bytes:
    """A TrueType font of one weight with the given letters only, and a space.

    These letters need no shaping: one glyph each. The same letters give the same bytes. Raises
    `NoTypeface`.
    """
    source = uharfbuzz.Font(opened(family))
    source.set_variations({"wght": weight})
    cmap = {code: f"u{code:05X}" for code in sorted({32, *letters})}
    numbers = {".notdef": 0} | {
        name: source.get_nominal_glyph(code) or 0 for code, name in cmap.items()
    }
    glyphs = {name: _outline(source, number) for name, number in numbers.items()}
    made = FontBuilder(source.face.upem, isTTF=True)
    made.font.recalcTimestamp = False
    made.updateHead(created=MADE, modified=MADE)
    made.setupGlyphOrder(list(glyphs))
    made.setupCharacterMap(cmap)
    made.setupGlyf(glyphs)
    made.setupHorizontalMetrics(
        {name: (source.get_glyph_h_advance(number), 0) for name, number in numbers.items()}
    )
    made.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    made.setupNameTable({"familyName": family.name, "psName": family.face_name(weight)})
    made.setupOS2(usWeightClass=weight, sTypoAscender=ASCENT, sTypoDescender=DESCENT)
    made.setupPost(keepGlyphNames=False)
    made.font["name"].setName(STYLES[weight], 2, 3, 1, 0x409)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def _outline(font: uharfbuzz.Font, glyph: int) -> Glyph:
    pen = TTGlyphPen(None)
    font.draw_glyph_with_pen(glyph, Cu2QuPen(pen, FAITHFUL, reverse_direction=True))
    return pen.glyph()
