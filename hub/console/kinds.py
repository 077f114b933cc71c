"""What the words of a command must be: argparse names the option when one is not."""

import argparse
from collections.abc import Sequence
from datetime import date

from hub.console.commands import nearest
from onedesk.domain.people import Window
from onedesk.domain.programme import catalogue

ROLES = ("adviser", "careers_lead", "analyst", "partner", "registry_admin")
YEARS = range(2000, 2100)


def port(text: str) -> int:
    """A port of this computer, 0 for a free one."""
    if not text.isdecimal() or int(text) not in range(65536):
        raise argparse.ArgumentTypeError(f"{text} is no port from 0 to 65535")
    return int(text)


def count(text: str) -> int:
    """How many: one at least."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no number from 1")
    return int(text)


def number(text: str) -> int:
    """A whole number."""
    if not text.removeprefix("-").isdecimal():
        raise argparse.ArgumentTypeError(f"{text} is no whole number")
    return int(text)


def day(text: str) -> date:
    """A day of this century as `2026-03-12`."""
    try:
        found = date.fromisoformat(text)
    except ValueError as unread:
        raise argparse.ArgumentTypeError(f"{text} is no day such as 2026-03-12") from unread
    if found.year not in YEARS:
        raise argparse.ArgumentTypeError(f"{text} is not in a year from 2000 to 2099")
    return found


def role(text: str) -> str:
    """A role, also as `careers lead` or `Careers-lead`."""
    return _one_of(ROLES, "_".join(text.lower().replace("-", " ").split()), "role", text)


def area(text: str) -> str:
    """The code of an area, such as `NE`."""
    return _one_of([one.code for one in catalogue().regions], text.upper(), "area", text)


def _one_of(known: Sequence[str], code: str, what: str, text: str) -> str:
    if code not in known:
        near = nearest(code, known) or f" There is: {', '.join(known)}."
        raise argparse.ArgumentTypeError(f"there is no {what} called {text}.{near}")
    return code


def window(text: str) -> Window:
    """A cycle's window as `3:2026-03-02:2026-03-27`."""
    try:
        cycle, first, last = text.split(":")
        return Window(cycle=int(cycle), first=day(first), last=day(last))
    except ValueError as unread:
        raise argparse.ArgumentTypeError(
            f"{text} is no window such as 3:2026-03-02:2026-03-27: a cycle from 1 to 7, its first "
            "day and its last, which is not before it"
        ) from unread
