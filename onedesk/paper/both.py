"""How a heading stands with its second language: beside it, or below where there is no room."""

import unicodedata
from typing import NamedTuple

from onedesk.paper.document import bold, words
from onedesk.paper.sheet import DARK, Measure, Sheet, Text
from onedesk.paper.tags import Tag

APART = 14
"""Units between the two languages at least."""

LEAST, MOST = 16, 20
"""Units of the second language: quieter than the heading, never smaller than running text."""


class Both(NamedTuple):
    """A heading, and the same in the language of a BCP 47 code; sizes in points.

    What is read from the right ends at the right edge of the room, where its reader begins.
    """

    first: Text
    second: Text | None = None
    language: str = ""
    room: float = 0
    beside: bool = False
    rtl: bool = False
    start: float = 0
    """How far from the left the second begins, unless it is read from the right."""

    @property
    def height(self) -> float:
        return self.first.height + (0 if self.beside or not self.second else self.second.height)

    def close(self) -> "Both":
        """The same with the second next to the first, where the right edge is another's."""
        return self._replace(rtl=False)

    def draw(self, sheet: Sheet, x: float, top: float, *path: Tag) -> None:
        """Draw both from `top` down; they belong to the element at the end of `path`."""
        with sheet.tagged(*path):
            self.first.draw(sheet, x, top)
        if self.second is None:
            return
        down = self.first.above - self.second.above if self.beside else self.first.height
        with sheet.tagged(*path, Tag("Span", lang=self.language)):
            if self.rtl:
                self.second.draw(sheet, x + self.room, top + down, "right")
            else:
                self.second.draw(sheet, x + self.start, top + down)


def lay(m: Measure, heading: str, second: str, room: float, sizes: tuple[float, float]) -> Both:
    """A heading in bold and its second language within `room`; `sizes` are units and leading."""
    size, lead = sizes
    first = m.text(words(bold(heading)), room, size, lead)
    if not second:
        return Both(first)
    own = min(max(LEAST, 0.75 * size), MOST)
    other = m.text(words(second), room, own, lead)._replace(ink=DARK)
    start = first.width + APART * m.unit
    beside = len(first.lines) == len(other.lines) == 1 and start + other.width <= room
    rtl = unicodedata.bidirectional(second[0]) in {"R", "AL"}
    return Both(first, other, m.second, room, beside, rtl, start if beside else 0)
