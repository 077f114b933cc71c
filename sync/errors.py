"""Why a round with the hub could not be finished, each with a sentence for people."""

from typing import ClassVar

from onedesk.domain.errors import OneDeskError


class SyncError(OneDeskError):
    """Desk and hub could not finish; what was not answered is still owed and will be sent.

    `needs_someone` tells that trying again by itself is of no use.
    """

    say = "The exchange with the hub stopped. Everything is safe on this laptop. We try again."
    needs_someone: ClassVar[bool] = False


class Stopped(SyncError):
    """The adviser stopped the round, or OneDesk is closing."""

    say = "You stopped the exchange. What the hub has not got is safe on this laptop."


class Offline(SyncError):
    """No way from this laptop to the hub's address."""

    say = (
        "No way to the hub from here. Everything is safe on this laptop. "
        "Nothing to do: we send when we can."
    )


class LineCut(SyncError):
    """The connection broke, or the answer did not come in time or in full."""

    say = (
        "The connection was cut on the way. Everything is safe on this laptop. "
        "We go on where we stopped."
    )


class CaptivePortal(SyncError):
    """A page came where the hub's answer was due: a network that wants a sign-in."""

    say = (
        "The school wifi wants you to sign in first. Everything is safe on this laptop. "
        "Open the sign-in page, or use a phone hotspot."
    )


class Filtered(SyncError):
    """Something in between refused in the hub's place."""

    say = (
        "Something between this laptop and the hub answered in its place, often a school filter. "
        "Everything is safe on this laptop. Use a hotspot, or tell your service."
    )


class ProxyWantsPassword(SyncError):
    """The proxy of this network asks who is there."""

    say = (
        "The proxy of this network wants a name and a password. Everything is safe on this laptop. "
        "Use a phone hotspot, or ask the school's technicians."
    )


class TlsRefused(SyncError):
    """The certificate is not the hub's."""

    say = (
        "Someone between us and the hub reads the traffic, so we sent nothing. "
        "Often a school filter. Use a hotspot, or tell your service."
    )


class NoHub(SyncError):
    """Somebody answers at the address, but it is no hub, or the address is none."""

    say = "There is no hub at this address. Nothing was sent. Check the address with your service."
    needs_someone = True


class NotPrivate(SyncError):
    """The address is not `https`, so anybody on the way could read along."""

    say = (
        "The hub's address must begin with https, so that nobody can read along. Nothing was sent."
    )
    needs_someone = True


class HubDown(SyncError):
    """The computer of the hub is there, the hub is not."""

    say = (
        "The hub is not answering just now. Everything is safe on this laptop. "
        "Nothing to do: we send when it is back."
    )


class Busy(SyncError):
    """The hub asks to come back later; `after` is how many seconds it wants, if it says."""

    say = "The hub is busy. Everything is safe on this laptop. We try again shortly."

    def __init__(self, after: float | None = None) -> None:
        super().__init__()
        self.after = after


class HubTooOld(SyncError):
    """The hub does not speak this OneDesk's wire yet."""

    say = (
        "The hub is older than this OneDesk. Everything is safe on this laptop. "
        "Your service can bring the hub up to date."
    )
    needs_someone = True


class DeskTooOld(SyncError):
    """The hub no longer speaks this OneDesk's wire."""

    say = (
        "This OneDesk is too old for the hub. Everything is safe on this laptop. "
        "Install the new one, and it will all be sent."
    )
    needs_someone = True


class SignedOut(SyncError):
    """The hub does not know this laptop's token."""

    say = (
        "The hub does not know this laptop any more. Everything is safe on this laptop. "
        "Ask your service for a new code."
    )
    needs_someone = True


class Revoked(SyncError):
    """The hub was told not to talk to this laptop."""

    say = "Your service has stopped this laptop. Nothing was sent or deleted. Please call them."
    needs_someone = True


class EpochChanged(SyncError):
    """The hub was restored from a backup, so it may lack what it once confirmed."""

    say = (
        "The hub was restored from a backup. Nothing was sent or taken away. "
        "Your service decides how to go on."
    )
    needs_someone = True


class Unproven(SyncError):
    """The hub's answer does not carry its signature."""

    say = (
        "The hub's answer did not carry its signature, so nothing counts as being on the hub. "
        "Everything is safe on this laptop. Please tell your service."
    )
    needs_someone = True


class Unclear(SyncError):
    """The answer is not one to what was asked."""

    say = (
        "The hub answered in a way this OneDesk does not understand. "
        "Everything is safe on this laptop. Please tell your service."
    )


class CursorUnknown(SyncError):
    """The hub does not know the place up to which this laptop has read: it reads from the start."""

    say = "The hub asks this laptop to read everything again. Everything is safe on this laptop."


class Refused(SyncError):
    """The hub said no in its own words; `code` is for programs."""

    def __init__(self, code: str, say: str) -> None:
        super().__init__(say)
        self.code = code
