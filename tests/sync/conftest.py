"""A real encrypted file, a line to a scripted hub, and records that are owed."""

import pytest
from scripted import NOW, Hub

from onedesk.domain.records import Record
from onedesk.store import account as accounts
from onedesk.store import kept, records, restored
from onedesk.store.database import open_database, writing
from onedesk.store.key import new_key
from onedesk.store.records import Stamp
from sync.engine import Engine

STAMP = Stamp("marged", NOW)


@pytest.fixture
def hub():
    return Hub()


@pytest.fixture
def opened(tmp_path, hub):
    """Opens the file of a laptop that has read before, as often as asked."""
    path, key = tmp_path / "desk.db", new_key()
    with_account = open_database(path, key, create=True)
    accounts.save(with_account, hub.account())
    with writing(with_account):
        kept.put(with_account, restored.CURSOR, "cursor-0")
    with_account.close()
    return lambda: open_database(path, key)


@pytest.fixture
def db(opened):
    database = opened()
    yield database
    database.close()


@pytest.fixture
def engine(db, hub):
    engine = Engine(db, lambda _: hub, lambda: NOW)
    yield engine
    engine.close()


@pytest.fixture
def restarted(db, hub):
    """Makes the engine of a OneDesk that was started again, on the same file."""
    return lambda: Engine(db, lambda _: hub, lambda: NOW)


@pytest.fixture
def owe(db):
    """Adds interviews by their ids, each of which is then owed."""

    def owe(*ids, **body):
        made = [
            Record.model_validate(
                {
                    "kind": "interview",
                    "id": record,
                    "school": "thornlaw",
                    "student": "s1",
                    "body": {"cycle": 3} | body,
                }
            )
            for record in ids
        ]
        with writing(db):
            records.add(db, made, STAMP)

    return owe


@pytest.fixture
def edit(db):
    def edit(record, **edits):
        with writing(db):
            return records.edit(db, "interview", record, edits, STAMP)

    return edit
