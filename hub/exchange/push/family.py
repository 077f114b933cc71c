"""A student and what is about them: at the hub nothing is left that is about nobody."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hub.exchange.content import fitting
from hub.exchange.models import History
from hub.exchange.push.known import Known, changes_of
from hub.exchange.push.weigh import Verdict, weigh
from hub.exchange.push.writing import Write
from onedesk.domain.fields import Fields
from sync.wire import Item


def kept(items: Sequence[Item], known: Known, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts, where a student is deleted only with all that is about them.

    Something that the sender did not delete is an edit to it: the edit wins, and the student stays.
    """
    if not any(item.kind == "student" and item.deleted for item in items):
        return list(verdicts)
    going = {item.id for item, one in zip(items, verdicts, strict=True) if _taken(one) and one.gone}
    staying = _staying(items, verdicts)
    return [
        _stays(item, known, one)
        if item.id in staying or not known.kin.get(item.id, set()) <= going
        else one
        for item, one in zip(items, verdicts, strict=True)
    ]


def revived(items: Sequence[Item], known: Known, verdicts: Sequence[Verdict]) -> Iterator[Write]:
    """Deleted students about whom something came: they are there again, as they were."""
    staying = _staying(items, verdicts) if known.buried else {}
    written = {item.id for item, one in zip(items, verdicts, strict=True) if one.after is not None}
    for student in known.buried.keys() & staying.keys() - written:
        row = known.buried[student]
        fields = _before(known.past.get(student, ()))
        if fields:
            yield Write(
                kind=row.kind,
                id=row.id,
                school=row.school,
                student=row.student,
                before=row,
                after=fitting(row.kind, fields),
                edited_at=staying[student].edited_at.isoformat(),
                changes={name: [None, value] for name, value in fields.items()},
                echo=True,
            )


def _staying(items: Sequence[Item], verdicts: Sequence[Verdict]) -> dict[str, Item]:
    """The students about whom an item is there when all is done, and the item."""
    return {
        item.student: item
        for item, one in zip(items, verdicts, strict=True)
        if item.student and item.kind != "student" and _taken(one) and not one.gone
    }


def _taken(verdict: Verdict) -> bool:
    return verdict.status != "rejected"


def _stays(item: Item, known: Known, verdict: Verdict) -> Verdict:
    """The verdict on a student whose deletion gives way; any other as it was."""
    now = known.standing(item)
    deletes = item.kind == "student" and _taken(verdict) and verdict.after is not None
    if now is None or now.deleted or not (deletes and verdict.gone):
        return verdict
    if not item.edits:
        return Verdict("merged", now.content, tell=True)
    edit = weigh(item.but(deleted=False, base=min(item.base, now.version)), now)
    return replace(edit, status="merged" if edit.status == "applied" else edit.status, tell=True)


def _before(past: Sequence[History]) -> Fields:
    """The fields that a deletion, the last one, took away."""
    for one in past:
        if one.what == History.What.DELETED:
            return {name: old for name, (old, _) in changes_of(one).items() if old is not None}
    return {}
