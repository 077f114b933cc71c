"""A full disk stops no interview: room was held back for it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from onedesk.store import reserve

SMALL = 12 * 1024 * 1024


@pytest.fixture
def roomy(tmp_path, monkeypatch):
    """A folder on a disk that counts as roomy from 16 MB."""
    monkeypatch.setattr(reserve, "PLENTY", 16 * 1024 * 1024)
    return tmp_path


def test_room_is_held_back_once(roomy):
    assert reserve.hold(roomy)
    before = (roomy / reserve.NAME).stat()
    assert reserve.hold(roomy)
    assert (roomy / reserve.NAME).stat().st_mtime_ns == before.st_mtime_ns
    assert before.st_size == reserve.SIZE
    assert before.st_blocks * 512 >= reserve.SIZE


def test_it_is_given_up_only_when_the_disk_is_nearly_full(roomy, monkeypatch):
    reserve.hold(roomy)
    reserve.before_writing(roomy)
    assert reserve.held(roomy)
    monkeypatch.setattr(reserve, "SCARCE", 2**60)
    reserve.before_writing(roomy)
    assert not reserve.held(roomy)


def test_a_disk_without_room_to_spare_is_left_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(reserve, "PLENTY", 2**60)
    assert not reserve.hold(tmp_path)
    assert not any(tmp_path.iterdir())


FILLED = """
import os, sys, pathlib
from onedesk.store import key, kept, reserve
from onedesk.store.database import open_database, writing
folder = pathlib.Path(sys.argv[1])
reserve.PLENTY = reserve.SIZE + 2 * reserve.SCARCE
db = open_database(folder / "desk.db", key.new_key(), create=True)
assert reserve.hold(folder)
with (folder / "films").open("wb", buffering=0) as films:
    try:
        while films.write(bytes(4096)) == 4096:
            pass
    except OSError as full:
        print(full.errno)
for number in range(200):
    with writing(db):
        kept.put(db, f"answer {number}", "x" * 4000)
print(kept.get(db, "answer 199") == "x" * 4000, reserve.held(folder))
"""


def test_writing_goes_on_on_a_disk_that_is_full(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    words = f"mount -t tmpfs -o size={SMALL} none {disk} && exec {sys.executable} - {disk}"
    alone = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-Urm"]
    told = subprocess.run(
        [*alone, "sh", "-c", words],
        input=FILLED,
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    ).stdout.split()
    assert told == ["28", "True", "False"]
