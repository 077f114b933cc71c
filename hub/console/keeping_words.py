"""The words of `move`, `erase`, `restored` and `tidy`: what is done seldom, and with care."""

import argparse
from collections.abc import Callable

Add = Callable[..., argparse.ArgumentParser]


def add_keeping(new: Add, common: argparse.ArgumentParser) -> None:
    """`move`, `erase`, `restored` and `tidy`."""
    for add in (_move, _erase, _restored, _tidy):
        add(new, common)


def _move(new: Add, common: argparse.ArgumentParser) -> None:
    move = new(
        "move",
        parents=[common],
        help="a student who changes school takes everything along",
        description="Move a student with all interviews, notes, actions and their history to "
        "another school. Laptops that have the old school let go of them, those of the new one "
        "get them; work that is still on its way finds the student.",
    )
    move.add_argument("student", metavar="STUDENT", help="the student's id")
    move.add_argument("--to", required=True, metavar="SCHOOL", help="id or name")
    move.add_argument("--preview", action="store_true", help="say what would move, write nothing")
    move.set_defaults(run="keeping:move_student")


def _erase(new: Add, common: argparse.ArgumentParser) -> None:
    erase = new(
        "erase",
        parents=[common],
        help="erase a student by law, here and on every laptop",
        description="Empty a student's record and all about them for good: content, history and "
        "kept answers. It cannot be undone. Ids, dates and a keyed hash of the UPN are noted in "
        "erased.jsonl in the hub's folder: keep that file apart from the backups, and a restored "
        "backup erases them again.",
    )
    erase.add_argument("student", metavar="STUDENT", help="the student's id")
    erase.add_argument("--reason", required=True, metavar="TEXT", help="such as a request's number")
    erase.add_argument("--yes", action="store_true", help="do it; else it is only said what goes")
    erase.set_defaults(run="keeping:erase_student")


def _restored(new: Add, common: argparse.ArgumentParser) -> None:
    restored = new(
        "restored",
        parents=[common],
        help="say that this hub was restored from a backup",
        description="Say so once, before it serves again. Laptops then stop and ask their adviser, "
        "and bring back what the backup did not hold; whoever was erased since is erased again.",
    )
    restored.set_defaults(run="keeping:restored")


def _tidy(new: Add, common: argparse.ArgumentParser) -> None:
    tidy = new(
        "tidy",
        parents=[common],
        help="forget old answers and deletions; for a nightly timer",
        description="Delete answers to laptops after 90 days and the marks of deleted records "
        "after 400, and take old words out of SQLite's file.",
    )
    tidy.set_defaults(run="keeping:tidy_up")
