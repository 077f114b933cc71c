"""The words of `carry`, `move`, `erase`, `restored` and `tidy`: what is done seldom, with care."""

from pathlib import Path

from hub.console import commands
from hub.console.commands import Commands


def add_keeping(parts: Commands) -> None:
    """`carry`, `move`, `erase`, `restored` and `tidy`."""
    carry = parts.add(
        "carry",
        "handing:carry",
        "take in sealed files that a laptop wrote for the hub",
        "Take in sealed files (.onedesk-carry) as if their laptops had sent what is in "
        "them. A file may come twice, or after its laptop has sent the same: each record is taken "
        "in once.",
    )
    carry.add_argument(
        "--of-stopped",
        action="store_true",
        help="also the file of a laptop that was stopped or is lost: all that is not here yet is "
        "taken, of a file from before the hub was restored too; its signature is looked at all the "
        "same",
    )
    carry.add_argument("files", type=Path, nargs="+", metavar="FILE", help="sealed files")
    _of_students(parts)
    parts.add(
        "restored",
        "keeping:restored",
        "say that this hub was restored from a backup",
        "Say so once, before it serves again. Laptops then stop and ask their adviser, "
        "and bring back what the backup did not hold; whoever was erased since is erased again.",
    )
    parts.add(
        "tidy",
        "keeping:tidy_up",
        "forget old answers and deletions; for a nightly timer",
        "Delete answers to laptops and the marks of deleted records after 400 days, and "
        "sign-ins that are over; take old words out of SQLite's file.",
    )


def _of_students(parts: Commands) -> None:
    move = parts.add(
        "move",
        "keeping:move_student",
        "a student who changes school takes everything along",
        "Move a student with all interviews, notes, actions and their history to "
        "another school. Laptops that have the old school let go of them, those of the new one "
        "get them; work that is still on its way finds the student.",
    )
    commands.student(move)
    move.add_argument("--to", required=True, metavar="SCHOOL", help="id or name")
    move.add_argument("--preview", action="store_true", help="say what would move, write nothing")
    erase = parts.add(
        "erase",
        "keeping:erase_student",
        "erase a student by law, here and on every laptop",
        "Empty a student's record and all about them for good: content, history and "
        "kept answers. It cannot be undone. Other records of the same UPN, removed ones too, are "
        "told and stay. Ids, dates and a keyed hash of the UPN are noted in "
        "erased.jsonl in the hub's folder: keep that file apart from the backups, and a restored "
        "backup erases them again.",
    )
    commands.student(erase)
    erase.add_argument("--reason", required=True, metavar="TEXT", help="such as a request's number")
    erase.add_argument("--yes", action="store_true", help="do it; else it is only said what goes")
