"""What has changed in a school past a mark, as one laptop is told of it."""

from typing import Any

from django.db import connection
from django.db.models import Q

from hub.exchange import scope
from hub.exchange.holdings import Reach
from hub.exchange.models import Departure
from hub.exchange.pull.cursor import Mark
from hub.exchange.pull.telling import FIRST, LATER, Row, departed
from hub.many import among


class Since:
    """Reads changes for one laptop.

    Past `Mark.whole` a change is told with who made it, and not to the laptop that sent it. In SQL
    where nothing is hidden from the person and nothing left the school, which is nearly always: the
    ORM takes as long to make a query as the database to answer it.
    """

    def __init__(self, reach: Reach) -> None:
        self._device = reach.device
        self._reach = reach
        self._departed: dict[str, int] | None = None

    def changes(self, school: str, mark: Mark, until: int, most: int) -> list[Row]:
        """The changes of a school past the mark up to a version, in order, `most` at the utmost."""
        sees_all = scope.sees_whole_schools(self._device.person) and not self._reach.partial
        if sees_all and self._last_departure(school) < mark.version:
            return self._come(school, mark, until, most)
        return self._come_and_gone(school, mark, until, most)

    def _come(self, school: str, mark: Mark, until: int, most: int) -> list[Row]:
        first = until <= mark.whole
        past, params = _past(mark)
        sql = f"{_FIRST if first else _LATER} {past} {_ORDER}"
        more = [] if first else [self._device.pk]
        with connection.cursor() as cursor:
            cursor.execute(sql, [school, until, *more, *params, most])
            return [Row(*row) for row in cursor.fetchall()]

    def _come_and_gone(self, school: str, mark: Mark, until: int, most: int) -> list[Row]:
        """Put in order by the database: its order of ids may be another than ours."""
        visible = scope.records_for(self._device.person)
        come = visible.filter(_after(mark, "id"), school=school, version__lte=until)
        columns = FIRST
        if until > mark.whole:
            come = come.filter(~Q(device=self._device))
            columns = LATER
        gone = Departure.objects.filter(
            _after(mark, "record"), school=school, version__lte=until
        ).exclude(record__in=visible.values("id"))
        rows = come.values_list(*columns).union(departed(gone, columns), all=True)
        return [Row(*row) for row in rows.order_by("version", "id")[:most]]

    def _last_departure(self, school: str) -> int:
        """The version at which something last left a school; asked once for all of them."""
        if self._departed is None:
            self._departed = dict(among(_LAST_DEPARTURES, self._reach.tops))
        return self._departed.get(school, -1)


_FIRST = """
    SELECT version, id, kind, school_id, student, deleted, erased, body
    FROM exchange_record record WHERE school_id = %s AND version <= %s
"""
_LATER = """
    SELECT version, record.id, kind, school_id, student, deleted, erased, body, name, username,
        changed_at
    FROM exchange_record record LEFT JOIN accounts_person person ON person.id = changed_by_id
    WHERE school_id = %s AND version <= %s AND (device_id IS NULL OR device_id <> %s)
"""
_ORDER = "ORDER BY version, record.id LIMIT %s"
_LAST_DEPARTURES = """
    SELECT school_id, max(version) FROM exchange_departure WHERE school_id {} GROUP BY school_id
"""


def _past(mark: Mark) -> tuple[str, list[Any]]:
    if mark.id is None:
        return "AND version > %s", [mark.version]
    return "AND (version, record.id) > (%s, %s)", [mark.version, mark.id]


def _after(mark: Mark, name: str) -> Q:
    if mark.id is None:
        return Q(version__gt=mark.version)
    return Q(version__gt=mark.version) | Q(version=mark.version, **{f"{name}__gt": mark.id})
