"""A hub that was restored from a backup: the adviser's yes, and what it must be told again."""

from collections.abc import Collection

from onedesk.store import account as accounts
from onedesk.store import handing, kept, stored
from onedesk.store.account import Account
from onedesk.store.database import Database, writing

CURSOR = "cursor"
_RESTORED, _READING = "restored", "reading_anew"
_ASKED, _ACCEPTED = "asked", "accepted"


def ask(db: Database) -> None:
    """The hub has another epoch: nothing goes on before the adviser agrees."""
    if kept.get(db, _RESTORED) is None:
        with writing(db):
            kept.put(db, _RESTORED, _ASKED)


def asked(db: Database) -> bool:
    """Whether the adviser's yes is wanted."""
    return kept.get(db, _RESTORED) == _ASKED


def accept(db: Database) -> None:
    """The adviser's yes; nothing where nothing was asked. Call inside `writing`."""
    if asked(db):
        kept.put(db, _RESTORED, _ACCEPTED)


def accept_unasked(db: Database) -> None:
    """Go on with whichever epoch the hub has: it was seen to have another. In `writing`."""
    kept.put(db, _RESTORED, _ACCEPTED)


def accepted(db: Database) -> bool:
    return kept.get(db, _RESTORED) == _ACCEPTED


def in_doubt(db: Database) -> bool:
    """Whether nobody knows what of all that was confirmed the hub still has."""
    return kept.get(db, _RESTORED) is not None


def settle(db: Database) -> None:
    """The hub is as it was after all, or everything was told again."""
    if kept.get(db, _RESTORED) is not None:
        with writing(db):
            kept.drop(db, _RESTORED)


def begin(db: Database, account: Account, epoch: str) -> Account:
    """Begin anew under another epoch: nothing counts as being on the hub until it says so.

    All is read again from the beginning. Sealed envelopes are opened: what is in them is sent in
    whole, on top of the version that the hub had before. Of covers it is told again first.
    """
    renewed = account.but(epoch=epoch)
    with writing(db):
        kept.put(db, accounts.ACCOUNT, renewed.model_dump_json())
        kept.drop(db, CURSOR)
        kept.drop(db, _RESTORED)
        kept.put(db, _READING, "1")
        db.execute("DELETE FROM envelope")
        handing.tell_again(db)
        db.execute("UPDATE record SET anew = version, version = 0, base = NULL WHERE version > 0")
    return renewed


def reading(db: Database) -> bool:
    """Whether everything is being read anew."""
    return kept.get(db, _READING) is not None


def finish(db: Database) -> None:
    """All was read: what the hub has not confirmed is owed to it."""
    if reading(db):
        with writing(db):
            owe_unconfirmed(db)
            kept.drop(db, _READING)


def owe_unconfirmed(db: Database) -> None:
    """What the hub has not confirmed since it was restored is owed; call inside `writing`."""
    db.execute("UPDATE record SET owed = 1 WHERE anew IS NOT NULL")


def lost_deletions(db: Database, ids: Collection[str]) -> dict[str, int]:
    """Records that were deleted at the version told, as far as a restored hub may not know it."""
    if not reading(db):
        return {}
    rows = db.execute(
        "SELECT id, version FROM gone WHERE id IN (SELECT value FROM json_each(?))"
        " AND id NOT IN (SELECT id FROM record)",
        [stored.ids_text(ids)],
    )
    return dict(rows.fetchall())


def delete_again(db: Database, lost: dict[str, int]) -> None:
    """What came back with a backup is deleted as it was; call inside `writing`."""
    for record_id, version in lost.items():
        db.execute(
            "UPDATE record SET anew = ?, version = 0, owed = 1, deleted = 1"
            " WHERE id = ? AND version < ?",
            [version, record_id, version],
        )
