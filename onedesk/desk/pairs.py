"""Talks of one cycle that were made apart, found in the file and told in words."""

from collections.abc import Sequence

from onedesk.desk import asked
from onedesk.desk.twin_views import Twin, Twins
from onedesk.domain import twins
from onedesk.domain.fields import flat
from onedesk.domain.interview import Interview
from onedesk.domain.people import Adviser, Student
from onedesk.domain.plan import Action, Print
from onedesk.domain.privacy import PRIVATE_FIELDS
from onedesk.domain.records import Record
from onedesk.domain.twins import Pair, Talk
from onedesk.store import records
from onedesk.store.database import Database
from onedesk.store.overview import more_than_one

_SAID = ("sectors", "job", "plan")


def of_file(db: Database, me: Adviser) -> tuple[Twins, ...]:
    """All about which somebody has to say more, by the student's name."""
    students = more_than_one(db)
    if not students:
        return ()
    talks = talks_of(db, students)
    found = [(student, pair) for student in talks for pair in twins.twins(talks[student])]
    people = {
        record.id: record.body.name
        for record in records.of_ids(db, [student for student, _ in found], "student")
        if isinstance(record.body, Student)
    }
    told = [
        _twins(db, me, (student, people[student]), pair, dict(talks[student]))
        for student, pair in found
        if student in people
    ]
    return tuple(sorted(told, key=lambda one: (one.student_name, one.student, one.cycle)))


def talks_of(db: Database, students: Sequence[str]) -> dict[str, list[Talk]]:
    """The interviews of some students, by student."""
    found: dict[str, list[Talk]] = {}
    for record in records.of_students(db, students, "interview"):
        if isinstance(record.body, Interview) and record.student:
            found.setdefault(record.student, []).append((record.id, record.body))
    return found


def _twins(
    db: Database,
    me: Adviser,
    student: tuple[str, str],
    pair: Pair,
    talks: dict[str, Interview],
) -> Twins:
    first, second = pair.first, pair.second
    if talks[second].adviser == me.id != talks[first].adviser:
        first, second = second, first
    beside = records.of_student(db, student[0], ("action", "print"))
    differ = twins.given_way(talks[first], talks[second])
    return Twins(
        student=student[0],
        student_name=student[1],
        cycle=pair.cycle,
        mine=_twin(me, (first, talks[first]), beside),
        theirs=_twin(me, (second, talks[second]), beside),
        differ=tuple(asked.field_words(name) for name in differ if asked.is_told(name)),
        again=pair.again,
    )


def _twin(me: Adviser, talk: Talk, beside: Sequence[Record]) -> Twin:
    key, body = talk
    mine = body.adviser == me.id
    return Twin(
        interview=key,
        state="held" if body.held else "begun" if twins.begun(body) else "placed",
        mine=mine,
        adviser=me.name if mine else body.adviser_name or "",
        day=body.day,
        starts=body.starts,
        at=body.finished_at or body.started_at,
        said=tuple(_said(body)),
        more=tuple(_more(body)),
        holds=tuple(_holds(key, body, beside)),
    )


def _said(body: Interview) -> list[str]:
    """The main answers in words."""
    fields = flat(body)
    return [asked.value_words(name, fields[name]) for name in _SAID if name in fields]


def _more(body: Interview) -> list[str]:
    """The names of all other answers; none is private."""
    return [
        asked.field_words(name) for name in flat(body) if asked.is_told(name) and not _shown(name)
    ]


def _holds(key: str, body: Interview, beside: Sequence[Record]) -> list[str]:
    """How much there is of what goes with the answers; nothing private."""
    made = [r.body for r in beside if isinstance(r.body, Action) and r.body.interview == key]
    plans = [r.body for r in beside if isinstance(r.body, Print) and r.body.interview == key]
    counts = (
        (len(body.levels), "area rated", "areas rated"),
        (sum(bool(one.what.strip()) for one in made), "action", "actions"),
        (len(plans), "printed plan", "printed plans"),
    )
    return [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]


def _shown(name: str) -> bool:
    head = name.partition(".")[0]
    return head in (*twins.SLOT, *_SAID, "ratings", "outcome", "mode") or head in PRIVATE_FIELDS
