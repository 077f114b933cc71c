"""The service's logo made ready for paper: small, opaque, and clear without colour."""

from functools import lru_cache
from io import BytesIO
from warnings import catch_warnings, simplefilter

from PIL import Image, ImageChops, UnidentifiedImageError

from onedesk.paper.document import Logo
from onedesk.paper.errors import PaperError
from onedesk.paper.pictures import remember

BOX = 136.0, 34.0
"""The room at the head of a plan, in points: 48 by 12 mm."""

WIDEST, HIGHEST = 640, 160
"""Pixels: some 340 dots an inch in that room."""

COLOURS = 64
MOST_BYTES = 40_000
LARGEST_FILE, MOST_PIXELS = 20_000_000, 40_000_000
FEWEST_DOTS = 100
"""An inch; with fewer, edges show steps."""

FLATTEST, TALLEST = 10.0, 0.4
"""Width to height at most and at least; beyond that a logo is a line in the room it has."""

PALE = 148
"""Grey (of 255) that stands out from white paper three to one: WCAG's rule for graphics."""

DARK_SHARE = 0.01

NOT_READ = "That file is not a picture that OneDesk can read. The logo was not changed."
TOO_PALE = (
    "This logo is too pale: printed in black and white it could not be made out. "
    "Ask for a darker version. The logo was not changed."
)
TOO_SMALL = (
    "This logo is too small to print clearly. Ask for one that is at least {width} pixels wide. "
    "The logo was not changed."
)
TOO_LONG = (
    "This logo is too long or too tall for its place on the plan. "
    "Use a version that is at most ten times as wide as it is high. The logo was not changed."
)


_PALE = 8
"""Of 255: what differs less from white is taken for paper."""


class UnusableLogo(PaperError):
    """The picture cannot serve as a logo on paper; `say` tells why."""


@lru_cache(maxsize=8)
def for_paper(content: bytes) -> bytes:
    """A picture file (PNG, JPEG) as the PNG that goes on paper, at most 40 kB.

    On white, without empty edges, in few colours; the same file gives the same bytes. Raises
    `UnusableLogo`.
    """
    picture = _trimmed(_opened(content))
    _check(picture)
    for part in (1.0, 0.75, 0.5):
        small = picture.copy()
        small.thumbnail((round(WIDEST * part), round(HIGHEST * part)), Image.Resampling.LANCZOS)
        made = _as_png(small)
        if len(made) <= MOST_BYTES:
            return made
    raise UnusableLogo(NOT_READ)


def logo_of(content: bytes | None, name: str) -> Logo | None:
    """The logo for a document; none where the picture cannot serve as one."""
    if not content:
        return None
    try:
        made = for_paper(content)
    except UnusableLogo:
        return None
    with Image.open(BytesIO(made)) as picture:
        width, height = picture.size
    return Logo(sha=remember(made), width=width, height=height, name=name)


def printed_size(logo: Logo) -> tuple[float, float]:
    """Width and height on paper, in points, as large as the room allows."""
    scale = min(BOX[0] / logo.width, BOX[1] / logo.height)
    return logo.width * scale, logo.height * scale


def _opened(content: bytes) -> Image.Image:
    """The picture on white."""
    if len(content) > LARGEST_FILE:
        raise UnusableLogo(NOT_READ)
    try:
        with catch_warnings():
            simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(content), formats=("PNG", "JPEG"))
            if picture.width * picture.height > MOST_PIXELS:
                raise UnusableLogo(NOT_READ)
            clear = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombWarning) as reason:
        raise UnusableLogo(NOT_READ) from reason
    ground = Image.new("RGBA", clear.size, "white")
    return Image.alpha_composite(ground, clear).convert("RGB")


def _trimmed(picture: Image.Image) -> Image.Image:
    """Without empty edges."""
    white = Image.new("RGB", picture.size, "white")
    edges = ImageChops.difference(picture, white).convert("L").point(lambda grey: grey > _PALE)
    found = edges.getbbox()
    if found is None:
        raise UnusableLogo(TOO_PALE)
    return picture.crop(found)


def _check(picture: Image.Image) -> None:
    width, height = picture.size
    if not TALLEST <= width / height <= FLATTEST:
        raise UnusableLogo(TOO_LONG)
    inches = min(BOX[0], BOX[1] * width / height) / 72
    if width / inches < FEWEST_DOTS:
        raise UnusableLogo(TOO_SMALL.format(width=round(inches * FEWEST_DOTS)))
    dark = sum(picture.convert("L").histogram()[: PALE + 1])
    if dark < DARK_SHARE * width * height:
        raise UnusableLogo(TOO_PALE)


def _as_png(picture: Image.Image) -> bytes:
    few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    made = BytesIO()
    few.save(made, "PNG", optimize=True)
    return made.getvalue()
