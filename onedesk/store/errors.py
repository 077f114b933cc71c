"""What can go wrong between the desk and its file."""

from onedesk.domain.errors import OneDeskError


class StoreError(OneDeskError):
    """The file on this laptop could not do what was asked; nothing was half done."""

    say = "This laptop could not save just now. What was saved before is safe. We try again."


class DiskFull(StoreError):
    """Nothing was written: there is no room."""

    say = (
        "This laptop cannot save: the disk is full. Everything saved before is safe. "
        "Free some space, or print the plan now. We try again every few seconds."
    )


class CannotSave(StoreError):
    """The disk refused to read or write."""

    say = (
        "This laptop cannot reach its own disk. Everything saved before is safe. "
        "Close other programs, then try again."
    )


class Missing(CannotSave):
    """The file itself is not where it was."""

    say = (
        "The file with your work is not where it was. OneDesk did not delete it, and makes no "
        "empty one in its place. Please tell your service: what is on the hub is safe."
    )


class Busy(StoreError):
    """Another part of OneDesk held the file for too long."""

    say = "The file is in use by another OneDesk window. Close that one, then try again."


class Damaged(StoreError):
    """The file is there, but its content does not hold together."""

    say = (
        "The file on this laptop is damaged. Nothing was deleted. "
        "Please tell your service: they can bring back what is on the hub."
    )


class TooNew(StoreError):
    """A newer OneDesk has already changed the file."""

    say = (
        "A newer OneDesk was used on this laptop. Your work is safe. "
        "Start the newer one, or ask your service to install it."
    )


class WrongPassphrase(StoreError):
    """No slot opened with what was typed."""

    say = (
        "That is not the passphrase. Nothing is lost and nothing is deleted, however often you "
        "try. Wait 5 seconds, then try again."
    )


class WrongRecoveryCode(StoreError):
    """The recovery slot did not open with what was typed."""

    say = (
        "That is not the recovery code of this laptop. Nothing is lost. "
        "Check the number of the laptop on your recovery sheet."
    )


class KeyringChanged(StoreError):
    """The computer's own keyring no longer holds this laptop's half of the key."""

    say = (
        "This computer no longer holds its half of the key, as after a new account or a reset. "
        "Nothing is lost: open with the recovery code from your recovery sheet."
    )


class NoKey(StoreError):
    """There is a database but no key file to be read; no empty database takes its place."""

    say = (
        "The key file of this laptop is missing or damaged. Nothing is deleted. "
        "Please tell your service before you do anything else."
    )


class NotThere(StoreError):
    """A record that was asked for is not in the file."""

    say = "That record is not on this laptop any more. It may have moved to another school."
