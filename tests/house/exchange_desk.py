"""A desk for tests: its own encrypted file, its own engine, and a line that can misbehave."""

from contextlib import suppress

from exchange_kit import AT
from hub_line import Crash, HubLine

from hub.registry.enrolment import new_code
from onedesk.domain.fields import flat
from onedesk.domain.ids import new_id
from onedesk.domain.records import Record, receipt_text, text_hash
from onedesk.store import account as accounts
from onedesk.store import outbox, records
from onedesk.store.database import dbapi2, open_database, writing
from onedesk.store.key import new_key
from onedesk.store.records import Stamp
from sync.engine import Engine
from sync.enrol import enrol
from sync.wire import receipts
from sync.wire.receipts import Proof

STEPS = 50
"""Instructions of the database between two looks at whether to die."""


class Desk:
    """What an adviser types on one laptop, and how it reaches the hub."""

    def __init__(self, folder, adviser):
        self.name = adviser.username
        self.line = HubLine()
        self.offset = AT - AT
        self._path, self._key = folder / f"{new_id()}.db", new_key()
        self._open(create=True)
        accounts.save(self.db, enrol(self.line, new_code(adviser), ""))

    def _open(self, *, create=False):
        self.db = open_database(self._path, self._key, create=create)
        self.db.execute("PRAGMA synchronous = OFF")
        self.engine = Engine(self.db, lambda _: self.line, lambda: AT + self.offset)

    def close(self):
        self.engine.close()
        self.db.close()

    def restart(self):
        self.db.conn.set_progress_handler(None, STEPS)
        self.close()
        self.line.faults.clear()
        self._open()

    @property
    def stamp(self):
        return Stamp(self.name, AT + self.offset)

    def add(self, kind, school, student, **body):
        record = Record.model_validate(
            {"kind": kind, "id": new_id(), "school": school, "student": student, "body": body}
        )
        with writing(self.db):
            records.add(self.db, [record], self.stamp)
        return record.id

    def edit(self, kind, record, edits):
        with writing(self.db):
            records.edit(self.db, kind, record, edits, self.stamp)

    def remove(self, kind, record):
        with writing(self.db):
            records.remove(self.db, kind, record, self.stamp)

    def bring_back(self, kind, record):
        with writing(self.db):
            records.restore(self.db, kind, record, self.stamp)

    def all(self, kind):
        return {record.id: record for record in records.of_kind(self.db, kind)}

    def sync(self, *faults):
        """A round on which the faults meet the requests in order; `None` when the desk crashed."""
        self.line.faults.extend(faults)
        try:
            return self.engine.round()
        except Crash:
            self.restart()
            return None
        finally:
            self.line.faults.clear()

    def sync_and_die(self, after):
        """A round in which the process ends amid a statement of the database."""
        left = iter(range(after))
        self.db.conn.set_progress_handler(lambda: next(left, None) is None, STEPS)
        with suppress(dbapi2.Error):
            self.engine.round()
        self.restart()

    def owes(self):
        return outbox.due(self.db)

    def rows(self):
        """Version, hash, content and batch of all that the hub is said to have, by kind and id."""
        found = self.db.execute(
            "SELECT kind, id, version, hash, body, receipt FROM record"
            " WHERE version > 0 AND owed = 0"
        )
        return {(row[0], row[1]): row[2:] for row in found}

    def check_claims(self):
        """Every record said to be on the hub has the content the hub signed for."""
        key = accounts.load(self.db).receipt_key
        proofs = {row[0]: Proof(*row[1:]) for row in self.db.execute("SELECT * FROM proof")}
        leaves = {batch: receipts.proven(proof, key) for batch, proof in proofs.items()}
        for (kind, record), (version, content, body, batch) in self.rows().items():
            assert text_hash(body) == content
            text = receipt_text(kind, record, version, content)
            assert batch is None or receipts.leaf(text) in leaves[batch]

    def content(self):
        """Fields of every live record, by kind and id."""
        kinds = ("student", "interview", "conflict")
        return {
            (kind, record.id): flat(record.body)
            for kind in kinds
            for record in self.all(kind).values()
        }
