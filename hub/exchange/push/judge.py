"""Which items of an envelope the hub takes, and as what: scope, kind, student, then the merge."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from hub.exchange.push.known import Known
from hub.exchange.push.weigh import Verdict, erased, refused, weigh
from onedesk.domain.records import KINDS
from sync.wire import Item, codes

ABOUT_NO_ONE = frozenset({"student", "intervention", "conflict"})
"""Kinds that need not name a student."""


def judge(
    items: Sequence[Item], known: Known, schools: Collection[str], strays: Collection[str] = ()
) -> list[Verdict]:
    """One verdict an item; `schools` are those in which the sender may write.

    Nothing that is wrong with one item holds up another. Students count as known when they come in
    the same envelope. `strays` are the ids of items that were sent under a student's old school.
    """
    times = Counter(item.id for item in items)
    students = dict(known.students)
    verdicts: dict[int, Verdict] = {}
    for index, item in sorted(enumerate(items), key=lambda pair: pair[1].kind != "student"):
        if known.erased and not known.erased.isdisjoint((item.id, item.student)):
            verdicts[index] = erased()
            continue
        allowed = [item.school] if item.id in strays else schools
        code = "twice" if times[item.id] > 1 else _gate(item, known, allowed, students)
        verdict = refused(code) if code else weigh(item, known.standing(item))
        if item.kind == "student" and verdict.status != "rejected" and not verdict.gone:
            students.setdefault(item.id, item.school)
        verdicts[index] = verdict
    return [verdicts[index] for index in range(len(items))]


def _gate(
    item: Item, known: Known, schools: Collection[str], students: Mapping[str, str]
) -> str | None:
    """Why the item is not even looked into; `None` when it is."""
    row = known.rows.get(item.id)
    if item.school not in schools:
        return codes.OUT_OF_SCOPE
    if item.kind not in KINDS:
        return "unknown_kind"
    if row is not None and row.school != item.school:
        return codes.MOVED
    if row is not None and (row.kind, row.student) != (item.kind, item.student):
        return "other_record"
    return None if _has_student(item, students) else codes.NO_STUDENT


def _has_student(item: Item, students: Mapping[str, str]) -> bool:
    """Whether the item is about a student of its school, or about no one and may be."""
    if item.student is None:
        return item.kind in ABOUT_NO_ONE
    itself = item.kind == "student" and item.student == item.id
    return itself or students.get(item.student) == item.school
