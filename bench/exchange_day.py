"""What each adviser of a crowd brings at the end of a day: sixty records in one envelope."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from random import Random
from typing import NamedTuple

import zstandard
from exchange_records import Line, interview, new_id, school_id, student, words

from onedesk.domain.interview import Interview
from onedesk.domain.people import School, Student
from onedesk.domain.plan import Action
from onedesk.domain.records import KINDS, canonical_body
from onedesk.paper.action_plan import action_plan
from onedesk.paper.source import PlanSource
from sync.wire import Envelope, Item

SEEN, EACH = 9, 60
"""Interviews of one adviser on one day, and records in all: notes, actions and prints with them."""

AT = datetime(2026, 3, 12, 15, 40, tzinfo=UTC)
SHARE = 2
"""Advisers to a school."""


class Adviser(NamedTuple):
    """Somebody with a day's work on a laptop: the envelope as it goes over the line."""

    name: str
    school: str
    students: list[Line]
    records: list[Line]
    envelope: bytes


def crowd(number: int) -> list[Adviser]:
    """So many advisers, two to a school, each with nine students and sixty records of their own."""
    chance = Random(number)
    return [adviser(chance, place) for place in range(number)]


def adviser(chance: Random, place: int) -> Adviser:
    school = school_id(place // SHARE)
    students = [student(chance, school) for _ in range(SEEN)]
    made = [record for about in students for record in _talk(chance, about)]
    made += [_action(chance, made[0]) for _ in range(EACH - len(made))]
    return Adviser(f"adviser{place:03d}", school, students, made, _envelope(chance, made))


def _talk(chance: Random, about: Line) -> Iterator[Line]:
    """An interview, three actions, a private note, and the plan that was printed."""
    held = interview(chance, about, 7)
    actions = [_action(chance, held) for _ in range(3)]
    written = {"interview": held["id"], "text": words(chance, 90), "written_at": AT.isoformat()}
    yield held
    yield from actions
    yield _about(held, "note", new_id(chance), written)
    yield _print(chance, about, held, actions)


def _action(chance: Random, held: Line) -> Line:
    body = {
        "interview": held["id"],
        "what": words(chance, 50),
        "who": chance.choice(("student", "adviser", "parent")),
        "by": f"2026-0{chance.randint(4, 6)}-{chance.randint(10, 28)}",
    }
    return _about(held, "action", new_id(chance), body)


def _print(chance: Random, about: Line, held: Line, actions: list[Line]) -> Line:
    reference = "OD-" + "".join(chance.choices("23456789ABCDEFGHJKMNPQRTVWXYZ", k=4))
    plan = PlanSource(
        student=Student.model_validate(about["body"]),
        school=School(id=about["school"], name="Thornlaw Academy", area="NE"),
        interview=Interview.model_validate(held["body"]),
        actions=tuple(Action.model_validate(action["body"]) for action in actions),
        adviser="Marged Oyelaran",
        reference=reference,
        agreed_on=date(2026, 3, 12),
    )
    body = {
        "interview": held["id"],
        "reference": reference,
        "made_at": AT.isoformat(),
        "document": action_plan(plan).model_dump_json(exclude_defaults=True),
    }
    return _about(held, "print", new_id(chance), body)


def _about(held: Line, kind: str, name: str, body: dict[str, object]) -> Line:
    whom = {"school": held["school"], "student": held["student"]}
    return {"kind": kind, "id": name, **whom, "body": body}


def _envelope(chance: Random, made: list[Line]) -> bytes:
    items = tuple(
        Item(
            **{name: line[name] for name in ("kind", "id", "school", "student")},
            body=canonical_body(KINDS[line["kind"]].model_validate(line["body"])),
            edited_at=AT,
        )
        for line in made
    )
    sealed = Envelope(batch=new_id(chance), sealed_at=AT, items=items)
    text = sealed.model_dump_json(exclude_defaults=True).encode()
    return zstandard.ZstdCompressor(level=3).compress(text)
