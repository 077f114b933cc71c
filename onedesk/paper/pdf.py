"""Documents set in type: the one door to their PDF."""

from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from reportlab.lib.units import mm

from onedesk.paper.document import Document, words
from onedesk.paper.faces import Faces
from onedesk.paper.fonts import LEXEND, default_cache
from onedesk.paper.pages import Space, fill
from onedesk.paper.sheet import DARK, GREY, HEIGHT, WIDTH, Measure, Pen, Sheet, Text
from onedesk.paper.typecanvas import TypeCanvas

TOP, RIGHT, BOTTOM, LEFT = 15 * mm, 18 * mm, 12 * mm, 20 * mm
SIZE, LARGE_SIZE = 12, 16

_ONE_AT_A_TIME = Lock()
"""reportlab's fonts read from a place they remember; two documents at once would mix it up."""


def render(document: Document, *, fonts: Path | None = None) -> bytes:
    """The PDF of a document, A4: the same document gives the same bytes.

    `fonts` is the folder where font instances are kept (default: the user's cache). Raises
    `NoTypeface` when the fonts that come with OneDesk are missing.
    """
    with _ONE_AT_A_TIME:
        faces = Faces(fonts or default_cache())
        unit = (LARGE_SIZE if document.large else SIZE) / 16
        measure = Measure(faces, LEFT, WIDTH - LEFT - RIGHT, unit, document.large)
        sheet = Sheet(_canvas(document, faces, output := BytesIO()))
        _draw(document, sheet, measure)
        sheet.canvas.save()
        return output.getvalue()


def _canvas(document: Document, faces: Faces, output: BytesIO) -> TypeCanvas:
    canvas = TypeCanvas(
        output,
        pagesize=(WIDTH, HEIGHT),
        pageCompression=1,
        pdfVersion=(1, 7),
        invariant=True,
        lang=document.language,
        initialFontName=faces.face(LEXEND, 400).fontName,  # type: ignore[arg-type]  # a stub's slip
    )
    canvas.setTitle(document.title)
    canvas.setAuthor(document.author)
    canvas.setSubject(document.subject)
    canvas.setCreator("OneDesk")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    if document.day:
        made = f"D:{document.day:%Y%m%d}120000Z"  # the day it bears, not the moment of setting
        canvas.setDateFormatter(lambda *_now: made)
    return canvas


class _Foot(NamedTuple):
    """The foot of one page: words at the left, its number at the right."""

    left: Text
    right: Text

    @property
    def height(self) -> float:
        return max(self.left.height, self.right.height)


def _foot(document: Document, m: Measure, page: int, pages: int) -> _Foot:
    numbering = document.numbering.format(page=page, pages=pages)
    said = document.foot if page == 1 else document.foot_later
    right = m.text(words(numbering), m.width, 12.66, 1.35)._replace(ink=DARK)
    room = m.width - right.width - 20 * m.unit
    return _Foot(m.text(words(said), room, 12.66, 1.35)._replace(ink=DARK), right)


def _draw(document: Document, sheet: Sheet, m: Measure) -> None:
    tallest = max(_foot(document, m, page, 9).height for page in (1, 2))
    rule = HEIGHT - BOTTOM - tallest - 10 * m.unit
    pages = fill(document.blocks, m, Space(TOP, rule - 10 * m.unit))
    for number, page in enumerate(pages, start=1):
        for placed in page:
            placed.laid.draw(sheet, placed.top)
        sheet.rule(LEFT, rule, m.width, Pen(0.9 * m.unit, GREY))
        foot = _foot(document, m, number, len(pages))
        foot.left.draw(sheet, LEFT, rule + 9 * m.unit)
        foot.right.draw(sheet, LEFT + m.width, rule + 9 * m.unit, "right")
        sheet.canvas.showPage()
