"""Bytes to text: UTF-8, UTF-16, Windows-1252, and files in which two of them meet."""

import codecs
from dataclasses import dataclass

from onedesk.roster.errors import RosterError

_MARKS = (  # longest first: the mark of UTF-32 begins like that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD = 2000
_MANY = 0.3  # of the odd or even places: letters of the Latin alphabet in UTF-16


@dataclass(frozen=True, slots=True)
class Text:
    """The decoded text, what it was decoded as, and the lines (from 1) that were repaired."""

    text: str
    encoding: str
    repaired: frozenset[int] = frozenset()


def decode(content: bytes) -> Text:
    """The text of the file; raises `RosterError` where it is no text at all."""
    found = _marked(content) or _unmarked_utf16(content) or _utf8(content) or _windows(content)
    if "\0" in found.text:
        raise RosterError(
            "This file holds signs that no list has, so it may be damaged. Nothing was changed. "
            "Ask the school for a new CSV or XLSX file."
        )
    return found


def _marked(content: bytes) -> Text | None:
    for mark, name in _MARKS:
        if content.startswith(mark):
            try:
                return Text(content.decode(name), name)
            except UnicodeDecodeError:
                if name == "utf-8-sig":
                    return _windows(content.removeprefix(mark))
                raise _cut_off() from None
    return None


def _unmarked_utf16(content: bytes) -> Text | None:
    head = content[:_HEAD]
    for start, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = head[start::2]
        if half and half.count(0) > _MANY * len(half):
            try:
                return Text(content.decode(name), name)
            except UnicodeDecodeError:
                raise _cut_off() from None
    return None


def _cut_off() -> RosterError:
    return RosterError(
        "This file breaks off or is damaged. Nothing was changed. Ask the school for a new file."
    )


def _utf8(content: bytes) -> Text | None:
    try:
        return Text(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return None


def _windows(content: bytes) -> Text:
    """Windows-1252; where lines in UTF-8 stand among them, each piece is read as what it is."""
    lines = content.splitlines(keepends=True)
    if not any(_is_utf8_beyond_ascii(line) for line in lines):
        return Text(_cp1252(content), "cp1252")
    repaired = {n for n, line in enumerate(lines, start=1) if not _is_utf8(line)}
    return Text("".join(map(_pieces, lines)), "mixed", frozenset(repaired))


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_utf8_beyond_ascii(line: bytes) -> bool:
    return not line.isascii() and _is_utf8(line)


def _pieces(line: bytes) -> str:
    done = []
    while line:
        try:
            done.append(line.decode("utf-8"))
            break
        except UnicodeDecodeError as stop:
            done += [line[: stop.start].decode("utf-8"), _cp1252(line[stop.start : stop.end])]
            line = line[stop.end :]
    return "".join(done)


def _cp1252(content: bytes) -> str:
    """Windows-1252; its five unused places become the replacement sign, which no name may hold."""
    return content.decode("cp1252", errors="replace")
