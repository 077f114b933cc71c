"""Why a round with the hub could not be finished, each with a sentence for people."""

from math import ceil
from typing import ClassVar

from onedesk.domain.errors import OneDeskError
from sync.wire import codes


class SyncError(OneDeskError):
    """Desk and hub could not finish; what was not answered is still owed and will be sent.

    `needs_someone` tells that trying again by itself is of no use; `code` is the kind of trouble
    for programs, and stays the same when the sentence is reworded.
    """

    code: str = "unfinished"
    say = "The exchange with the hub stopped. Everything is safe on this laptop. We try again."
    needs_someone: ClassVar[bool] = False


class Stopped(SyncError):
    """The adviser stopped the round, or OneDesk is closing."""

    code = "stopped"
    say = "You stopped the exchange. What the hub has not got is safe on this laptop."


class Offline(SyncError):
    """No way from this laptop to the hub's address."""

    code = "offline"
    say = (
        "No way to the hub from here. Everything is safe on this laptop. "
        "Nothing to do: we send when we can."
    )


class LineCut(SyncError):
    """The connection broke, or the answer did not come in time or in full."""

    code = "line_cut"
    say = (
        "The connection was cut on the way. Everything is safe on this laptop. "
        "We go on where we stopped."
    )


class CaptivePortal(SyncError):
    """A page came where the hub's answer was due: a network that wants a sign-in."""

    code = "captive_portal"
    say = (
        "The school wifi wants you to sign in first. Everything is safe on this laptop. "
        "Open the sign-in page, or use a phone hotspot."
    )


class Filtered(SyncError):
    """Something in between refused in the hub's place."""

    code = "filtered"
    say = (
        "Something between this laptop and the hub answered in its place, often a school filter. "
        "Everything is safe on this laptop. Use a hotspot, or tell your service."
    )


class ProxyWantsPassword(SyncError):
    """The proxy of this network asks who is there."""

    code = "proxy_password"
    say = (
        "The proxy of this network wants a name and a password. Everything is safe on this laptop. "
        "Use a phone hotspot, or ask the school’s technicians."
    )


class TlsRefused(SyncError):
    """The certificate is not the hub's."""

    code = "tls"
    say = (
        "Someone between us and the hub reads the traffic, so we sent nothing. "
        "Often a school filter. Use a hotspot, or tell your service."
    )


class WrongClock(SyncError):
    """The certificate's days and this laptop's clock do not meet, and the clock is to blame.

    `ahead` is how many seconds the clock is before the hub's (behind it below zero), if known.
    """

    code = "clock"
    say = (
        "The clock of this laptop is wrong, so we cannot be sure who answers, and sent nothing. "
        "Everything is safe on this laptop. Set its date and time, and we send by ourselves."
    )

    def __init__(self, ahead: float | None = None) -> None:
        words = None if ahead is None else self.say.replace("wrong", _far_off(ahead), 1)
        super().__init__(words)
        self.ahead = ahead


class CertificateExpired(SyncError):
    """The certificate has run out by this laptop's clock, which nothing says is wrong."""

    code = "certificate"
    say = (
        "By the clock of this laptop the hub’s certificate has run out. Everything is safe on "
        "this laptop. If its date is wrong, set it; if it is right, tell your service."
    )


class NoHub(SyncError):
    """Somebody answers at the address, but it is no hub, or the address is none."""

    code = "no_hub"
    say = "There is no hub at this address. Nothing was sent. Check the address with your service."
    needs_someone = True


class NotPrivate(SyncError):
    """The address is not `https`, so anybody on the way could read along."""

    code = "not_private"
    say = (
        "The hub’s address must begin with https, so that nobody can read along. Nothing was sent."
    )
    needs_someone = True


class HubDown(SyncError):
    """The computer of the hub is there, the hub is not."""

    code = "hub_down"
    say = (
        "The hub is not answering just now. Everything is safe on this laptop. "
        "Nothing to do: we send when it is back."
    )


class Busy(SyncError):
    """The hub asks to come back later; `after` is how many seconds it wants, if it says."""

    code = "busy"
    say = "The hub is busy. Everything is safe on this laptop. We try again shortly."

    def __init__(self, after: float | None = None) -> None:
        words = None
        if after is not None and after >= _LONG:
            words = (
                f"The hub is busy, and wants us to wait for {_lasting(after)}. Everything is safe "
                "on this laptop. Nothing to do: we try again by ourselves."
            )
        super().__init__(words)
        self.after = after


