"""Before much goes from this laptop, its adviser is asked."""

from collections.abc import Collection

from onedesk.store import removal
from sync.engine.talk import Talk
from sync.errors import StopAndAsk


def require_leave(talk: Talk, going: Collection[str]) -> None:
    """Raises `StopAndAsk` when these records may go only with the adviser's yes."""
    found = removal.stop(talk.db, going) if going else None
    if found is None:
        return
    names = {school.id: school.name for school in talk.account.programme.schools}
    school = found.school and names.get(found.school, found.school)
    raise StopAndAsk(found.gone, found.held, school)
