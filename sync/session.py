"""What a desk says to the hub over a line, in the values of the wire."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

from pydantic import ValidationError

from onedesk.domain.covering import Word
from onedesk.domain.value import Value
from onedesk.store.outbox import Sealed
from sync.carrier import Answer, Asked, Transport, unwatched
from sync.errors import (
    AccountClosed,
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
    PAGE_MAX,
    WIRE,
    Enrol,
    Enrolled,
    Hello,
    LetGo,
    Page,
    Part,
    Parts,
    Refusal,
    Reply,
    Withdraw,
    Withdrawn,
    codes,
)
from sync.wire.carry import Delivered, Heard
from sync.wire.http import API, CLOCK_HEADER, EPOCH_HEADER

V = TypeVar("V", bound=Value)

_BY_CODE: dict[str, type[SyncError]] = {
    kind.code: kind
    for kind in (
        AccountClosed,
        CursorUnknown,
        DeskTooOld,
        EpochChanged,
        HubTooOld,
        Revoked,
        SignedOut,
    )
}
_BY_STATUS: dict[int, type[SyncError]] = {407: ProxyWantsPassword, 511: CaptivePortal}
_NOT_FOUND = 404
_OK = 200
_REDIRECTS = range(300, 400)
_LATER = (429, 503)
_DOWN = range(500, 600)
_LONGEST = 24 * 3600.0
"""No hub, and nobody in its place, keeps a laptop waiting for more than a day."""


@dataclass(slots=True)
class Traffic:
    """Requests made; the bytes each way, in bodies, of those that the hub did answer."""

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

    def push(
        self,
        sealed: Sealed,
        at: datetime,
        along: Mapping[str, str] | None = None,
        leaving: Callable[[float], object] = unwatched,
    ) -> Reply:
        """Send an envelope; sent again, it is answered alike.

        `at` is the time by this laptop's clock; `along` asks for a page with the reply (`since`);
        `leaving` is told what share of it has left (`Asked`).
        """
        headers = {**self._who, EPOCH_HEADER: self._epoch, CLOCK_HEADER: at.isoformat()}
        where = f"{API}/push"
        asked = Asked("POST", where, along or {}, headers, sealed.wire, sealed.packed, leaving)
        return self._said(asked, Reply)

    def since(self, cursor: str, programme_tag: str, most: int = PAGE_MAX) -> dict[str, str]:
        """What asks for the page after the cursor, of `most` changes at the utmost."""
        params = {"cursor": cursor, "programme_tag": programme_tag}
        return params if most >= PAGE_MAX else params | {"most": str(most)}

    def changes(self, cursor: str, programme_tag: str, most: int = PAGE_MAX) -> Page:
        """The next page after the cursor, of `most` changes at the utmost."""
        params = self.since(cursor, programme_tag, most) | {"wire": str(WIRE)}
        return self._said(Asked("GET", f"{API}/changes", params, self._who), Page)

    def withdraw(self, batch: str) -> Withdrawn:
        """The answer to an envelope; without one, the hub never takes it in any more."""
        headers = {**self._who, EPOCH_HEADER: self._epoch}
        body = Withdraw(batch=batch).model_dump_json().encode()
        asked = Asked("POST", f"{API}/withdraw", headers=headers, body=body)
        return self._said(asked, Withdrawn)

    def let_go(self, schools: Sequence[str]) -> LetGo:
        """Say that this laptop has nothing of these schools any more."""
        body = LetGo(schools=tuple(schools)).model_dump_json().encode()
        return self._said(Asked("POST", f"{API}/let-go", headers=self._who, body=body), LetGo)

    def parts(self, school: str, cursor: str) -> Parts:
        """The sums of a school by parts, and the cursor with this school at their place."""
        params = {"school": school, "cursor": cursor, "wire": str(WIRE)}
        return self._said(Asked("GET", f"{API}/parts", params, self._who), Parts)

    def part(self, school: str, buckets: Sequence[int]) -> Part:
        """All that the hub has in some parts of a school."""
        numbers = ",".join(map(str, buckets))
        params = {"school": school, "buckets": numbers, "wire": str(WIRE)}
        return self._said(Asked("GET", f"{API}/part", params, self._who), Part)

    def deliver(self, file: bytes) -> Delivered:
        """Hand in a sealed file that another laptop wrote for the hub."""
        return self._said(Asked("POST", f"{API}/carried", {}, self._who, file), Delivered)

    def tell(self, word: Word) -> Heard:
        """Tell of a cover, or of its early end."""
        body = word.model_dump_json().encode()
        return self._said(Asked("POST", f"{API}/cover", {}, self._who, body), Heard)

    def _said(self, asked: Asked, value: type[V]) -> V:
        """The answer as a value.

        Raises the `SyncError` that fits any other answer.
        """
        self.traffic.requests += 1
        answer = self._transport.send(asked)
        if answer.status != _OK:
            raise refusal(answer, joined=bool(self._who))
        if not _json(answer):
            raise CaptivePortal
        try:
            said = value.model_validate_json(answer.body)
        except ValidationError as reason:
            torn = any(one["type"] == "json_invalid" for one in reason.errors(include_input=False))
            raise (LineCut if torn else Unclear) from reason
        self.traffic.up += answer.up
        self.traffic.down += answer.down
        return said


def refusal(answer: Answer, *, joined: bool = True) -> SyncError:
    """What an answer other than 200 means: the hub's own word, or somebody else's in its place.

    Only the hub's own word is final. Where a laptop has `joined` there was a hub: that nothing is
    found there passes, as while a hub is brought up to date behind its proxy.
    """
    said = _refusal(answer)
    if answer.status in _LATER and not (said and said.code == codes.TOO_MANY_CODES):
        return Busy(_seconds(answer))
    if said and said.code in _BY_CODE:
        return _BY_CODE[said.code]()
    if said and answer.status not in _DOWN:
        return Refused(said.code, said.say)
    return _foreign(answer.status, joined=joined)()


def _foreign(status: int, *, joined: bool) -> type[SyncError]:
    """What it means that somebody else answered so, or a hub that broke."""
    if status in _REDIRECTS:
        return CaptivePortal
    if status == _NOT_FOUND:
        return HubDown if joined else NoHub
    return _BY_STATUS.get(status, HubDown if status in _DOWN else Filtered)


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
    try:
        if text.isdecimal():
            return min(float(text), _LONGEST)
        then = parsedate_to_datetime(text)
        now = parsedate_to_datetime(answer.headers.get("date", ""))
        return min(max(0.0, (then - now).total_seconds()), _LONGEST)
    except (OverflowError, TypeError, ValueError):
        return None
