"""The headings of a plan in a second language, beside the English ones."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from onedesk.domain.value import Value
from onedesk.paper.document import (
    Block,
    Boxes,
    Document,
    Heading,
    Masthead,
    NoteLines,
    TearOff,
)

TITLE = "Your plan"
"""Stands for the title, which has a name in it."""


class Language(Value):
    """A language that headings may bear: its name in English, and as its own speakers write it.

    `headings` are by their English words; `checked` says which native reader has read them, when.
    """

    code: str
    name: str
    own: str
    checked: str = ""
    headings: dict[str, str]


@cache
def languages() -> tuple[Language, ...]:
    """All that there are, by their English names."""
    text = (files("resources") / "words" / "second-headings.toml").read_text("utf-8")
    found = (Language(code=code, **said) for code, said in tomllib.loads(text).items())
    return tuple(sorted(found, key=lambda language: language.name))


def language(code: str) -> Language | None:
    """The language of a BCP 47 code; none where we have no headings in it."""
    return next((one for one in languages() if one.code == code), None)


def bilingual(document: Document, code: str) -> Document:
    """The document with its headings in the language as well; as it is where we have none."""
    second = language(code)
    if second is None:
        return document
    blocks = tuple(_told(block, second.headings) for block in document.blocks)
    return document.but(second_language=code, blocks=blocks)


def _told(block: Block, said: Mapping[str, str]) -> Block:
    match block:
        case Heading():
            return block.but(second=said.get(block.text, ""))
        case Boxes():
            boxes = tuple(box.but(second=said.get(box.title, "")) for box in block.boxes)
            return block.but(boxes=boxes)
        case NoteLines():
            return block.but(second=said.get(block.title, ""))
        case TearOff():
            return block.but(second=said.get(block.title.partition(":")[0], ""))
        case Masthead():
            return block.but(second=said.get(TITLE, ""))
        case _:
            return block
