"""The exchange beside its peers: 5,880 records up and down, small changes, a slow line, a crowd.

    make bench-exchange

Parts: `race` (OneDesk, Anki and PouchDB in turns on this computer), `slow` (the same at 8 Mbit/s
with 40 ms), `load` (20, 100 and 500 advisers at once). `ours` is the race without peers. The first
run sets the peers up in a cache, which takes a minute and a network.
"""

import argparse
import os
import platform
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import exchange_tables as tables
from exchange_load import CROWDS, bursts
from exchange_peers import Contestant, OneDesk, contestants
from exchange_postgres import Postgres, cluster
from exchange_race import Results, race, slow_race
from exchange_records import INTERVIEWS, changed, payload, work, written

PARTS = ("race", "slow", "load")

Show = Callable[[str, tables.Table], None]
"""Prints a table under its title."""


def main() -> None:
    said = _words()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # ends what was started, too
    show = _pages if said.markdown else _lines
    with tempfile.TemporaryDirectory(prefix="onedesk-bench-") as name, cluster() as found:
        folder = Path(name)
        taking, missing = _taking(found, said.only)
        records = folder / "records.jsonl"
        lines = list(work())
        size = written(records, lines) / INTERVIEWS
        for sentence in (
            *_about(taking, said.rounds),
            f"Interviews of {size:.0f} bytes of JSON.",
            *missing,
        ):
            print(sentence)
        parts = set(said.only or PARTS)
        if parts & {"race", "ours"}:
            with _room(folder, "race") as room:
                results = race(taking, records, room, said.rounds)
            _told(show, results)
            least = payload(lines), payload(changed(lines))
            show("Bytes beside the payload", tables.beside_payload(results, *least))
        if "slow" in parts:
            with _room(folder, "slow") as room:
                slow = slow_race(taking, records, room, said.rounds)
            show("Over 8 Mbit/s and 40 ms", tables.seconds(slow))
            show("Small rounds beside a bare request over that line", tables.beside_bare(slow))
            show("Bytes and requests over that line", tables.traffic(slow))
        if "load" in parts:
            with _room(folder, "load") as room:
                told = list(bursts(found, room, said.crowd or CROWDS))
            show("The end of the day", tables.crowds(told))


def _told(show: Show, results: Results) -> None:
    show("On this computer", tables.seconds(results))
    show("Small rounds beside a bare request", tables.beside_bare(results))
    show("Processor time", tables.processor(results))
    show("Bytes and requests", tables.traffic(results))


def _words() -> argparse.Namespace:
    words = argparse.ArgumentParser(description="The exchange beside its peers.")
    words.add_argument("--rounds", type=int, default=3, metavar="N", help="medians of N (3)")
    words.add_argument("--only", action="append", choices=(*PARTS, "ours"), help="a part alone")
    words.add_argument("--crowd", action="append", type=int, metavar="N", help="so many advisers")
    words.add_argument("--markdown", action="store_true", help="tables for docs/performance.md")
    return words.parse_args()


def _taking(
    found: Postgres | None, only: Sequence[str] | None
) -> tuple[Sequence[Contestant], Sequence[str]]:
    """The contestants that the parts need; peers are set up only to take part."""
    if only and not set(only) & {"race", "slow"}:
        return [OneDesk(), *([OneDesk(found)] if found else [])], []
    return contestants(found)


def _about(taking: Sequence[Contestant], rounds: int) -> Iterator[str]:
    """When, on what, and which versions."""
    day = datetime.now(UTC).astimezone().date()
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    yield f"{day.day} {day:%B %Y}, {os.cpu_count()} cores, {system}; rounds: {rounds} (medians),"
    yield "crowds: once. " + ", ".join(f"{one.name} {one.version()}" for one in taking) + "."


@contextmanager
def _room(folder: Path, name: str) -> Iterator[Path]:
    room = folder / name
    room.mkdir()
    yield room


def _pages(title: str, table: tables.Table) -> None:
    print(f"\n### {title}\n\n{tables.markdown(table)}", flush=True)


def _lines(title: str, table: tables.Table) -> None:
    print(f"\n{title}\n\n{tables.lined_up(table)}", flush=True)


if __name__ == "__main__":
    main()
