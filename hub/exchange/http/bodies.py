"""How the exchange hears and answers over HTTP, the same at each of its addresses."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from hub.exchange.models import Identity
from hub.exchange.packing import answered, received
from hub.exchange.pull import cursor
from hub.registry.models import Device
from sync.wire.http import CLOCK_HEADER, EPOCH_HEADER, seconds_apart

_LONGEST = 64


class Asked(HttpRequest):
    """A request with the device that the token stands for."""

    auth: Device


def body_of(request: HttpRequest, most: int) -> bytes:
    """What was sent, unpacked, no more than `most` bytes.

    Raises `RefusalError` for bytes that cannot be unpacked; what Django raises for more, and for a
    line that was cut, the `Door` puts into words.
    """
    return received(request.body, request.headers.get("Content-Encoding", ""), most)


def said(request: HttpRequest, data: bytes, status: int = 200) -> HttpResponse:
    """JSON as an answer, packed as the asker can read it."""
    body, encoding = answered(data, request.headers.get("Accept-Encoding", ""))
    response = HttpResponse(body, content_type="application/json", status=status)
    if encoding:
        response["Content-Encoding"] = encoding
    response["Vary"] = "Accept-Encoding"
    return response


def require_epoch(request: HttpRequest, me: Identity) -> None:
    """Raises `RefusalError` (409) when the desk means this hub before it was restored."""
    if request.headers.get(EPOCH_HEADER, me.epoch) != me.epoch:
        raise cursor.epoch_changed()


def clock_offset(request: HttpRequest) -> float | None:
    """How many seconds the laptop's clock is ahead of the hub's, if it tells its time well."""
    told = request.headers.get(CLOCK_HEADER, "")[:_LONGEST]
    try:
        laptop = datetime.fromisoformat(told)
        return None if laptop.tzinfo is None else seconds_apart(timezone.now(), laptop)
    except (ValueError, OverflowError):
        return None
