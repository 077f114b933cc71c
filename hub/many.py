"""Many rows read or written by one statement, in the SQL of either database.

The ORM makes a parameter of every value, which costs more than the database takes.
"""

import json
from collections.abc import Collection, Sequence
from typing import Any

from django.db import connection

Value = Any
"""What a column takes."""

_TOGETHER = "SELECT * FROM unnest"


def among(select: str, values: Collection[str] | Collection[int]) -> list[tuple[Any, ...]]:
    """The rows of `select`, in which `{}` stands for "is one of `values`", as in `WHERE id {}`."""
    listed = connection.vendor == "postgresql"
    one_of = "= ANY(%s)" if listed else "IN (SELECT value FROM json_each(%s))"
    given = list(values) if listed else json.dumps(list(values))
    with connection.cursor() as cursor:
        cursor.execute(select.format(one_of), [given])
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


class Insert:
    """`INSERT` of many rows: its beginning, PostgreSQL's type of each column, and its end."""

    def __init__(self, into: str, types: Sequence[str], then: str = "") -> None:
        each = ", ".join("%s" for _ in types)
        columns = ", ".join(f"%b::{one}[]" for one in types)
        self._row = f"{into} VALUES ({each}) {then}"
        self._rows = f"{into} {_TOGETHER}({columns}) {then}"

    def __call__(self, rows: Sequence[Sequence[Value]]) -> None:
        """Insert them: on PostgreSQL as one binary array a column, on SQLite row by row."""
        with connection.cursor() as cursor:
            if connection.vendor != "postgresql":
                cursor.executemany(self._row, rows)
            elif rows:
                cursor.execute(self._rows, [list(column) for column in zip(*rows, strict=True)])
