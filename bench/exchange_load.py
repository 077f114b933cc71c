"""The end of the day: a crowd of advisers who all press Sync in the same second."""

import http.client
import json
import random
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier, Event, Thread
from typing import NamedTuple
from urllib.parse import urlencode

import zstandard
from exchange_day import Adviser, crowd
from exchange_hub import Hub
from exchange_meter import processor_time, spent
from exchange_postgres import Postgres

from sync.rhythm import pause
from sync.wire import WIRE
from sync.wire.http import EPOCH_HEADER

CROWDS = (20, 100, 500)
PROCESSES = 1, 2, 4
PATIENCE = 120
"""Seconds an adviser's laptop waits for one answer; more than OneDesk's own minute."""

TRIES = 40
WAKING = 8
OK, LATER = 200, (429, 503)


class Burst(NamedTuple):
    """One crowd at one hub: seconds until all were done, and how long each push took.

    `pushes` are seconds from the first try to the answer, waits between tries included;
    `most_tries` are the tries of the push that took most. `refused` counts answers "busy", `cut`
    connections that broke; `wrong` names what did not add up.
    """

    database: str
    processes: int
    advisers: int
    records: int
    seconds: float
    pushes: list[float]
    refused: int
    cut: int
    most_tries: int
    client: float
    server: float
    wrong: dict[str, int]

    def percentile(self, hundredth: int) -> float:
        """Seconds within which so many in a hundred pushes were answered."""
        return statistics.quantiles(self.pushes, n=100, method="inclusive")[hundredth - 1]


class _Laptop:
    """One adviser's laptop as a thread: one push, repeated until it is answered, then the feed."""

    def __init__(self, adviser: Adviser, port: int, token: str, epoch: str) -> None:
        self._envelope = adviser.envelope
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self._headers = {"Authorization": f"Bearer {token}", "Accept-Encoding": "zstd"}
        self._push_headers = {
            **self._headers,
            EPOCH_HEADER: epoch,
            "Content-Type": "application/json",
            "Content-Encoding": "zstd",
        }
        self._chance = random.Random(token)
        self.tries = self.pushed = self.refused = self.cut = 0
        self.seconds = 0.0
        self.reply = b""
        self.trouble = ""

    def day_ends(self, together: Barrier) -> None:
        together.wait()
        start = time.perf_counter()
        self.reply = self._asked("POST", "/api/v1/push", self._envelope, self._push_headers)
        self.seconds, self.pushed = time.perf_counter() - start, self.tries
        cursor, more = "", not self.trouble
        while more:
            asked = urlencode({"cursor": cursor, "wire": WIRE})
            page = self._asked("GET", f"/api/v1/changes?{asked}", None, self._headers)
            told = json.loads(_plain(page)) if page else {}
            cursor, more = told.get("cursor", ""), told.get("more", False)
        self._line.close()

    def _asked(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> bytes:
        """The answer; asked again as a desk would when the hub is busy or the line is cut."""
        for failures in range(1, TRIES + 1):
            self.tries += 1
            wanted = None
            try:
                self._line.request(method, path, body, headers)
                answer = self._line.getresponse()
                said = answer.read()
            except (OSError, http.client.HTTPException):
                self._line.close()
                self.cut += 1
            else:
                if answer.status == OK:
                    return said
                if answer.status not in LATER:
                    break
                self.refused += 1
                wanted = float(answer.headers.get("Retry-After", "0"))
            wait = pause(failures, self._chance.random(), asked=wanted)
            Event().wait(wait.total_seconds() if wait else 0)
        self.trouble = f"{method} {path.partition('?')[0]} was never answered well"
        return b""

    def unapplied(self) -> int:
        """How many of the sixty the hub did not take as they were."""
        if self.trouble:
            return 1
        return sum(one["status"] != "applied" for one in json.loads(_plain(self.reply))["results"])


def bursts(cluster: Postgres | None, folder: Path, crowds: Sequence[int]) -> Iterator[Burst]:
    """Every crowd at every hub."""
    for number in crowds:
        sys.stderr.write(f"Sealing the day's work of {number} advisers\n")
        advisers = crowd(number)
        for database in ("SQLite", "PostgreSQL") if cluster else ("SQLite",):
            for processes in PROCESSES:
                sys.stderr.write(f"{number} advisers, {database}, processes: {processes}\n")
                name = f"load-{number}-{database.lower()}-{processes}"
                with _database(cluster if database == "PostgreSQL" else None, name) as address:
                    hub = Hub(folder / name, address)
                    roots = [cluster.pid] if cluster and address else []
                    yield burst(hub, advisers, processes, roots)


@contextmanager
def _database(cluster: Postgres | None, name: str) -> Iterator[str | None]:
    if cluster is None:
        yield None
        return
    with cluster.database(name) as address:
        yield address


def burst(hub: Hub, advisers: Sequence[Adviser], processes: int, roots: Sequence[int]) -> Burst:
    """One crowd at one new hub; afterwards its records are counted and compared."""
    made = hub.crowd(
        "make",
        {
            "schools": sorted({one.school for one in advisers}),
            "advisers": {one.name: [one.school] for one in advisers},
            "students": [line for one in advisers for line in one.students],
            "codes": False,
        },
    )
    with hub.serving(processes) as (port, pid):
        told = [_Laptop(one, port, made["secrets"][one.name], made["epoch"]) for one in advisers]
        _wake(port, made["secrets"][advisers[0].name], processes)
        before, cpu = processor_time([pid, *roots]), time.process_time()
        seconds = _all_at_once(told)
        client = time.process_time() - cpu
        server = spent(before, processor_time([pid, *roots]))
    return Burst(
        database="PostgreSQL" if roots else "SQLite",
        processes=processes,
        advisers=len(advisers),
        records=sum(len(one.records) for one in advisers),
        seconds=seconds,
        pushes=[one.seconds for one in told],
        refused=sum(one.refused for one in told),
        cut=sum(one.cut for one in told),
        most_tries=max(one.pushed for one in told),
        client=client,
        server=server,
        wrong=_wrong(hub, advisers, told),
    )


def _wake(port: int, token: str, processes: int) -> None:
    """Ask for the feed on new connections until each process has surely answered once."""
    for _ in range(WAKING * processes):
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        line.request("GET", "/api/v1/changes", headers={"Authorization": f"Bearer {token}"})
        line.getresponse().read()
        line.close()


def _all_at_once(laptops: Sequence[_Laptop]) -> float:
    together = Barrier(len(laptops) + 1)
    threads = [Thread(target=one.day_ends, args=[together]) for one in laptops]
    for thread in threads:
        thread.start()
    together.wait()
    start = time.perf_counter()
    for thread in threads:
        thread.join()
    return time.perf_counter() - start


def _wrong(hub: Hub, advisers: Sequence[Adviser], told: Sequence[_Laptop]) -> dict[str, int]:
    records = [line for one in advisers for line in one.records]
    students = sum(len(one.students) for one in advisers)
    found = hub.crowd("check", {"records": records, "students": students})
    found["not applied"] = sum(one.unapplied() for one in told)
    return {what: number for what, number in found.items() if number and what != "records"}


def _plain(answer: bytes) -> bytes:
    """Unpacked where it was packed: small answers come as they are."""
    packed = answer.startswith(b"\x28\xb5\x2f\xfd")
    return zstandard.ZstdDecompressor().decompressobj().decompress(answer) if packed else answer
