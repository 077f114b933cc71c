"""What each mark on a page is, for readers that cannot see it: the structure tree of a PDF."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFObject

Role = Literal[
    "Document", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD",
    "Figure", "Div", "Span",
]  # fmt: skip


class Tag(NamedTuple):
    """One step on the way to an element: its role, and which one of that role it is.

    Marks made one after the other under equal tags belong to one element, over pages too. `alt`
    says what a figure shows; `said` is what the marks stand for, such as a box to tick; `lang` is
    the language (BCP 47) where it is not the document's.
    """

    role: Role
    of: int = 0
    alt: str = ""
    said: str = ""
    lang: str = ""


Path = tuple[Tag, ...]
"""The tags from the document down to an element; the empty path is decoration."""

FOOT = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
DECORATION = "/Artifact BMC"


@dataclass(slots=True)
class _Element:
    tag: Tag
    parent: "_Element | None" = None
    kids: list["_Element | tuple[int, int]"] = field(default_factory=list)
    """Elements, and marks as (page, number), both counted from 0."""

    ref: str = ""
    """How the file refers to it."""


class Structure:
    """The tree of one document, as it grows with what is drawn."""

    def __init__(self) -> None:
        self._top = _Element(Tag("Document"))
        self._pages: list[list[_Element]] = [[]]
        self._names: list[str] = []

    def mark(self, path: Path) -> str:
        """What opens a stretch of marks that belongs to the element at the end of `path`."""
        if not path:
            return DECORATION
        element = self._top
        for tag in path:
            element = _child(element, tag)
        page = self._pages[-1]
        number = len(page)
        page.append(element)
        element.kids.append((len(self._pages) - 1, number))
        return f"/{path[-1].role} <</MCID {number}>> BDC"

    def turn(self, doc: PDFDocument, page: str) -> None:
        """A page is full; `page` is the name reportlab gave it."""
        made: Any = doc.idToObject[page]
        made.__NoDefault__ = [*made.__NoDefault__, "StructParents"]
        made.StructParents = len(self._names)
        self._names.append(page)
        self._pages.append([])

    def write(self, doc: PDFDocument) -> None:
        """Hand the tree over to the document; once, after its last page."""
        root, catalog = _Written(), vars(doc)["Catalog"]
        top = _registered(doc, root, "StructTreeRoot")
        pages = [_ref_of(doc, name) for name in self._names]
        written = []
        for number, element in enumerate(_all_of(self._top)):
            made = _Written()
            element.ref = _registered(doc, made, f"Element{number}")
            written.append((made, element))
        for made, element in written:
            made.content = _content(element, element.parent.ref if element.parent else top, pages)
        root.content = self._root()
        catalog.StructTreeRoot = root
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _root(self) -> str:
        """The root of the tree, and for each page the elements of its marks in their order."""
        owners = "\n".join(
            f"{number} [{' '.join(element.ref for element in page)}]"
            for number, page in enumerate(self._pages[:-1])
        )
        return (
            f"<< /Type /StructTreeRoot /K {self._top.ref} /ParentTree << /Nums [{owners}] >> "
            f"/ParentTreeNextKey {len(self._pages) - 1} >>"
        )


class _Written(PDFObject):
    """An object of the file that is written already."""

    content = ""

    def format(self, _document: PDFDocument) -> bytes:
        return self.content.encode("ascii")


def _registered(doc: PDFDocument, made: PDFObject, name: str) -> str:
    refer: Callable[[PDFObject, str], object] = doc.Reference
    refer(made, name)
    return _ref_of(doc, name)


def _ref_of(doc: PDFDocument, name: str) -> str:
    return "{} {} R".format(*doc.idToObjectNumberAndVersion[name])


def _content(element: _Element, parent: str, pages: list[str]) -> str:
    """The dictionary of an element; `parent` and `pages` are references."""
    tag = element.tag
    home = next((kid[0] for kid in element.kids if isinstance(kid, tuple)), None)
    parts = [f"<< /S /{tag.role} /P {parent}"]
    if home is not None:
        parts.append(f"/Pg {pages[home]}")
    parts += [f"/{key} {_hex(text)}" for key, text in _told(tag) if text]
    if tag.role == "TH":
        parts.append(f"/A << /O /Table /Scope /{_scope(element)} >>")
    kids = " ".join(_kid(kid, home, pages) for kid in element.kids)
    return f"{' '.join(parts)} /K [{kids}] >>"


def _scope(head: _Element) -> str:
    """What a head is the head of: a row of nothing but heads stands over columns."""
    beside = head.parent.kids if head.parent else []
    only = all(isinstance(one, _Element) and one.tag.role == "TH" for one in beside)
    return "Column" if only else "Row"


def _told(tag: Tag) -> tuple[tuple[str, str], ...]:
    return ("Alt", tag.alt), ("ActualText", tag.said), ("Lang", tag.lang)


def _hex(text: str) -> str:
    return f"<feff{text.encode('utf-16-be').hex()}>"


def _kid(kid: _Element | tuple[int, int], home: int | None, pages: list[str]) -> str:
    if isinstance(kid, _Element):
        return kid.ref
    page, number = kid
    return str(number) if page == home else f"<< /Type /MCR /Pg {pages[page]} /MCID {number} >>"


def _child(parent: _Element, tag: Tag) -> _Element:
    """The last kid where it bears the tag, or a new one."""
    last = parent.kids[-1] if parent.kids else None
    if isinstance(last, _Element) and last.tag == tag:
        return last
    made = _Element(tag, parent)
    parent.kids.append(made)
    return made


def _all_of(element: _Element) -> Iterator[_Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, _Element):
            yield from _all_of(kid)
