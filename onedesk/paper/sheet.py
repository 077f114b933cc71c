"""A page to draw on, measured in points from its top left corner."""

from typing import Literal, NamedTuple

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from onedesk.paper.document import Words
from onedesk.paper.faces import Faces
from onedesk.paper.lines import Line, broken

Ink = tuple[float, float, float]
BLACK: Ink = (0.067, 0.067, 0.067)
DARK: Ink = (0.2, 0.2, 0.2)
GREY: Ink = (0.533, 0.533, 0.533)
WHITE: Ink = (1, 1, 1)
PETROL: Ink = (0.051, 0.29, 0.322)  # #0D4A52: near black where there is no colour

Align = Literal["left", "right", "centre"]
SHIFT: dict[Align, float] = {"left": 0, "right": 1, "centre": 0.5}

WIDTH, HEIGHT = A4
ASCENT, DESCENT = 1.0, 0.25  # of Lexend, in em


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

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def text(self, line: Line, x: float, baseline: float, size: float, ink: Ink) -> None:
        """One line from its left edge; signs over letters are drawn after it, unread."""
        text = self.canvas.beginText(x, HEIGHT - baseline)
        text.setFillColor(ink)
        face, signs = None, []
        for piece, spaced in line.pieces():
            if piece.face is not face:
                face = piece.face
                text.setFont(face.fontName, size)
            drawn, marks, width = piece.glyphs
            signs += [(face, x + mark.across * size / 1000, mark) for mark in marks]
            text.textOut(drawn + " " if spaced else drawn)
            x += (width + (face.space if spaced else 0)) * size / 1000
        self.canvas.drawText(text)
        if signs:
            self.canvas.addLiteral("/Span <</ActualText ()>> BDC")
            for face, across, mark in signs:
                self.canvas.setFont(face.fontName, size)
                up = baseline - mark.up * size / 1000
                self.canvas.drawString(across, HEIGHT - up, mark.glyph)
            self.canvas.addLiteral("EMC")

    def rule(self, x: float, y: float, length: float, width: float, ink: Ink = BLACK) -> None:
        """A level line."""
        self._pen(width, ink)
        self.canvas.line(x, HEIGHT - y, x + length, HEIGHT - y)

    def dashes(self, x: float, y: float, length: float, width: float, dash: float) -> None:
        """A level line of dashes; dots when a dash is as long as the line is wide."""
        self._pen(width, DARK if dash <= width else BLACK)
        self.canvas.setDash([dash, dash])
        self.canvas.line(x, HEIGHT - y, x + length, HEIGHT - y)
        self.canvas.setDash([])

    def upright(self, x: float, y: float, length: float, width: float, ink: Ink = BLACK) -> None:
        """An upright line downward from `y`."""
        self._pen(width, ink)
        self.canvas.line(x, HEIGHT - y, x, HEIGHT - y - length)

    def frame(self, corner: tuple[float, float], size: tuple[float, float], radius: float) -> None:
        """A rounded frame in the pen and dash that are set."""
        (x, y), (width, height) = corner, size
        self.canvas.roundRect(x, HEIGHT - y - height, width, height, radius)

    def circle(
        self, x: float, y: float, radius: float, fill: Ink, edge: tuple[float, Ink]
    ) -> None:
        """A disc with an edge of the given width and ink."""
        self._pen(*edge)
        self.canvas.setFillColor(fill)
        self.canvas.circle(x, HEIGHT - y, radius, stroke=1, fill=1)

    def pen(self, width: float, dash: float = 0) -> None:
        """Set the pen for frames; a `dash` of 0 draws a whole line."""
        self._pen(width, BLACK)
        self.canvas.setDash([dash, dash] if dash else [])

    def _pen(self, width: float, ink: Ink) -> None:
        self.canvas.setLineWidth(width)
        self.canvas.setStrokeColor(ink)
