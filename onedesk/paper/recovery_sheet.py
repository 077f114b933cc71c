"""The recovery sheet: the code that opens one laptop, and what to do with it."""

from datetime import date

from onedesk.paper.document import (
    Box,
    Boxes,
    Document,
    Heading,
    Masthead,
    Paragraph,
    bold,
    words,
)
from onedesk.paper.wording import plain_day

_WHAT = (
    "This code opens the laptop when the passphrase is forgotten, or when the computer has lost "
    "its half of the key. It is the only copy."
)
_USE = (
    "1.  On the lock screen choose “I forgot my passphrase”.",
    "2.  Type the code. Dashes, spaces and small letters do not matter.",
    "3.  Choose a new passphrase. Nothing on the laptop is lost, and this code stays good.",
)
_KEEP = (
    "At the office, in a locked drawer or a safe. Never in the laptop bag, never as a photo, never "
    "in an e-mail: whoever holds both this sheet and the laptop can read what is on it."
)
_LOST = "Tell your service at once, even if you are not sure."
_GROUPS_A_LINE = 4


def recovery_sheet(
    *, device: str, code: str, day: date, service: str, contact: str | None = None
) -> Document:
    """One page with the laptop's number and its recovery code in groups; no name is on it."""
    made = (words(service), words(f"Made on {plain_day(day)}"))
    return Document(
        title=f"Recovery sheet for laptop {device}",
        subject="Opens one laptop when its passphrase is forgotten",
        author=service,
        reference=device,
        day=day,
        foot=f"Recovery sheet, laptop {device}",
        blocks=(
            Masthead(title="Recovery sheet", below=f"Laptop {device}", aside=made),
            Paragraph(words=words(_WHAT)),
            Boxes(boxes=(_code(code),)),
            Heading(text="How to use it"),
            *(Paragraph(words=words(line)) for line in _USE),
            Heading(text="Where to keep it"),
            Paragraph(words=words(_KEEP)),
            Heading(text="If this sheet or the laptop is lost"),
            Paragraph(words=words(f"{_LOST} {contact or ''}".strip())),
        ),
    )


def _code(code: str) -> Box:
    """The groups of the code in two lines."""
    groups = code.split("-")
    lines = [groups[at : at + _GROUPS_A_LINE] for at in range(0, len(groups), _GROUPS_A_LINE)]
    return Box(title="Recovery code", lines=tuple(words(bold(" - ".join(line))) for line in lines))
