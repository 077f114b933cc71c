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


class Mine:
    """What others chose, in the eyes of this laptop's adviser; used inside a transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @cached_property
    def _me(self) -> str:
        account = accounts.load(self._db)
        return account.programme.adviser.id if account else ""

    def hear(self, question: str, before: Fields, after: Fields, at: datetime) -> None:
        """A question was answered elsewhere: tell the adviser whose words were not taken."""
        choice = after.get("choice")
        if before.get("choice") is not None or choice is None:
            return
        mine = _OTHER[str(choice)]
        if after.get(f"{mine}_by_id") == self._me != after.get("chosen_by_id"):
            self._tell(question, after, mine, at)

    def second(self, question: str, sent: Fields, stands: Fields, at: datetime) -> None:
        """The choice made here came second: the first stands, and the value follows it."""
        choice, mine = stands.get("choice"), sent.get("choice")
        if choice is None or mine is None or choice == mine:
            return
        if mine == "offered":
            self._take_back(stands, at)
        self._tell(question, stands, str(mine), at)

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

    def _tell(self, question: str, asked: Fields, mine: str, at: datetime) -> None:
        """Of the same words once, though they gave way in several questions: of the last."""
        about = self._db.execute("SELECT student FROM record WHERE id = ?", [question]).fetchone()
        by, when = asked.get("chosen_by"), asked.get("chosen_at")
        note = Note(
            why="chosen",
            kind=str(asked["of_kind"]),
            record=str(asked["of_id"]),
            student=about[0] if about else None,
            field=str(asked["field"]),
            yours=asked.get(mine),
            stands=asked.get(_OTHER[mine]),
            by=str(by) if by else None,
            at=told.moment(str(when) if when else None, at),
        )
        told.forget_same(self._db, note)
        told.add(self._db, note)
