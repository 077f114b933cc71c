"""Beside an interview, and never sent: what its adviser can take back, and where they were."""

from collections.abc import Mapping

from pydantic import JsonValue

from onedesk.store import erasing, kept, stored
from onedesk.store.database import Database
from onedesk.store.tidying import mark

_ON_SCREEN = "on_screen"
_WENT = "SELECT anew FROM record WHERE id = ? AND version = 0 AND owed = 0 AND hash = ''"

Steps = Mapping[int, JsonValue]
"""What can be taken back by its number, in the order it was done; `None` forgets a step."""


def steps(db: Database, interview: str) -> dict[int, JsonValue]:
    """What was done in an interview, first to last."""
    rows = db.execute(
        "SELECT seq, step FROM undo_step WHERE interview = ? ORDER BY seq", [interview]
    ).fetchall()
    return {seq: stored.value_of(step) for seq, step in rows}


def keep_steps(db: Database, interview: str, found: Steps) -> None:
    """Keep some steps anew, forget others; call inside `writing`."""
    for seq, step in found.items():
        if step is None:
            db.execute("DELETE FROM undo_step WHERE interview = ? AND seq = ?", [interview, seq])
        else:
            db.execute(
                "INSERT OR REPLACE INTO undo_step (interview, seq, step) VALUES (?, ?, ?)",
                [interview, seq, stored.value_text(step)],
            )


def place(db: Database, interview: str) -> JsonValue:
    """Where the keyboard was when the interview was last seen; `None` if it never was."""
    row = db.execute("SELECT place FROM place WHERE interview = ?", [interview]).fetchone()
    return stored.value_of(row[0]) if row else None


def keep_place(db: Database, interview: str, where: JsonValue) -> None:
    """Keep where the keyboard is; call inside `writing`."""
    db.execute(
        "INSERT OR REPLACE INTO place (interview, place) VALUES (?, ?)",
        [interview, stored.value_text(where)],
    )


def on_screen(db: Database) -> tuple[str, str] | None:
    """The interview that was on the screen when this laptop was last heard of, and when that was.

    None once the adviser has left it.
    """
    value = stored.value_of(kept.get(db, _ON_SCREEN))
    match value:
        case {"interview": str(interview), "at": str(at)}:
            return interview, at
        case _:
            return None


def keep_on_screen(db: Database, interview: str, at: str) -> None:
    """An interview is on the screen; call inside `writing`."""
    before = on_screen(db)
    if before is not None and before[0] != interview:
        _let_go(db, before[0])
    value: JsonValue = {"interview": interview, "at": at}
    kept.put(db, _ON_SCREEN, stored.value_text(value) or "")


def leave_screen(db: Database, interview: str) -> None:
    """The adviser left it; nothing for another interview. Call inside `writing`."""
    now = on_screen(db)
    if now is not None and now[0] == interview:
        kept.put(db, _ON_SCREEN, "null")
        _let_go(db, interview)


def _let_go(db: Database, interview: str) -> None:
    """What went while it was on the screen goes, unless it was written in since.

    With its history, where it is in another school now.
    """
    row = db.execute(_WENT, [interview]).fetchone()
    if row is not None and row[0] is not None:
        erasing.forget(db, [interview])
    elif row is not None:
        mark(db)
        db.execute("DELETE FROM record WHERE id = ?", [interview])
