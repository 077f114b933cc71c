"""Words of a pack set in Inter: sizes in points, and a memory for what comes back on every page."""

from typing import NamedTuple

from onedesk.paper.document import Run, Words, bold, words
from onedesk.paper.faces import Faces
from onedesk.paper.lines import broken
from onedesk.paper.pieces import Line
from onedesk.paper.sheet import BLACK, DARK, Text
from onedesk.paper.typecanvas import Ink


class Style(NamedTuple):
    """Size in points, leading as a multiple of it, ink, and weight."""

    size: float = 10
    lead: float = 1.4
    ink: Ink = BLACK
    bold: bool = False


BODY = Style()
STRONG = Style(bold=True)
QUIET = Style(ink=DARK)
CELL = Style(9.5, 1.4)
SMALL = Style(8.5, 1.4, DARK)
HEAD = Style(8.5, 1.4, DARK, bold=True)
FOOT = Style(8.4, 1.3, DARK)
HEADING = Style(12, 1.3, bold=True)
NAME = Style(16, 1.25, bold=True)
TITLE = Style(20, 1.2, bold=True)


class Setter:
    """Breaks words into lines of one column; labels are measured once for the whole pack."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        self._known: dict[tuple[str | Words, bool, int], list[Line]] = {}

    def text(self, said: str | Words, width: float, style: Style = BODY) -> Text:
        """The words in lines of at most `width` points."""
        key = said, style.bold, round(width * 1000 / style.size)
        lines = self._known.get(key)
        if lines is None:
            runs = _runs(said, heavy=style.bold)
            lines = self._known[key] = broken(runs, self._faces, key[2])
        return Text(lines, style.size, style.size * style.lead, style.ink)

    def line(self, said: str | Words, style: Style = BODY) -> Text:
        """The words on one line, however long."""
        return self.text(said, 10_000, style)


def _runs(said: str | Words, *, heavy: bool) -> Words:
    if isinstance(said, str):
        return words(bold(said) if heavy else said)
    return tuple(Run(text=run.text, bold=True) for run in said) if heavy else said
