"""Unsent work for the hub as a sealed file: whoever carries it cannot read it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from onedesk.desk import sealed_files
from onedesk.desk.base import DeskBase
from onedesk.domain.errors import RuleError
from onedesk.store import handing, outbox, restored, rounds
from onedesk.store.account import Account, Keys
from onedesk.store.database import reading, writing
from onedesk.store.handing import CarriedFile
from sync.wire import BYTES_MAX, ITEMS_MAX, carry
from sync.wire.carry import ENDINGS, Kind, Letter, Writer

__all__ = ["CarriedFile", "Handing", "Load", "Unconfirmed", "carried_letter"]

NO_KEYS = (
    "This laptop joined the hub before there were sealed files, so it cannot make or open them. "
    "Nothing was written. Ask your service for a new code."
)
RESTORED = (
    "The hub was restored from a backup, and this laptop has not asked it yet what it still has. A "
    "file written now could not be taken in there, so none was written. Everything is safe here. "
    "Say yes under Sync where there is a line to the hub; from then on a file can be written."
)
FORGOTTEN = (
    "The hub does not know this laptop any more, so it would take no file from it, and none was "
    "written. Everything is safe here. Ask your service for a new code, and join again with it "
    "under Sync; from then on a file can be written."
)
NOTHING = "Everything on this laptop is on the hub already: there is nothing to carry."
ONLY_REFUSED = (
    "There is nothing to carry but what the hub would not take as it is, so no file was written. "
    "That is safe on this laptop; Sync says what it wants."
)


@dataclass(frozen=True, slots=True)
class Load:
    """What a file for the hub would hold: records, and of these how many interviews.

    `changed` of them were changed after they were sealed for sending; what came later stays here
    until the hub has answered. `refused` are those that the hub would not take as they are. A file
    of a laptop that was `stopped` is taken by the service alone, and none while the adviser's
    account is `closed`.
    """

    device: str
    records: int
    interviews: int
    changed: int
    refused: int
    name: str
    stopped: bool = False
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """A file that was written, and how many of its records the hub has not confirmed yet."""

    at: datetime
    records: int
    waiting: int


class Handing(DeskBase):
    """Sealed files for the hub."""

    def to_carry(self) -> Load:
        """What there is to carry: all that the hub has not confirmed.

        Raises `RuleError` where this laptop has no keys, does not know the hub as it is now, or is
        not known there.
        """
        account, _ = self._for_this_hub()
        with reading(self._db) as db:
            last = rounds.last(db)
            code = last.code if last else None
            pending = outbox.pending(db)
            records, interviews = handing.to_carry(db)
            return Load(
                device=account.device,
                records=records,
                interviews=interviews,
                changed=handing.changed_since(db, pending),
                refused=len(outbox.refused(db)),
                name=self._file_name("carry"),
                stopped=code == "revoked",
                closed=code == "account_closed",
            )

    def carry(self, path: Path) -> CarriedFile:
        """Write everything that is owed into one file that only the hub can open.

        It holds the envelopes that the laptop itself will send, so whichever comes first counts.
        Raises `RuleError` as `to_carry`, and when there is nothing; `FileRefused` when the place
        refuses.
        """
        account, keys = self._for_this_hub()
        now = self._clock()
        with writing(self._db) as db:
            restored.owe_unconfirmed(db)
        envelopes = outbox.seal_all(self._db, now, ITEMS_MAX, BYTES_MAX)
        if not envelopes:
            raise RuleError(ONLY_REFUSED if outbox.refused(self._db) else NOTHING)
        content = carry.bundle(account.epoch, [one.wire for one in envelopes])
        writer = Writer(account.device, keys.signing, now)
        file = CarriedFile(
            at=now,
            records=sum(len(one.revs) for one in envelopes),
            batches=tuple(one.batch for one in envelopes),
        )
        sealed_files.write(path, carry.written("carry", content, [account.sealing_key], writer))
        with writing(self._db) as db:
            handing.note_file(db, file)
        return file

    def unconfirmed(self) -> Unconfirmed | None:
        """The last file that was written, while something in it is not confirmed by the hub."""
        with reading(self._db) as db:
            found = handing.unconfirmed(db)
        if found is None:
            return None
        file, waiting = found
        return Unconfirmed(file.at, file.records, waiting)

    def _for_this_hub(self) -> tuple[Account, Keys]:
        """The keys, once hub and laptop know each other as they are now."""
        found, last = self._keys(), rounds.last(self._db)
        if last is not None and last.code == "signed_out":
            raise RuleError(FORGOTTEN)
        if restored.in_doubt(self._db):
            raise RuleError(RESTORED)
        return found

    def _keys(self) -> tuple[Account, Keys]:
        account = self.account()
        if account.keys is None or not account.sealing_key:
            raise RuleError(NO_KEYS)
        return account, account.keys

    def _file_name(self, kind: Kind) -> str:
        """`OneDesk-OD-014-2026-03-12.onedesk-carry`: the laptop and the day, and no name."""
        return f"OneDesk-{self.account().device}-{self._today()}{ENDINGS[kind]}"


def carried_letter(path: Path) -> tuple[Letter, bytes]:
    """A file for the hub as its carrier sees it, and its bytes. Raises `CarryError`."""
    raw = sealed_files.read(path)
    return carry.read(raw, "carry"), raw
