"""A real encrypted file per test, and people to write about."""

from datetime import UTC, datetime

import pytest

from onedesk.domain.records import Record
from onedesk.store import records
from onedesk.store.database import open_database, writing
from onedesk.store.key import new_key
from onedesk.store.records import Stamp

NOW = datetime(2026, 3, 12, 10, 48, tzinfo=UTC)


@pytest.fixture
def key():
    return new_key()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "desk.db"


@pytest.fixture
def db(path, key):
    database = open_database(path, key, create=True)
    yield database
    database.close()


@pytest.fixture
def stamp():
    return Stamp("marged", NOW)


@pytest.fixture
def interview(db, stamp):
    """One interview that the hub does not have."""
    record = Record.model_validate(
        {
            "kind": "interview",
            "id": "i1",
            "school": "thornlaw",
            "student": "zoe",
            "body": {"cycle": 3, "job": "joiner", "ratings": {"FE": 2}},
        }
    )
    with writing(db):
        records.add(db, [record], stamp)
    return record
