"""The encrypted file: opened only with its key, whole or not at all, never replaced."""

import sqlite3

import pytest
from sqlcipher3 import dbapi2
from sqlite_utils.db import OperationalError

from onedesk.domain.fields import flat
from onedesk.store import kept, outbox, past, records
from onedesk.store.database import learning, open_database, reading, writing
from onedesk.store.errors import Busy, Damaged, DiskFull, Missing, NotThere, TooNew
from onedesk.store.key import new_key


def test_the_file_does_not_open_with_another_key(db, path):
    db.close()
    with pytest.raises(Damaged):
        open_database(path, new_key())


def test_a_missing_file_is_never_replaced_by_an_empty_one(tmp_path, key):
    with pytest.raises(Missing):
        open_database(tmp_path / "gone.db", key)
    assert not (tmp_path / "gone.db").exists()


def test_nothing_that_is_written_can_be_read_in_the_files(db, path, interview, stamp):
    with writing(db):
        records.edit(db, "interview", "i1", {"summary": "quokka-marker-7431"}, stamp)
    files = list(path.parent.glob("desk.db*"))
    assert len(files) > 1, "the write-ahead log should be there to be searched too"
    for file in files:
        content = file.read_bytes()
        assert b"quokka-marker" not in content
        assert b"SQLite format 3" not in content


def test_the_plain_library_of_python_cannot_open_the_file(db, path):
    db.close()
    plain = sqlite3.connect(path)
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        plain.execute("SELECT count(*) FROM sqlite_master")
    plain.close()


def test_a_file_changed_by_a_newer_onedesk_is_left_alone(db, path, key):
    db["_sqlite_migrations"].insert(
        {"migration_set": "onedesk", "name": "s9999_later", "applied_at": "2031"}
    )
    db.close()
    with pytest.raises(TooNew):
        open_database(path, key)


def test_a_full_disk_leaves_neither_record_nor_debt(db, interview, stamp):
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    before = records.load(db, "interview", "i1")
    due = outbox.due(db)
    db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull), writing(db):
        records.edit(db, "interview", "i1", {"summary": "x" * 500_000}, stamp)
    assert records.load(db, "interview", "i1") == before
    assert outbox.due(db) == due
    assert len(past.read(db, "i1")) == len(flat(before.body))


def test_what_fails_half_way_is_undone_whole(db, interview, stamp):
    with pytest.raises(NotThere), writing(db):
        edits = {"job": "electrician"}
        for record_id in ("i1", "nowhere"):
            records.edit(db, "interview", record_id, edits, stamp)
    assert records.load(db, "interview", "i1").body.job == "joiner"


def test_a_reader_sees_one_unchanging_view(db, path, key, interview, stamp):
    other = open_database(path, key)
    with reading(db):
        assert records.load(db, "interview", "i1").body.job == "joiner"
        with writing(other):
            records.edit(other, "interview", "i1", {"job": "electrician"}, stamp)
        assert records.load(db, "interview", "i1").body.job == "joiner"
    assert records.load(db, "interview", "i1").body.job == "electrician"
    other.close()


def test_two_writers_take_turns_and_the_second_is_told_when_it_lasts(db, path, key):
    other = open_database(path, key)
    other.execute("PRAGMA busy_timeout = 50")
    with writing(db), pytest.raises(Busy), writing(other):
        pass
    other.close()


def test_a_flipped_byte_is_named_damage_not_an_empty_list(db, path, key, stamp, interview):
    with writing(db):
        records.edit(db, "interview", "i1", {"summary": "y" * 100_000}, stamp)
    db.close()
    content = bytearray(path.read_bytes())
    for place in range(4096 * 2 + 100, len(content), 4096):
        content[place] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(Damaged), reading(open_database(path, key)) as broken:
        records.of_kind(broken, "interview")


def test_what_is_not_on_this_laptop_is_said_so(db):
    with pytest.raises(NotThere):
        records.load(db, "interview", "nowhere")


def test_sqlite_utils_takes_sqlciphers_exceptions_for_its_own(db):
    assert OperationalError is dbapi2.OperationalError


def test_what_was_learnt_counts_at_once_and_typing_is_as_safe_as_ever_after_it(db):
    def level():
        return db.execute("PRAGMA synchronous").fetchone()[0]

    with learning(db):
        kept.put(db, "cursor", "c1")
        assert level() == 1
    with pytest.raises(RuntimeError), learning(db):
        kept.put(db, "cursor", "c2")
        raise RuntimeError
    assert (kept.get(db, "cursor"), level()) == ("c1", 2)
