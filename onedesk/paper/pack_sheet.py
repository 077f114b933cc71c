"""A page of a pack to draw on: filled boxes, hatching and marks beside what every sheet can do."""

from contextlib import AbstractContextManager
from functools import cached_property

from onedesk.paper.pieces import Line, Stretch
from onedesk.paper.sheet import HEIGHT, Area, Pen, Sheet
from onedesk.paper.tags import Tag
from onedesk.paper.typecanvas import Ink, TypeCanvas, inks, number

HATCH = 3.6
"""Points between two lines of a hatch."""


class PackCanvas(TypeCanvas):
    """The canvas of many pages: what was set once is set again without working it out anew."""

    @cached_property
    def _known(self) -> dict[tuple[int, float], tuple[list[Stretch], str]]:
        """What shows a line of a size, by the id of its stretches; they are kept with it."""
        return {}

    def set_line(
        self, stretches: list[Stretch], start: tuple[float, float], size: float, ink: Ink
    ) -> None:
        key = id(stretches), size
        known = self._known.get(key)
        if known is None:
            shown = " ".join(self._shown(stretches[0].pieces, size)) if _plain(stretches) else ""
            known = self._known[key] = stretches, shown
        if not known[1]:
            super().set_line(stretches, start, size, ink)
            return
        x, y = start
        with self.paragraph():
            self.shape()
            self._code.append(f"BT {inks(ink)} rg 1 0 0 1 {number(x)} {number(y)} Tm {known[1]} ET")


def _plain(stretches: list[Stretch]) -> bool:
    """Whether a line is one stretch that its glyphs tell, without signs over or under letters."""
    if len(stretches) != 1 or stretches[0].said:
        return False
    return not any(piece.glyphs.marks for piece, _ in stretches[0].pieces)


class PackSheet(Sheet):
    """The sheet of a whole pack; what is bound into it makes no bookmarks of its own."""

    def __init__(self, canvas: TypeCanvas) -> None:
        super().__init__(canvas)
        self._entries = 0
        self._stretches: dict[int, tuple[Line, list[Stretch]]] = {}

    def text(self, line: Line, x: float, baseline: float, size: float, ink: Ink) -> None:
        known = self._stretches.get(id(line))
        if known is None:
            known = self._stretches[id(line)] = line, line.stretches()
        self.canvas.set_line(known[1], (x, HEIGHT - baseline), size, ink)

    def bookmark(self, title: str, top: float) -> None:
        """Headings inside an action plan are no entries of the pack."""

    def entry(self, title: str, level: int) -> None:
        """An entry in the list of contents that leads to this page; level 0 opens a part."""
        self._entries += 1
        key = f"pack-{self._entries}"
        self.canvas.bookmarkPage(key)
        self.canvas.addOutlineEntry(title, key, level, closed=level == 0)

    def cell(self, row: int, column: int, *, head: bool) -> AbstractContextManager[None]:
        """What is drawn within is a cell of the table at hand."""
        return self.tagged(Tag("Table"), Tag("TR", row), Tag("TH" if head else "TD", column))

    def fill(self, area: Area, ink: Ink, edge: Pen | None = None) -> None:
        """A filled rectangle, with an edge where one is given."""
        paint = f"{self._taken(edge)}{inks(ink)} rg" if edge else f"{inks(ink)} rg"
        self.canvas.addLiteral(f"{paint} {_box(area)} re {'B' if edge else 'f'}")

    def outline(self, area: Area, edge: Pen) -> None:
        """The edge of a rectangle alone."""
        self.canvas.addLiteral(f"{self._taken(edge)}{_box(area)} re S")

    def hatch(self, area: Area, pen: Pen, step: float = HATCH) -> None:
        """Diagonal lines inside a rectangle."""
        bottom, right = HEIGHT - area.top - area.height, area.left + area.width
        low, high = number(bottom), number(bottom + area.height)
        lines, x = [], area.left - area.height + step / 2
        while x < right:
            lines.append(f"{number(x)} {low} m {number(x + area.height)} {high} l")
            x += step
        taken = self._taken(pen)
        self.canvas.addLiteral(f"{taken}q {_box(area)} re W n {' '.join(lines)} S Q")

    def diamond(self, x: float, y: float, radius: float, fill: Ink, pen: Pen) -> None:
        """A square on its tip around a point."""
        up = HEIGHT - y
        corners = ((x - radius, up), (x, up + radius), (x + radius, up), (x, up - radius))
        first, *others = (f"{number(a)} {number(b)}" for a, b in corners)
        path = f"{first} m {' '.join(f'{one} l' for one in others)} h"
        self.canvas.addLiteral(f"{self._taken(pen)}{inks(fill)} rg {path} B")


def _box(area: Area) -> str:
    bottom = HEIGHT - area.top - area.height
    return " ".join(map(number, (area.left, bottom, area.width, area.height)))
