"""The Common Transfer File: a minimal set of each pupil, whatever the spelling of the elements."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl, Locator

from defusedxml.common import DefusedXmlException
from defusedxml.sax import parseString
from typing_extensions import override

from onedesk.roster.errors import RosterError
from onedesk.roster.names import tidy
from onedesk.roster.raw import Raw, RawRoster
from onedesk.roster.text import decode
from onedesk.roster.values import Doubt

MAX_PUPILS = 5_000
_MAX_DEPTH = 40
_MAX_ELEMENTS = 400_000  # some eighty for each of 5,000 pupils
_ENGLISH = frozenset({"eng", "enb"})
_UNTOLD = frozenset({"", "not", "ref", "nob", "zzz"})
_DECLARATION = re.compile(r"^\s*<\?xml.*?\?>", re.DOTALL)
_FILE_NAME = re.compile(r"([0-9]{7}|[0-9]{3}LLLL)_CTF_", re.IGNORECASE)


# The elements of the minimal set, as the file spells them.
_ELEMENTS = {
    "legal_surname": "Surname",
    "legal_forename": "Forename",
    "preferred_surname": "PreferredSurname",
    "preferred_forename": "PreferredForename",
    "born": "DOB",
    "upn": "UPN",
    "uln": "UniqueLearnerNumber",
    "sex": "Sex",
    "year": "NCyearActual",
    "sen": "SENprovision",
    "fsm": "FSMhistory",
    "attendance_percent": "Attendance",
    "in_care": "InCare",
    "eal": "Languages",
}


@dataclass(slots=True)
class _Node:
    name: str  # local name in small letters
    line: int
    text: str = ""
    children: list["_Node"] = field(default_factory=list)

    def all(self, *path: str) -> Iterator["_Node"]:
        """Nodes at a path of local names."""
        if not path:
            yield self
            return
        for child in self.children:
            if child.name == path[0]:
                yield from child.all(*path[1:])

    def first(self, *path: str) -> str:
        """The tidy text of the first node at a path that has one, else an empty string."""
        return next((text for node in self.all(*path) if (text := tidy(node.text))), "")


class _TooMuchError(SAXException):
    """More elements or deeper ones than a transfer file has."""


class _Reader(ContentHandler):
    """Gathers the header and the pupils; the rest of the file is passed over."""

    def __init__(self) -> None:
        super().__init__()
        self.root = ""
        self.header: _Node | None = None
        self.pupils: list[_Node] = []
        self._open: list[_Node] = []
        self._depth = self._elements = 0
        self._place: Locator | None = None

    @override
    def setDocumentLocator(self, locator: Locator) -> None:
        self._place = locator

    @override
    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        local = name.rpartition(":")[2].lower()
        self._depth += 1
        self._elements += 1
        if self._depth > _MAX_DEPTH or self._elements > _MAX_ELEMENTS:
            raise _TooMuchError("more than a transfer file")
        self.root = self.root or local
        if self._open or local in {"pupil", "header"}:
            line = self._place.getLineNumber() if self._place else None
            self._open.append(_Node(local, line or 0))

    @override
    def characters(self, content: str) -> None:
        if self._open:
            self._open[-1].text += content

    @override
    def endElement(self, name: str) -> None:
        self._depth -= 1
        if not self._open:
            return
        node = self._open.pop()
        if self._open:
            self._open[-1].children.append(node)
        elif node.name == "header":
            self.header = self.header or node
        else:
            self.pupils.append(node)


def read_ctf(content: bytes, filename: str) -> RawRoster:
    """The pupils of a transfer file; raises `RosterError` if it is none, or not safe to read."""
    reader, doubts = _parse(content)
    if reader.root != "ctfile":
        raise RosterError(
            "This XML file is not a Common Transfer File. Nothing was changed. Ask the school for "
            "a CTF, a CSV or an XLSX file."
        )
    if not reader.pupils:
        raise RosterError("This transfer file holds no pupils. Nothing was changed.")
    if len(reader.pupils) > MAX_PUPILS:
        raise RosterError(
            f"This transfer file has more than {MAX_PUPILS:,} pupils. Nothing was changed. Ask the "
            "school for the students of the programme only."
        )
    header = reader.header or _Node("header", 0)
    meals = any(node.name == "fsmhistory" for one in reader.pupils for node in one.children)
    made = header.first("datetime")[:10]
    code = header.first("sourceschool", "lea") + header.first("sourceschool", "estab")
    year = header.first("sourceschool", "academicyear")
    pupils = [_raw(n, one, made, meals=meals) for n, one in enumerate(reader.pupils, start=1)]
    present = dict.fromkeys(field for raw in pupils for field in raw.fields)
    return RawRoster(
        tuple(pupils),
        tuple((_ELEMENTS[field], field) for field in present),
        school_name=header.first("sourceschool", "schoolname") or None,
        school_code=code or None,
        academic_year=int(year) if re.fullmatch("20[0-9]{2}", year) else None,
        doubts=(*doubts, *_file_name(filename, code)),
    )


def _parse(content: bytes) -> tuple[_Reader, tuple[Doubt, ...]]:
    try:
        return _sax(content), ()
    except _TooMuchError as stop:
        raise _refusal("holds far more than a transfer file does") from stop
    except DefusedXmlException as stop:
        raise _refusal("holds definitions that a transfer file never has") from stop
    except (SAXException, UnicodeError, LookupError, ValueError):
        return _again(content)


def _again(content: bytes) -> tuple[_Reader, tuple[Doubt, ...]]:
    """A second reading for files that say UTF-8 and are Windows-1252, as older systems write."""
    found = decode(content)
    text = _DECLARATION.sub("", found.text, count=1)
    try:
        reader = _sax(text.encode("utf-8"))
    except (SAXException, DefusedXmlException, UnicodeError, LookupError, ValueError) as stop:
        raise _refusal("is damaged or breaks off") from stop
    say = "The file does not say truly how its letters are stored. Look at names with accents."
    return reader, (Doubt(code="encoding", say=say, severity="warning"),)


def _sax(content: bytes) -> _Reader:
    reader = _Reader()
    parseString(content, reader, forbid_dtd=True)
    return reader


def _refusal(what: str) -> RosterError:
    return RosterError(f"This XML file {what}. Nothing was changed. Ask the school for a new file.")


def _file_name(filename: str, code: str) -> tuple[Doubt, ...]:
    found = _FILE_NAME.search(filename)
    if not found or not code or found[1].upper() in {code, code[:3] + "LLLL"}:
        return ()
    say = f"The file is named after school {found[1]}, but was written by school {code}."
    return (Doubt(code="file_name", say=say, severity="warning", given=filename),)


def _raw(position: int, pupil: _Node, made: str, *, meals: bool) -> Raw:
    fields = {
        "legal_surname": pupil.first("surname"),
        "legal_forename": pupil.first("forename"),
        "preferred_surname": pupil.first("basicdetails", "preferredsurname"),
        "preferred_forename": pupil.first("basicdetails", "preferredforename"),
        "born": pupil.first("dob"),
        "upn": pupil.first("upn"),
        "uln": pupil.first("uniquelearnernumber"),
        "sex": pupil.first("sex") or pupil.first("gender"),
        "year": pupil.first("basicdetails", "ncyearactual"),
        "sen": _sen(pupil),
        "fsm": _fsm(pupil, made) if meals else "",
        "attendance_percent": _attendance(pupil),
        "in_care": pupil.first("lookedafter", "incare"),
        "eal": _eal(pupil),
    }
    given = f"{fields['legal_surname']}, {fields['legal_forename']}, {fields['born']}"
    return Raw(pupil.line, f"pupil {position}, line {pupil.line}", _filled(fields), given)


def _filled(fields: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in fields.items() if text}


def _sen(pupil: _Node) -> str:
    spells = list(pupil.all("senhistory", "sen"))
    return (
        max(spells, key=lambda one: one.first("startdate")).first("senprovision") if spells else ""
    )


def _fsm(pupil: _Node, made: str) -> str:
    """Eligible now: a spell without an end, or one that ends after the file was made."""
    ends = [spell.first("fsmenddate") for spell in pupil.all("fsmhistory", "fsminstance")]
    return "yes" if any(not end or (made and end >= made) for end in ends) else "no"


def _attendance(pupil: _Node) -> str:
    years = list(pupil.all("attendance", "yeardata"))
    if not years:
        return ""
    latest = max(one.first("year") for one in years)
    told = [one for one in years if one.first("year") == latest]
    possible = sum(_whole(one.first("sessionspossible")) for one in told)
    attended = sum(_whole(one.first("sessionsattended")) for one in told)
    return f"{100 * attended / possible:.1f}" if possible else ""


def _whole(text: str) -> int:
    return int(text) if re.fullmatch("[0-9]{1,4}", text) else 0


def _eal(pupil: _Node) -> str:
    codes = {
        tidy(node.text).lower()
        for kind in pupil.all("basicdetails", "languages", "type")
        for node in (kind, *kind.children)
        if node.name != "languagetype"
    } - _UNTOLD
    if not codes:
        return ""
    return "no" if codes & _ENGLISH else "yes"
