"""The commands that read records into a desk and write them out, for people at a terminal."""

import argparse
import json
import os
import sys
from contextlib import closing
from getpass import getpass

from onedesk import paths
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
    part = args.output.with_name(f"{args.output.name}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)
    part.replace(args.output)
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
