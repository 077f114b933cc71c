"""Where the hub keeps its records: SQLite in its folder, or PostgreSQL by address."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

_OWN = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}

UNREADABLE = (
    "DATABASE_URL is no address of a PostgreSQL database, such as "
    "postgresql://name:secret@host:5432/database."
)
OFTEN = 5
"""PostgreSQL plans a query that was asked so often on one connection once for all."""

SQLITE_WAIT = 20
"""Seconds a transaction waits for the one before it."""


def database(url: str | None, data: Path) -> dict[str, Any]:
    """The entry for Django's `DATABASES`.

    `url` is a PostgreSQL address (`postgresql://name:secret@host:port/database?sslmode=...`);
    without one it is `hub.sqlite3` in `data`. Raises `ImproperlyConfigured` for an address that
    cannot be read.
    """
    return postgresql(url) if url else sqlite(data / "hub.sqlite3")


def sqlite(file: Path) -> dict[str, Any]:
    """WAL with full syncing; every transaction begins as a writer, so none fails half-way.

    Connections stay open: closing the last one would fold the log in after every request.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": SQLITE_WAIT,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;",
        },
    }


def postgresql(url: str) -> dict[str, Any]:
    """What libpq understands, told in Django's words; the rest of the address goes to libpq.

    Values go beside a query, not inside it, so that `hub.many` can send them in binary. A pooler
    between here and the database has to keep prepared statements apart.
    """
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError as unread:
        raise ImproperlyConfigured(UNREADABLE) from unread
    named = {_OWN[name]: str(value) for name, value in parts.items() if name in _OWN}
    rest = {name: value for name, value in parts.items() if name not in _OWN}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 3600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"server_side_binding": True, "prepare_threshold": OFTEN, **rest},
        **named,
    }
