"""What an adviser can decide, look up and prove about the exchange with the hub."""

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from onedesk.desk import sealed_files
from onedesk.desk.base import DeskBase, as_entry
from onedesk.desk.changes import changes_of
from onedesk.desk.exchange_views import ProofCheck
from onedesk.desk.views import FieldChange
from onedesk.domain.alike import alike
from onedesk.domain.conflict import Choice, Conflict
from onedesk.domain.errors import RuleError
from onedesk.domain.fields import Edits, flat
from onedesk.domain.records import Record
from onedesk.domain.round_report import RoundReport
from onedesk.store import account as accounts
from onedesk.store import mending, outbox, proofs, records, removal, restored, rounds, told
from onedesk.store.account import Account
from onedesk.store.database import Database, reading, writing
from onedesk.store.errors import NotThere

PROOF_FORMAT = "onedesk-proof-1"
CHANGED_SINCE = (
    "This answer has been changed again since you were asked. Nothing was overwritten: open the "
    "interview, and write there what is right. Then keep what stands."
)
REMOVED = (
    "What this question is about has been removed since you were asked, so there is nothing to "
    "choose any more. Nothing was overwritten, and both answers are in the history."
)
ANSWERED = (
    "This question has been answered already, here or by a colleague. Nothing was overwritten: "
    "open the interview to see what stands."
)


def _still_there(db: Database, asked: Conflict) -> Record:
    """What a question is about. Raises `RuleError` where it was removed."""
    try:
        return records.load(db, asked.of_kind, asked.of_id)
    except NotThere:
        raise RuleError(REMOVED) from None


class Exchange(DeskBase):
    """The adviser's say in the exchange; the deeds count from the next round on."""

    def rounds(self) -> tuple[RoundReport, ...]:
        """The last rounds, newest first."""
        with reading(self._db) as db:
            return rounds.latest(db)

    def last_code(self) -> str | None:
        """What stood in the way of the last round, by its code; nothing where it went well."""
        with reading(self._db) as db:
            last = rounds.last(db)
        return last.code if last else None

    def choose(self, conflict: str, choice: Choice) -> None:
        """Answer a question; both values stay in the history.

        `kept` leaves what stands, newer words included. `offered` takes the other value. Raises
        `RuleError` when what stands has been changed since the question was asked, or removed, and
        when it was answered: the first choice stands.
        """
        with writing(self._db) as db:
            self._choose(db, conflict, choice)

    def choose_all(self, choices: Iterable[tuple[str, Choice]]) -> int:
        """Answer each of these questions as `choose` does; how many were answered.

        One that `choose` would refuse, or that is not there any more, stays as it is.
        """
        answered = 0
        with writing(self._db) as db:
            for conflict, choice in choices:
                with suppress(RuleError, NotThere):
                    self._choose(db, conflict, choice)
                    answered += 1
        return answered

    def _choose(self, db: Database, conflict: str, choice: Choice) -> None:
        """Nothing is written where it is refused."""
        asked = as_entry(Conflict, records.load(db, "conflict", conflict)).body
        if asked.choice is not None:
            raise RuleError(ANSWERED)
        if choice == "offered":
            about = _still_there(db, asked)
            if not alike(flat(about.body).get(asked.field), asked.kept):
                raise RuleError(CHANGED_SINCE)
        now = self._clock().isoformat()
        edits: Edits = {"choice": choice, "chosen_at": now, **self._chooser()}
        self._edit("conflict", conflict, edits)
        if choice == "offered":
            self._edit(asked.of_kind, asked.of_id, {asked.field: asked.offered})

    def dismiss_told(self, note: str) -> None:
        """The adviser has seen what their words gave way to."""
        told.dismiss(self._db, note)

    def allow_removal(self) -> None:
        """A yes, once, to just what `SyncState.removal` asks."""
        with writing(self._db) as db:
            removal.allow(db)

    def accept_restored_hub(self) -> None:
        """A yes to going on with a hub that was restored: it is told again what it lacks."""
        with writing(self._db) as db:
            restored.accept(db)

    def join_again(self, account: Account) -> None:
        """Go on as the hub knows this laptop from now on (`sync.enrol.rejoin`); nothing else goes.

        Where the hub was restored since it last answered, it is told again what it lacks. Where it
        knows the laptop by another number, what was sealed for sending is sealed anew: the hub
        takes a record once, however often it comes.
        """
        with writing(self._db) as db:
            before = self.account()
            if account.epoch != before.epoch:
                restored.accept_unasked(db)
            elif account.device != before.device:
                outbox.unseal_all(db)
            accounts.put(db, account.but(epoch=before.epoch))

    def ask_check(self) -> None:
        """The next round trusts no count: it looks at every record, and mends what differs."""
        with writing(self._db) as db:
            mending.ask_check(db)

    def history(self, record_id: str) -> tuple[FieldChange, ...]:
        """What became of a record, field by field, oldest first; also once it is removed."""
        with reading(self._db) as db:
            return changes_of(db, record_id, self.programme().adviser)

    def check_proofs(self) -> ProofCheck:
        """Look at every record beside the hub's proof of it."""
        with reading(self._db) as db:
            found = proofs.check(db, self.account().receipt_key)._asdict()
            return ProofCheck(**found, doubted=restored.in_doubt(db))

    def save_proof(self, path: Path) -> int:
        """Write the receipts that the hub has given into a file; how many.

        No name and no answer is in it, and `onedesk-hub verify` needs nothing else. Raises
        `FileRefused`.
        """
        account = self.account()
        with reading(self._db) as db:
            found = [receipt._asdict() for receipt in proofs.receipts_of(db)]
        content = {
            "format": PROOF_FORMAT,
            "device": account.device,
            "written_at": self._clock().isoformat(),
            "receipts": found,
        }
        sealed_files.write(path, json.dumps(content, indent=0).encode())
        return len(found)
