"""Who may import whom: the contracts of pyproject.toml, and which library lives where."""

import ast
import importlib
import re
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest
from tree import PACKAGES, ROOT, dotted, imports, parsed, place, shipped

KEYS = ["onedesk.store.key*"]

BORDERS = {
    "PySide6": ["ui.*"],
    "shiboken6": ["ui.*"],
    "requests": ["sync.transport.*"],
    "truststore": ["sync.transport.*"],
    "urllib3": ["sync.transport.*"],
    "reportlab": ["onedesk.paper.*"],
    "uharfbuzz": ["onedesk.paper.*"],
    "bidi": ["onedesk.paper.*"],
    "PIL": ["onedesk.paper.*"],
    "fontTools": ["onedesk.paper.*"],
    "pypdf": ["onedesk.paper.pack_lock"],
    "openpyxl": ["onedesk.roster.*"],
    "defusedxml": ["onedesk.roster.*"],
    "sqlcipher3": ["onedesk.store.*"],
    "sqlite_utils": ["onedesk.store.*"],
    "keyring": KEYS,
    "argon2": KEYS,
    "cryptography": [
        *KEYS,
        "sync.wire.sealing",
        "hub.exchange.identity",
    ],
    "django": ["hub.*"],
    "ninja": ["hub.*"],
    "allauth": ["hub.*"],
    "psycopg": ["hub.database"],
}
"""A library, and the only modules that may name it."""

SQL = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA)\s")


def test_the_contracts_are_kept():
    program = Path(sys.executable).with_name("lint-imports")
    told = subprocess.run([program], check=False, cwd=ROOT, capture_output=True, text=True)
    said = told.stdout.partition("Broken contracts")[2] or told.stdout
    assert told.returncode == 0, said + told.stderr


@pytest.mark.parametrize("library", BORDERS)
def test_a_library_is_named_in_its_own_place_alone(library):
    named = [
        (place(path, node), dotted(path))
        for path in shipped()
        for node, module in imports(path)
        if module.partition(".")[0] == library
    ]
    homes = BORDERS[library]
    strays = [where for where, module in named if not lives(module, homes)]
    assert not strays, f"{library} belongs to {', '.join(homes)} alone: {strays}"
    empty = [home for home in homes if not any(lives(module, [home]) for _, module in named)]
    assert not empty, f"{library} is not named there any more: {empty}"


def lives(module: str, homes: list[str]) -> bool:
    return any(fnmatch(module, home) or module == home.removesuffix(".*") for home in homes)


def test_only_the_store_and_the_hub_speak_sql():
    strays = [
        place(path, node)
        for path in shipped()
        if not lives(dotted(path), ["onedesk.store.*", "hub.*"])
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.match(node.value)
    ]
    assert not strays


@pytest.mark.parametrize("package", PACKAGES)
def test_a_plain_name_is_ours_and_no_other_project_s(package):
    file = importlib.import_module(package).__file__
    assert file
    assert Path(file).is_relative_to(ROOT / package)
