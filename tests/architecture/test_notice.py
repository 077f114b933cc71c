"""NOTICE names every package that OneDesk runs on, and how each is licensed."""

import re
from importlib.metadata import PackageNotFoundError, distribution

from packaging.requirements import Requirement
from tree import ROOT


def test_notice_names_every_package_that_onedesk_runs_on():
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([\w.-]+) +\| (.+?) +\|$", notice, re.MULTILINE)
    named = {plain(package): licence for package, licence in rows}
    needed = packages("onedesk") - {"onedesk", "pip"}
    assert not needed - named.keys(), "add them to NOTICE"
    assert all(named.values())


def packages(name: str, extras: frozenset[str] = frozenset()) -> set[str]:
    """What `name` needs on this computer, with all that those need."""
    found: set[str] = set()
    waiting = [(plain(name), extras)]
    while waiting:
        each, asked = waiting.pop()
        if each in found or (requires := requirements(each)) is None:
            continue
        found.add(each)
        wanted = (r for r in requires if applies(r, asked))
        waiting += [(plain(r.name), frozenset(r.extras)) for r in wanted]
    return found


def requirements(package: str) -> list[Requirement] | None:
    """None for what is not installed, because another platform needs it."""
    try:
        return [Requirement(line) for line in distribution(package).requires or []]
    except PackageNotFoundError:
        return None


def applies(requirement: Requirement, extras: frozenset[str]) -> bool:
    marker = requirement.marker
    return not marker or any(marker.evaluate({"extra": extra}) for extra in ("", *extras))


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
