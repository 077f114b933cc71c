"""The typefaces of paper: which there are, which letters they have, and one weight cut of each."""

from functools import lru_cache
from importlib.resources import as_file, files
from typing import Literal, NamedTuple

import uharfbuzz

from onedesk.paper.errors import NoTypeface

Weight = Literal[400, 600]
STYLES: dict[Weight, str] = {400: "Regular", 600: "SemiBold"}


class Family(NamedTuple):
    """A typeface: its name, the package and the file it comes in, and how it is used.

    `number` is its place in a file that holds several. One with PostScript outlines, which
    reportlab cannot embed, is `drawn` anew from them. `rtl` is for scripts that run from the right.
    """

    name: str
    package: str
    file: str
    number: int = 0
    drawn: bool = False
    rtl: bool = False

    def face_name(self, weight: Weight) -> str:
        """The PostScript name of one weight."""
        return f"{self.name}-{STYLES[weight]}"


def _noto(script: str, *, rtl: bool = False) -> Family:
    return Family(f"NotoSans{script}", "manimgx_fonts", f"NotoSans{script}[wght].ttf", rtl=rtl)


def _cjk(place: str, number: int) -> Family:
    name, file = f"NotoSansCJK{place}", "NotoSansCJK-VF.otf.ttc"
    return Family(name, "manimgx_fonts_cjk", file, number, drawn=True)


LEXEND = Family("Lexend", "fontpkg_lexend", "files/Lexend[wght].ttf")
INTER = Family("Inter", "fontpkg_inter", "files/Inter[opsz,wght].ttf")
HOMES = (LEXEND, INTER)
"""What whole documents are set in."""

NOTO = Family("NotoSans", "fontpkg_noto_sans", "files/NotoSans[wdth,wght].ttf")
ARABIC = Family(
    "NotoSansArabic",
    "fontpkg_noto_sans_arabic",
    "files/NotoSansArabic[wdth,wght].ttf",
    rtl=True,
)
JAPANESE, KOREAN, CHINESE = _cjk("JP", 0), _cjk("KR", 1), _cjk("SC", 2)
SIGNS = (NOTO, Family("NotoEmoji", "manimgx_fonts", "NotoEmoji[wght].ttf"), _noto("Symbols"))
"""Where a sign is looked for that belongs to no script."""

SCRIPTS: dict[str, Family] = {
    "Latn": NOTO,
    "Grek": NOTO,
    "Cyrl": NOTO,
    "Arab": ARABIC,
    "Armn": _noto("Armenian"),
    "Beng": _noto("Bengali"),
    "Bopo": CHINESE,
    "Deva": _noto("Devanagari"),
    "Ethi": _noto("Ethiopic"),
    "Geor": _noto("Georgian"),
    "Gujr": _noto("Gujarati"),
    "Guru": _noto("Gurmukhi"),
    "Hang": KOREAN,
    "Hani": CHINESE,
    "Hebr": _noto("Hebrew", rtl=True),
    "Hira": JAPANESE,
    "Kana": JAPANESE,
    "Khmr": _noto("Khmer"),
    "Knda": _noto("Kannada"),
    "Laoo": _noto("Lao"),
    "Mlym": _noto("Malayalam"),
    "Mymr": _noto("Myanmar"),
    "Orya": _noto("Oriya"),
    "Sinh": _noto("Sinhala"),
    "Taml": _noto("Tamil"),
    "Telu": _noto("Telugu"),
    "Thai": _noto("Thai"),
}
"""The family for each script (ISO 15924) where the home family lacks a letter."""


@lru_cache
def letters_of(family: Family) -> frozenset[int]:
    """The code points a family has; none where its package is not installed."""
    try:
        return frozenset(opened(family).unicodes)
    except NoTypeface:
        return frozenset()


@lru_cache
def opened(family: Family) -> uharfbuzz.Face:
    """The variable font of a family. Raises `NoTypeface` when its package is not there."""
    try:
        with as_file(files(family.package) / family.file) as path:
            blob = uharfbuzz.Blob.from_file_path(str(path))
    except (ModuleNotFoundError, OSError, uharfbuzz.HarfBuzzError) as reason:
        raise NoTypeface from reason
    return uharfbuzz.Face(blob, family.number)


def cut(family: Family, weight: Weight) -> bytes:
    """One weight as a TrueType font of its own, without hints: they are not for print.

    The same family and weight give the same bytes. Raises `NoTypeface`.
    """
    face = opened(family)
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(face.unicodes)
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    wanted.pin_all_axes_to_default(face)
    wanted.pin_axis_location(face, "wght", weight)
    return bytes(uharfbuzz.subset(face, wanted).blob.data)