class HubTooOld(SyncError):
    """The hub does not speak this OneDesk's wire yet."""

    code = codes.HUB_TOO_OLD
    say = (
        "The hub is older than this OneDesk. Everything is safe on this laptop. "
        "Your service can bring the hub up to date."
    )
    needs_someone = True


class DeskTooOld(SyncError):
    """The hub no longer speaks this OneDesk's wire."""

    code = codes.DESK_TOO_OLD
    say = (
        "This OneDesk is too old for the hub. Everything is safe on this laptop. "
        "Install the new one, and it will all be sent."
    )
    needs_someone = True


class SignedOut(SyncError):
    """The hub does not know this laptop's token."""

    code = codes.SIGNED_OUT
    say = (
        "The hub does not know this laptop any more. Everything is safe on this laptop. "
        "Ask your service for a new code, and join again with it."
    )
    needs_someone = True


class Revoked(SyncError):
    """The hub was told not to talk to this laptop."""

    code = codes.REVOKED
    say = (
        "Your service has stopped this laptop. Nothing was deleted, and nothing more is sent. "
        "Please call them: with a new code from them it joins again."
    )
    needs_someone = True


class AccountClosed(SyncError):
    """The account of this laptop's adviser at the hub is closed."""

    code = codes.ACCOUNT_CLOSED
    say = (
        "Your account at the hub is closed. Nothing more is sent, and everything is safe on this "
        "laptop. Please call your service, which can open it again."
    )
    needs_someone = True


class EpochChanged(SyncError):
    """The hub was restored from a backup, so it may lack what it once confirmed."""

    code = codes.EPOCH_CHANGED
    say = (
        "The hub was restored from a backup. Nothing was taken away, and nothing more is sent. "
        "Your service decides how to go on."
    )
    needs_someone = True


class StopAndAsk(SyncError):
    """Much is about to go from this laptop, of `held` records `gone`; `school` names where."""

    code = "mass_deletion"
    needs_someone = True

    def __init__(self, gone: int, held: int, school: str | None = None) -> None:
        of = f"the {held:,} records of {school}" if school else f"the {held:,} records"
        super().__init__(
            f"The hub asks to take away {gone:,} of {of} on this laptop. That is unusual, so "
            "nothing was taken away. Ask your service if it is right, then allow it here."
        )


class Unproven(SyncError):
    """The hub's answer does not carry its signature."""

    code = "unproven"
    say = (
        "The hub’s answer did not carry its signature, so what was sent last does not count as "
        "being on the hub. Everything is safe on this laptop. Please tell your service."
    )
    needs_someone = True


class Unclear(SyncError):
    """The answer is not one to what was asked."""

    code = "unclear"
    say = (
        "The hub answered in a way this OneDesk does not understand. "
        "Everything is safe on this laptop. Please tell your service."
    )


class CursorUnknown(SyncError):
    """The hub does not know the place up to which this laptop has read: it reads from the start."""

    code = codes.CURSOR_UNKNOWN
    say = "The hub asks this laptop to read everything again. Everything is safe on this laptop."


class Refused(SyncError):
    """The hub said no in its own words; `code` is the hub's."""

    code = "refused"

    def __init__(self, code: str, say: str) -> None:
        super().__init__(say)
        self.code = code


_LONG, _MINUTE, _HOUR = 120, 60, 3_600
"""From so many seconds on a wait is not short."""

_UNITS = (("year", 365 * 86_400), ("day", 86_400), ("hour", 3_600), ("minute", 60))


def _lasting(seconds: float) -> str:
    """A wait of minutes or hours, never said too short."""
    hours = seconds >= 2 * _HOUR
    return f"{ceil(seconds / (_HOUR if hours else _MINUTE))} {'hours' if hours else 'minutes'}"


def _far_off(ahead: float) -> str:
    """How wrong a clock is, in the largest unit that fits: `2 days fast`."""
    seconds = abs(ahead)
    unit, size = next((one for one in _UNITS if seconds >= one[1]), _UNITS[-1])
    count = max(1, round(seconds / size))
    return f"{count} {unit}{'s' if count > 1 else ''} {'fast' if ahead > 0 else 'slow'}"
