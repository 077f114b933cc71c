"""A sealed file that was carried here: each envelope in it counts as if its laptop had sent it."""

from hub.exchange import holdings, identity
from hub.exchange.accept import accept
from hub.exchange.models import Batch
from hub.exchange.opening import Opened, check_wire, opened
from hub.exchange.refusals import RefusalError
from hub.registry import keys
from hub.registry.models import Device
from sync import carry
from sync.carry import CarryError, Delivered, ForAnother, Tampered
from sync.wire import Reply

_CODES: dict[type[CarryError], tuple[int, str]] = {
    carry.NotSealed: (422, "not_sealed"),
    carry.CutOff: (422, "cut_off"),
    carry.TooMuch: (413, "too_large"),
    Tampered: (422, "tampered"),
    ForAnother: (422, "for_another"),
}

OTHER_HUB = (
    "This file is sealed to another hub, so this one cannot open it. Nothing was changed. "
    "Take it to the hub that its laptop belongs to."
)
STRANGER = (
    "The hub does not know the laptop that this file comes from. Nothing was changed. "
    "Is it the right hub?"
)
REVOKED = (
    "The laptop that this file comes from was stopped by the service, so nothing of it was taken. "
    "The service itself can take it in at the hub."
)
CLOSED = (
    "The account of the adviser whose laptop wrote this file is closed, so nothing of it was "
    "taken. The service can open the account again; then the file is taken."
)
RESTORED = (
    "The hub was restored from a backup since this file was written, so nothing of it was taken. "
    "What is in it is safe on the laptop it comes from."
)


def take_in(raw: bytes, *, of_stopped: bool = False) -> Delivered:
    """Open a carried file and take its envelopes in, each once and for all.

    `of_stopped` is the operator's word that the file of a laptop which was stopped is taken too: it
    is signed, so whoever found or took the laptop could not write it without its passphrase. Raises
    `RefusalError` where nothing was taken. A file that was begun is finished when it is brought
    again.
    """
    device, envelopes = _opened(raw, of_stopped=of_stopped)
    counts = [_take(device, envelope) for envelope in envelopes]
    return Delivered(
        device=device.id,
        records=sum(count.records for count in counts),
        taken=sum(count.taken for count in counts),
        known=sum(count.known for count in counts),
        refused=sum(count.refused for count in counts),
        erased=sum(count.erased for count in counts),
    )


def _opened(raw: bytes, *, of_stopped: bool) -> tuple[Device, list[Opened]]:
    """The laptop that wrote the file, and all its envelopes: read before any is taken."""
    try:
        letter = carry.read(raw, "carry")
        device = _device(letter.head.device, of_stopped=of_stopped)
        if not letter.is_from(device.signing_key):
            raise Tampered
        manifest, lines = carry.unbundled(letter.opened(keys.sealing_pair()))
    except ForAnother as reason:
        raise RefusalError(422, "for_another", OTHER_HUB) from reason
    except CarryError as reason:
        status, code = _CODES[type(reason)]
        raise RefusalError(status, code, reason.say) from reason
    check_wire(manifest.wire)
    if manifest.epoch != identity.current().epoch:
        raise RefusalError(409, "carried_restored", RESTORED)
    return device, [opened(line) for line in lines]


def _device(number: str, *, of_stopped: bool) -> Device:
    device = Device.objects.select_related("person").filter(pk=number).first()
    if device is None or not device.signing_key:
        raise RefusalError(422, "stranger", STRANGER)
    if not device.person.is_active:
        raise RefusalError(403, "carried_closed", CLOSED)
    if device.revoked_at is not None and not of_stopped:
        raise RefusalError(403, "carried_revoked", REVOKED)
    return device


def _take(device: Device, envelope: Opened) -> Delivered:
    known = Batch.objects.filter(device=device, batch=envelope.batch).exists()
    count = len(envelope.items) + len(envelope.unreadable)
    try:
        said, _ = accept(holdings.reach(device), envelope)
    except RefusalError:  # the laptop has taken this envelope back, and sends its records anew
        return Delivered(device=device.id, records=count, taken=0, known=0, refused=count)
    reply = Reply.model_validate_json(said)
    refused = sum(result.status == "rejected" for result in reply.results)
    erased = sum(result.erased for result in reply.results)
    fresh = count - refused - erased
    return Delivered(
        device=device.id,
        records=count,
        taken=0 if known else fresh,
        known=fresh if known else 0,
        refused=refused,
        erased=erased,
    )
