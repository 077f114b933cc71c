"""A page to draw on, measured in points from its top left corner."""

from contextlib import AbstractContextManager
from functools import cache, lru_cache
from io import BytesIO
from typing import Literal, NamedTuple

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader

from onedesk.paper.document import Words
from onedesk.paper.faces import Faces
from onedesk.paper.lines import broken
from onedesk.paper.pieces import Line
from onedesk.paper.tags import Tag
from onedesk.paper.typecanvas import Ink, TypeCanvas, inks, number

BLACK: Ink = (0.067, 0.067, 0.067)
DARK: Ink = (0.2, 0.2, 0.2)
GREY: Ink = (0.533, 0.533, 0.533)
WHITE: Ink = (1, 1, 1)
PETROL: Ink = (0.051, 0.29, 0.322)  # #0D4A52: near black where there is no colour

Align = Literal["left", "right", "centre"]
SHIFT: dict[Align, float] = {"left": 0, "right": 1, "centre": 0.5}

WIDTH, HEIGHT = A4
ASCENT, DESCENT = 1.0, 0.25  # of Lexend, in em

LEADS = (1.5, 1.42, 1.35)
"""Leading at most, by how tight it is."""

SPACES = (1.0, 0.75, 0.5)
"""How much of the space between and in blocks is left, by how tight it is."""


class Pen(NamedTuple):
    """What lines are drawn with: width and length of a dash in points (0 for a whole line)."""

    width: float
    ink: Ink = BLACK
    dash: float = 0


class Area(NamedTuple):
    """A rectangle in points from the top left corner of the page."""

    left: float
    top: float
    width: float
    height: float


class Text(NamedTuple):
    """Lines of one size, ready to be drawn; sizes in points."""

    lines: list[Line]
    size: float
    leading: float
    ink: Ink = BLACK

    @property
    def height(self) -> float:
        return len(self.lines) * self.leading

    @property
    def width(self) -> float:
        return max(line.width for line in self.lines) * self.size / 1000

    @property
    def above(self) -> float:
        """From the top down to where the letters of the first line stand."""
        return (self.leading - (ASCENT + DESCENT) * self.size) / 2 + ASCENT * self.size

    def draw(self, sheet: "Sheet", x: float, top: float, align: Align = "left") -> None:
        """Draw the lines from `top` down; `x` is their left edge, right edge or middle."""
        baseline = top + self.above
        with sheet.canvas.paragraph():
            for line in self.lines:
                start = x - SHIFT[align] * line.width * self.size / 1000
                sheet.text(line, start, baseline, self.size, self.ink)
                baseline += self.leading


class Measure(NamedTuple):
    """The column that text is set in: its left edge and width in points, and the unit of size.

    The unit is 1/16 of the size of running text (0.75 pt at 12 pt), so that all distances grow
    with the letters in large print. `tight` is how much closer everything stands where a plan would
    need a third page: 0, 1 or 2; letters never get smaller, lines of large print never closer.
    `second` is the code of the language that headings bear beside English.
    """

    faces: Faces
    left: float
    width: float
    unit: float
    large: bool
    tight: int = 0
    second: str = ""

    def gap(self, units: float) -> float:
        """Free space of so many units, in points: less where it is tight."""
        return units * self.unit * SPACES[self.tight]

    def text(self, words: Words, width: float, size: float = 16, lead: float = 1.5) -> Text:
        """The words broken to `width` points, at `size` units with `lead` times as much leading."""
        points, lead = size * self.unit, min(lead, LEADS[0 if self.large else self.tight])
        return Text(broken(words, self.faces, width * 1000 / points), points, points * lead)


