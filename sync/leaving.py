"""Schools that are no longer this laptop's: what is owed there is sent, then their records go."""

from collections.abc import Sequence

from onedesk.store import leaving
from sync.asking import require_leave
from sync.talk import Talk


def leave(talk: Talk, schools: Sequence[str]) -> None:
    """Drop what is not owed of these schools, and tell the hub of those of which nothing is left.

    Raises `StopAndAsk` before too much would go, or the `SyncError` that stood in the way.
    """
    if not schools:
        return
    require_leave(talk, leaving.going(talk.db, schools))
    talk.held.turn(leaving.drop(talk.db, schools))
    staying = leaving.staying(talk.db, schools)
    free = [school for school in schools if school not in staying]
    if free:
        talk.session.let_go(free)
