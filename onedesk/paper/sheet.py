"""A page to draw on, measured in points from its top left corner."""

from functools import cache
from typing import Literal, NamedTuple

from reportlab.lib.pagesizes import A4

from onedesk.paper.document import Words
from onedesk.paper.faces import Faces
from onedesk.paper.lines import Line, broken
from onedesk.paper.typecanvas import Ink, TypeCanvas, number

BLACK: Ink = (0.067, 0.067, 0.067)
DARK: Ink = (0.2, 0.2, 0.2)
GREY: Ink = (0.533, 0.533, 0.533)
WHITE: Ink = (1, 1, 1)
PETROL: Ink = (0.051, 0.29, 0.322)  # #0D4A52: near black where there is no colour

Align = Literal["left", "right", "centre"]
SHIFT: dict[Align, float] = {"left": 0, "right": 1, "centre": 0.5}

WIDTH, HEIGHT = A4
ASCENT, DESCENT = 1.0, 0.25  # of Lexend, in em


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

    def draw(self, sheet: "Sheet", x: float, top: float, align: Align = "left") -> None:
        """Draw the lines from `top` down; `x` is their left edge, right edge or middle."""
        baseline = top + (self.leading - (ASCENT + DESCENT) * self.size) / 2 + ASCENT * self.size
        for line in self.lines:
            start = x - SHIFT[align] * line.width * self.size / 1000
            sheet.text(line, start, baseline, self.size, self.ink)
            baseline += self.leading


class Measure(NamedTuple):
    """The column that text is set in: its left edge and width in points, and the unit of size.

    The unit is 1/16 of the size of running text (0.75 pt at 12 pt), so that all distances grow
    with the letters in large print.
    """

    faces: Faces
    left: float
    width: float
    unit: float
    large: bool

    def text(self, words: Words, width: float, size: float = 16, lead: float = 1.5) -> Text:
        """The words broken to `width` points, at `size` units with `lead` times as much leading."""
        points = size * self.unit
        return Text(broken(words, self.faces, width * 1000 / points), points, points * lead)


class Sheet:
    """The canvas with its axis turned down; each call draws at once, in the order of reading."""

    def __init__(self, canvas: TypeCanvas) -> None:
        self.canvas = canvas
        self._marks = 0

    def text(self, line: Line, x: float, baseline: float, size: float, ink: Ink) -> None:
        """One line from its left edge; signs over letters are drawn after it, unread."""
        pieces = line.pieces()
        self.canvas.set_line(pieces, (x, HEIGHT - baseline), size, ink)
        signs = []
        for piece, spaced in pieces:
            signs += [
                (piece.face, x + mark.across * size / 1000, mark) for mark in piece.glyphs.marks
            ]
            x += (piece.glyphs.width + (piece.face.space if spaced else 0)) * size / 1000
        if signs:
            self.canvas.addLiteral("/Span <</ActualText ()>> BDC")
            for face, across, mark in signs:
                self.canvas.setFont(face.fontName, size)
                up = baseline - mark.up * size / 1000
                self.canvas.drawString(across, HEIGHT - up, mark.glyph)
            self.canvas.addLiteral("EMC")

    def rule(self, x: float, y: float, length: float, pen: Pen) -> None:
        """A level line."""
        self._take(pen)
        self.canvas.line(x, HEIGHT - y, x + length, HEIGHT - y)

    def upright(self, x: float, y: float, length: float, pen: Pen) -> None:
        """An upright line downward from `y`."""
        self._take(pen)
        self.canvas.line(x, HEIGHT - y, x, HEIGHT - y - length)

    def frame(self, area: Area, radius: float, pen: Pen) -> None:
        """A rounded frame."""
        self._take(pen)
        bottom = HEIGHT - area.top - area.height
        self.canvas.roundRect(area.left, bottom, area.width, area.height, radius)

    def disc(self, x: float, y: float, radius: float, fill: Ink, pen: Pen) -> None:
        """A filled circle with an edge, around a point."""
        self._take(pen)
        self.canvas.setFillColor(fill)
        place = f"1 0 0 1 {number(x)} {number(HEIGHT - y)} cm"
        self.canvas.addLiteral(f"q {place} {_circle(radius)} B Q")

    def bookmark(self, title: str, top: float) -> None:
        """An entry in the list of contents that leads to this height of the page."""
        self._marks += 1
        key = f"part-{self._marks}"
        self.canvas.bookmarkHorizontalAbsolute(key, HEIGHT - top)
        self.canvas.addOutlineEntry(title, key)

    def _take(self, pen: Pen) -> None:
        self.canvas.setLineWidth(pen.width)
        self.canvas.setStrokeColor(pen.ink)
        self.canvas.setDash([pen.dash, pen.dash] if pen.dash else [])


@cache
def _circle(radius: float) -> str:
    """The outline of a circle around the origin, of four curves."""
    r, k = number(radius), number(radius * 0.5523)
    return (
        f"{r} 0 m {r} {k} {k} {r} 0 {r} c -{k} {r} -{r} {k} -{r} 0 c "
        f"-{r} -{k} -{k} -{r} 0 -{r} c {k} -{r} {r} -{k} {r} 0 c h"
    )
