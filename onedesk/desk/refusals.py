"""The two refusals of a passphrase that a lock screen treats apart from all others."""

from onedesk.store.errors import KeyringChanged, WrongPassphrase

__all__ = ["KeyringChanged", "WrongPassphrase"]
