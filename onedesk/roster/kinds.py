"""What kind of file the bytes are, whatever the name says; other kinds are refused in words."""

import codecs

from onedesk.roster.errors import RosterError
from onedesk.roster.values import Source

MAX_BYTES = 5_000_000
_HEAD = 1_000
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ZIP = b"PK\x03\x04"
_WEB_PAGE = (b"<!doctype html", b"<html", b"<table", b"<head", b"<body", b"<meta")
_ASK = "Nothing was changed. Ask the school for a CSV, an XLSX or a CTF file."
_SAVE_AS = (
    "Nothing was changed. Open it in your spreadsheet program, save it as XLSX or CSV without a "
    "password, and choose that file."
)
_REFUSED = (
    (b"%PDF", f"This is a PDF, and a list cannot be read from it. {_ASK}"),
    (b"\xd0\xcf\x11\xe0", f"This is an old or a locked workbook. {_SAVE_AS}"),
    (b"{\\rtf", f"This is a text document, not a list. {_ASK}"),
    (b"\x89PNG", f"This is a picture, not a list. {_ASK}"),
    (b"\xff\xd8\xff", f"This is a picture, not a list. {_ASK}"),
    (b"PK\x05\x06", f"This is an empty packed file. {_ASK}"),
    (b"\x1f\x8b", f"This is a packed file. Unpack it first. {_ASK}"),
)


def kind_of(content: bytes) -> Source:
    """`csv`, `xlsx` or `ctf`; raises `RosterError` for an empty, huge or other kind of file."""
    if not content.strip(b" \t\r\n\0"):
        raise RosterError(f"This file is empty. {_ASK}")
    if len(content) > MAX_BYTES:
        raise RosterError(
            f"This file is larger than {MAX_BYTES // 1_000_000} MB, far more than a list of "
            f"students. {_ASK}"
        )
    for mark, say in _REFUSED:
        if content.startswith(mark):
            raise RosterError(say)
    if content.startswith(_ZIP):
        return "xlsx"
    head = _plain_head(content)
    if any(head.startswith(mark) or b"\n" + mark in head for mark in _WEB_PAGE):
        raise RosterError(f"This is a web page with the name of a spreadsheet. {_SAVE_AS}")
    return "ctf" if head.startswith(b"<") else "csv"


def _plain_head(content: bytes) -> bytes:
    """The beginning in small letters, without marks, blanks and the gaps of UTF-16."""
    head = content[:_HEAD]
    for mark in _MARKS:
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"").lstrip().lower()
