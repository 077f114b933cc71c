"""The race: the same records through each contestant, in turns, phase by phase."""

import shutil
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path

from exchange_meter import Phase, metered
from exchange_peers import Contestant
from exchange_server import served

PHASES = (
    "first push",
    "first pull",
    "30 changes pushed",
    "30 changes pulled",
    "nothing to do, both",
)
SLOW = ("--kbit", "8000", "--rtt", "40")
"""A school's line: 8 Mbit/s each way, 40 ms there and back."""

HERE = Path(__file__).parent

Results = dict[str, list[Phase]]
"""Phases by contestant."""


def race(taking: Sequence[Contestant], records: Path, folder: Path, rounds: int) -> Results:
    """Medians of seconds and processor time over the rounds; bytes and requests from one more.

    Bytes are counted on a line in between, which takes time of its own: that round is not timed.
    """
    timed = _rounds(taking, records, folder, rounds)
    counted = _rounds(taking, records, folder, 1, line=("--rtt", "0"))
    return {
        name: [
            direct._replace(up=seen.up, down=seen.down, requests=seen.requests)
            for direct, seen in zip(phases, counted[name], strict=True)
        ]
        for name, phases in timed.items()
    }


def slow_race(taking: Sequence[Contestant], records: Path, folder: Path, rounds: int) -> Results:
    """The same over the slow line."""
    return _rounds(taking, records, folder, rounds, line=SLOW)


def _rounds(
    taking: Sequence[Contestant],
    records: Path,
    folder: Path,
    rounds: int,
    line: Sequence[str] = (),
) -> Results:
    """Each contestant once a round, in turns, so that a busy moment meets them alike."""
    runs: dict[str, list[list[Phase]]] = {one.name: [] for one in taking}
    for number in range(rounds):
        for place, one in enumerate(taking):
            way = "over a line, " if line else ""
            sys.stderr.write(f"{one.name}, {way}round {number + 1} of {rounds}\n")
            home = folder / f"run{number}-{place}"
            home.mkdir()
            runs[one.name].append(once(one, records, home, line))
            shutil.rmtree(home)
    return {
        name: [_median(list(each)) for each in zip(*run, strict=True)] for name, run in runs.items()
    }


def once(one: Contestant, records: Path, home: Path, line: Sequence[str] = ()) -> list[Phase]:
    """One contestant with an empty server and two empty clients."""
    with one.serving(home) as server:

        def client(port: int) -> list[str]:
            address = f"http://127.0.0.1:{port}"
            return [word.format(address=address, records=records) for word in server.client]

        if not line:
            return metered(client(server.port), server.env, server.processes)
        script = [sys.executable, str(HERE / "exchange_line.py"), str(server.port), *line]
        with served(script, home / "line.log", {}) as carrier:
            port, counter = map(int, carrier.said.split())
            return metered(client(port), server.env, server.processes, counter)


def _median(same: Sequence[Phase]) -> Phase:
    return same[0]._replace(
        seconds=statistics.median(each.seconds for each in same),
        client=statistics.median(each.client for each in same),
        server=statistics.median(each.server for each in same),
        up=statistics.median_low(each.up for each in same),
        down=statistics.median_low(each.down for each in same),
        requests=statistics.median_low(each.requests for each in same),
    )
