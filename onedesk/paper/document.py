"""A printed document as data: blocks of words in reading order, kept word for word."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from onedesk.domain.value import Value
from onedesk.paper.errors import UnknownDocument
from onedesk.paper.tabular import Slips, Table


class Run(Value):
    """Some words in one weight."""

    text: str
    bold: bool = False


Words = tuple[Run, ...]
"""Runs set one after the other; a line feed in a text begins a new line."""


def words(*texts: str | Run) -> Words:
    """Runs from plain texts and runs; empty ones are left out."""
    runs = (Run(text=text) if isinstance(text, str) else text for text in texts)
    return tuple(run for run in runs if run.text)


def bold(text: str) -> Run:
    """The text in the heavier weight."""
    return Run(text=text, bold=True)


def plain(text: Words) -> str:
    """The runs as one text."""
    return "".join(run.text for run in text)


class Logo(Value):
    """The picture of a service by its name in `onedesk.paper.pictures`, its size in pixels, whose.

    The picture itself would be many times as long as the words of a document; where it is not at
    hand, `name` is set in words in its place.
    """

    sha: str
    width: int
    height: int
    name: str


class Masthead(Value):
    """The top of the first page: whose it is and when, and at the right who gave it."""

    kind: Literal["masthead"] = "masthead"
    title: str
    second: str = ""
    below: str
    aside: tuple[Words, ...] = ()
    logo: Logo | None = None

    def lines(self) -> Iterator[str]:
        yield self.title
        yield from filter(None, (self.second, self.below))
        yield from map(plain, self.aside)


class Path(Value):
    """Numbered steps on a line: those in `held` filled, `here` ringed, the rest to come."""

    kind: Literal["path"] = "path"
    steps: int
    here: int
    held: tuple[int, ...] = ()
    caption: str

    @property
    def told(self) -> str:
        """The drawing in words."""
        past = f"Talks held: {', '.join(map(str, self.held))}. " if self.held else ""
        return f"A path of {self.steps} talks. {past}You are at talk {self.here}."

    def lines(self) -> Iterator[str]:
        yield self.caption


class Heading(Value):
    """Opens a part; `top` opens a page in larger type. Each is a bookmark of the PDF."""

    kind: Literal["heading"] = "heading"
    text: str
    second: str = ""
    top: bool = False

    def lines(self) -> Iterator[str]:
        yield from filter(None, (self.text, self.second))


class Paragraph(Value):
    """Running text, left aligned, in lines of about 70 letters."""

    kind: Literal["paragraph"] = "paragraph"
    words: Words

    def lines(self) -> Iterator[str]:
        yield plain(self.words)


class Box(Value):
    """A framed note with a title."""

    title: str
    second: str = ""
    lines: tuple[Words, ...]


class Boxes(Value):
    """Framed notes side by side; below each other in large print."""

    kind: Literal["boxes"] = "boxes"
    boxes: tuple[Box, ...]

    def lines(self) -> Iterator[str]:
        for box in self.boxes:
            yield from filter(None, (box.title, box.second))
            yield from map(plain, box.lines)


class ActionBox(Value):
    """One action with a box to tick; a dashed frame says that the adviser does it.

    An action box is never split over two pages.
    """

    kind: Literal["action"] = "action"
    words: Words
    who: Words
    by: str = ""
    dashed: bool = False

    def lines(self) -> Iterator[str]:
        yield plain(self.words)
        yield plain(self.who)
        if self.by:
            yield self.by


class DotRow(Value):
    """What is known of one area: `dots` of `of` are filled, those above `before` ringed as new."""

    area: str
    dots: int
    of: int = 5
    before: int | None = None
    says: str

    @property
    def told(self) -> str:
        """The dots in words."""
        new = sum(self.new(dot) for dot in range(1, self.of + 1))
        return f"{self.dots} of {self.of} dots{f', {new} new' if new else ''}"

    def new(self, dot: int) -> bool:
        """Whether the dot (1 is the first) was gained since the last talk."""
        return self.before is not None and self.before < dot <= self.dots


class DotRows(Value):
    """A table of areas: name, dots, words."""

    kind: Literal["dots"] = "dots"
    rows: tuple[DotRow, ...]

    def lines(self) -> Iterator[str]:
        for row in self.rows:
            yield f"{row.area}: {row.says}"


class NoteLines(Value):
    """Dotted lines to write on: as many as there is room for, `most` at most."""

    kind: Literal["notes"] = "notes"
    title: str
    second: str = ""
    most: int = 10

    def lines(self) -> Iterator[str]:
        yield from filter(None, (self.title, self.second))


class NewPage(Value):
    """What follows begins a page of its own, unless the page at hand has only just begun."""

    kind: Literal["page"] = "page"

    def lines(self) -> Iterator[str]:
        return iter(())


class TearOff(Value):
    """A strip at the foot of the last page, under a dashed line."""

    kind: Literal["tear"] = "tear"
    title: str
    second: str = ""
    text: str
    aside: tuple[str, ...] = ()

    def lines(self) -> Iterator[str]:
        yield from filter(None, (self.title, self.second, self.text))
        yield from self.aside


Block = Annotated[
    Masthead
    | Path
    | Heading
    | Paragraph
    | Boxes
    | ActionBox
    | DotRows
    | NoteLines
    | NewPage
    | Table
    | Slips
    | TearOff,
    Field(discriminator="kind"),
]


class Document(Value):
    """A document ready to be set in type: same document, same pages, same bytes.

    `foot` stands at the left under the first page, `foot_later` under the others; the right foot is
    `numbering` with `{page}` and `{pages}` filled in. `day` is the date the document bears, the
    only one that its PDF carries. What blocks have as `second` is their heading once more in
    `second_language` (a BCP 47 code). `form` is the version of this shape; 2 may have a logo, 3
    headings in two languages.
    """

    form: Literal[1, 2, 3] = 3
    title: str
    language: str = "en-GB"
    second_language: str = ""
    subject: str = ""
    author: str = ""
    reference: str
    day: date | None = None
    large: bool = False
    foot: str = ""
    foot_later: str = ""
    numbering: str = "page {page} of {pages}"
    blocks: tuple[Block, ...]

    @property
    def logo(self) -> Logo | None:
        """The logo at its head."""
        heads = (block.logo for block in self.blocks if isinstance(block, Masthead))
        return next(heads, None)

    def plain_text(self) -> str:
        """Every word of the document in reading order, a block's parts on lines of their own."""
        lines = [line for block in self.blocks for line in block.lines()]
        return "\n".join([*lines, *filter(None, (self.foot, self.foot_later))])


def read_document(text: str) -> Document:
    """The document in `text` (JSON), as `Document.model_dump_json` wrote it.

    Raises `UnknownDocument` when it is of a newer shape or no document at all.
    """
    try:
        return Document.model_validate_json(text)
    except ValidationError as reason:
        raise UnknownDocument from reason
