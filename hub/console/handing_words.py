"""The words of `carry` and `cover`: what goes from hand to hand."""

import argparse
from collections.abc import Callable
from pathlib import Path

from hub.console.kinds import day

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
    carry.add_argument("files", type=Path, nargs="+", metavar="FILE", help="sealed files")
    carry.set_defaults(run="handing:carry")


def add_cover(new: Add, common: argparse.ArgumentParser) -> None:
    """`cover`: add, end and list."""
    cover = new(
        "cover",
        parents=[common],
        help="an adviser's school handed to a colleague for some days",
        description="Hand an adviser's school to a colleague from one day to another. It ends by "
        "itself after the last day.",
    )
    deeds = cover.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add(deeds.add_parser, common)
    end = deeds.add_parser(
        "end",
        parents=[common],
        help="end one before its last day",
        description="End a cover today. The laptop of whoever covered lets go of the school at its "
        "next exchange, once what it owes has arrived.",
    )
    end.add_argument("cover", metavar="COVER", help="its id, as `cover list` tells it")
    end.set_defaults(run="handing:end_cover")
    listing = deeds.add_parser(
        "list",
        parents=[common],
        help="those that have not ended",
        description="Every cover that is under way or to come.",
    )
    listing.set_defaults(run="handing:list_covers")


def _add(new: Add, common: argparse.ArgumentParser) -> None:
    add = new(
        "add",
        parents=[common],
        help="hand a school over",
        description="Hand an adviser's school to a colleague, from the first day to the last.",
    )
    add.add_argument("school", metavar="SCHOOL", help="id or name")
    add.add_argument(
        "--from", dest="giver", required=True, metavar="PERSON", help="whose school it is"
    )
    add.add_argument("--to", dest="taker", required=True, metavar="PERSON", help="who covers it")
    add.add_argument("--first", type=day, required=True, metavar="DATE", help="the first day")
    add.add_argument("--last", type=day, required=True, metavar="DATE", help="the last day")
    add.add_argument(
        "--notes", action="store_true", help="the giver agrees that private notes are seen too"
    )
    add.set_defaults(run="handing:add_cover")
