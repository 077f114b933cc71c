"""Much is about to go from this laptop: the adviser is asked first, and agrees to just that."""

from collections.abc import Collection

from onedesk.domain.value import Value
from onedesk.store import kept, stored
from onedesk.store.database import Database, writing

FEW = 10
"""Fewer records than that may always go."""
OF_A_SCHOOL = 50

_ASKED, _ALLOWED = "removal_asked", "removal_allowed"


class Removal(Value):
    """How many of how many records would go: of one school, or (`None`) of all on this laptop."""

    gone: int
    held: int
    school: str | None = None
    ids: tuple[str, ...] = ()


def stop(db: Database, going: Collection[str]) -> Removal | None:
    """What the adviser must be asked before these records go; `None` when they may.

    They are asked about more than half of all records, and about more than 50 of one school when
    that is more than half of it. A yes that was given counts for what was asked about.
    """
    if len(going) < FEW or set(going) <= _ids(db, _ALLOWED):
        return None
    found = _much(db, going)
    if found is not None:
        with writing(db):
            kept.put(db, _ASKED, found.model_dump_json())
    return found


def asked(db: Database) -> Removal | None:
    """What waits for the adviser's yes."""
    text = kept.get(db, _ASKED)
    return None if text is None else Removal.model_validate_json(text)


def allow(db: Database) -> None:
    """The adviser's yes to just what was asked; call inside `writing`."""
    text = kept.get(db, _ASKED)
    if text is not None:
        kept.put(db, _ALLOWED, text)
        kept.drop(db, _ASKED)


def settle(db: Database) -> None:
    """A round went well: what was asked or allowed is over."""
    if kept.get(db, _ASKED) is not None or kept.get(db, _ALLOWED) is not None:
        with writing(db):
            kept.drop(db, _ASKED)
            kept.drop(db, _ALLOWED)


def _ids(db: Database, name: str) -> set[str]:
    text = kept.get(db, name)
    return set() if text is None else set(Removal.model_validate_json(text).ids)


def _much(db: Database, going: Collection[str]) -> Removal | None:
    held = dict(db.execute("SELECT school, count(*) FROM record GROUP BY school").fetchall())
    gone = dict(
        db.execute(
            "SELECT school, count(*) FROM record"
            " WHERE id IN (SELECT value FROM json_each(?)) GROUP BY school",
            [stored.ids_text(going)],
        ).fetchall()
    )
    ids = tuple(sorted(going))
    if 2 * len(going) > sum(held.values()):
        return Removal(gone=len(going), held=sum(held.values()), ids=ids)
    for school, count in sorted(gone.items()):
        if count > OF_A_SCHOOL and 2 * count > held[school]:
            return Removal(gone=count, held=held[school], school=school, ids=ids)
    return None
