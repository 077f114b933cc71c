"""Who this laptop is to the hub, and what the hub told it about the programme."""

import json
from typing import Annotated

from pydantic import Field

from onedesk.domain.people import Programme
from onedesk.domain.value import Value
from onedesk.store import kept, lent
from onedesk.store.database import Database, writing
from onedesk.store.errors import NotThere

ACCOUNT = "account"
_FORMER = "former_schools"


class Keys(Value):
    """The laptop's own keys, raw in base64: the private ones never leave the encrypted file.

    `signing` proves its word (Ed25519), `sealing` opens what is sealed to `sealing_public`
    (X25519).
    """

    signing: Annotated[str, Field(repr=False)]
    sealing: Annotated[str, Field(repr=False)]
    sealing_public: str


class Account(Value):
    """The hub's address, this device and its secret, and the programme as last heard.

    `receipt_key` and `sealing_key` are the hub's raw public keys in base64 (Ed25519, X25519);
    `epoch` changes when the hub was restored from a backup.
    """

    hub: str
    device: str
    token: str
    epoch: str
    receipt_key: str
    sealing_key: str = ""
    keys: Keys | None = None
    programme: Programme
    programme_tag: str = ""


def load(db: Database) -> Account | None:
    """The account; `None` before enrolment."""
    stored = kept.get(db, ACCOUNT)
    return None if stored is None else Account.model_validate_json(stored)


class Reader:
    """Reads the account afresh each time, and its JSON only when it has changed."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._last: tuple[str, Account] | None = None

    def now(self) -> Account:
        """The account as it is stored. Raises `NotThere` before enrolment."""
        stored = kept.get(self._db, ACCOUNT)
        if stored is None:
            raise NotThere
        if self._last is None or self._last[0] != stored:
            self._last = (stored, Account.model_validate_json(stored))
        return self._last[1]


def save(db: Database, account: Account) -> None:
    with writing(db):
        put(db, account)


def learn(db: Database, account: Account) -> None:
    """Keep what was heard in the name of an account, unless the laptop has joined again since."""
    with writing(db):
        stored = load(db)
        if stored is None or stored.token == account.token:
            put(db, account)


def former_schools(db: Database) -> dict[str, str]:
    """The names of schools that this laptop once had, by id."""
    names: dict[str, str] = json.loads(kept.get(db, _FORMER) or "{}")
    return names


def _remember_schools(db: Database, before: Programme, after: Programme) -> None:
    there = {school.id for school in after.schools}
    went = {school.id: school.name for school in before.schools if school.id not in there}
    if went:
        kept.put(db, _FORMER, json.dumps(former_schools(db) | went))


def put(db: Database, account: Account) -> None:
    """Keep the account, schools that left it by name, and those lent; call inside `writing`."""
    before = load(db)
    lent.follow(db, before.programme if before else None, account.programme)
    if before is not None:
        _remember_schools(db, before.programme, account.programme)
    kept.put(db, ACCOUNT, account.model_dump_json())
