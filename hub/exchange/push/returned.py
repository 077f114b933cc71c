"""Items that would bring back a pupil whom the law erased, under a new id or by the UPN alone."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from hub.exchange.models import Record
from hub.exchange.push.known import Known
from hub.exchange.push.weigh import Verdict, erased, refused
from sync.wire import Item, codes

Guard = Callable[[Iterable[str]], frozenset[str]]
"""Which of these UPNs are of pupils who may not come back."""


@cache
def _guard() -> Guard:
    """The guardian's, who knows the exchange and is not known by it: `hub.settings` names it."""
    gone: Guard = import_string(settings.GONE_BY_LAW)
    return gone


def _gone_by_law(upns: Iterable[str]) -> frozenset[str]:
    named = frozenset(upns)
    return _guard()(named) if named else named


def turned_away(items: Sequence[Item], known: Known, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts, where no pupil who was erased comes back.

    A new student with such a UPN, and all about them, is as good as erased; one whom the hub has
    and who would get it stays as they are.
    """
    gone = _gone_by_law(upn for _, upn in _named(items, verdicts))
    if not gone:
        return list(verdicts)
    named = {item.id for item, upn in _named(items, verdicts) if upn in gone}
    fresh = named - known.rows.keys()
    return [_judged(item, one, named, fresh) for item, one in zip(items, verdicts, strict=True)]


def come(items: Sequence[Item], verdicts: Sequence[Verdict]) -> bool:
    """Whether somebody who would be taken in was erased meanwhile."""
    return bool(_gone_by_law(upn for _, upn in _named(items, verdicts)))


def graves(items: Sequence[Item], verdicts: Sequence[Verdict]) -> dict[str, str]:
    """The new ids that were turned away as such a pupil, and their school."""
    pairs = zip(items, verdicts, strict=True)
    return {
        item.id: item.school for item, one in pairs if one.erased and one.code == codes.ERASED_PUPIL
    }


def bury(students: Mapping[str, tuple[str, int]], at: datetime) -> None:
    """Empty rows for good, at a school and a version, that turn away what comes about these ids."""
    Record.objects.bulk_create(
        [
            Record(
                id=student,
                kind="student",
                school_id=school,
                body="{}",
                version=version,
                hash="",
                deleted=True,
                erased=True,
                changed_at=at,
            )
            for student, (school, version) in students.items()
        ]
    )


def _judged(item: Item, verdict: Verdict, named: set[str], fresh: set[str]) -> Verdict:
    if item.id in fresh:
        return erased(codes.ERASED_PUPIL)
    if item.student in fresh and verdict.status != "rejected":
        return erased()
    return refused(codes.ERASED_PUPIL) if item.id in named else verdict


def _named(items: Sequence[Item], verdicts: Sequence[Verdict]) -> Iterator[tuple[Item, str]]:
    """The students who would get a UPN that the hub does not have of them, and that UPN."""
    for item, one in zip(items, verdicts, strict=True):
        if item.kind == "student" and one.after is not None and not one.gone:
            upn = one.after.fields.get("upn")
            if upn and (not one.changes or "upn" in one.changes):
                yield item, str(upn)
