"""Who takes part in the race: OneDesk on both databases, and its peers, set up once in a cache.

The cache is the folder ONEDESK_BENCH_CACHE, else `onedesk-bench` in the platform's own. The peers'
packages are pinned with their hashes in `bench/peers`.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NamedTuple, Protocol

from exchange_hub import Hub
from exchange_postgres import Postgres, free_port
from exchange_records import SCHOOLS, school_id
from exchange_server import served
from platformdirs import user_cache_path

PEERS = Path(__file__).parent / "peers"
SETTING_UP = 600
"""Seconds that a peer's packages may take to come."""


class MissingError(Exception):
    """A peer cannot take part; the words say why."""


class Serving(NamedTuple):
    """A server that is ready: its port, its processes, and how its client is started.

    The client's words have `{address}` and `{records}` in them.
    """

    port: int
    processes: Sequence[int]
    client: Sequence[str]
    env: Mapping[str, str] = {}


class Contestant(Protocol):
    """One way to exchange records."""

    @property
    def name(self) -> str: ...

    def version(self) -> str: ...

    def serving(self, folder: Path) -> AbstractContextManager[Serving]:
        """A new and empty server; its files and its clients' go into `folder`."""
        ...


class OneDesk:
    """Ours, on SQLite or on PostgreSQL."""

    def __init__(self, cluster: Postgres | None = None) -> None:
        self._cluster = cluster
        self.name = "OneDesk, PostgreSQL" if cluster else "OneDesk, SQLite"

    def version(self) -> str:
        return f"{self._cluster.version()}" if self._cluster else f"{sqlite3.sqlite_version}"

    @contextmanager
    def serving(self, folder: Path) -> Iterator[Serving]:
        with self._database(folder.name) as database:
            hub = Hub(folder / "hub", database)
            schools = [school_id(number) for number in range(SCHOOLS)]
            advisers = dict.fromkeys(("one", "two"), schools)
            made = hub.crowd(
                "make", {"schools": schools, "advisers": advisers, "students": [], "codes": True}
            )
            words = [sys.executable, str(PEERS / "onedesk_sync.py"), "{address}", "{records}"]
            with hub.serving() as (port, pid):
                processes = [pid, *([self._cluster.pid] if self._cluster else [])]
                yield Serving(port, processes, [*words, str(folder), *made["secrets"].values()])

    @contextmanager
    def _database(self, name: str) -> Iterator[str | None]:
        if self._cluster is None:
            yield None
            return
        with self._cluster.database(name) as address:
            yield address


class Anki:
    """Anki's library and its own sync server, in an environment of their own."""

    name = "Anki"

    def __init__(self) -> None:
        home = _prepared("anki", [PEERS / "anki.lock"], self._install)
        self._python = str(home / "bin" / "python")

    def version(self) -> str:
        asked = "import importlib.metadata as packages; print(packages.version('anki'))"
        return _told(self._python, "-c", asked)

    @contextmanager
    def serving(self, folder: Path) -> Iterator[Serving]:
        port = free_port()
        env = {
            "SYNC_USER1": "bench:bench",
            "SYNC_BASE": str(folder / "server"),
            "SYNC_HOST": "127.0.0.1",
            "SYNC_PORT": str(port),
            "RUST_LOG": "error",
        }
        command = [self._python, "-m", "anki.syncserver"]
        words = [self._python, str(PEERS / "anki_sync.py"), "{address}/", "{records}", str(folder)]
        with served(command, folder / "server.log", env, port) as server:
            yield Serving(port, [server.pid], words)

    @staticmethod
    def _install(home: Path) -> None:
        _run([sys.executable, "-m", "venv", str(home)], home)
        pip = [str(home / "bin" / "python"), "-m", "pip", "install", "--quiet", "--require-hashes"]
        _run([*pip, "-r", str(PEERS / "anki.lock")], home)


class PouchDB:
    """PouchDB with express-pouchdb, LevelDB on both sides."""

    name = "PouchDB"

    def __init__(self) -> None:
        node = shutil.which("node")
        if not node or not shutil.which("npm"):
            raise MissingError("Node.js and npm are not installed")
        self._node = node
        wanted = [PEERS / "package.json", PEERS / "package-lock.json"]
        self._modules = _prepared("pouchdb", wanted, self._install) / "node_modules"

    def version(self) -> str:
        package = self._modules / "pouchdb" / "package.json"
        return str(json.loads(package.read_text(encoding="utf-8"))["version"])

    @contextmanager
    def serving(self, folder: Path) -> Iterator[Serving]:
        env = {"NODE_PATH": str(self._modules)}
        command = [self._node, str(PEERS / "pouch_server.js"), str(folder / "server")]
        words = [self._node, str(PEERS / "pouch_sync.js"), "{address}", "{records}", str(folder)]
        with served(command, folder / "server.log", env) as server:
            yield Serving(int(server.said), [server.pid], words, env)

    @staticmethod
    def _install(home: Path) -> None:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(PEERS / name, home / name)
        _run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], home)


def contestants(cluster: Postgres | None) -> tuple[list[Contestant], list[str]]:
    """Who takes part, and a sentence for each one who cannot."""
    taking: list[Contestant] = [OneDesk()]
    missing = []
    if cluster:
        taking.append(OneDesk(cluster))
    else:
        missing.append("OneDesk on PostgreSQL does not take part: no PostgreSQL is installed.")
    for peer in (Anki, PouchDB):
        try:
            taking.append(peer())
        except MissingError as reason:
            missing.append(f"{peer.name} does not take part: {reason}.")
    return taking, missing


def _prepared(name: str, wanted: Sequence[Path], install: "_Install") -> Path:
    """The peer's folder in the cache, made if it is not there for just these pins.

    Raises `MissingError` when it cannot be made.
    """
    cache = os.environ.get("ONEDESK_BENCH_CACHE")
    pins = hashlib.sha256(b"".join(file.read_bytes() for file in wanted)).hexdigest()[:12]
    home = (Path(cache) if cache else user_cache_path("onedesk-bench")) / f"{name}-{pins}"
    if (home / "ready").exists():
        return home
    sys.stderr.write(f"Setting up {name} in {home}\n")
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    install(home)
    (home / "ready").touch()
    return home


class _Install(Protocol):
    def __call__(self, home: Path) -> None: ...


def _run(command: Sequence[str], home: Path) -> None:
    try:
        subprocess.run(
            command, cwd=home, check=True, capture_output=True, text=True, timeout=SETTING_UP
        )
    except (OSError, subprocess.SubprocessError) as reason:
        said = str(getattr(reason, "stderr", None) or reason).strip().splitlines()
        raise MissingError(f"it could not be set up ({said[-1] if said else reason})") from reason


def _told(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
