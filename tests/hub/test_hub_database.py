"""Where the hub keeps its records, and what its log lines may hold."""

import logging
import stat

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from hub.database import database
from hub.folder import data_folder, make, read_secret
from hub.origins import origins
from hub.portal.logs import NoContent


def test_without_an_address_it_is_sqlite_in_the_folder(tmp_path):
    entry = database(None, tmp_path)
    assert entry["ENGINE"].endswith("sqlite3")
    assert entry["NAME"] == tmp_path / "hub.sqlite3"


def test_an_address_of_postgresql_is_understood_whole(tmp_path):
    entry = database("postgresql://one:s%40cret@db.example:5433/desk?sslmode=require", tmp_path)
    assert entry["ENGINE"].endswith("postgresql")
    assert (entry["USER"], entry["PASSWORD"], entry["NAME"]) == ("one", "s@cret", "desk")
    assert (entry["HOST"], entry["PORT"]) == ("db.example", "5433")
    assert entry["OPTIONS"]["sslmode"] == "require"


@pytest.mark.django_db
def test_sqlite_waits_syncs_and_keeps_its_references():
    if connection.vendor != "sqlite":
        pytest.skip("this is PostgreSQL")
    with connection.cursor() as cursor:
        asked = ("synchronous", "foreign_keys")
        told = [cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in asked]
    assert told == [2, 1]
    assert connection.transaction_mode == "IMMEDIATE"


def test_the_folder_and_its_secret_are_made_once(tmp_path, monkeypatch):
    monkeypatch.setenv("ONEDESK_HUB_DATA", str(tmp_path / "hub"))
    folder = data_folder()
    assert read_secret(folder) is None
    assert make(folder)
    kept = read_secret(folder)
    assert not make(folder)
    assert read_secret(folder) == kept
    (folder / "secret").write_text("", "utf-8")
    assert make(folder)
    assert [one.name for one in folder.iterdir()] == ["secret"]
    assert stat.S_IMODE((folder / "secret").stat().st_mode) == 0o600


def test_the_addresses_of_people_are_read_or_refused_by_name():
    told = "https://hub.example.org/, http://[::1]:8470"
    assert origins(told) == ["https://hub.example.org", "http://[::1]:8470"]
    for slip in ("hub.example.org", "https://hub.example.org/desk", "https//hub.example.org"):
        with pytest.raises(ImproperlyConfigured, match=r"ONEDESK_HUB_ORIGINS holds http|hub"):
            origins(slip)


def test_a_log_line_holds_neither_a_query_nor_a_value():
    record = logging.LogRecord(
        "x", logging.ERROR, "x.py", 1, "Gone: %s", ("/schools/?name=Zoë",), None
    )
    try:
        int("Marked words")
    except ValueError as reason:
        record.exc_info = (type(reason), reason, reason.__traceback__)
    assert NoContent().filter(record)
    line = logging.Formatter("%(message)s").format(record)
    assert line == "Gone: /schools/ (ValueError)"
