"""The meter beside a client: by phase its seconds, processor time, bytes and requests."""

import json
import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from threading import Event
from typing import NamedTuple

PATIENCE = 600
"""Seconds that the longest phase may take."""

SETTLE = 0.05
"""Seconds in which the last bytes arrive and the server comes to rest."""


class Phase(NamedTuple):
    """One phase of one client; processor time is user and system together, in seconds."""

    name: str
    records: int
    seconds: float
    client: float
    server: float
    up: int = 0
    down: int = 0
    requests: int = 0


class Totals(NamedTuple):
    """What a line has carried so far: bytes each way with their heads, and requests."""

    up: int = 0
    down: int = 0
    requests: int = 0


class _Reading(NamedTuple):
    server: Mapping[int, float]
    line: Totals


def processor_time(roots: Iterable[int]) -> dict[int, float]:
    """Seconds of processor time by process, for these processes and all they started; Linux."""
    parents = dict(_parents())
    family = set(roots)
    while more := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= more
    return {pid: seconds for pid in family if (seconds := _clock(pid)) is not None}


def spent(before: Mapping[int, float], after: Mapping[int, float]) -> float:
    """Seconds between two readings; a process that ended meanwhile takes its own with it."""
    return sum(seconds - before.get(pid, 0) for pid, seconds in after.items())


def metered(
    command: Sequence[str], env: Mapping[str, str], servers: Sequence[int], control: int = 0
) -> list[Phase]:
    """Run a client, whose last argument becomes the meter's port, and measure its phases.

    `servers` are the processes of the other side, `control` is the port of the line's counter.
    Raises `SystemExit` with what the client said when it does not end well.
    """
    with socket.create_server(("127.0.0.1", 0)) as listening:
        words = [*command, str(listening.getsockname()[1])]
        with tempfile.TemporaryFile() as said:
            client = subprocess.Popen(words, env={**os.environ, **env}, stdout=said, stderr=said)
            try:
                phases = _listen(_accepted(listening, client), servers, control)
                client.wait(PATIENCE)
            finally:
                client.kill()
                client.wait()
            said.seek(0)
            if client.returncode:
                raise SystemExit(f"{' '.join(words[:3])}:\n{said.read().decode()}")
    return phases


def _accepted(listening: socket.socket, client: "subprocess.Popen[bytes]") -> socket.socket:
    listening.settimeout(1)
    while client.poll() is None:
        try:
            return listening.accept()[0]
        except TimeoutError:
            continue
    return socket.socketpair()[0]


def _listen(connection: socket.socket, servers: Sequence[int], control: int) -> list[Phase]:
    phases = []
    connection.settimeout(PATIENCE)
    with connection, connection.makefile() as heard:
        before = _reading(servers, control)
        for line in heard:
            told = json.loads(line)
            if "end" in told:
                Event().wait(SETTLE)
                after = _reading(servers, control)
                phases.append(_phase(told, before, after))
            before = _reading(servers, control)
            connection.sendall(b"\n")
    return phases


def _phase(told: Mapping[str, float], before: _Reading, after: _Reading) -> Phase:
    return Phase(
        name=str(told["end"]),
        records=int(told["records"]),
        seconds=told["seconds"],
        client=told["cpu"],
        server=spent(before.server, after.server),
        up=after.line.up - before.line.up,
        down=after.line.down - before.line.down,
        requests=after.line.requests - before.line.requests,
    )


def _reading(servers: Sequence[int], control: int) -> _Reading:
    if not control:
        return _Reading(processor_time(servers), Totals())
    with socket.create_connection(("127.0.0.1", control), PATIENCE) as asked:
        return _Reading(processor_time(servers), Totals(**json.loads(asked.makefile().read())))


def _parents() -> Iterable[tuple[int, int]]:
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        yield int(stat.parent.name), int(state[1])


def _clock(pid: int) -> float | None:
    """Another process's clock, by the number Linux derives for it (clock_getcpuclockid)."""
    try:
        return time.clock_gettime((~pid << 3) | 2)
    except OSError:
        return None
