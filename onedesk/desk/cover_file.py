"""The sealed file in which a school goes to a colleague: read, and opened for whom it is."""

import json
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from onedesk.desk import sealed_files
from onedesk.domain.covering import Deed, Word
from onedesk.domain.errors import RuleError
from onedesk.domain.people import Colleague, Laptop, School
from onedesk.domain.value import Value
from onedesk.store.account import Account, Keys
from onedesk.store.handed_rows import Row
from sync.wire import WIRE, carry, sealing
from sync.wire.carry import ForAnother, Letter, NotSealed, Tampered
from sync.wire.sealing import Pair

STRANGER = (
    "This laptop does not know the laptop that the file comes from as a colleague’s, so nothing "
    "was taken over. Sync once, then open the file again."
)
OWN = (
    "This file was written on this laptop, for a colleague. Nothing was changed. They open it in "
    "their own OneDesk, under Sync."
)
TOO_NEW = "The file was written by a newer OneDesk. Nothing was changed. Install the new one first."


class CoverContent(Value):
    """What is sealed in the file: the signed word, the school, and its records."""

    wire: int = WIRE
    word: Word
    school: School
    rows: tuple[Row, ...]


def opened(
    path: Path, account: Account, keys: Keys, colleagues: Sequence[Colleague]
) -> tuple[Deed, CoverContent]:
    """A file that a colleague's laptop signed for this one. Raises `RuleError`, `CarryError`."""
    letter = carry.read(sealed_files.read(path), "cover")
    if letter.head.device == account.device:
        raise RuleError(OWN)
    if not letter.is_for(keys.sealing_public):
        raise ForAnother
    giver, laptop = _sender(letter, colleagues)
    try:
        raw = letter.opened(Pair(keys.sealing, keys.sealing_public))
        if json.loads(raw).get("wire", 0) > WIRE:
            raise RuleError(TOO_NEW)
        content = CoverContent.model_validate_json(raw)
        deed = Deed.model_validate_json(content.word.text)
        signature = sealing.raw(content.word.signature)
    except (ValidationError, ValueError, AttributeError) as reason:
        raise NotSealed from reason
    known = sealing.signed(content.word.signed, signature, laptop.signing_key)
    whole = all(row.school == deed.school for row in content.rows)
    if not (known and whole and content.school.id == deed.school):
        raise Tampered
    if (deed.giver, deed.device) != (giver.id, laptop.device):
        raise Tampered
    return deed, content


def _sender(letter: Letter, colleagues: Sequence[Colleague]) -> tuple[Colleague, Laptop]:
    for colleague in colleagues:
        for laptop in colleague.laptops:
            if laptop.device == letter.head.device:
                if not letter.is_from(laptop.signing_key):
                    raise Tampered
                return colleague, laptop
    raise RuleError(STRANGER)
