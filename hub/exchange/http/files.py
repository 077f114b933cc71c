"""Two more addresses of the exchange: a sealed file that somebody carried, and a cover."""

from datetime import timedelta

from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone
from ninja import Router

from hub.exchange import carried, holdings
from hub.exchange.http.bodies import Asked, body_of, said
from hub.exchange.refusals import RefusalError
from hub.registry import deeds
from hub.registry.deeds import DeedRefusedError
from onedesk.domain.covering import Word
from sync.wire import Refusal
from sync.wire.carry import FILE_MAX, Delivered, Heard

router = Router()

LATE = timedelta(days=92)
"""So long after its last day the hub still takes what was written under a cover."""

_FILE = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}


@router.post(
    "/carried",
    response={200: Delivered, 422: Refusal},
    openapi_extra={"requestBody": {"required": True, "content": _FILE}},
)
def deliver(request: Asked) -> HttpResponse:
    """Take in a sealed file for the laptop that wrote it; whoever brings it learns counts alone."""
    return said(request, carried.take_in(body_of(request, FILE_MAX)).model_dump_json().encode())


@router.post("/cover", response={200: Heard, 422: Refusal})
def cover(request: Asked, word: Word) -> HttpResponse:
    """Hear of a cover, or of its early end, from the laptop of the giver or the taker."""
    device = request.auth
    try:
        with transaction.atomic():
            known = deeds.hear(word, device.person)
            if device.person == known.taker and timezone.localdate() - known.last < LATE:
                holdings.take(device, [known.school_id])
    except DeedRefusedError as reason:
        raise RefusalError(409, reason.code, reason.say) from reason
    heard = Heard(cover=known.id, ended=known.ended_at is not None)
    return said(request, heard.model_dump_json().encode())