class Sheet:
    """The canvas with its axis turned down; each call draws at once, in the order of reading."""

    def __init__(self, canvas: TypeCanvas) -> None:
        self.canvas = canvas
        self._marks = 0

    def tagged(self, *path: Tag) -> AbstractContextManager[None]:
        """What is drawn within belongs to the element at the end of `path`."""
        return self.canvas.tagged(*path)

    def text(self, line: Line, x: float, baseline: float, size: float, ink: Ink) -> None:
        """One line from its left edge."""
        self.canvas.set_line(line.stretches(), (x, HEIGHT - baseline), size, ink)

    def rule(self, x: float, y: float, length: float, pen: Pen) -> None:
        """A level line."""
        self._line((x, HEIGHT - y), (x + length, HEIGHT - y), pen)

    def upright(self, x: float, y: float, length: float, pen: Pen) -> None:
        """An upright line downward from `y`."""
        self._line((x, HEIGHT - y), (x, HEIGHT - y - length), pen)

    def frame(self, area: Area, radius: float, pen: Pen) -> None:
        """A rounded frame."""
        place = f"1 0 0 1 {number(area.left)} {number(HEIGHT - area.top - area.height)} cm"
        path = _rounded(area.width, area.height, radius)
        self.canvas.addLiteral(f"{self._taken(pen)}q {place} {path} S Q")

    def disc(self, x: float, y: float, radius: float, fill: Ink, pen: Pen) -> None:
        """A filled circle with an edge, around a point."""
        place = f"1 0 0 1 {number(x)} {number(HEIGHT - y)} cm"
        path = f"{inks(fill)} rg {_circle(radius)}"
        self.canvas.addLiteral(f"{self._taken(pen)}q {place} {path} B Q")

    def picture(self, area: Area, png: bytes) -> None:
        """A picture that fills an area."""
        self.canvas.shape()
        bottom = HEIGHT - area.top - area.height
        image = ImageReader(BytesIO(png))
        self.canvas.drawImage(image, area.left, bottom, area.width, area.height)

    def bookmark(self, title: str, top: float) -> None:
        """An entry in the list of contents that leads to this height of the page."""
        self._marks += 1
        key = f"part-{self._marks}"
        self.canvas.bookmarkHorizontalAbsolute(key, HEIGHT - top)
        self.canvas.addOutlineEntry(title, key)

    def _line(self, start: tuple[float, float], end: tuple[float, float], pen: Pen) -> None:
        (x, y), (to_x, to_y) = start, end
        path = f"{number(x)} {number(y)} m {number(to_x)} {number(to_y)} l S"
        self.canvas.addLiteral(f"{self._taken(pen)}{path}")

    def _taken(self, pen: Pen) -> str:
        """What takes up the pen; nothing where it is in hand."""
        operators = _operators(pen)
        if self.canvas.pen == operators:
            return ""
        self.canvas.pen = operators
        return operators


@cache
def _operators(pen: Pen) -> str:
    dash = f"{number(pen.dash)} {number(pen.dash)}" if pen.dash else ""
    return f"{inks(pen.ink)} RG {number(pen.width)} w [{dash}] 0 d "


BEND = 0.5523
"""How far the handles of a curve that stands for a quarter of a circle reach, of its radius."""


@cache
def _circle(radius: float) -> str:
    """The outline of a circle around the origin, of four curves."""
    r, k = number(radius), number(radius * BEND)
    return (
        f"{r} 0 m {r} {k} {k} {r} 0 {r} c -{k} {r} -{r} {k} -{r} 0 c "
        f"-{r} -{k} -{k} -{r} 0 -{r} c {k} -{r} {r} -{k} {r} 0 c h"
    )


@lru_cache(maxsize=256)
def _rounded(width: float, height: float, radius: float) -> str:
    """The outline of a frame up and right of the origin."""
    held = radius * (1 - BEND)
    w, h, r, k = number(width), number(height), number(radius), number(held)
    near_w, near_h = number(width - radius), number(height - radius)
    bent_w, bent_h = number(width - held), number(height - held)
    return (
        f"{r} 0 m {near_w} 0 l {bent_w} 0 {w} {k} {w} {r} c "
        f"{w} {near_h} l {w} {bent_h} {bent_w} {h} {near_w} {h} c "
        f"{r} {h} l {k} {h} 0 {bent_h} 0 {near_h} c 0 {r} l 0 {k} {k} 0 {r} 0 c h"
    )
