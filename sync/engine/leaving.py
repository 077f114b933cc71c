"""Schools that are no longer this laptop's: what is owed there is sent, then their records go."""

from collections.abc import Sequence

from onedesk.store import handing, leaving, lent
from onedesk.store.database import writing
from sync.engine.asking import require_leave
from sync.engine.talk import Talk


def leave(talk: Talk, schools: Sequence[str]) -> None:
    """Drop what is not owed of these schools, and tell the hub of those of which nothing is left.

    A school that was here for a cover alone goes unasked once that has ended, as it was said to.
    Raises `StopAndAsk` before too much else would go, or the `SyncError` that stood in the way.
    """
    if not schools:
        return
    asked = set(schools) - _ended(talk)
    require_leave(talk, leaving.going(talk.db, asked))
    talk.held.turn(leaving.drop(talk.db, schools))
    staying = leaving.staying(talk.db, schools)
    free = [school for school in schools if school not in staying]
    if free:
        talk.session.let_go(free)
        with writing(talk.db):
            lent.gone(talk.db, free)


def _ended(talk: Talk) -> frozenset[str]:
    """Schools that were lent, and are under no cover today by what stands in the file."""
    day = talk.clock().date()
    told = handing.load(talk.db).on(talk.account.programme, day)
    standing = {one.school for one in told.covers if one.holds(day)}
    return lent.load(talk.db) - standing
