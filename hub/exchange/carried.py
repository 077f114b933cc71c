"""A sealed file that was carried here: each envelope in it counts as if its laptop had sent it."""

from hub.exchange import answers, holdings, identity
from hub.exchange.push.accept import accept
from hub.exchange.push.opening import Opened, check_wire, opened
from hub.exchange.refusals import RefusalError
from hub.exchange.salvage import on_own_words, salvage
from hub.registry import keys
from hub.registry.models import Device
from sync.wire import Reply, carry
from sync.wire.carry import CarryError, Delivered, ForAnother, Tampered

_CODES: dict[type[CarryError], tuple[int, str]] = {
    carry.NotSealed: (422, "not_sealed"),
    carry.OtherKind: (422, "not_sealed"),
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
    "What is in it is safe on the laptop it comes from, which sends it by itself. If that laptop "
    "is lost, keep the file: the service can take it in at the hub."
)


def take_in(raw: bytes, *, of_stopped: bool = False) -> Delivered:
    """Open a carried file and take its envelopes in, each once and for all.

    `of_stopped` is the operator's word that the laptop itself will not send it: it was stopped, or
    is lost. The file is signed, so whoever found or took the laptop could not write it without its
    passphrase. Then all is taken that is not here yet (`salvage`), also of a file from before the
    hub was restored. Raises `RefusalError` where nothing was taken. A file that was begun is
    finished when it is brought again.
    """
    device, envelopes, is_old = _opened(raw, of_stopped=of_stopped)
    counts = [
        _all_of(device, envelope, is_old=is_old) if of_stopped else _take(device, envelope)
        for envelope in envelopes
    ]
    return Delivered(
        device=device.id,
        records=sum(count.records for count in counts),
        taken=sum(count.taken for count in counts),
        known=sum(count.known for count in counts),
        refused=sum(count.refused for count in counts),
        erased=sum(count.erased for count in counts),
    )


def _opened(raw: bytes, *, of_stopped: bool) -> tuple[Device, list[Opened], bool]:
    """The laptop that wrote the file, and all its envelopes: read before any is taken.

    And whether it was written before the hub was restored.
    """
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
    is_old = manifest.epoch != identity.current().epoch
    if is_old and not of_stopped:
        raise RefusalError(409, "carried_restored", RESTORED)
    return device, [opened(line) for line in lines], is_old


def _device(number: str, *, of_stopped: bool) -> Device:
    device = Device.objects.select_related("person").filter(pk=number).first()
    if device is None or not device.signing_key:
        raise RefusalError(422, "stranger", STRANGER)
    if not device.person.is_active:
        raise RefusalError(403, "carried_closed", CLOSED)
    if device.revoked_at is not None and not of_stopped:
        raise RefusalError(403, "carried_revoked", REVOKED)
    return device


def _all_of(device: Device, envelope: Opened, *, is_old: bool) -> Delivered:
    """What there is in the envelope, once, whatever its laptop was told of it."""
    row = answers.found(device, envelope.batch)
    if row is None and not is_old:
        items = tuple(on_own_words(device, envelope.items))
        return _take(device, envelope._replace(items=items))
    if row and row.is_forgotten:
        return _take(device, envelope)
    return salvage(device, envelope, row)


def _take(device: Device, envelope: Opened) -> Delivered:
    row = answers.found(device, envelope.batch)
    count = len(envelope.items) + len(envelope.unreadable)
    if row and row.is_forgotten:
        return Delivered(device=device.id, records=count, taken=0, known=count, refused=0)
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
        taken=0 if row else fresh,
        known=fresh if row else 0,
        refused=refused,
        erased=erased,
    )
