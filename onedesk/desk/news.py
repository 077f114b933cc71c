"""What a round brought that an adviser wants to know by name: other rooms, times, names."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Literal

from onedesk.desk.exchange_views import News
from onedesk.domain.fields import Fields, nested
from onedesk.domain.interview import Interview
from onedesk.domain.people import Student
from onedesk.store import past, records
from onedesk.store.database import Database

_TOLD: tuple[Literal["day", "starts", "room"], ...] = ("day", "starts", "room")
_ORDER = {"room": 0, "day": 1, "starts": 2, "called": 3}


def news(db: Database, since: datetime) -> tuple[News, ...]:
    """What others changed in appointments to come and in names, heard since a round began.

    A room that is another one for several students of a day is told once.
    """
    changed = past.heard(db, since)
    names = {
        record.id: record.body.name
        for record in records.of_ids(db, {one.student for one in changed}, Student.kind)
        if isinstance(record.body, Student)
    }
    found: dict[tuple[object, ...], News] = {}
    for body, old, new, kind, student in changed:
        if any(body.get(field) != value for field, value in new.items()):
            continue
        told = _called if kind == Student.kind else _appointed
        for one in told(names.get(student, ""), body, old, new):
            key = (one.what, one.day, one.old, one.new, *([one.student] * (one.what != "room")))
            found[key] = replace(one, student="") if key in found else one
    return tuple(sorted(found.values(), key=lambda one: (_ORDER[one.what], one.student)))


def _called(name: str, body: Fields, old: Fields, new: Fields) -> Iterator[News]:
    was = {key: value for key, value in body.items() if key not in new} | old
    before = Student.model_validate(nested(was)).name
    if before != name:
        yield News("called", name, None, before, name)


def _appointed(name: str, body: Fields, old: Fields, new: Fields) -> Iterator[News]:
    """Only what was something else before, and is to come."""
    talk = Interview.model_validate(nested(body))
    if talk.outcome is None and talk.started_at is None and talk.finished_at is None:
        for what in _TOLD:
            if old.get(what) and new.get(what):
                yield News(what, name, talk.day, str(old[what]), str(new[what]))
