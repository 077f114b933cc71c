"""Addresses of the exchange for what does not go on by itself: taken back, let go, compared."""

from django.http import HttpResponse
from ninja import Router

from hub.exchange import answers, holdings, identity
from hub.exchange.http.bodies import Asked, require_epoch, said
from hub.exchange.pull import comparing
from hub.exchange.push.opening import check_wire
from sync.wire import WIRE, LetGo, Part, Parts, Withdraw, Withdrawn

router = Router()


@router.post("/withdraw", response={200: Withdrawn})
def withdraw(request: Asked, asked: Withdraw) -> HttpResponse:
    """The answer to an envelope; without one, the envelope is taken back for good."""
    require_epoch(request, identity.current())
    reply = answers.withdraw(request.auth, asked.batch)
    return said(request, b'{"reply":%s}' % (reply or b"null"))


@router.post("/let-go", response={200: LetGo})
def let_go(request: Asked, asked: LetGo) -> HttpResponse:
    """The laptop no longer has the records of these schools; said back as it was heard."""
    holdings.let_go(request.auth, asked.schools)
    return said(request, asked.model_dump_json().encode())


@router.get("/parts", response={200: Parts})
def parts(request: Asked, school: str, cursor: str = "", wire: int = WIRE) -> HttpResponse:
    """Sums of a school by parts, and the cursor with this school at their place."""
    check_wire(wire)
    return said(request, comparing.parts(request.auth, school, cursor))


@router.get("/part", response={200: Part})
def part(request: Asked, school: str, buckets: str, wire: int = WIRE) -> HttpResponse:
    """All that the hub has in some parts of a school."""
    check_wire(wire)
    return said(request, comparing.part(request.auth, school, buckets))
