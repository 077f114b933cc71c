"""A colleague's cover as it reaches the hub: looked into, and written down once."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from pydantic import TypeAdapter, ValidationError

from hub.accounts.models import Person, Role
from hub.registry import covering
from hub.registry.models import Cover, Device, School
from onedesk.domain.covering import Deed, Ending, Word
from onedesk.domain.errors import OneDeskError
from onedesk.domain.ids import new_id
from sync.wire import sealing

_WORDS: TypeAdapter[Deed | Ending] = TypeAdapter(Deed | Ending)


class DeedRefusedError(OneDeskError):
    """The hub will not have this cover; `code` is for programs, `say` for people."""

    def __init__(self, code: str, say: str) -> None:
        super().__init__(say)
        self.code = code


_SAFE = "What was written under it stays safe on this laptop; please tell your service."

SAY = {
    "no_deed": f"The hub could not read this cover. {_SAFE}",
    "other_deed": f"The hub knows this cover otherwise. {_SAFE}",
    "not_signed": f"This cover was not signed by the laptop it is said to come from. {_SAFE}",
    "giver_stopped": f"The laptop that handed this school over was stopped. {_SAFE}",
    "not_yours": f"Whoever handed this school over does not have it at the hub. {_SAFE}",
    "no_taker": f"The hub does not know the colleague of this cover as an adviser. {_SAFE}",
    "not_concerned": "This cover is between two other people. Nothing was changed.",
}


def hear(word: Word, teller: Person) -> Cover:
    """Take in a deed, or the early end of one, told by the giver's or the taker's laptop.

    Told again, it changes nothing. Raises `DeedRefusedError`.
    """
    try:
        said = _WORDS.validate_json(word.text)
    except ValidationError as reason:
        raise _refused("no_deed") from reason
    with transaction.atomic():
        if isinstance(said, Ending):
            return _ended(said, word, teller)
        return _written(said, word, teller)


def arrange(
    school: School, people: tuple[Person, Person], days: tuple[date, date], *, notes: bool
) -> Cover:
    """A cover without a file, by the service; `people` are giver and taker.

    Raises `DeedRefusedError`.
    """
    giver, taker = people
    _require_right(school.id, giver, taker)
    return Cover.objects.create(
        id=new_id(),
        school=school,
        giver=giver,
        taker=taker,
        first=days[0],
        last=days[1],
        notes=notes,
        heard_at=timezone.now(),
    )


def _written(deed: Deed, word: Word, teller: Person) -> Cover:
    known = Cover.objects.select_related("giver", "taker").filter(pk=deed.id).first()
    if known is not None:
        if known.word != word.text:
            raise _refused("other_deed")
        return _concerning(known, teller)
    device = _signer(deed.device, word)
    taker = Person.objects.filter(username=deed.taker).first()
    if device.person.username != deed.giver:
        raise _refused("not_signed")
    if taker is None or teller not in (device.person, taker):
        raise _refused("no_taker" if taker is None else "not_concerned")
    _require_right(deed.school, device.person, taker)
    made, _ = Cover.objects.get_or_create(
        pk=deed.id,
        defaults={
            "school_id": deed.school,
            "giver": device.person,
            "taker": taker,
            "first": deed.first,
            "last": deed.last,
            "notes": deed.notes,
            "device": device,
            "word": word.text,
            "signature": word.signature,
            "heard_at": timezone.now(),
        },
    )
    return made


def _ended(ending: Ending, word: Word, teller: Person) -> Cover:
    known = Cover.objects.select_related("giver", "taker").filter(pk=ending.cover).first()
    if known is None:
        raise _refused("no_deed")
    _concerning(known, teller)
    device = _signer(ending.device, word)
    if device.person not in (known.giver, known.taker):
        raise _refused("not_signed")
    covering.end(known)
    known.refresh_from_db()
    return known


def _signer(number: str, word: Word) -> Device:
    """The laptop that signed; raises `DeedRefusedError` when it did not, or was stopped."""
    device = Device.objects.select_related("person").filter(pk=number).first()
    if device is None or not sealing.signed(word.signed, word.signature, device.signing_key):
        raise _refused("not_signed")
    if device.revoked_at is not None or not device.person.is_active:
        raise _refused("giver_stopped")
    return device


def _require_right(school: str, giver: Person, taker: Person) -> None:
    """A school is handed over by one of its own advisers, to another: never by who covers it."""
    if giver.role != Role.ADVISER or not giver.schools.filter(pk=school).exists():
        raise _refused("not_yours")
    if taker.role != Role.ADVISER or not taker.is_active or taker == giver:
        raise _refused("no_taker")


def _concerning(cover: Cover, teller: Person) -> Cover:
    if teller not in (cover.giver, cover.taker):
        raise _refused("not_concerned")
    return cover


def _refused(code: str) -> DeedRefusedError:
    return DeedRefusedError(code, SAY[code])
