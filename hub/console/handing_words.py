"""The words of `carry` and `cover`: what goes from hand to hand."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

Add = Callable[..., argparse.ArgumentParser]


def add_carry(new: Add, common: argparse.ArgumentParser) -> None:
    """`carry FILE...`."""
    carry = new(
        "carry",
        parents=[common],
        help="take in sealed files that a laptop wrote for the hub",
        description="Take in sealed files (.onedesk-carry) as if their laptops had sent what is in "
        "them. A file may come twice, or after its laptop has sent the same: each record is taken "
        "in once.",
    )
    carry.add_argument("files", type=Path, nargs="+", metavar="FILE")
    carry.set_defaults(run="handing:carry")


def add_cover(new: Add, common: argparse.ArgumentParser) -> None:
    """`cover`: add, end and list."""
    cover = new(
        "cover",
        help="an adviser's school handed to a colleague for some days",
        description="Hand an adviser's school to a colleague from one day to another. It ends by "
        "itself after the last day.",
    )
    deeds = cover.add_subparsers(title="commands", metavar="COMMAND", required=True)
    add = deeds.add_parser("add", parents=[common], help="hand a school over")
    add.add_argument("school", metavar="SCHOOL")
    add.add_argument("--from", dest="giver", required=True, metavar="PERSON")
    add.add_argument("--to", dest="taker", required=True, metavar="PERSON")
    add.add_argument("--first", type=_day, required=True, metavar="DATE")
    add.add_argument("--last", type=_day, required=True, metavar="DATE")
    add.add_argument(
        "--notes", action="store_true", help="the giver agrees that private notes are seen too"
    )
    add.set_defaults(run="handing:add_cover")
    end = deeds.add_parser("end", parents=[common], help="end one before its last day")
    end.add_argument("cover", metavar="COVER", help="its id, as `cover list` tells it")
    end.set_defaults(run="handing:end_cover")
    listing = deeds.add_parser("list", parents=[common], help="those that have not ended")
    listing.set_defaults(run="handing:list_covers")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as unread:
        raise argparse.ArgumentTypeError(f"{text} is no day such as 2026-03-12") from unread
