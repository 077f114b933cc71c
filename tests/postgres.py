"""A PostgreSQL cluster of its own for one command: `tests/postgres.py -- COMMAND`."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")
"""A test's cluster need not outlive a power cut."""

Words = list[str | Path]
"""A command."""

PATIENCE = 30
"""Seconds to start or to stop."""


def programs() -> Path:
    """The folder of PostgreSQL's server programs, the newest if there are several."""
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: float(p.parts[-3])
    )
    found = debian[-1] if debian else shutil.which("initdb")
    if not found:
        raise SystemExit("PostgreSQL's server is not installed: 'make test' installs it.")
    return Path(found).parent


def owner() -> dict[str, Any]:
    """PostgreSQL refuses to run as root; these words for `subprocess` make it run as postgres."""
    root = os.geteuid() == 0
    return {"user": "postgres", "group": "postgres", "extra_groups": []} if root else {}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def started(folder: Path, port: int) -> "subprocess.Popen[bytes]":
    """A new cluster's server, answering on loopback; its log is `folder/log`."""
    bin_, data = programs(), folder / "data"
    made: Words = [bin_ / "initdb", "-D", data, "-U", "onedesk", "-A", "trust"]
    made = [*made, "-E", "UTF8", "--no-sync", "--locale=C"]
    subprocess.run(made, check=True, cwd=folder, stdout=subprocess.DEVNULL, **owner())
    wanted = ["listen_addresses=127.0.0.1", f"port={port}", "unix_socket_directories=", *QUICK]
    settings = [part for setting in wanted for part in ("-c", setting)]
    run: Words = [bin_ / "postgres", "-D", data, *settings]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            run,
            cwd=folder,
            stdout=log,
            stderr=log,
            **owner(),
        )


def wait_until_ready(server: "subprocess.Popen[bytes]", folder: Path, port: int) -> None:
    ready: Words = [programs() / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
    for _ in range(PATIENCE * 10):
        if subprocess.run(ready, check=False).returncode == 0:
            return
        try:
            server.wait(0.1)
        except subprocess.TimeoutExpired:
            continue
        break
    raise SystemExit(f"PostgreSQL did not start:\n{(folder / 'log').read_text(errors='replace')}")


@contextmanager
def cluster() -> Iterator[str]:
    """The address of a database `onedesk` in a new cluster, which ends with the block."""
    folder = Path(tempfile.mkdtemp(prefix="onedesk-postgres-"))
    if who := owner():
        shutil.chown(folder, who["user"], who["group"])
    port = free_port()
    server = started(folder, port)
    try:
        wait_until_ready(server, folder, port)
        make: Words = [programs() / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "onedesk"]
        subprocess.run([*make, "onedesk"], check=True)
        yield f"postgresql://onedesk@127.0.0.1:{port}/onedesk"
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(PATIENCE)
        shutil.rmtree(folder)


def main(arguments: list[str]) -> int:
    if arguments[:1] != ["--"] or len(arguments) < 2:
        raise SystemExit("usage: tests/postgres.py -- COMMAND...")
    with cluster() as address:
        return subprocess.run(
            arguments[1:], check=False, env={**os.environ, "DATABASE_URL": address}
        ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
