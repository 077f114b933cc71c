"""What people read says what happened, what is safe and what to do; never the words of machines."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tree import ROOT, modules, name, parsed, place, shipped

BANNED = re.compile(
    r"\b(errors?|invalid|fail(?:ed|s|ure)?|sync error|users?|NEET)\b", re.IGNORECASE
)

SCREENS = ("ui", "hub/portal")
"""Folders whose strings are shown to people."""

STRAIGHT = re.compile(r"[A-Za-z]'[a-z]")
TERMINAL = re.compile(r"^ui/(rehearsal/|command\.py)")
"""What is read at a terminal, not in the window."""

UNSEEN_CALLS = re.compile(r"(^|\.)(_?log(ger)?\.\w+|warn|getattr|setProperty|setObjectName)$")
"""What is given to these is read by programs, or by us."""

MARKUP = re.compile(
    r"<!--.*?-->|{#.*?#}|<(script|style)\b.*?</\1>|<[^>]*>|{{.*?}}|{%.*?%}", re.DOTALL
)


def banned(said: str) -> list[str]:
    return BANNED.findall(said)


def reads_as_words(text: str) -> bool:
    """A name such as `failed` is for programs; people are given a capital or a space."""
    return " " in text.strip() or text[:1].isupper()


def unseen(tree: ast.AST) -> set[ast.AST]:
    """Strings that no screen shows: docstrings, what is raised for us, what is logged."""
    hidden: set[ast.AST] = set()
    for node in ast.walk(tree):
        is_call = isinstance(node, ast.Call) and UNSEEN_CALLS.search(ast.unparse(node.func))
        is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if is_call or is_docstring or isinstance(node, ast.Raise):
            hidden.update(ast.walk(node))
    return hidden


def shown(path: Path) -> Iterator[tuple[ast.AST, str]]:
    hidden = unseen(parsed(path))
    for node in ast.walk(parsed(path)):
        if is_text(node) and node not in hidden and reads_as_words(node.value):
            yield node, node.value


def says(path: Path) -> Iterator[tuple[ast.AST, str]]:
    """The sentences for people that our refusals carry, wherever they are raised."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Assign | ast.AnnAssign) and is_say(node):
            yield from ((part, part.value) for part in ast.walk(node) if is_text(part))


def is_say(node: ast.Assign | ast.AnnAssign) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return any(getattr(each, "id", getattr(each, "attr", "")) == "say" for each in targets)


def is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_no_screen_speaks_of_errors_or_users():
    strings = [
        (path, *found) for folder in SCREENS for path in modules(folder) for found in shown(path)
    ]
    assert not [f"{place(path, node)} {text!r}" for path, node, text in strings if banned(text)]


def test_no_refusal_speaks_of_errors_or_users():
    strings = [(path, *found) for path in shipped() for found in says(path)]
    assert not [f"{place(path, node)} {text!r}" for path, node, text in strings if banned(text)]


def values(thing: object) -> Iterator[str]:
    """Every text in a file of words; keys are names for programs."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, dict | list):
        for part in thing.values() if isinstance(thing, dict) else thing:
            yield from values(part)


def test_no_file_of_words_speaks_of_errors_or_users():
    files = [
        path
        for folder in ("words", "catalogue")
        for path in sorted((ROOT / "resources" / folder).rglob("*.toml"))
    ]
    wrong = {
        name(path): text
        for path in files
        for text in values(tomllib.loads(path.read_text(encoding="utf-8")))
        if banned(text)
    }
    assert files
    assert not wrong


def test_no_page_of_the_hub_speaks_of_errors_or_users():
    pages = sorted((ROOT / "hub").rglob("*.html"))
    wrong = {
        name(path): words
        for path in pages
        if (words := banned(MARKUP.sub(" ", path.read_text(encoding="utf-8"))))
    }
    assert not wrong


def test_one_apostrophe_is_used_in_all_words_for_people():
    """A terminal has its own; a page that shows both kinds looks put together."""
    windows = [path for path in modules("ui") if not TERMINAL.search(name(path))]
    found = [(path, *one) for path in windows for one in shown(path)]
    found += [
        (path, *one) for path in (*modules("sync"), *modules("onedesk")) for one in says(path)
    ]
    assert not [
        f"{place(path, node)} {text!r}" for path, node, text in found if STRAIGHT.search(text)
    ]


def test_the_rule_bites_on_sentences_and_spares_names(tmp_path):
    source = (
        '"""A user\'s error."""\nlog.warning("Sync failed")\nstate = "failed"\nshow("Sync failed")'
    )
    page = ast.parse(source)
    hidden = unseen(page)
    seen = [n.value for n in ast.walk(page) if is_text(n) and n not in hidden]
    assert [text for text in seen if reads_as_words(text) and banned(text)] == ["Sync failed"]
