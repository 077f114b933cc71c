"""Opening the encrypted file, and transactions that either happen or do not."""

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path
from weakref import WeakKeyDictionary, WeakValueDictionary

from sqlcipher3 import dbapi2
from sqlite_utils import Database

from onedesk.domain.folding import searchable
from onedesk.store import reserve
from onedesk.store.errors import (
    Busy,
    CannotSave,
    Damaged,
    DiskFull,
    Missing,
    StoreError,
    TooNew,
)
from onedesk.store.schema import SHIPPED, schema

__all__ = ["Database", "learning", "only_read", "open_database", "reading", "writing"]

KEY_BYTES = 32
BUSY_MS = 5_000

CIPHER = ("cipher_page_size = 2048", "cipher_hmac_algorithm = HMAC_SHA256")
"""How the pages of each file are encrypted, for good: others do not open (decision 0019)."""

_BY_CODE: dict[int, type[StoreError]] = {
    5: Busy,
    6: Busy,
    8: CannotSave,
    10: CannotSave,
    11: Damaged,
    13: DiskFull,
    14: CannotSave,
    26: Damaged,
}
"""SQLite's primary result codes that are the world's doing, not ours."""

_FOLDERS: WeakKeyDictionary[Database, Path] = WeakKeyDictionary()
"""Where each open file lies."""

_TURNS: WeakValueDictionary[Path, "Turn"] = WeakValueDictionary()
_TURN_OF: WeakKeyDictionary[Database, "Turn"] = WeakKeyDictionary()
_DOOR = threading.Lock()


class Turn:
    """Who of this process writes to a file next: SQLite itself would let the others poll for it."""

    def __init__(self) -> None:
        self.lock = threading.Lock()


def open_database(path: Path, key: bytes, *, create: bool = False) -> Database:
    """Open the file with its raw 32-byte key and bring its tables up to date.

    Raises `Missing` when the file is not there and `create` is not set (a missing file is never
    replaced by an empty one), `TooNew` when a newer OneDesk has changed the tables, `Damaged` when
    the content does not hold together or the key is not the file's.
    """
    if len(key) != KEY_BYTES:
        raise ValueError(f"a key has {KEY_BYTES} bytes")
    if not create and not path.exists():
        raise Missing
    reserve.before_writing(path.parent)
    with _translated():
        connection = dbapi2.connect(
            str(path), isolation_level=None, check_same_thread=False, timeout=BUSY_MS / 1000
        )
        try:
            database = _prepared(connection, path, key)
        except BaseException:
            connection.close()
            raise
    _FOLDERS[database] = path.parent
    with _DOOR:
        _TURN_OF[database] = _TURNS.setdefault(path.absolute(), Turn())
    return database


def only_read(db: Database) -> None:
    """Let nothing be written over this connection from now on."""
    db.execute("PRAGMA query_only = ON").fetchall()


def _prepared(connection: "dbapi2.Connection", path: Path, key: bytes) -> Database:
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for pragma in CIPHER:
        connection.execute(f"PRAGMA {pragma}")
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise StoreError("This OneDesk was built without encryption and will not open the file.")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    for pragma in (
        "auto_vacuum = INCREMENTAL",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "temp_store = MEMORY",
        "cache_size = -16384",
    ):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    connection.create_function("folded", 1, searchable, deterministic=True)
    db = Database(connection, execute_plugins=False)
    if not {step.name for step in schema.applied(db)} <= SHIPPED:
        raise TooNew
    if schema.pending(db):
        schema.apply(db)
    with path.open("rb") as file:
        if file.read(15) == b"SQLite format 3":
            raise StoreError("The file on this laptop is not encrypted, so it was not opened.")
    return db


@contextlib.contextmanager
def writing(db: Database) -> Iterator[Database]:
    """One transaction, begun at once: all of it is on disk after the block, or none of it.

    Raises the `StoreError` that fits when the disk or another connection refuses.
    """
    with _translated(), _turn(db):
        if folder := _FOLDERS.get(db):
            reserve.before_writing(folder)
        db.conn.execute("BEGIN IMMEDIATE")
        try:
            yield db
            db.conn.execute("COMMIT")
        except BaseException:
            if db.conn.in_transaction:
                db.conn.execute("ROLLBACK")
            raise


@contextlib.contextmanager
def learning(db: Database) -> Iterator[Database]:
    """One transaction for what the hub has told: all of it happens, or none of it.

    It is on disk with the next `writing` at the latest. Should the power fail before, the file is
    as it was, and the hub, asked again, answers alike.
    """
    db.conn.execute("PRAGMA synchronous = NORMAL")
    try:
        with writing(db):
            yield db
    finally:
        db.conn.execute("PRAGMA synchronous = FULL")


@contextlib.contextmanager
def reading(db: Database) -> Iterator[Database]:
    """One unchanging view of the file for several queries."""
    with _translated():
        db.execute("BEGIN")
        try:
            yield db
        finally:
            if db.conn.in_transaction:
                db.execute("COMMIT")


@contextlib.contextmanager
def _turn(db: Database) -> Iterator[None]:
    """Raises `Busy` when another connection of this process writes for too long."""
    turn = _TURN_OF.get(db)
    if turn and not turn.lock.acquire(timeout=BUSY_MS / 1000):
        raise Busy
    try:
        yield
    finally:
        if turn:
            turn.lock.release()


@contextlib.contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except dbapi2.Error as reason:
        code = getattr(reason, "sqlite_errorcode", 0) or 0
        family = _BY_CODE.get(code & 0xFF)
        if family is None:
            raise
        raise family from reason
