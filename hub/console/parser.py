"""The words of the `onedesk-hub` command: all of it, and what makes and serves a hub."""

import argparse
from pathlib import Path

from hub.console import commands
from hub.console.commands import Commands, Parser
from hub.console.keeping_words import add_keeping
from hub.console.kinds import count, day, number, port
from hub.console.people_words import add_laptops, add_people
from hub.console.school_words import add_schools


def parser() -> argparse.ArgumentParser:
    """The whole command; each part names the function that does it as `run`."""
    common = _common()
    whole = Parser(
        prog="onedesk-hub",
        description="The central server of a careers-guidance programme.",
        epilog="DATABASE_URL names a PostgreSQL database; without it the hub keeps SQLite in its "
        "folder. ONEDESK_HUB_ORIGINS lists the addresses at which people reach it.",
        parents=[common],
        allow_abbrev=False,
    )
    parts = Commands(whole, common)
    for add in (_setup, _serve, add_schools, add_people, add_laptops, _records, add_keeping):
        add(parts)
    _rehearsal(parts)
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


def _setup(parts: Commands) -> None:
    init = parts.add(
        "init",
        "setup:init",
        "make the hub's folder and database, or bring them up to date",
        "Make what is missing: folder, secret, database, identity and the account of a "
        "registry administrator, whose passphrase is told once. Safe to repeat.",
    )
    init.add_argument("--service", metavar="NAME", help="what the programme is called")
    init.add_argument("--contact", metavar="TEXT", help="how advisers reach the service")
    init.add_argument("--admin", metavar="PERSON", help="sign-in name (admin)")
    commands.passphrase(init, "the administrator's")


def _serve(parts: Commands) -> None:
    serve = parts.add(
        "serve",
        "serving:serve",
        "answer browsers and laptops",
        "Serve until SIGTERM or Ctrl C. Put a proxy with TLS in front of it, and name "
        "its address in ONEDESK_HUB_ORIGINS, before anyone outside this computer uses it.",
    )
    serve.add_argument("--host", default="127.0.0.1", help="address to listen at (127.0.0.1)")
    serve.add_argument("--port", type=port, default=8470, help="port (8470); 0 takes a free one")
    serve.add_argument("--workers", type=count, default=1, metavar="N", help="processes (1)")
    serve.add_argument(
        "--address-file", type=Path, metavar="FILE", help="write the address there once it answers"
    )
    serve.add_argument(
        "--until-input-ends",
        action="store_true",
        help="stop as well at the end of standard input: with the program that started it",
    )


def _records(parts: Commands) -> None:
    bring = parts.add(
        "import",
        "transfer:import_records",
        "read records, one JSON object a line",
        "Read records as docs/records.md shows them: all lines, or none.",
    )
    commands.file(bring, "the records", "FILE.jsonl")
    take = parts.add(
        "export",
        "transfer:export_records",
        "write records, one JSON object a line",
        "Write every live record but the advisers' private notes.",
    )
    take.add_argument("--school", metavar="NAME", help="of this school alone")
    take.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="where to; else standard output"
    )
    verify = parts.add(
        "verify",
        "verifying:verify",
        "hold a laptop's receipts against what this hub has",
        "Read a proof file that an adviser has saved, and say of how many records this "
        "hub still has what it signed for. The file holds no names and no answers.",
    )
    commands.file(verify, "the proof")


def _rehearsal(parts: Commands) -> None:
    rehearsal = parts.add(
        "rehearsal",
        "rehearse:rehearse",
        "fill an empty hub with a fictional programme",
        "Make schools, people and students of nobody real: two finished cycles and a "
        "third under way around a day. The same seed and day give the same records.",
    )
    rehearsal.add_argument(
        "--seed", type=number, default=1, metavar="N", help="which programme (1)"
    )
    rehearsal.add_argument("--today", type=day, metavar="DATE", help="the day it is (today)")
    rehearsal.add_argument("--schools", type=number, default=28, metavar="N", help="1 to 28 (28)")
    commands.passphrase(rehearsal, "of every account in it")
