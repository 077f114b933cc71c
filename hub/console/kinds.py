"""What the words of a command must be: argparse names the option when one is not."""

import argparse
from datetime import date

from onedesk.domain.people import Window


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
    """A day as `2026-03-12`."""
    try:
        return date.fromisoformat(text)
    except ValueError as unread:
        raise argparse.ArgumentTypeError(f"{text} is no day such as 2026-03-12") from unread


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
