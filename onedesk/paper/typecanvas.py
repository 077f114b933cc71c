"""A reportlab canvas that sets shaped lines of text in one stroke each."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfgen.canvas import Canvas

from onedesk.paper.faces import Face
from onedesk.paper.lines import Piece

rl_config.useA85 = 0  # streams as they are: a fifth smaller than as letters

Ink = tuple[float, float, float]


def number(value: float) -> str:
    """A number as PDF writes it, exact to a thousandth of a point."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


class TypeCanvas(Canvas):
    """The canvas of one document.

    reportlab's own way to draw shaped text works letter by letter and takes half the time of a
    page; this writes the same operators a line at a time.
    """

    _doc: PDFDocument

    def set_line(
        self, pieces: list[tuple[Piece, bool]], start: tuple[float, float], size: float, ink: Ink
    ) -> None:
        """Set pieces one after the other from `start`, a space after those marked so."""
        x, y = start
        code = [f"BT {' '.join(map(number, ink))} rg 1 0 0 1 {number(x)} {number(y)} Tm"]
        for face, stretch in groupby(pieces, key=lambda pair: pair[0].face):
            subset = -1
            for runs_subset, operands in self._operands(face, stretch):
                if runs_subset != subset:
                    subset = runs_subset
                    name = face.getSubsetInternalName(subset, self._doc)
                    code.append(f"{name} {number(size)} Tf")
                code.append(f"[{operands}] TJ")
        self.addLiteral(" ".join([*code, "ET"]))

    def _operands(
        self, face: Face, pieces: Iterable[tuple[Piece, bool]]
    ) -> Iterator[tuple[int, str]]:
        """What to show with one font: strings of glyphs, and between them how far to go back."""
        runs: list[tuple[str, float]] = []
        for piece, spaced in pieces:
            runs += piece.glyphs.runs
            if spaced:
                runs.append((" ", 0))
        subset, operands = -1, ""
        for text, back in _joined(runs):
            for of_text, codes in face.splitString(text, self._doc):
                if of_text != subset and operands:
                    yield subset, operands
                    operands = ""
                subset = of_text
                operands += f"<{codes.hex()}>"
            if back:
                operands += number(back)
        if operands:
            yield max(subset, 0), operands


def _joined(runs: list[tuple[str, float]]) -> Iterator[tuple[str, float]]:
    """Runs after which the pen stays where it is, joined with the next."""
    held = ""
    for text, back in runs:
        held += text
        if back:
            yield held, back
            held = ""
    if held:
        yield held, 0
