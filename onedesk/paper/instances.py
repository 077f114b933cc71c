"""Static instances cut from the variable fonts: slow, so made once (`onedesk.paper.fonts`)."""

from io import BytesIO

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

KEPT_FEATURES = ["ccmp", "fina", "init", "kern", "liga", "locl", "mark", "medi", "mkmk", "rlig"]
LEFT_OUT = ((0x0900, 0x097F), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF))
"""Devanagari: another three seconds for a script that no list of the programme has held so far."""


def cut(source: bytes, weight: int, name: str, style: str) -> bytes:
    """One weight of a variable font as a TrueType file of its own, called `name` and `style`.

    The same source gives the same bytes: no time of making is in it.
    """
    font = TTFont(BytesIO(source), recalcTimestamp=False)
    _drop_unused(font)
    axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
    instancer.instantiateVariableFont(font, axes | {"wght": weight}, inplace=True)
    _rename(font, name, style)
    made = BytesIO()
    font.save(made)
    return made.getvalue()


def _drop_unused(font: TTFont) -> None:
    """Keep what paper uses; outlines without hints are right for print."""
    options = subset.Options(
        layout_features=KEPT_FEATURES,
        name_IDs=["*"],
        notdef_outline=True,
        hinting=False,
        glyph_names=False,
    )
    subsetter = subset.Subsetter(options)
    unused = {code for first, last in LEFT_OUT for code in range(first, last + 1)}
    subsetter.populate(unicodes=[code for code in font.getBestCmap() if code not in unused])
    subsetter.subset(font)


def _rename(font: TTFont, name: str, style: str) -> None:
    """A PostScript name for each instance: reportlab merges faces that share one."""
    for record, text in ((1, f"{name} {style}"), (4, f"{name} {style}"), (6, f"{name}-{style}")):
        font["name"].setName(text, record, 3, 1, 0x409)
        font["name"].setName(text, record, 1, 0, 0)
