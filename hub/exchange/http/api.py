"""The exchange over HTTP: its chief addresses, and how each refusal is said."""

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, ValidationError
from ninja.security import HttpBearer

from hub.exchange import holdings, identity
from hub.exchange.http import files, repairing
from hub.exchange.http.bodies import Asked, body_of, clock_offset, require_epoch, said
from hub.exchange.http.openapi import request_body
from hub.exchange.pull.feed import along, page
from hub.exchange.push.accept import accept
from hub.exchange.push.older import reply_for
from hub.exchange.push.opening import check_wire, opened
from hub.exchange.refusals import RefusalError
from hub.registry import guessing, keys
from hub.registry.enrolment import Former, RefusedError, device_of, known_by, redeem
from hub.registry.models import Device
from hub.registry.programme import programme_for
from sync.wire import (
    BYTES_MAX,
    PAGE_MAX,
    WIRE,
    Enrol,
    Enrolled,
    Envelope,
    Hello,
    Page,
    Refusal,
    Reply,
    codes,
)

ENVELOPE_MAX = 4 * BYTES_MAX
"""An envelope is read no further than this many bytes of JSON: four times what a desk seals."""

SEEN_EVERY = 60
BUSY_SECONDS = 5

api = NinjaAPI(title="OneDesk exchange", version="1", urls_namespace="exchange", docs_url=None)


class _Token(HttpBearer):
    """The token of an enrolled laptop."""

    def authenticate(self, _request: HttpRequest, token: str) -> Device | None:
        device = device_of(token)
        if device is None:
            _refuse_known(token)
            return None
        now = timezone.now()
        if device.last_seen is None or (now - device.last_seen).total_seconds() > SEEN_EVERY:
            Device.objects.filter(pk=device.pk).update(last_seen=now)
        return device


@api.get("/hello", response=Hello)
def hello(request: HttpRequest) -> HttpResponse:
    """Who answers here, and what time it is there."""
    me = Hello(epoch=identity.current().epoch, hub_time=timezone.now())
    return said(request, me.model_dump_json().encode())


@api.post("/enrol", response={200: Enrolled, 403: Refusal})
def enrol(request: HttpRequest, asked: Enrol) -> HttpResponse:
    """A laptop joins with the code that its adviser was given."""
    check_wire(asked.wire)
    computer = "".join(letter for letter in asked.computer if letter.isprintable())
    place = guessing.place_of(request.META)
    former = Former(asked.token, asked.adviser, asked.signing_key)
    device, token = redeem(asked.code, computer, asked.attempt, place, former)
    keys.remember(device, asked)
    reach = holdings.reach(device)
    told = Enrolled(
        device=device.id,
        token=token,
        epoch=reach.me.epoch,
        receipt_key=identity.public_key(reach.me),
        sealing_key=keys.sealing_pair().public,
        programme=programme_for(device.person, reach.schools).programme,
    )
    return said(request, told.model_dump_json().encode())


@api.post("/push", auth=_Token(), response={200: Reply}, openapi_extra=request_body(Envelope))
def push(
    request: Asked, cursor: str | None = None, programme_tag: str = "", most: int = PAGE_MAX
) -> HttpResponse:
    """An envelope is taken in; sent again, it is answered alike.

    With a cursor the next page of changes comes along in the reply.
    """
    offset, reach = clock_offset(request), holdings.reach(request.auth)
    require_epoch(request, reach.me)
    sent = opened(body_of(request, ENVELOPE_MAX))
    reply, reach = accept(reach, sent, offset)
    reply = reply_for(sent.wire, reply)
    if cursor is not None:
        reply = along(reply, reach, cursor, programme_tag, most)
    return said(request, reply)


@api.get("/changes", auth=_Token(), response={200: Page})
def changes(
    request: Asked,
    cursor: str = "",
    programme_tag: str = "",
    wire: int = WIRE,
    most: int = PAGE_MAX,
) -> HttpResponse:
    """The next page of what changed since the cursor; from the beginning without one.

    `most` changes at the utmost, for a line that cuts long answers off.
    """
    check_wire(wire)
    return said(request, page(holdings.reach(request.auth), cursor, programme_tag, most))


api.add_router("", files.router, auth=_Token())
api.add_router("", repairing.router, auth=_Token())


def _refuse_known(token: str) -> None:
    """Raises `RefusalError` where the laptop was revoked, or the account of its adviser closed."""
    known = known_by(token)
    if known is None:
        return
    if known.revoked_at is not None:
        raise RefusalError(
            403, codes.REVOKED, "This laptop may not sync any more. Please ask your service."
        )
    raise RefusalError(
        403, codes.ACCOUNT_CLOSED, "Your account is closed. Your service can open it again."
    )


def _refusal(request: HttpRequest, status: int, code: str, say: str) -> HttpResponse:
    return said(request, Refusal(code=code, say=say).model_dump_json().encode(), status)


@api.exception_handler(RefusalError)
def _refused(request: HttpRequest, reason: RefusalError) -> HttpResponse:
    return _refusal(request, reason.status, reason.code, reason.say)


@api.exception_handler(RefusedError)
def _not_enrolled(request: HttpRequest, reason: RefusedError) -> HttpResponse:
    response = _refusal(request, 429 if reason.after else 403, reason.code, reason.say)
    if reason.after:
        response["Retry-After"] = str(reason.after)
    return response


@api.exception_handler(AuthenticationError)
def _signed_out(request: HttpRequest, _reason: AuthenticationError) -> HttpResponse:
    say = "The hub does not know this laptop. Please enrol it again."
    return _refusal(request, 401, codes.SIGNED_OUT, say)


@api.exception_handler(ValidationError)
def _not_understood(request: HttpRequest, _reason: ValidationError) -> HttpResponse:
    return _refusal(request, 422, "not_understood", "The hub could not read what was asked.")


@api.exception_handler(OperationalError)
def _busy(request: HttpRequest, _reason: OperationalError) -> HttpResponse:
    """The database could not serve it now; nothing was written."""
    response = _refusal(request, 503, "busy", "The hub is busy. Nothing was changed; try again.")
    response["Retry-After"] = str(BUSY_SECONDS)
    return response
