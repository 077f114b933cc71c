"""What an adviser can decide, look up and prove about the exchange with the hub."""

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from onedesk.desk import sealed_files
from onedesk.desk.base import DeskBase, as_entry
from onedesk.desk.changes import changes_of
from onedesk.desk.exchange_views import ProofCheck
from onedesk.desk.questions import as_it_stands
from onedesk.desk.views import FieldChange
from onedesk.domain.alike import alike
from onedesk.domain.conflict import Choice, Conflict
from onedesk.domain.errors import RuleError
from onedesk.domain.fields import difference, flat
from onedesk.domain.records import Record
from onedesk.domain.round_report import RoundReport
from onedesk.store import account as accounts
from onedesk.store import (
    choosing,
    mending,
    outbox,
    past,
    proofs,
    records,
    removal,
    restored,
    rounds,
    told,
)
from onedesk.store.account import Account
from onedesk.store.database import Database, reading, writing
from onedesk.store.errors import NotThere

PROOF_FORMAT = "onedesk-proof-1"
CHANGED_SINCE = (
    "This answer has been changed again since you were asked, so nothing was chosen, and nothing "
    "was overwritten. You are asked anew, with what stands now."
)
REMOVED = (
    "What this question is about has been removed since you were asked, so there is nothing to "
    "choose any more. Nothing was overwritten, and both answers are in the history."
)
ANSWERED = (
    "This question has been answered already, here or by a colleague. Nothing was overwritten: "
    "open the interview to see what stands."
)
SENT = (
    "That choice is on the hub or on its way there, so it cannot be taken back. Both answers are "
    "in the history: open the interview, and write there what is right."
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

    def choose(self, conflict: str, choice: Choice, asked: Conflict | None = None) -> None:
        """Answer a question; both values stay in the history.

        `kept` leaves what stands, `offered` takes the other value. `asked` is the question as it
        was put (`Question.conflict`); without it, as it came up. Raises `RuleError` when what
        stands is not what was put, or was removed, and when the question was answered: the first
        choice stands.
        """
        with writing(self._db) as db:
            self._choose(db, conflict, choice, asked)

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

    def _choose(
        self, db: Database, conflict: str, choice: Choice, put: Conflict | None = None
    ) -> None:
        """Nothing is written where it is refused."""
        question = records.load(db, Conflict.kind, conflict)
        known = as_entry(Conflict, question).body
        if known.choice is not None:
            raise RuleError(ANSWERED)
        about = _still_there(db, known)
        stands = as_it_stands(db, question, about, self.programme().adviser)
        if not alike(stands.kept, (put or known).kept):
            raise RuleError(CHANGED_SINCE)
        edits = difference(flat(known), flat(stands))
        edits |= {"choice": choice, "chosen_at": self._clock().isoformat(), **self._chooser()}
        self._edit(Conflict.kind, conflict, edits)
        if choice == "offered":
            self._edit(known.of_kind, known.of_id, {known.field: known.offered})

    def unchoose(self, conflicts: Iterable[str]) -> None:
        """Undo choices: each question is open again, and what stood before stands.

        Words written since stay, and a question that is open. Raises `RuleError` with nothing
        undone where one of the choices was sent, or is being sent: others may go by it.
        """
        with writing(self._db) as db:
            for conflict in conflicts:
                self._unchoose(db, conflict)

    def _unchoose(self, db: Database, conflict: str) -> None:
        body = as_entry(Conflict, records.load(db, Conflict.kind, conflict)).body
        if body.choice is None:
            return
        if not choosing.is_here_only(db, conflict):
            raise RuleError(SENT)
        changes = past.read(db, conflict)
        self._edit(
            Conflict.kind,
            conflict,
            {one.field: one.old for one in changes if one.rev == changes[-1].rev},
        )
        if body.choice == "offered":
            with suppress(NotThere):
                about = records.load(db, body.of_kind, body.of_id)
                if alike(flat(about.body).get(body.field), body.offered):
                    self._edit(body.of_kind, body.of_id, {body.field: body.kept})
        for record in (conflict, body.of_id):
            choosing.settle_unchanged(db, record)

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
