"""What a desk owes under a student's old school: the student's home decides, not the item."""

from collections.abc import Sequence

from hub.exchange import scope
from hub.exchange.known import Known
from hub.exchange.models import Departure, Holding
from hub.registry.models import Device
from sync.wire import Item


def homes(device: Device, items: Sequence[Item], known: Known) -> dict[str, str]:
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
