"""A talk of this laptop's adviser that somebody else made part of another: the adviser is told."""

from datetime import datetime

from pydantic import JsonValue

from onedesk.domain.interview import Interview, TakenIn
from onedesk.store import account as accounts
from onedesk.store import stored, told
from onedesk.store.database import Database

_TOOK_IN = '"took_in"'
_HERE = "SELECT 1 FROM record WHERE id = ? UNION SELECT 1 FROM gone WHERE id = ?"


def hear(
    db: Database, interview: tuple[str, str | None], before: str | None, after: str, at: datetime
) -> None:
    """Tell of what `after` has taken in since `before`, both as the hub has them in text.

    `interview` is its id and its student's. A talk that never was on this laptop is no news here.
    Call inside `writing`.
    """
    if _TOOK_IN not in after:
        return
    known = stored.fields_of(before)
    for name, entry in stored.fields_of(after).items():
        if name.startswith("took_in.") and name not in known:
            _tell(db, interview, TakenIn.model_validate(entry), at)


def _tell(db: Database, interview: tuple[str, str | None], entry: TakenIn, at: datetime) -> None:
    account = accounts.load(db)
    me = account.programme.adviser.id if account else ""
    if entry.adviser != me or entry.by == me:
        return
    if db.execute(_HERE, [entry.other, entry.other]).fetchone() is None:
        return
    yours: JsonValue = {**entry.aside} or None
    note = told.Note(
        why="joined",
        kind=Interview.kind,
        record=interview[0],
        student=interview[1],
        yours=yours,
        by=entry.name or None,
        at=entry.at if entry.at.tzinfo else at,
    )
    told.add(db, note)
