"""A reportlab canvas that sets shaped lines of text in one stroke each, and says what they are."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from functools import cache, cached_property
from itertools import groupby
from typing import Literal

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfgen.canvas import Canvas
from typing_extensions import override

from onedesk.paper.faces import Face
from onedesk.paper.pieces import Piece, Stretch
from onedesk.paper.tags import FOOT, Path, Structure, Tag

rl_config.useA85 = 0  # streams as they are: a fifth smaller than as letters

Ink = tuple[float, float, float]


def number(value: float) -> str:
    """A number as PDF writes it, exact to a thousandth of a point."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


@cache
def inks(ink: Ink) -> str:
    """The three parts of a colour as PDF writes them."""
    return " ".join(map(number, ink))


class TypeCanvas(Canvas):
    """The canvas of one document.

    reportlab's own way to draw shaped text works letter by letter and takes half the time of a
    page; this writes the same operators a line at a time. Every mark is part of an element of the
    document or decoration: text that nobody has tagged is a paragraph, all else decoration.
    """

    _doc: PDFDocument
    _code: list[str]

    _path: Path | None = None
    _open: Path | str | None = None
    _paragraphs = _spans = 0
    pen = ""
    """The operators that took up the pen in hand."""

    @cached_property
    def _structure(self) -> Structure:
        return Structure()

    def _make_preamble(self) -> None:
        """Reportlab would begin with a font that is not ours."""
        self._preamble = "1 0 0 1 0 0 cm"

    @contextmanager
    def tagged(self, *path: Tag) -> Iterator[None]:
        """What is drawn within belongs to the element at the end of `path`."""
        before, self._path = self._path, path
        yield
        self._path = before

    @contextmanager
    def paragraph(self) -> Iterator[None]:
        """Text that is drawn within is one paragraph, unless something has tagged it already."""
        if self._path is not None:
            yield
            return
        self._paragraphs += 1
        with self.tagged(Tag("P", -self._paragraphs)):
            yield

    @contextmanager
    def foot(self) -> Iterator[None]:
        """What is drawn within is the foot of the page: no part of what there is to read."""
        before, self._path = self._path, ()
        self._turn_to(FOOT)
        yield
        self._path = before
        self._turn_to(None)

    @override
    def addLiteral(self, s: object, escaped: Literal[0, 1] = 1) -> None:
        """Operators that draw a shape."""
        self.shape()
        super().addLiteral(s, escaped)

    def shape(self) -> None:
        """To be called before reportlab's own methods draw a shape."""
        self._turn_to(self._path or ())

    def set_line(
        self, stretches: list[Stretch], start: tuple[float, float], size: float, ink: Ink
    ) -> None:
        """Set the stretches of a line one after the other from `start`."""
        if not self._path and self._open != FOOT:
            with self.paragraph():
                self.set_line(stretches, start, size, ink)
            return
        x, y = start
        colour = inks(ink)
        signs: list[str] = []
        for stretch in stretches:
            here = f"BT {colour} rg 1 0 0 1 {number(x)} {number(y)} Tm"
            shown = " ".join(self._shown(stretch.pieces, size))
            with self._told(stretch) if stretch.said else nullcontext():
                self.shape()
                self._code.append(f"{here} {shown} ET")
            signs += self._signs(stretch, (x, y), size)
            x += stretch.width * size / 1000
        if signs:
            self._code.append(f"{_replaced('')} BT {colour} rg {' '.join(signs)} ET EMC")

    @contextmanager
    def _told(self, stretch: Stretch) -> Iterator[None]:
        """What the glyphs set within stand for.

        Programs that read a page by the places of its letters turn what runs from the right round
        by themselves, so there the text belongs to an element: for those that read the structure.
        """
        if not stretch.rtl:
            self.shape()
            self._code.append(_replaced(stretch.said))
            yield
            self._code.append("EMC")
        elif self._path:
            self._spans += 1
            with self.tagged(*self._path, Tag("Span", self._spans, said=stretch.said)):
                yield
        else:
            yield

    @override
    def showPage(self) -> None:
        self._turn_to(None)
        page = self._doc.thisPageName()
        super().showPage()
        self.pen = ""
        self._structure.turn(self._doc, page)

    def save(self) -> None:
        self._structure.write(self._doc)
        super().save()

    def _turn_to(self, path: Path | str | None) -> None:
        """Close the stretch of marks at hand where it is of another element, and open the new."""
        if path == self._open or (path == () and self._open == FOOT):
            return
        if self._open is not None:
            self._code.append("EMC")
        if path is not None:
            self._code.append(path if isinstance(path, str) else self._structure.mark(path))
        self._open = path

    def _shown(self, pieces: list[tuple[Piece, bool]], size: float) -> Iterator[str]:
        for face, stretch in groupby(pieces, key=lambda pair: pair[0].face):
            subset = -1
            for runs_subset, operands in self._operands(face, stretch):
                if runs_subset != subset:
                    subset = runs_subset
                    name = face.getSubsetInternalName(subset, self._doc)
                    yield f"{name} {number(size)} Tf"
                yield f"[{operands}] TJ"

    def _signs(self, stretch: Stretch, start: tuple[float, float], size: float) -> Iterator[str]:
        """The signs over and under letters, each at its own place."""
        x, y = start
        for piece, spaced in stretch.pieces:
            for mark in piece.glyphs.marks:
                across, up = x + mark.across * size / 1000, y + mark.up * size / 1000
                yield f"1 0 0 1 {number(across)} {number(up)} Tm"
                ((subset, code),) = piece.face.splitString(mark.glyph, self._doc)
                name = piece.face.getSubsetInternalName(subset, self._doc)
                yield f"{name} {number(size)} Tf <{code.hex()}> Tj"
            x += (piece.glyphs.width + (piece.face.space if spaced else 0)) * size / 1000

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


def _replaced(text: str) -> str:
    """Opens a stretch of marks that reads as `text`."""
    return f"/Span <</ActualText <feff{text.encode('utf-16-be').hex()}>>> BDC"


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
