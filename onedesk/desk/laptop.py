"""The OneDesk folder of this computer: set up once, unlocked daily, never made anew."""

import contextlib
import shutil
from collections.abc import Callable
from pathlib import Path

from onedesk import greeting
from onedesk.desk.threshold import GREETING, Threshold
from onedesk.greeting import Greeting
from onedesk.store import account as accounts
from onedesk.store import key, reserve
from onedesk.store.account import Account
from onedesk.store.database import Database, only_read, open_database
from onedesk.store.errors import KeyringChanged, WrongPassphrase
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

KEYS, DATA = "keys.json", "desk.db"


class Laptop(Threshold):
    """Keys and database of this computer, made once and opened with a passphrase."""

    def __init__(
        self, home: Path, find_keyring: Callable[[], Keyring | None] = accepted_keyring
    ) -> None:
        super().__init__(home)
        self._find_keyring = find_keyring

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
        data_key = key.recover(key.load(self.folder / KEYS), code)
        self._open_by(passphrase, data_key)
        return data_key

    def change_passphrase(self, old: str, new: str) -> None:
        """Open with another passphrase from now on; an open file and its drafts go on as they are.

        Raises `WrongPassphrase`, `KeyringChanged`, `NoKey` or `CannotSave`; then `old` stays good.
        """
        self._open_by(new, self.unlock(old))

    def change_recovery(self, passphrase: str, code: str) -> None:
        """Open with the code of another recovery sheet; the sheet before is worth nothing then.

        Raises as `change_passphrase` does; then the sheet before stays good.
        """
        data_key = self.unlock(passphrase)
        keys = key.load(self.folder / KEYS)
        key.save(self.folder / KEYS, key.with_recovery(keys, data_key, code))

    def open(self, data_key: bytes, *, read_only: bool = False) -> Database:
        """A connection to the encrypted file; each thread opens its own."""
        database = open_database(self.folder / DATA, data_key)
        if read_only:
            only_read(database)
        return database

    def hold_reserve(self) -> bool:
        """Hold room back on the disk for when it is full; tells whether it is held."""
        return not self.enrolled or reserve.hold(self.folder)

    def remember(self, waiting: int) -> None:
        """Keep on the lock screen how many interviews are on this laptop only."""
        self._greet(waiting=waiting)

    def renumber(self, device: str) -> None:
        """The number by which the hub knows this laptop from now on, for the lock screen."""
        self._greet(device=device)

    def _open_by(self, passphrase: str, data_key: bytes) -> None:
        """Put another slot for every day beside the recovery sheet's, in one move."""
        keys = key.load(self.folder / KEYS)
        renewed = key.with_passphrase(keys, data_key, passphrase, self._find_keyring())
        key.save(self.folder / KEYS, renewed)
        self._greet(alone=renewed.slot("daily") is None)

    def _greet(
        self, *, device: str | None = None, waiting: int | None = None, alone: bool | None = None
    ) -> None:
        """Say something new on the lock screen; a full disk leaves it as it was."""
        known = self.greeting
        if known is None:
            return
        said = known._replace(
            device=known.device if device is None else device,
            waiting=known.waiting if waiting is None else waiting,
            alone=known.alone if alone is None else alone,
        )
        if said != known:
            with contextlib.suppress(OSError):
                greeting.save(self.folder / GREETING, said)
