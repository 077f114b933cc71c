"""Documents set in type: the one door to their PDF."""

from contextlib import nullcontext
from io import BytesIO
from typing import NamedTuple

from reportlab.lib.units import mm

from onedesk.paper.document import Document, words
from onedesk.paper.faces import Faces, faces_for
from onedesk.paper.filler import Page, Space
from onedesk.paper.fonts import STYLES
from onedesk.paper.pages import fill
from onedesk.paper.sheet import DARK, GREY, HEIGHT, WIDTH, Measure, Pen, Sheet, Text
from onedesk.paper.typecanvas import TypeCanvas

TOP, RIGHT, BOTTOM, LEFT = 15 * mm, 18 * mm, 12 * mm, 20 * mm
SIZE, LARGE_SIZE = 12, 16
"""Points of all that a student reads; only headings are larger, and the foot smaller."""

FOOT_SIZE = 12.66  # units: page number and print reference, which nobody reads through


def render(document: Document) -> bytes:
    """The PDF of a document, A4: the same document gives the same bytes.

    Documents may be set on several threads at once. Raises `NoTypeface` when the fonts that come
    with OneDesk are missing.
    """
    with faces_for(document.model_dump_json()) as faces:
        sheet = Sheet(new_canvas(document, output := BytesIO()))
        set_out(document, faces).draw(sheet)
        sheet.canvas.save()
        return output.getvalue()


def warm() -> None:
    """Load what every plan needs, so that the first one does not wait for it."""
    with faces_for("") as faces:
        for weight in STYLES:
            faces.face(faces.home, weight)


def new_canvas(
    document: Document, output: BytesIO, kind: type[TypeCanvas] = TypeCanvas
) -> TypeCanvas:
    """A canvas that bears the document's title, language and day; nothing is drawn yet."""
    canvas = kind(
        output,
        pagesize=(WIDTH, HEIGHT),
        pageCompression=1,
        pdfVersion=(1, 7),
        invariant=True,
        lang=document.language,
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
    """What a student reads is as large as the rest; what comes on every page is smaller."""
    numbering = document.numbering.format(page=page, pages=pages)
    said = document.foot if page == 1 else document.foot_later
    right = m.text(words(numbering), m.width, FOOT_SIZE, 1.35)._replace(ink=DARK)
    room = m.width - right.width - 20 * m.unit
    size = FOOT_SIZE if said == document.foot_later else 16
    return _Foot(m.text(words(said), room, size, 1.35)._replace(ink=DARK), right)


class SetOut(NamedTuple):
    """A document on its pages, ready to be drawn; `rule` is the height of the line at the foot."""

    document: Document
    m: Measure
    pages: list[Page]
    rule: float

    def draw(self, sheet: Sheet) -> None:
        """Draw every page; the canvas turns to a new one after each."""
        for number, page in enumerate(self.pages, start=1):
            for placed in page:
                placed.laid.draw(sheet, placed.top)
            self._draw_foot(sheet, number)
            sheet.canvas.showPage()

    def _draw_foot(self, sheet: Sheet, number: int) -> None:
        """The agreement on the first page is there to be read; what comes on every page is not."""
        m, below = self.m, self.rule + 9 * self.m.unit
        sheet.rule(LEFT, self.rule, m.width, Pen(0.9 * m.unit, GREY))
        foot = _foot(self.document, m, number, len(self.pages))
        with nullcontext() if number == 1 else sheet.canvas.foot():
            foot.left.draw(sheet, LEFT, below)
        with sheet.canvas.foot():
            foot.right.draw(sheet, LEFT + m.width, below, "right")


def set_out(document: Document, faces: Faces) -> SetOut:
    """The document laid out on as many pages as it needs."""
    unit = (LARGE_SIZE if document.large else SIZE) / 16
    m = Measure(
        faces, LEFT, WIDTH - LEFT - RIGHT, unit, document.large, second=document.second_language
    )
    tallest = max(_foot(document, m, page, 9).height for page in (1, 2))
    rule = HEIGHT - BOTTOM - tallest - 10 * m.unit
    return SetOut(document, m, fill(document.blocks, m, Space(TOP, rule - 10 * m.unit)), rule)
