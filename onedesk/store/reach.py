"""How much goes through the line at once: remembered after a cut, and tried larger again."""

from onedesk.domain.value import Value
from onedesk.store import kept
from onedesk.store.database import Database, writing
from sync.wire import BYTES_MAX, PAGE_MAX

_REACH = "reach"
_STEP = 4
_PUSH = 24
"""Above half of a wall each is larger by this part: where the wall stands, a fifth goes in vain."""

_LEAST_UP, _LEAST_DOWN = 2_000, 10


class Reach(Value):
    """Bytes of an envelope and records of a page; the `wall`s are what was cut last (0: nothing).

    After a cut the next is a quarter, after each success four times as much up to half of what was
    cut, and from there a little more each time until a round has gone well. A cut of the least that
    is ever sent makes no wall: it was not its size that was too much.
    """

    up: int = BYTES_MAX
    down: int = PAGE_MAX
    wall_up: int = 0
    wall_down: int = 0


def load(db: Database) -> Reach:
    text = kept.get(db, _REACH)
    return Reach() if text is None else Reach.model_validate_json(text)


def cut_up(db: Database, size: int) -> None:
    """An envelope of so many bytes was cut on its way."""
    now = load(db)
    up, wall = smaller(min(now.up, size), _LEAST_UP)
    _save(db, now.but(up=up, wall_up=wall))


def cut_down(db: Database) -> None:
    """A page was cut on its way."""
    now = load(db)
    down, wall = smaller(now.down, _LEAST_DOWN)
    _save(db, now.but(down=down, wall_down=wall))


def went_up(db: Database, now: Reach) -> Reach:
    """An envelope was answered."""
    up, wall = larger(now.up, now.wall_up, BYTES_MAX)
    return _grown(db, now, now.but(up=up, wall_up=wall))


def went_down(db: Database, now: Reach) -> Reach:
    """A page came."""
    down, wall = larger(now.down, now.wall_down, PAGE_MAX)
    return _grown(db, now, now.but(down=down, wall_down=wall))


def went_well(db: Database) -> None:
    """A whole round went well: what was cut once may be tried again."""
    now = load(db)
    _grown(db, now, now.but(wall_up=0, wall_down=0))


def smaller(size: int, least: int) -> tuple[int, int]:
    """What goes next after so much was cut (`least` at the least), and the wall."""
    return max(least, size // _STEP), size if size > least else 0


def larger(size: int, wall: int, most: int) -> tuple[int, int]:
    """What goes next after so much went (`most` at the utmost), and the wall."""
    if wall and size >= wall // 2:
        wall += max(2, wall // _PUSH)
    if wall // 2 >= most:
        wall = 0
    return min(most, max(size, min(size * _STEP, wall // 2 or most))), wall


def _grown(db: Database, before: Reach, after: Reach) -> Reach:
    if after != before:
        _save(db, after)
    return after


def _save(db: Database, reach: Reach) -> None:
    with writing(db):
        kept.put(db, _REACH, reach.model_dump_json())
