"""`onedesk rehearse`: opens the program on a fictional programme, or drives a whole day."""

import argparse
import os
import shutil
import sys
from pathlib import Path

from platformdirs import user_data_path

from onedesk.desk import Desk, Laptop
from onedesk.domain.clock import system_clock
from onedesk.domain.errors import OneDeskError
from ui.app import main
from ui.rehearsal.day import LEAD, new_folder, rehearsed_day
from ui.rehearsal.kill import kill_during_interview
from ui.rehearsal.local_hub import PASSPHRASE, LocalHub
from ui.rehearsal.pictures import take
from ui.rehearsal.unseen import enrol_unseen


def rehearse(args: argparse.Namespace) -> int:
    """Do what the words ask for; 0 when it went well."""
    if args.kill_during_interview and args.day is None:
        raise OneDeskError("--kill-during-interview needs --day DIR for what it leaves behind.")
    if args.day is None:
        return _open(args)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return _killed(args.day, args.seed) if args.kill_during_interview else _day(args)


def _open(args: argparse.Namespace) -> int:
    """The real window on a rehearsal that is kept for the next time."""
    platforms = user_data_path("OneDesk-rehearsal", appauthor=False)
    today = system_clock().date()
    kept = Path(getattr(args, "data", platforms)) / today.isoformat()
    if args.fresh:
        shutil.rmtree(kept, ignore_errors=True)
    with LocalHub(kept / "hub", args.seed, today) as hub:
        enrol_unseen(Laptop(kept / "laptop"), hub)
        _tell(f"Everything is fictional and stays on this computer: {kept}")
        _tell(f"OneDesk opens for Marged Oyelaran. Passphrase: {PASSPHRASE}")
        _tell(f"The hub is at {hub.address}. Careers lead: {LEAD}, the same passphrase.")
        return main(kept / "laptop")


def _day(args: argparse.Namespace) -> int:
    rehearsed_day(args.day, args.seed, _tell)
    return 0


def pictures(args: argparse.Namespace) -> int:
    """Take a picture of every screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    take(args.folder, args.seed, _tell)
    return 0


def _killed(folder: Path, seed: int) -> int:
    used = new_folder(folder)
    today = system_clock().date()
    with LocalHub(used / "hub", seed, today) as hub:
        laptop = Laptop(used / "laptop")
        enrol_unseen(laptop, hub)
        database = laptop.open(laptop.unlock(PASSPHRASE))
        desk = Desk(database)
        days = (desk.today(school.id, today) for school in desk.schools())
        row = next(row for day in days for row in day.rows if row.standing == "due")
        interview = desk.begin(row.student, today)
        database.close()
        picture = used / "after the kill.png"
        killed = kill_during_interview(used / "laptop", interview, picture, seed)
    _tell(f"{killed.say} The window as it came back: {picture}")
    return 0 if killed.kept else 1


def _tell(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
