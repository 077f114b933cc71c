"""A finished pack locked with words: AES-256, so that a file that goes astray tells nothing."""

import unicodedata
from io import BytesIO

from pypdf import PdfReader, PdfWriter

from onedesk.paper.errors import PaperError
from onedesk.paper.pack_ease import collector_at_rest

HEADER = "%PDF-2.0"
"""The first PDF that knows AES-256."""

MOST_BYTES = 127
"""What PDF takes of a passphrase; more would be cut off in silence (ISO 32000-2, 7.6.4.3)."""


class TooLong(PaperError):
    """The words do not fit."""

    say = "These words are too long for a PDF. Take four or five shorter ones."


def locked(pdf: bytes, words: str) -> bytes:
    """The same pages, locked with AES-256; nobody opens them without the words.

    Raises `TooLong` when the words take more than 127 bytes. The lock has a random key: the same
    pack locked twice is two different files.
    """
    words = unicodedata.normalize("NFKC", words)
    if len(words.encode()) > MOST_BYTES:
        raise TooLong
    with collector_at_rest():
        writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
        writer.pdf_header = HEADER
        writer.encrypt(words, algorithm="AES-256")
        writer.write(out := BytesIO())
    return out.getvalue()
