"""One whole day in school, as `make run` drives it without a display."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from pypdf import PdfReader

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

PNG = b"\x89PNG\r\n\x1a\n"
MARKED = ("Kowalczyk", "Ferreira", "Thornlaw", "rewired a lamp", "Called away", "rehearsal lantern")
"""Names, answers, a private note and the passphrase of the rehearsed day."""


class Rehearsed(NamedTuple):
    """What a rehearsal left behind; `told` is what it said."""

    folder: Path
    home: Path
    scratch: Path
    told: str
    steps: dict[str, dict]


@pytest.fixture(scope="module")
def day(tmp_path_factory):
    base = tmp_path_factory.mktemp("rehearsal")
    home, scratch = base / "home", base / "scratch"
    for folder in (home, scratch):
        folder.mkdir()
    kept = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
    environment = {**kept, "HOME": str(home), "TMPDIR": str(scratch)}
    for name in ("DBUS_SESSION_BUS_ADDRESS", "ONEDESK_HUB_DATA", "DISPLAY", "QT_QPA_PLATFORM"):
        environment.pop(name, None)
    command = "import sys; from ui.command import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", command, "rehearse", "--day", str(base / "day")],
        env=environment,
        capture_output=True,
        text=True,
        timeout=290,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    journal = json.loads((base / "day" / "day.json").read_text(encoding="utf-8"))
    steps = {step["name"]: step for step in journal["steps"]}
    return Rehearsed(base / "day", home, scratch, done.stdout, steps)


def test_the_day_says_where_its_pictures_and_papers_lie(day):
    assert str(day.folder) in day.told
    for step in day.steps.values():
        assert step["seconds"] > 0
        for name in step["left"]:
            assert (day.folder / name).stat().st_size > 1_000, name


def test_every_picture_is_one_and_shows_something(day):
    pictures = list(day.folder.glob("*.png"))
    assert len(pictures) >= 15
    for picture in pictures:
        assert picture.read_bytes().startswith(PNG)
        assert picture.stat().st_size > 8_000, picture.name


def test_three_interviews_are_finished_and_the_hub_has_each_of_them(day):
    assert day.steps["sync"]["facts"]["interviews"] == 3
    assert day.steps["sync"]["facts"]["on the hub"] == 3


def test_the_plan_is_in_the_students_words_and_without_a_surname(day):
    plans = sorted(day.folder.glob("printed Plan*.pdf"))
    assert len(plans) == 2
    pages = [page.extract_text() for plan in plans for page in PdfReader(plan).pages]
    words = " ".join(" ".join(pages).split())
    assert "I rewired a lamp with my uncle." in words
    assert "Kowalczyk" not in words
    assert "Called away" not in words


def test_no_file_name_of_the_day_holds_a_name(day):
    names = [path.name for path in day.folder.rglob("*")]
    assert not [name for name in names if any(mark in name for mark in ("Zoë", "Kowalczyk"))]


def test_nothing_of_the_day_can_be_read_on_the_laptop(day):
    """The file, its log, the home and the temp folder are searched in three encodings."""
    searched = 0
    for root in (day.folder / "laptop", day.home, day.scratch):
        for path in root.rglob("*"):
            if not path.is_file():
                continue
            searched += 1
            content = path.read_bytes()
            for mark in MARKED:
                for encoding in ("utf-8", "utf-16-le", "utf-32-le"):
                    assert mark.encode(encoding) not in content, f"{mark} in {path}"
    assert searched >= 3
    assert (day.folder / "laptop" / "desk" / "desk.db").exists()
