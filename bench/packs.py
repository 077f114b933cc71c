"""A school pack of thirty students, beside bare reportlab setting the same lines and shapes.

    .venv/bin/python bench/packs.py

`pack_times(desk)` is what `bench/run.py` calls: its school must have an agreement that holds.
"""

import gc
import statistics
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pytest
from filled import filled_desk
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from onedesk.desk import Desk
from onedesk.desk.pack_views import PackOrder
from onedesk.paper.fonts import INTER, LEXEND, Weight, cut
from onedesk.paper.pack import PackSource, Part
from onedesk.paper.pack_lock import locked
from onedesk.paper.pack_pdf import render_pack
from onedesk.paper.pack_sheet import PackCanvas
from onedesk.paper.pieces import Stretch
from onedesk.paper.typecanvas import Ink, TypeCanvas

Place = tuple[float, float]
WEIGHTS: tuple[Weight, ...] = (400, 600)
TICKED: tuple[Part, ...] = ("summary", "students", "plans", "list", "agenda")
TIMES = 5


class Words(NamedTuple):
    """A stretch of words in one face, and where it stands."""

    text: str
    face: str
    size: float
    place: Place
    ink: Ink


class Page(NamedTuple):
    """All that a page has on it: words, and how many shapes."""

    words: list[Words]
    shapes: list[int]


class PackTimes(NamedTuple):
    """Medians in milliseconds: the file read, the pages, bare reportlab's pages, the lock."""

    read: float
    ours: float
    bare: float
    lock: float
    pages: int

    @property
    def whole(self) -> float:
        """From Enter to the locked file."""
        return self.read + self.ours + self.lock


def pack_times(desk: Desk) -> PackTimes:
    """Make the pack of one school a few times, and the same pages without OneDesk in turn."""
    order = PackOrder("s0", 6, TICKED)
    source = desk.pack_source(order)
    pdf = render_pack(source)
    pages = _pages_of(source)
    _register()
    works: tuple[Callable[[], object], ...] = (
        lambda: desk.pack_source(order),
        lambda: render_pack(source),
        lambda: _bare(pages),
        lambda: locked(pdf, "harbour-violet-seven-oak"),
    )
    spent = [[_time(work) for work in works] for _ in range(TIMES)]
    read, ours, bare, lock = (statistics.median(times) for times in zip(*spent, strict=True))
    return PackTimes(read, ours, bare, lock, len(pages))


def _time(work: Callable[[], object]) -> float:
    """How long the work takes, its own garbage cleared away and nobody else's."""
    gc.collect()
    start = time.perf_counter()
    work()
    gc.collect()
    return (time.perf_counter() - start) * 1000


def _pages_of(source: PackSource) -> list[Page]:
    """Every stretch of words and the number of shapes on each page, noted while it is made."""
    pages = [Page([], [])]
    set_line, show, shape = PackCanvas.set_line, TypeCanvas.showPage, TypeCanvas.shape

    def note_line(
        self: PackCanvas, stretches: list[Stretch], start: Place, size: float, ink: Ink
    ) -> None:
        x, y = start
        for stretch in stretches:
            if stretch.pieces:
                face = stretch.pieces[0][0].face.fontName
                said = "".join(piece.text + " " * spaced for piece, spaced in stretch.pieces)
                pages[-1].words.append(Words(said, face, size, (x, y), ink))
            x += stretch.width * size / 1000
        set_line(self, stretches, start, size, ink)

    def note_page(self: TypeCanvas) -> None:
        pages.append(Page([], []))
        show(self)

    def note_shape(self: TypeCanvas) -> None:
        pages[-1].shapes.append(1)
        shape(self)

    with pytest.MonkeyPatch.context() as noting:
        noting.setattr(PackCanvas, "set_line", note_line)
        noting.setattr(TypeCanvas, "showPage", note_page)
        noting.setattr(TypeCanvas, "shape", note_shape)
        render_pack(source)
    return pages[:-1]


def _register() -> None:
    """The same faces as plain reportlab fonts."""
    for family in (INTER, LEXEND):
        for weight in WEIGHTS:
            name = family.face_name(weight)
            pdfmetrics.registerFont(TTFont(f"Bare{name}", BytesIO(cut(family, weight))))


def _bare(pages: list[Page]) -> bytes:
    """The same words and as many rectangles with reportlab alone: no shaping, no tags."""
    canvas = Canvas(out := BytesIO(), pagesize=A4, invariant=1)
    for page in pages:
        for words in page.words:
            known = words.face.startswith(("Inter", "Lexend"))
            canvas.setFont(f"Bare{words.face}" if known else "BareInter-Regular", words.size)
            canvas.setFillColor(words.ink)
            canvas.drawString(*words.place, words.text)
        for number in range(len(page.shapes) - len(page.words)):
            canvas.setStrokeColor((0.5, 0.5, 0.5))
            canvas.setLineWidth(0.5)
            canvas.rect(60, 100 + number % 600, 32, 13, stroke=1, fill=0)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        times = pack_times(filled_desk(Path(folder)))
    print(f"{times.pages} pages: read {times.read:.0f} ms, made {times.ours:.0f} ms,", end=" ")
    print(f"bare reportlab {times.bare:.0f} ms: {times.ours / times.bare:.2f} times")
    print(f"locked in {times.lock:.0f} ms; from Enter to the file {times.whole:.0f} ms")


if __name__ == "__main__":
    main()
