"""The repository's own files, as the architecture tests read them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

PACKAGES = ("onedesk", "ui", "sync", "hub", "resources")


def shipped() -> list[Path]:
    """Our modules, without the migrations that Django writes."""
    return [
        path for package in PACKAGES for path in modules(package) if "migrations" not in path.parts
    ]


def modules(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(text(path), filename=name(path))


@cache
def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def name(path: Path) -> str:
    """A file as people name it, from the root of the repository."""
    return path.relative_to(ROOT).as_posix()


def dotted(path: Path) -> str:
    """A module as Python names it."""
    return name(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def place(path: Path, node: ast.AST) -> str:
    return f"{name(path)}:{node.lineno}"


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@cache
def imports(path: Path) -> tuple[tuple[ast.stmt, str], ...]:
    """Every module that a file imports, wherever the statement stands in it."""
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[tuple[ast.stmt, str]]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


@cache
def tracked() -> tuple[Path, ...]:
    """What is, or is about to be, in the repository: all that .gitignore does not name."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    paths = (ROOT / line for line in listing.stdout.split("\0") if line)
    return tuple(path for path in paths if path.is_file())
