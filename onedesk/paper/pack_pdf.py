"""A school pack bound into one PDF: laid out first, then drawn, one student at a time."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from io import BytesIO
from typing import NamedTuple

from onedesk.domain.series import listed
from onedesk.paper.document import Document
from onedesk.paper.faces import Faces, faces_for
from onedesk.paper.fonts import INTER, LEXEND
from onedesk.paper.pack import PARTS, PackSource, Part
from onedesk.paper.pack_agenda import agenda_pages
from onedesk.paper.pack_ease import collector_at_rest
from onedesk.paper.pack_flow import COLUMN, FOOT_TOP, SIDE, Page, draw_page
from onedesk.paper.pack_list import list_pages
from onedesk.paper.pack_sheet import PackCanvas, PackSheet
from onedesk.paper.pack_slips import slip_pages
from onedesk.paper.pack_student import student_pages
from onedesk.paper.pack_summary import summary_page
from onedesk.paper.pack_type import FOOT, Setter
from onedesk.paper.pdf import SetOut, new_canvas, set_out
from onedesk.paper.sheet import GREY, Pen
from onedesk.paper.typecanvas import TypeCanvas

Moved = Callable[[int, int], None]
"""Told how many pages are done, and of how many; may raise to end the work."""

TITLES: dict[Part, str] = {
    "summary": "Summary",
    "students": "Each student",
    "plans": "Action plans",
    "list": "List to act on",
    "agenda": "Agenda for our meeting",
    "slips": "Student slips",
}
_KEEP_LOCKED = "Personal data: keep locked"


class _Leaf(NamedTuple):
    """Pages made in one go; `entry` is their own line in the list of contents."""

    part: Part
    entry: str
    pages: Sequence[Page] | SetOut

    @property
    def length(self) -> int:
        """How many pages."""
        return len(self.pages.pages if isinstance(self.pages, SetOut) else self.pages)


_Make = Callable[[], Sequence[Page] | SetOut]


def _nothing(_done: int, _of: int) -> None:
    """Nobody wants to know how far it is."""


def render_pack(source: PackSource, *, moved: Moved = _nothing) -> bytes:
    """The PDF of a pack, not locked: the same source gives the same bytes.

    `moved` is called before each student is laid out and before each is drawn; what it raises ends
    the work. Raises `NoTypeface` when the fonts that come with OneDesk are missing.
    """
    with collector_at_rest(), faces_for(_letters(source), INTER) as faces:
        sheet = PackSheet(_canvas(source, out := BytesIO()))
        leaves = list(_leaves(source, faces, moved))
        _Binder(source, Setter(faces), sheet).bind(leaves, moved)
        sheet.canvas.save()
    return out.getvalue()


def count_pages(source: PackSource, *, moved: Moved = _nothing) -> dict[Part, int]:
    """How many pages each part takes, without drawing them."""
    counts: dict[Part, int] = dict.fromkeys(PARTS, 0)
    with faces_for(_letters(source), INTER) as faces:
        for leaf in _leaves(source, faces, moved):
            counts[leaf.part] += leaf.length
    return counts


def _letters(source: PackSource) -> str:
    """A text that has every letter of the pack: those of its labels are in the home family."""
    return source.model_dump_json()


def _leaves(source: PackSource, faces: Faces, moved: Moved) -> Iterator[_Leaf]:
    """The pages in their order."""
    done = 0
    for part, entry, make in _makers(source, faces):
        moved(0, done)
        leaf = _Leaf(part, entry, make())
        done += leaf.length
        yield leaf


def _makers(source: PackSource, faces: Faces) -> Iterator[tuple[Part, str, _Make]]:
    """What makes the pages of each part that was asked for."""
    setter, lexend = Setter(faces), faces.at_home(LEXEND)
    whole: dict[Part, _Make] = {
        "summary": lambda: [summary_page(source, setter)],
        "list": partial(list_pages, source, setter),
        "agenda": partial(agenda_pages, source, setter),
        "slips": partial(slip_pages, source, Setter(lexend)),
    }
    for part in (one for one in PARTS if one in source.parts):
        if part == "students":
            for student in source.seen:
                yield part, student.name, partial(student_pages, source, student, setter)
        elif part == "plans":
            for copy in source.plans:
                yield part, copy.name, partial(set_out, copy.document, lexend)
        else:
            yield part, "", whole[part]


def _canvas(source: PackSource, out: BytesIO) -> TypeCanvas:
    about = Document(
        title=source.title,
        subject=f"School pack {source.reference}",
        author=source.adviser,
        reference=source.reference,
        day=source.day,
        blocks=(),
    )
    return new_canvas(about, out, PackCanvas)


class _Binder:
    """Draws the leaves one after the other, with numbers and a list of contents."""

    def __init__(self, source: PackSource, setter: Setter, sheet: PackSheet) -> None:
        self._source, self._setter, self._sheet = source, setter, sheet
        self._reference = source.reference
        self._done = self._pages = 0

    def bind(self, leaves: Sequence[_Leaf], moved: Moved) -> None:
        """Draw all leaves; `moved` hears of each before it is drawn, and of the end."""
        self._pages = sum(leaf.length for leaf in leaves)
        part: Part | None = None
        for leaf in leaves:
            moved(self._done, self._pages)
            self._draw(leaf, opens=leaf.part != part)
            part = leaf.part
        moved(self._pages, self._pages)

    def _draw(self, leaf: _Leaf, *, opens: bool) -> None:
        if opens:
            self._sheet.entry(TITLES[leaf.part], 0)
        if leaf.entry:
            self._sheet.entry(leaf.entry, 1)
        if isinstance(leaf.pages, SetOut):  # a plan has a foot of its own
            leaf.pages.draw(self._sheet)
            self._done += leaf.length
            return
        for page in leaf.pages:
            self._done += 1
            draw_page(self._sheet, page)
            self._foot()
            self._sheet.canvas.showPage()

    def _foot(self) -> None:
        source, number = self._source, self._done
        said = contents(source) if number == 1 else f"{source.title}. {_KEEP_LOCKED}."
        number_of = f"Pack {self._reference} · page {number} of {self._pages}"
        right = self._setter.line(number_of, FOOT)
        left = self._setter.text(said, COLUMN - right.width - 20, FOOT)
        with self._sheet.canvas.foot():
            self._sheet.rule(SIDE, FOOT_TOP, COLUMN, Pen(0.5, GREY))
            left.draw(self._sheet, SIDE, FOOT_TOP + 5)
            right.draw(self._sheet, SIDE + COLUMN, FOOT_TOP + 5, "right")


def contents(source: PackSource) -> str:
    """What is in the pack, and what never is."""
    seen, plans = len(source.seen), len(source.plans)
    said: dict[Part, str] = {
        "summary": "summary",
        "students": f"{seen} student page{'' if seen == 1 else 's'}",
        "plans": f"{plans} action plan{'' if plans == 1 else 's'}",
        "list": "list to act on",
        "agenda": "agenda",
        "slips": "student slips",
    }
    inside = listed([said[part] for part in PARTS if part in source.parts])
    return f"In this pack: {inside}. No private notes."
