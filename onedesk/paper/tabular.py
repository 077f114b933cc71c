"""Blocks of a document that are made of many short words: tables, and slips to cut out."""

from collections.abc import Iterator
from typing import Literal

from onedesk.domain.value import Value


class Column(Value):
    """A column of a table: its head, and its share of the width."""

    head: str
    share: float


class Table(Value):
    """Rows of words between thin rules; the head stands on top of every page it goes on over.

    `key` is the column that says what a row is about: the first line in it is bold. A line feed
    begins a new line; a cell without words is there to write in.
    """

    kind: Literal["table"] = "table"
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    key: int = 0
    small: bool = False

    def lines(self) -> Iterator[str]:
        yield ", ".join(column.head for column in self.columns)
        for row in self.rows:
            yield ", ".join(cell for cell in row if cell)


class Slip(Value):
    """A small paper of its own: whose it is, when that is, and what else there is to say."""

    title: str
    when: str
    lines: tuple[str, ...]


class Slips(Value):
    """Slips side by side and below each other, with dashed lines to cut along."""

    kind: Literal["slips"] = "slips"
    slips: tuple[Slip, ...]

    def lines(self) -> Iterator[str]:
        for slip in self.slips:
            yield slip.title
            yield slip.when
            yield from slip.lines
