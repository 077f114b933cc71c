"""A query of the ORM whose SQL is made once: making it takes far longer than asking it."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.db.models import QuerySet


class Prepared:
    """A query with `places`: values that stand in it where others are put when it is asked.

    `make` is called once. A place is recognised by its value, which must be like no other.
    """

    def __init__(self, make: Callable[[], QuerySet[Any, Any]], places: Mapping[str, str]) -> None:
        self._make = make
        self._places = places
        self._made: tuple[str, tuple[Any, ...]] | None = None

    def rows(self, **values: object) -> list[tuple[Any, ...]]:
        """What the database gives, as it gives it; `values` by the names of the places."""
        made = self._made or self._make().query.sql_with_params()
        self._made = made
        sql, params = made
        told: list[Any] = [
            values[self._places[text]] if (text := str(one)) in self._places else one
            for one in params
        ]
        with connection.cursor() as cursor:
            cursor.execute(sql, told)
            found: list[tuple[Any, ...]] = cursor.fetchall()
        return found

    def first(self, **values: object) -> tuple[Any, ...] | None:
        """The first of the rows."""
        return next(iter(self.rows(**values)), None)


def moment(told: datetime) -> datetime:
    """A time as the database gives it: one without a zone is in UTC."""
    return told if told.tzinfo else told.replace(tzinfo=UTC)
