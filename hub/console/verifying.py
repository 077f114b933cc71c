"""`verify`: a laptop's receipts, held against this hub's key and what it has."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, JsonValue, ValidationError

from hub.console.told import CommandError, Told
from hub.exchange import identity
from hub.exchange.content import fields_of
from hub.exchange.models import History, Record
from hub.exchange.push.known import changes_of
from hub.exchange.push.weigh import walked_back
from onedesk.domain.records import Id, fields_hash, receipt_text
from onedesk.domain.value import Value
from sync.wire import receipts

FILE_MAX = 64_000_000
_AT_ONCE = 500

State = Literal["as_proven", "changed_since", "deleted_since", "erased", "missing", "not_signed"]

_WORDS: dict[State, str] = {
    "changed_since": "{} changed since, and were then as proven.",
    "deleted_since": "{} deleted since.",
    "erased": "{} erased by law since.",
    "missing": "{} signed for by this hub, and not here.",
    "not_signed": "{} with a receipt that is not this hub's.",
}


class Receipt(Value):
    """One record for which a hub has signed; `receipt` stands alone."""

    kind: str
    id: Id
    version: int
    hash: str
    receipt: str

    @property
    def text(self) -> bytes:
        """What the hub signed for."""
        return receipt_text(self.kind, self.id, self.version, self.hash)


class ProofFile(Value):
    """What a laptop writes for its adviser to keep."""

    format: Literal["onedesk-proof-1"]
    device: str
    written_at: AwareDatetime
    receipts: Annotated[tuple[Receipt, ...], Field(max_length=1_000_000)]


def verify(args: Namespace) -> Told:
    """Count what of a proof file is here as it was signed for.

    Raises `CommandError` when something is not.
    """
    proof = _read(args.file)
    counts = Counter(_states(proof.receipts))
    total, good = len(proof.receipts), counts["as_proven"]
    first = f"{good:,} of {total:,} {'is' if good == 1 else 'are'} here as proven."
    rest = [words.format(f"{counts[state]:,}") for state, words in _WORDS.items() if counts[state]]
    if counts["missing"] or counts["not_signed"]:
        raise CommandError(" ".join([first, *rest]))
    facts: dict[str, JsonValue] = {"device": proof.device, "receipts": total, "as_proven": good}
    facts |= {state: counts[state] for state in _WORDS}
    return Told((first, *rest), facts)


def _read(path: Path) -> ProofFile:
    try:
        with path.open("rb") as file:
            return ProofFile.model_validate_json(file.read(FILE_MAX))
    except OSError as reason:
        raise CommandError(f"{path} cannot be read: {reason.strerror}.") from reason
    except ValidationError as reason:
        raise CommandError(f"{path.name} is no file of receipts from a laptop.") from reason


def _states(found: Sequence[Receipt]) -> Iterable[State]:
    key = identity.public_key(identity.current())
    for start in range(0, len(found), _AT_ONCE):
        some = found[start : start + _AT_ONCE]
        rows = Record.objects.in_bulk([one.id for one in some])
        for one in some:
            if receipts.verify(one.receipt, key, one.text):
                yield _state(one, rows.get(one.id))
            else:
                yield "not_signed"


def _state(proven: Receipt, row: Record | None) -> State:
    if row is None or row.kind != proven.kind:
        return "missing"
    if row.erased:
        return "erased"
    if row.hash == proven.hash and (not row.deleted or not proven.hash):
        return "as_proven"
    if proven.hash and _then(row, proven.version) != proven.hash:
        return "missing"
    return "deleted_since" if row.deleted else "changed_since"


def _then(row: Record, version: int) -> str:
    """The hash of a record's content at an earlier version."""
    since = History.objects.filter(record=row.id, version__gt=version).order_by("-version", "-id")
    now = {} if row.deleted else fields_of(row.body)
    return fields_hash(walked_back(now, (changes_of(one) for one in since)))
