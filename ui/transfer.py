"""The commands that read records into a desk and write them out, for people at a terminal."""

import argparse
import json
import sys
from contextlib import closing
from getpass import getpass

from onedesk import paths, whole
from onedesk.desk import Desk
from onedesk.desk.laptop import Laptop
from onedesk.domain.errors import OneDeskError
from ui.words import capital, counted


def bring_in(args: argparse.Namespace) -> int:
    """Read records, one JSON object a line: all of them, or none."""
    with closing(_desk(args)) as desk, args.file.open(encoding="utf-8-sig") as lines:
        count = desk.import_lines(lines)
    _tell(args, {"imported": count}, f"{capital(counted(count, 'record'))} imported.")
    return 0


def write_out(args: argparse.Namespace) -> int:
    """Write every record, to a file that is whole or not there, or to standard output."""
    with closing(_desk(args)) as desk:
        if args.output is None:
            for line in desk.export():
                sys.stdout.write(f"{line}\n")
            return 0
        lines = list(desk.export())
    whole.write(args.output, "".join(f"{line}\n" for line in lines).encode())
    _tell(args, {"exported": len(lines)}, f"{capital(counted(len(lines), 'record'))} exported.")
    return 0


def _desk(args: argparse.Namespace) -> Desk:
    laptop = Laptop(paths.home(getattr(args, "data", None)))
    if not laptop.enrolled:
        raise OneDeskError("This laptop is not set up yet. Start `onedesk` and enrol it first.")
    asked = getpass("Passphrase: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    return Desk(laptop.open(laptop.unlock(asked)))


def _tell(args: argparse.Namespace, told: dict[str, int], words: str) -> None:
    sys.stdout.write(f"{json.dumps(told) if 'json' in args else words}\n")
