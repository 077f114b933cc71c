"""The OneDesk folder of this computer: set up once, unlocked daily, never made anew."""

import shutil
from collections.abc import Callable
from pathlib import Path

from onedesk.store import account as accounts
from onedesk.store import greeting, key
from onedesk.store.account import Account
from onedesk.store.database import Database, open_database
from onedesk.store.errors import KeyringChanged, WrongPassphrase
from onedesk.store.greeting import Greeting
from onedesk.store.key import new_recovery_code
from onedesk.store.keyring_half import Keyring, accepted_keyring

__all__ = [
    "Account",
    "Greeting",
    "KeyringChanged",
    "Laptop",
    "WrongPassphrase",
    "new_recovery_code",
]

KEYS, DATA, GREETING = "keys.json", "desk.db", "greeting.json"


class Laptop:
    """Keys, database and greeting in `home/desk`, which appears whole or not at all."""

    def __init__(
        self, home: Path, find_keyring: Callable[[], Keyring | None] = accepted_keyring
    ) -> None:
        self._home = home
        self._find_keyring = find_keyring

    @property
    def folder(self) -> Path:
        return self._home / "desk"

    @property
    def enrolled(self) -> bool:
        return self.folder.exists()

    @property
    def greeting(self) -> Greeting | None:
        return greeting.load(self.folder / GREETING)

    def set_up(self, account: Account, passphrase: str, recovery_code: str) -> bytes:
        """Make the encrypted file for a newly enrolled laptop and give its data key.

        Raises `FileExistsError` when the laptop is set up already.
        """
        if self.enrolled:
            raise FileExistsError(self.folder)
        draft = self._home / "desk.new"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True, mode=0o700)
        data_key = key.new_key()
        keys = key.sealed_key_file(data_key, passphrase, recovery_code, self._find_keyring())
        key.save(draft / KEYS, keys)
        database = open_database(draft / DATA, data_key, create=True)
        accounts.save(database, account)
        database.close()
        greeting.save(
            draft / GREETING,
            Greeting(
                forename=account.programme.adviser.forename,
                device=account.device,
                alone=keys.slot("daily") is None,
            ),
        )
        draft.rename(self.folder)
        return data_key

    def unlock(self, passphrase: str) -> bytes:
        """The data key.

        Raises `WrongPassphrase`, `KeyringChanged` or `NoKey`.
        """
        keys = key.load(self.folder / KEYS)
        keyring = self._find_keyring() if keys.slot("daily") else None
        return key.unlock(keys, passphrase, keyring)

    def recover(self, code: str, passphrase: str) -> bytes:
        """Open with the code of the recovery sheet, and set a new passphrase.

        Raises `WrongRecoveryCode` or `NoKey`; then nothing has changed.
        """
        keys = key.load(self.folder / KEYS)
        data_key = key.recover(keys, code)
        renewed = key.with_passphrase(keys, data_key, passphrase, self._find_keyring())
        key.save(self.folder / KEYS, renewed)
        return data_key

    def open(self, data_key: bytes, *, read_only: bool = False) -> Database:
        """A connection to the encrypted file; each thread opens its own."""
        database = open_database(self.folder / DATA, data_key)
        if read_only:
            database.execute("PRAGMA query_only = ON").fetchall()
        return database

    def remember(self, waiting: int) -> None:
        """Keep on the lock screen how many interviews are on this laptop only."""
        if known := self.greeting:
            greeting.save(self.folder / GREETING, known.but(waiting=waiting))
