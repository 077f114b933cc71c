"""What a desk says to the hub over a line, in the values of the wire."""

from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TypeVar

from pydantic import ValidationError

from onedesk.domain.value import Value
from sync.carrier import Answer, Asked, Transport
from sync.errors import (
    Busy,
    CaptivePortal,
    CursorUnknown,
    DeskTooOld,
    EpochChanged,
    Filtered,
    HubDown,
    HubTooOld,
    LineCut,
    NoHub,
    ProxyWantsPassword,
    Refused,
    Revoked,
    SignedOut,
    SyncError,
    Unclear,
)
from sync.wire import (
    EPOCH_HEADER,
    WIRE,
    Enrol,
    Enrolled,
    Envelope,
    Hello,
    Page,
    Refusal,
    Reply,
)

API = "/api/v1"

V = TypeVar("V", bound=Value)

_BY_CODE: dict[str, type[SyncError]] = {
    "cursor_unknown": CursorUnknown,
    "desk_too_old": DeskTooOld,
    "epoch_changed": EpochChanged,
    "hub_too_old": HubTooOld,
    "revoked": Revoked,
    "signed_out": SignedOut,
}
_BY_STATUS: dict[int, type[SyncError]] = {
    401: SignedOut,
    404: NoHub,
    407: ProxyWantsPassword,
    426: DeskTooOld,
    511: CaptivePortal,
}
_OK = 200
_REDIRECTS = range(300, 400)
_LATER = (429, 503)
_DOWN = range(500, 600)


@dataclass(slots=True)
class Traffic:
    """Requests made, and the bytes of their bodies each way."""

    requests: int = 0
    up: int = 0
    down: int = 0


class Session:
    """Speaks for one laptop, and counts the `traffic`."""

    def __init__(
        self,
        transport: Transport,
        token: str = "",
        epoch: str = "",
        traffic: Traffic | None = None,
    ) -> None:
        self._transport = transport
        self._who = {"Authorization": f"Bearer {token}"} if token else {}
        self._epoch = epoch
        self.traffic = traffic or Traffic()

    def hello(self) -> Hello:
        """Whether a hub is there."""
        return self._said(Asked("GET", f"{API}/hello"), Hello)

    def enrol(self, enrol: Enrol) -> Enrolled:
        """Join with a code."""
        body = enrol.model_dump_json().encode()
        return self._said(Asked("POST", f"{API}/enrol", body=body), Enrolled)

    def push(self, envelope: Envelope) -> Reply:
        """Send an envelope; sent again, it is answered alike."""
        headers = {**self._who, EPOCH_HEADER: self._epoch}
        body = envelope.model_dump_json().encode()
        return self._said(Asked("POST", f"{API}/push", headers=headers, body=body), Reply)

    def changes(self, cursor: str, programme_tag: str) -> Page:
        """The next page after the cursor."""
        params = {"cursor": cursor, "programme_tag": programme_tag, "wire": str(WIRE)}
        return self._said(Asked("GET", f"{API}/changes", params, self._who), Page)

    def _said(self, asked: Asked, value: type[V]) -> V:
        """The answer as a value.

        Raises the `SyncError` that fits any other answer.
        """
        self.traffic.requests += 1
        answer = self._transport.send(asked)
        self.traffic.up += answer.up
        self.traffic.down += answer.down
        if answer.status != _OK:
            raise refusal(answer)
        if not _json(answer):
            raise CaptivePortal
        try:
            return value.model_validate_json(answer.body)
        except ValidationError as reason:
            torn = any(one["type"] == "json_invalid" for one in reason.errors(include_input=False))
            raise (LineCut if torn else Unclear) from reason


def refusal(answer: Answer) -> SyncError:
    """What an answer other than 200 means: the hub's own word, or somebody else's in its place."""
    said = _refusal(answer)
    if answer.status in _LATER:
        return Busy(_seconds(answer))
    if said and said.code in _BY_CODE:
        return _BY_CODE[said.code]()
    if answer.status in _REDIRECTS:
        return CaptivePortal()
    if answer.status in _BY_STATUS:
        return _BY_STATUS[answer.status]()
    if answer.status in _DOWN:
        return HubDown()
    return Refused(said.code, said.say) if said else Filtered()


def _json(answer: Answer) -> bool:
    kind = answer.headers.get("content-type", "")
    return kind.partition(";")[0].strip().lower() == "application/json"


def _refusal(answer: Answer) -> Refusal | None:
    try:
        return Refusal.model_validate_json(answer.body) if _json(answer) else None
    except ValidationError:
        return None


def _seconds(answer: Answer) -> float | None:
    """`Retry-After`, in seconds or as a date; a date counts from the answer's own `Date`."""
    text = answer.headers.get("retry-after", "").strip()
    if text.isdecimal():
        return float(text)
    try:
        then = parsedate_to_datetime(text)
        now = parsedate_to_datetime(answer.headers.get("date", ""))
        return max(0.0, (then - now).total_seconds())
    except (TypeError, ValueError):
        return None
