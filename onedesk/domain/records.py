"""The one shape of record everywhere, and the kinds there are."""

import hashlib
import json
from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, SerializeAsAny, ValidationInfo, field_validator

from onedesk.domain.conflict import Conflict
from onedesk.domain.destination import Destination
from onedesk.domain.fields import Fields, flat
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
"""Letters, digits, hyphens: safe in an address and a file name. OneDesk makes UUIDs, version 7."""


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


def content_hash(body: Body) -> str:
    """SHA-256 (64 hex digits) of the answered fields in canonical JSON: equal content, equal hash.

    Canonical: keys sorted, no spaces, UTF-8, fields at their default left out, so that a field
    added by a newer OneDesk leaves the hash of older records as it was.
    """
    return fields_hash(flat(body))


def fields_hash(fields: Fields) -> str:
    """The same of flat fields."""
    canonical = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()
