"""The words of the `onedesk-hub` command."""

import argparse
from collections.abc import Callable
from pathlib import Path

from hub.console.handing_words import add_carry, add_cover
from hub.console.keeping_words import add_keeping
from hub.console.kinds import count, day, number, port, window
from hub.console.people_words import add_laptop, add_person

Add = Callable[..., argparse.ArgumentParser]
"""Makes the parser of one command; takes its name and what argparse takes."""


def parser() -> argparse.ArgumentParser:
    """The whole command; each part names the function that does it as `run`."""
    common = _common()
    whole = argparse.ArgumentParser(
        prog="onedesk-hub",
        description="The central server of a careers-guidance programme.",
        epilog="DATABASE_URL names a PostgreSQL database; without it the hub keeps SQLite in its "
        "folder. ONEDESK_HUB_ORIGINS lists the addresses at which people reach it.",
        parents=[common],
    )
    parts = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    ours = (_setup, _serve, _rehearsal, _school, _roster, _records)
    for add in (*ours, _enrol, add_person, add_laptop, add_carry, add_cover, add_keeping):
        add(parts.add_parser, common)
    return whole


def _common() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="the hub's folder (else ONEDESK_HUB_DATA, else the platform's own)",
    )
    common.add_argument(
        "--json",
        action="store_true",
        default=argparse.SUPPRESS,
        help="tell the outcome as one JSON object",
    )
    return common


def _setup(new: Add, common: argparse.ArgumentParser) -> None:
    init = new(
        "init",
        parents=[common],
        help="make the hub's folder and database, or bring them up to date",
        description="Make what is missing: folder, secret, database, identity and the account of a "
        "registry administrator, whose passphrase is told once. Safe to repeat.",
    )
    init.add_argument("--service", metavar="NAME", help="what the programme is called")
    init.add_argument("--contact", metavar="TEXT", help="how advisers reach the service")
    init.add_argument("--admin", metavar="PERSON", default="admin", help="sign-in name (admin)")
    init.add_argument("--passphrase", metavar="TEXT", help="the administrator's; else one is made")
    init.set_defaults(run="setup:init")


def _serve(new: Add, common: argparse.ArgumentParser) -> None:
    serve = new(
        "serve",
        parents=[common],
        help="answer browsers and laptops",
        description="Serve until SIGTERM or Ctrl C. Put a proxy with TLS in front of it, and name "
        "its address in ONEDESK_HUB_ORIGINS, before anyone outside this computer uses it.",
    )
    serve.add_argument("--host", default="127.0.0.1", help="address to listen at (127.0.0.1)")
    serve.add_argument("--port", type=port, default=8470, help="port (8470); 0 takes a free one")
    serve.add_argument("--workers", type=count, default=1, metavar="N", help="processes (1)")
    serve.add_argument(
        "--address-file", type=Path, metavar="FILE", help="write the address there once it answers"
    )
    serve.set_defaults(run="serving:serve")


def _rehearsal(new: Add, common: argparse.ArgumentParser) -> None:
    rehearsal = new(
        "rehearsal",
        parents=[common],
        help="fill an empty hub with a fictional programme",
        description="Make schools, people and students of nobody real: two finished cycles and a "
        "third under way around a day. The same seed and day give the same records.",
    )
    rehearsal.add_argument(
        "--seed", type=number, default=1, metavar="N", help="which programme (1)"
    )
    rehearsal.add_argument("--today", type=day, metavar="DATE", help="the day it is (today)")
    rehearsal.add_argument("--schools", type=number, default=28, metavar="N", help="1 to 28 (28)")
    rehearsal.add_argument(
        "--passphrase", metavar="TEXT", help="of every account in it; else one is made and told"
    )
    rehearsal.set_defaults(run="rehearse:rehearse")


def _enrol(new: Add, common: argparse.ArgumentParser) -> None:
    enrol = new(
        "enrol",
        parents=[common],
        help="a one-time code for an adviser's laptop",
        description="Make a code that lets one laptop join. It works once, within three days; a "
        "code made before for the same adviser ends with it.",
    )
    enrol.add_argument("person", metavar="PERSON", help="the adviser's sign-in name or e-mail")
    enrol.set_defaults(run="people:enrol")


def _school(new: Add, common: argparse.ArgumentParser) -> None:
    school = new(
        "school",
        parents=[common],
        help="add a school, or change what is known of it",
        description="Add a school to the registry, or change it. What is not named stays.",
    )
    school.add_argument("id", metavar="ID", help="short name: small letters, digits, hyphens")
    school.add_argument("--name", metavar="NAME", help="as people call it")
    school.add_argument("--area", choices=("NE", "TV"), help="which a new school needs")
    school.add_argument("--authority", metavar="CODE", help="number of the local authority")
    school.add_argument("--laestab", metavar="NUMBER", help="seven digits, such as 840/4171")
    school.add_argument("--careers-lead", metavar="NAME", help="who leads careers there")
    school.add_argument("--room", metavar="ROOM", help="where the talks are held")
    school.add_argument(
        "--shares",
        metavar="GROUPS",
        help="groups of support and risk data its agreement covers, such as sen,fsm",
    )
    school.add_argument(
        "--agreement-until", type=day, metavar="DATE", help="the last day of its agreement"
    )
    school.add_argument(
        "--window",
        type=window,
        action="append",
        metavar="CYCLE:FIRST:LAST",
        help="when a cycle is, such as 3:2026-03-02:2026-03-27; may be given many times",
    )
    school.set_defaults(run="people:set_school")


def _roster(new: Add, common: argparse.ArgumentParser) -> None:
    roster = new(
        "roster",
        parents=[common],
        help="read a school's list of students",
        description="Read CSV, XLSX or CTF. New and changed students are written; a row that is in "
        "doubt is named and left out, and nobody is removed.",
    )
    roster.add_argument("file", type=Path, metavar="FILE", help="the list")
    roster.add_argument("--school", required=True, metavar="NAME", help="id or name")
    roster.add_argument(
        "--preview", action="store_true", help="print the difference as JSON, write nothing"
    )
    roster.add_argument(
        "--include", default="", metavar="GROUPS", help="groups of indicators, with commas between"
    )
    roster.add_argument(
        "--move", action="store_true", help="move students here whom another school has, by UPN"
    )
    roster.add_argument("--create", action="store_true", help="add the school if it is not there")
    roster.add_argument("--area", choices=("NE", "TV"), help="area of a school that is added")
    roster.set_defaults(run="rosters:read")


def _records(new: Add, common: argparse.ArgumentParser) -> None:
    bring = new(
        "import",
        parents=[common],
        help="read records, one JSON object a line",
        description="Read records as docs/records.md shows them: all lines, or none.",
    )
    bring.add_argument("file", type=Path, metavar="FILE.jsonl", help="the records")
    bring.set_defaults(run="transfer:import_records")
    take = new(
        "export",
        parents=[common],
        help="write records, one JSON object a line",
        description="Write every live record but the advisers' private notes.",
    )
    take.add_argument("--school", metavar="NAME", help="of this school alone")
    take.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="where to; else standard output"
    )
    take.set_defaults(run="transfer:export_records")
    verify = new(
        "verify",
        parents=[common],
        help="hold a laptop's receipts against what this hub has",
        description="Read a proof file that an adviser has saved, and say of how many records this "
        "hub still has what it signed for. The file holds no names and no answers.",
    )
    verify.add_argument("file", type=Path, metavar="FILE", help="the proof")
    verify.set_defaults(run="verifying:verify")
