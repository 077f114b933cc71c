"""The typefaces of paper: which there are, and a cache of the static instances made of them."""

import contextlib
import hashlib
import os
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Literal, NamedTuple

import platformdirs

from onedesk.paper.errors import NoTypeface

Weight = Literal[400, 600]
STYLES: dict[Weight, str] = {400: "Regular", 600: "SemiBold"}


PROOF = hashlib.sha256().digest_size


class Family(NamedTuple):
    """A typeface: its name, and the package and file it comes in."""

    name: str
    package: str
    file: str

    def face_name(self, weight: Weight) -> str:
        """The PostScript name of one weight."""
        return f"{self.name}-{STYLES[weight]}"


LEXEND = Family("Lexend", "fontpkg_lexend", "Lexend[wght].ttf")
NOTO = Family("NotoSans", "fontpkg_noto_sans", "NotoSans[wdth,wght].ttf")
ARABIC = Family("NotoSansArabic", "fontpkg_noto_sans_arabic", "NotoSansArabic[wdth,wght].ttf")


def default_cache() -> Path:
    """Where instances are kept when the caller names no folder."""
    return platformdirs.user_cache_path("OneDesk", appauthor=False) / "fonts"


def instance(family: Family, weight: Weight, cache: Path) -> bytes:
    """The TrueType file of one weight, from `cache`; made (about a second) if it is not there.

    A cache that is damaged is made again; one that cannot be written costs time and nothing else.
    Raises `NoTypeface` when the package of the family is not there.
    """
    source = _source(family)
    place = cache / f"{family.face_name(weight)}-{hashlib.sha256(source).hexdigest()[:16]}.font"
    kept = _kept(place)
    if kept is not None:
        return kept
    from onedesk.paper.instances import cut  # noqa: PLC0415  # half a second, seldom needed

    made = cut(source, weight, family.name, STYLES[weight])
    with contextlib.suppress(OSError):
        _keep(place, made)
    return made


def warm(fonts: Path | None = None) -> None:
    """Make the instances every plan needs, so that the first print does not wait for them."""
    for weight in STYLES:
        instance(LEXEND, weight, fonts or default_cache())


def _source(family: Family) -> bytes:
    try:
        return (files(family.package) / "files" / family.file).read_bytes()
    except (ModuleNotFoundError, OSError) as reason:
        raise NoTypeface from reason


def _kept(path: Path) -> bytes | None:
    """What `_keep` wrote; `None` if it is not there or not whole."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    font, proof = content[:-PROOF], content[-PROOF:]
    return font if hashlib.sha256(font).digest() == proof else None


def _keep(path: Path, font: bytes) -> None:
    """Whole or not at all, whoever else writes the same file; its SHA-256 stands at the end."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(font + hashlib.sha256(font).digest())
        Path(draft).replace(path)
    except OSError:
        Path(draft).unlink(missing_ok=True)
        raise
