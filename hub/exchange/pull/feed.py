"""What has changed for a desk since its cursor, page by page."""

from django.utils import timezone

from hub.exchange import holdings, restoring, scope
from hub.exchange.holdings import Reach
from hub.exchange.pull import cursor
from hub.exchange.pull.cursor import Mark, Place
from hub.exchange.pull.since import Since
from hub.exchange.pull.telling import Row, told
from hub.exchange.refusals import RefusalError
from hub.registry.programme import programme_for
from sync.wire import PAGE_MAX, Page, Sum

PAGE_BYTES = 4_000_000
"""A page ends early when its bodies have this many characters."""


def page(reach: Reach, after: str, programme_tag: str, most: int = PAGE_MAX) -> bytes:
    """The next page (`wire.Page`) as JSON, with `most` changes, or `PAGE_MAX` if that is less.

    Raises `RefusalError` for a cursor that is not good.
    """
    device, epoch = reach.device, reach.me.epoch
    before = cursor.read(after, epoch, device.id)
    reader = _Reader(reach, before, max(1, min(most, PAGE_MAX)))
    reader.read()
    programme, tag = programme_for(device.person, reach.schools)
    stays = reader.place == before
    rest = Page(
        epoch=epoch,
        hub_time=timezone.now(),
        changes=(),
        cursor=after if stays else cursor.written(reader.place, epoch, device.id),
        more=reader.more,
        programme=None if tag == programme_tag else programme,
        programme_tag=tag,
        sums={} if reader.more else reader.sums(),
        lost=reach.lost,
    ).model_dump_json(exclude={"changes"}, exclude_none=True)
    return b'{"changes":%s,%s' % (told(reader.changes), rest[1:].encode())


def along(reply: bytes, reach: Reach, after: str, programme_tag: str, most: int) -> bytes:
    """A reply (`wire.Reply` as JSON) with the next page in it.

    Without one where the cursor is not good: why, is said to a laptop that asks for the page alone.
    """
    try:
        told = page(reach, after, programme_tag, most)
    except RefusalError:
        return reply
    return reply[:-1] + b',"page":' + told + b"}"


class _Reader:
    """Reads one page: its `changes`, the `place` after them, and whether there is `more`.

    A school is read up to the version of its counter row as it was at the start: nothing up to
    there can still be on its way, since writers hold that row until they commit. A school that the
    laptop does not hold, or let go of, is told from its beginning; one that was lost keeps its
    place, in case it comes back before the laptop has let go.
    """

    def __init__(self, reach: Reach, place: Place, most: int) -> None:
        self._reach = reach
        in_part = {*reach.partial, *reach.lost}
        self.place = {
            school: mark
            for school, mark in place.items()
            if reach.held.get(school) == mark.holding and (not mark.partial or school in in_part)
        }
        self.changes: list[Row] = []
        self.more = False
        self._asked: set[str] = set()
        self._most = most
        self._room = PAGE_BYTES
        self._since = Since(reach)

    def read(self) -> None:
        """Read on from the place, and note which schools the laptop holds from now on."""
        held = self._reach.held
        if new := [school for school in self._reach.tops if school not in held]:
            held = {**held, **holdings.take(self._reach.device, new)}
        for school, top in self._reach.tops.items():
            mark = self.place.get(school)
            if mark is None:
                mark = Mark(0, "", top.version, held[school], school in self._reach.partial)
                self.place[school] = mark
            if max(mark.version, mark.whole) > top.version:
                restoring.went_back(self._reach.me.epoch)
                raise cursor.epoch_changed()
            if mark.has_read(top.version):
                continue
            cursor.require_kept(mark, top.tidied)
            if not self._read(school, mark, top.version):
                self.more = True
                break

    def sums(self) -> dict[str, Sum]:
        """Count and sum of each school that has not moved on while it was read."""
        if not scope.sees_whole_schools(self._reach.device.person):
            return {}
        tops = {**self._reach.tops, **holdings.tops(self._asked)}
        return {
            school: Sum(count=top.live, total=top.total)
            for school, top in tops.items()
            if school in self.place
            and school not in self._reach.partial
            and self.place[school].version == top.version
        }

    def _read(self, school: str, mark: Mark, top: int) -> bool:
        """Read on in one school, first what is told for the first time; whether it is at its end.

        What comes later is told with who changed it, and not to the laptop that sent it.
        """
        if school in self._reach.own and mark.has_read(top - 1):
            self.place[school] = mark._replace(version=top, id=None)
            return True
        for until in (mark.whole, top):
            mark = self.place[school]
            if not mark.has_read(until) and not self._step(school, mark, until):
                return False
        return True

    def _step(self, school: str, mark: Mark, until: int) -> bool:
        self._asked.add(school)
        room = self._most - len(self.changes)
        for row in self._since.changes(school, mark, until, room + 1):
            if len(self.changes) == self._most or self._room <= 0:
                return False
            self.changes.append(row)
            self._room -= len(row.body)
            mark = mark._replace(version=row.version, id=row.id)
            self.place[school] = mark
        self.place[school] = mark._replace(version=until, id=None)
        return True
