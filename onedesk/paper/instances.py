"""Static instances cut from the variable fonts: slow, so made once (`onedesk.paper.fonts`)."""

from io import BytesIO

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

KEPT_FEATURES = ["ccmp", "fina", "init", "kern", "liga", "locl", "mark", "medi", "mkmk", "rlig"]
KEPT_LETTERS = (
    (0x0020, 0x052F),  # Latin, Greek, Cyrillic
    (0x0600, 0x08FF),  # Arabic
    (0x1E00, 0x206F),  # more Latin and Greek, punctuation
    (0x20A0, 0x20BF),  # currencies
    (0x2100, 0x215F),  # signs such as the ohm and fractions
    (0xFB50, 0xFEFF),  # joined Arabic
)


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
    kept = {code for first, last in KEPT_LETTERS for code in range(first, last + 1)}
    subsetter.populate(unicodes=kept.intersection(font.getBestCmap()))
    subsetter.subset(font)


def _rename(font: TTFont, name: str, style: str) -> None:
    """A PostScript name for each instance: reportlab merges faces that share one."""
    for record, text in ((1, f"{name} {style}"), (4, f"{name} {style}"), (6, f"{name}-{style}")):
        font["name"].setName(text, record, 3, 1, 0x409)
        font["name"].setName(text, record, 1, 0, 0)
