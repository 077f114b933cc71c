"""A PostgreSQL of this run's own, as careful with a commit as SQLite is here."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

sys.path.append(str(Path(__file__).parent.parent / "tests"))

import postgres

DURABLE = ("fsync=on", "synchronous_commit=on", "max_connections=100", "shared_buffers=256MB")
"""Unlike a test's cluster, this one writes through to the disk, as SQLite does here."""

free_port = postgres.free_port


class Postgres:
    """The one cluster of a run, in which every hub gets a database of its own."""

    def __init__(self, address: str) -> None:
        self._address = address
        self.pid = _server_of(address)

    @contextmanager
    def database(self, name: str) -> Iterator[str]:
        """A new database; it ends with the block."""
        self._do(f'CREATE DATABASE "{name}"')
        try:
            yield f"{self._address.rpartition('/')[0]}/{name}"
        finally:
            self._do(f'DROP DATABASE "{name}" WITH (FORCE)')

    def version(self) -> str:
        with psycopg.connect(self._address) as connection:
            return connection.info.parameter_status("server_version") or ""

    def _do(self, statement: str) -> None:
        with psycopg.connect(self._address, autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def cluster() -> Iterator[Postgres | None]:
    """A PostgreSQL as careful with a commit as SQLite is; nothing where none is installed."""
    if not (Path("/usr/lib/postgresql").is_dir() or shutil.which("initdb")):
        yield None
        return
    postgres.QUICK = DURABLE
    with postgres.cluster() as address:
        yield Postgres(address)


def _server_of(address: str) -> int:
    """The server's first process, by the file it keeps in its folder."""
    with psycopg.connect(address) as connection:
        row = connection.execute("SHOW data_directory").fetchone()
    folder = Path(row[0] if row else "")
    return int((folder / "postmaster.pid").read_text().splitlines()[0])
