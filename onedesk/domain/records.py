"""The one shape of record everywhere, and the kinds there are."""

import hashlib
import json
from collections.abc import Mapping
from typing import Annotated

import orjson
from pydantic import Field, JsonValue, SerializeAsAny, ValidationInfo, field_validator

from onedesk.domain.conflict import Conflict
from onedesk.domain.destination import Destination
from onedesk.domain.fields import Fields, nested, opened
from onedesk.domain.intervention import Attendance, Intervention
from onedesk.domain.interview import Interview
from onedesk.domain.people import Student
from onedesk.domain.plan import Action, Note, Print
from onedesk.domain.value import Body, Value

KINDS: Mapping[str, type[Body]] = {
    body.kind: body
    for body in (
        Student,
        Interview,
        Action,
        Note,
        Intervention,
        Attendance,
        Destination,
        Print,
        Conflict,
    )
}
"""Every kind of record, in the order in which one may refer to another."""


Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")]
"""Letters, digits, hyphens: safe in an address and a file name. OneDesk makes UUIDs (`ids`)."""


class Record(Value):
    """A record: its kind and id, the school that is its scope, its student, and its body."""

    kind: str
    id: Id
    school: Id
    student: Id | None = None
    body: SerializeAsAny[Body]

    @field_validator("kind")
    @classmethod
    def _known(cls, kind: str) -> str:
        if kind not in KINDS:
            raise ValueError(f"there is no kind of record called {kind!r}")
        return kind

    @field_validator("body", mode="before")
    @classmethod
    def _of_its_kind(cls, body: object, info: ValidationInfo) -> object:
        expected = KINDS.get(info.data.get("kind", ""))
        if expected is None or isinstance(body, expected):
            return body
        return expected.model_validate(body)


def canonical(fields: Fields) -> str:
    """Flat fields as the one text that stands for their body: equal content, equal text.

    JSON of the nested body, keys sorted, no spaces, fields at their default left out, so that a
    field added by a newer OneDesk leaves the text of older records as it was.
    """
    return content_text(nested(fields))


def canonical_body(body: Body) -> str:
    """The canonical text of a body."""
    return content_text(canonical_content(body))


def canonical_content(body: Body) -> dict[str, JsonValue]:
    """What the canonical text of a body says: fields at their default and empty ones left out."""
    content = body.model_dump(mode="json", exclude_defaults=True)
    return content if _plain(content) else nested(opened(content))


def content_text(content: dict[str, JsonValue]) -> str:
    """Such content as canonical text."""
    return _quick_text(content) or _TEXT(content)


def text_hash(text: str) -> str:
    """SHA-256 (64 hex digits) of a canonical text: what desk and hub compare, and the hub signs.

    Raises `UnicodeEncodeError` (a `ValueError`) for halves of letters.
    """
    return hashlib.sha256(text.encode()).hexdigest()


def content_hash(body: Body) -> str:
    """The hash of a body's canonical text."""
    return text_hash(canonical_body(body))


def fields_hash(fields: Fields) -> str:
    """The same of flat fields."""
    return text_hash(canonical(fields))


def receipt_text(kind: str, record_id: str, version: int, content: str) -> bytes:
    """What the hub vouches for: it holds this record in this version with this content (a hash)."""
    return f"onedesk receipt 1\n{kind}\n{record_id}\n{version}\n{content}".encode()


_TEXT = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
).encode


def _quick_text(content: dict[str, JsonValue]) -> str | None:
    """The same text, six times as fast; `None` for what orjson cannot write, or writes as null.

    So no number that is none slips through, and no half of a letter.
    """
    try:
        text = orjson.dumps(content, option=orjson.OPT_SORT_KEYS).decode()
    except orjson.JSONEncodeError:
        return None
    return None if "null" in text else text


def _plain(content: dict[str, JsonValue]) -> bool:
    """Whether flattening and nesting again would leave the content as it is."""
    for value in content.values():
        if value is None or (isinstance(value, dict) and (not value or None in value.values())):
            return False
    return True
