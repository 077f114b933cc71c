"""Where laptop and hub do not hold the same: parts are compared, and only those mended."""

from collections.abc import Iterable, Iterator, Sequence

from onedesk.store import inbox, mending
from sync.engine.asking import require_leave
from sync.engine.talk import Talk, with_content
from sync.errors import Refused
from sync.wire import Change, Sum, codes

AT_ONCE = 500
"""Records asked for in one question, as far as parts are smaller than that."""


def repair(talk: Talk, schools: Iterable[str]) -> tuple[str, ...]:
    """Make these schools as the hub has them; the schools that still differ after that.

    Raises the `SyncError` that stood in the way, `StopAndAsk` before too much would go.
    """
    return tuple(school for school in schools if not _school(talk, school))


def compare_all(talk: Talk) -> str:
    """The hub has forgotten how far this laptop has read: compare every school; a good cursor."""
    cursor = ""
    for school in talk.account.programme.schools:
        try:
            cursor = _mended(talk, school.id, cursor)[0]
        except Refused as reason:
            if reason.code != codes.OUT_OF_SCOPE:
                raise
    return cursor


def _school(talk: Talk, school: str) -> bool:
    _, theirs = _mended(talk, school, inbox.cursor(talk.db))
    return mending.parts(talk.db, school) == theirs


def _mended(talk: Talk, school: str, before: str) -> tuple[str, dict[int, Sum]]:
    """The cursor after the school was mended, and the hub's sums."""
    told = talk.session.parts(school, before)
    talk.require_epoch(told.epoch)
    ours = mending.parts(talk.db, school)
    differ = [
        part for part in sorted({*ours, *told.parts}) if ours.get(part) != told.parts.get(part)
    ]
    arrivals = [one for some in _groups(differ, told.parts) for one in _told(talk, school, some)]
    require_leave(talk, mending.going(talk.db, told, differ, arrivals))
    turned = mending.mend(talk.db, told, differ, arrivals, talk.clock())
    talk.held.turn(turned)
    talk.tally.repaired += len({row[1] for row in (*turned.gone, *turned.come)})
    return told.cursor, told.parts


def _groups(differ: Sequence[int], theirs: dict[int, Sum]) -> Iterator[list[int]]:
    """The parts in groups that the hub can tell at once."""
    group: list[int] = []
    count = 0
    for part in differ:
        size = theirs.get(part, Sum()).count
        if group and count + size > AT_ONCE:
            yield group
            group, count = [], 0
        group.append(part)
        count += size
    if group:
        yield group


def _told(talk: Talk, school: str, parts: list[int]) -> list[Change]:
    """All that the hub has in some parts; asked for in halves where that is too much at once."""
    try:
        told = talk.session.part(school, parts)
    except Refused as reason:
        if reason.code != codes.TOO_MUCH or len(parts) == 1:
            raise
        half = len(parts) // 2
        return _told(talk, school, parts[:half]) + _told(talk, school, parts[half:])
    talk.require_epoch(told.epoch)
    return [*with_content(told.changes)]
