"""What no file of the repository may hold, and what no test may do."""

import re
from pathlib import Path

import pytest
from tree import modules, name, text, tracked

# Split, so that this file does not hold what it looks for.
FORBIDDEN = {
    "the address of a package registry": (
        r"pypi[.]org|pythonhosted[.]org|registry[.]npmjs|deb[.]debian[.]org"
    ),
    "an option that names a package index": r"--(extra-)?index-url|--find-links",
    "a path of one machine": r"(?<![\w./}~])/(work|root|opt|tmp/bash_jobs|home/\w+|Users/\w+)/",
    "a private key": r"BEGIN [A-Z ]*PRIVATE KEY[-]",
}

BLIND = re.compile(
    r"\btime[.]sleep|qtbot[.]wait[(]|Magic[M]ock|unittest[.]mock|[.]mark[.](skip|xfail)\b"
)
"""Waiting by the clock, walls of mocks, and tests that do not run."""

PROSE = 400_000
"""Bytes; larger files are data, and checked where they are read."""


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what):
    pattern = re.compile(FORBIDDEN[what])
    found = [
        f"{name(path)}: {hit[0]}" for path in prose() if (hit := pattern.search(readable(path)))
    ]
    assert not found, f"{what}: {found}"


def prose() -> list[Path]:
    return [path for path in tracked() if path.stat().st_size < PROSE and path != Path(__file__)]


def readable(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="ignore")


def test_no_test_waits_by_the_clock_mocks_or_is_skipped():
    blind = {
        name(path): hit[0]
        for path in modules("tests")
        if path != Path(__file__) and (hit := BLIND.search(text(path)))
    }
    assert not blind
