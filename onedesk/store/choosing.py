"""Questions that somebody else has answered: the value follows, and the adviser is told."""

from datetime import datetime
from functools import cached_property

from onedesk.domain.alike import alike
from onedesk.domain.fields import Fields, edited
from onedesk.domain.records import canonical
from onedesk.store import account as accounts
from onedesk.store import past, stored, told
from onedesk.store.database import Database
from onedesk.store.told import Note

_OTHER = {"kept": "offered", "offered": "kept"}
_HERE_ONLY = (
    "SELECT EXISTS (SELECT 1 FROM record WHERE id = ?1 AND owed = 1)"
    " AND NOT EXISTS (SELECT 1 FROM envelope, json_each(revs) WHERE key = ?1)"
)
_AS_THERE = (
    "UPDATE record SET owed = 0, base = NULL"
    " WHERE id = ?1 AND owed = 1 AND version > 0 AND deleted = 0 AND body = base"
    " AND NOT EXISTS (SELECT 1 FROM envelope, json_each(revs) WHERE key = ?1)"
)


def is_here_only(db: Database, question: str) -> bool:
    """Whether an answer to a question has not been sent, nor sealed to be sent."""
    return bool(db.execute(_HERE_ONLY, [question]).fetchone()[0])


def settle_unchanged(db: Database, record_id: str) -> None:
    """A record that is again as the hub has it is owed no more; call inside `writing`."""
    db.execute(_AS_THERE, [record_id])


class Mine:
    """What others chose, in the eyes of this laptop's adviser; used inside a transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @cached_property
    def _me(self) -> str:
        account = accounts.load(self._db)
        return account.programme.adviser.id if account else ""

    def hear(self, student: str | None, before: Fields, after: Fields, at: datetime) -> None:
        """A question was answered elsewhere: tell the adviser whose words were not taken.

        It may not be on this laptop yet, so `student` is whom it is about.
        """
        choice = after.get("choice")
        if before.get("choice") is not None or choice is None:
            return
        mine = _OTHER[str(choice)]
        if after.get("chosen_by_id") != self._me and self._wrote(after, mine):
            self._tell(student, after, mine, at)

    def _wrote(self, asked: Fields, side: str) -> bool:
        """Whether a value is this adviser's: by the id, else by what was typed on this laptop.

        The id is not known of a value that came to stand after the question was put.
        """
        whose = asked.get(f"{side}_by_id")
        if whose is not None or asked.get(side) is None:
            return whose == self._me
        field, value = asked["field"], asked[side]
        typed = (one for one in past.read(self._db, str(asked["of_id"])) if not one.heard)
        return any(one.field == field and alike(one.new, value) for one in typed)

    def second(self, question: str, sent: Fields, stands: Fields, at: datetime) -> None:
        """The choice made here came second: the first stands, and the value follows it."""
        choice, mine = stands.get("choice"), sent.get("choice")
        if choice is None or mine is None or choice == mine:
            return
        if mine == "offered":
            self._take_back(stands, at)
        about = self._db.execute("SELECT student FROM record WHERE id = ?", [question]).fetchone()
        self._tell(about[0] if about else None, stands, str(mine), at)

    def _take_back(self, asked: Fields, at: datetime) -> None:
        """Undo what the choice wrote here, unless it was sent or written again since."""
        record_id, field = str(asked["of_id"]), str(asked["field"])
        row = self._db.execute(
            "SELECT body, base, rev FROM record WHERE id = ? AND owed = 1 AND deleted = 0",
            [record_id],
        ).fetchone()
        if row is None or row[1] is None:
            return
        now, base = stored.fields_of(row[0]), stored.fields_of(row[1])
        if not alike(now.get(field), asked.get("offered")) or now.get(field) == base.get(field):
            return
        back: Fields = {field: base.get(field)}
        hand = (at.isoformat(), str(asked.get("chosen_by") or ""))
        past.hear(self._db, record_id, row[2] + 1, back, now, hand)
        self._db.execute(
            "UPDATE record SET body = ?, rev = rev + 1 WHERE id = ?",
            [canonical(edited(now, back)), record_id],
        )

    def _tell(self, student: str | None, asked: Fields, mine: str, at: datetime) -> None:
        """Of the same words once, though they gave way in several questions: of the last."""
        by, when = asked.get("chosen_by"), asked.get("chosen_at")
        note = Note(
            why="chosen",
            kind=str(asked["of_kind"]),
            record=str(asked["of_id"]),
            student=student,
            field=str(asked["field"]),
            yours=asked.get(mine),
            stands=asked.get(_OTHER[mine]),
            by=str(by) if by else None,
            at=told.moment(str(when) if when else None, at),
        )
        told.forget_same(self._db, note)
        told.add(self._db, note)
