"""What a desk owes under a student's old school, or old id: the student's home decides."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from hub.accounts.models import Person
from hub.exchange import scope
from hub.exchange.content import fields_of
from hub.exchange.models import Departure, Holding
from hub.exchange.push.joining import listed_as, merged, typed
from hub.exchange.push.known import Known
from hub.exchange.push.weigh import Verdict
from hub.exchange.push.writing import Write
from hub.registry.models import Device
from onedesk.domain.people import Student
from onedesk.roster.students import is_of_a_list
from sync.wire import Item, codes


class AtHome(NamedTuple):
    """Items as they are taken in.

    `strays` tells by id under which school an item was sent where that is another one; `again` are
    all that their sender has elsewhere or about somebody else, and is told anew. `gone` are the
    students who became one with another: as they are taken they are deleted, and their `edits` are
    what was typed about them.
    """

    items: Sequence[Item]
    strays: Mapping[str, str]
    again: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()


def at_home(device: Device, items: Sequence[Item], known: Known) -> AtHome:
    """The items under the school, and about the student, that they belong to by now."""
    homes, stays = _homes(device, items, known), _joined(items, known)
    if not (homes or stays):
        return AtHome(items, {})
    gone = frozenset(item.id for item in items if item.id in stays)
    about_them = {item.id for item in items if item.student in stays}
    return AtHome(
        items=[_taken(item, homes, stays, known) for item in items],
        strays={item.id: item.school for item in items if item.id in homes},
        again=gone.union(about_them, homes),
        gone=gone,
    )


def told_again(taken: AtHome, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts, where what the sender has elsewhere is written even if it stood before.

    Nobody is asked about what two schools' lists say of a student: it is as it is where they are.
    """
    if not taken.again:
        return list(verdicts)
    return [
        _again(item, verdict, taken) if item.id in taken.again else verdict
        for item, verdict in zip(taken.items, verdicts, strict=True)
    ]


def along(taken: AtHome, verdicts: Sequence[Verdict], by: Person | None) -> Iterator[Write]:
    """What was typed about students who are gone, written about those whom they became."""
    sent = {item.id for item in taken.items}
    for item, verdict in zip(taken.items, verdicts, strict=True):
        gone = item.id in taken.gone and verdict.gone and verdict.status != "rejected"
        if gone and item.edits and item.student and item.student not in sent:
            yield from merged(item.student, dict(item.edits), item.edited_at, (), by)


def _again(item: Item, verdict: Verdict, taken: AtHome) -> Verdict:
    if verdict.status == "rejected" or verdict.erased:
        return verdict
    if item.id in taken.gone:
        return replace(verdict, code=codes.MOVED)
    if item.kind != Student.kind:
        return verdict.anew()
    clashes = tuple(one for one in verdict.clashes if not is_of_a_list(one.field))
    status = "merged" if verdict.clashes and not clashes else verdict.status
    return replace(verdict.anew(), status=status, clashes=clashes, tell=True)


def _taken(item: Item, homes: Mapping[str, str], stays: Mapping[str, str], known: Known) -> Item:
    home = homes.get(item.id, item.school)
    if item.id in stays:
        said = fields_of(item.body) if item.body is not None else item.edits
        return item.but(
            school=home, student=stays[item.id], body=None, edits=typed(said), deleted=True
        )
    if item.student and item.student in stays:
        return item.but(school=home, student=stays[item.student])
    if item.id not in homes:
        return item
    row = known.rows.get(item.id)
    if item.kind == Student.kind and row and not row.deleted and item.body and not item.base:
        return item.but(school=home, body=listed_as(row, fields_of(item.body)))
    return item.but(school=home)


def _homes(device: Device, items: Sequence[Item], known: Known) -> dict[str, str]:
    """The school of each item that was sent under another, where this laptop may send it so.

    It may when the record, or its student, left the school of the item, the laptop holds or held
    that school, and its person is still an adviser.
    """
    away = {item.id: home for item in items if (home := _home(item, known)) != item.school}
    if not away or not scope.sees_whole_schools(device.person):
        return {}
    schools = {item.school for item in items if item.id in away}
    held = Holding.objects.filter(device=device, school__in=schools).values("school")
    named = away.keys() | {item.student for item in items if item.id in away}
    left = set(
        Departure.objects.filter(record__in=named - {None}, school__in=held).values_list(
            "school_id", "record"
        )
    )
    return {
        item.id: away[item.id]
        for item in items
        if item.id in away and not left.isdisjoint({(item.school, item.id), _about(item)})
    }


def _home(item: Item, known: Known) -> str:
    row = known.rows.get(item.id)
    if row is not None:
        return row.school
    return known.students.get(item.student or "", item.school)


def _about(item: Item) -> tuple[str, str | None]:
    return item.school, item.student


def _joined(items: Sequence[Item], known: Known) -> dict[str, str]:
    """The students who became one with another (`joining`), and with whom."""
    sent = (known.rows.get(item.id) for item in items if item.kind == Student.kind)
    found = [*known.buried.values(), *(row for row in sent if row)]
    return {
        row.id: row.student
        for row in found
        if row.student and row.student != row.id and row.deleted and not row.erased
    }
