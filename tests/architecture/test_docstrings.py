"""Every module says in one sentence what it is for, and every public class what it is."""

import ast
import re

from tree import modules, name, parsed, place, shipped

NEXT_SENTENCE = re.compile(r"[.!?]['\")]?\s+[A-Z]")


def test_every_module_says_in_one_sentence_what_it_is_for():
    wrong = {
        name(path): said
        for path in [*shipped(), *modules("bench")]
        if not one_sentence(said := ast.get_docstring(parsed(path)) or "")
    }
    assert not wrong


def one_sentence(said: str) -> bool:
    """Further paragraphs may say why."""
    first = said.partition("\n\n")[0]
    return first.endswith((".", "?")) and not NEXT_SENTENCE.search(first)


def test_every_public_class_says_what_it_is():
    silent = [
        f"{place(path, node)} {node.name}"
        for path in shipped()
        for node in parsed(path).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
        if not ast.get_docstring(node)
    ]
    assert not silent
