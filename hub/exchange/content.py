"""What a record says as the hub needs it: fields to merge, text to keep, hash to compare."""

import hashlib
import json
from typing import NamedTuple

from onedesk.domain.fields import Edits, Fields, flat, nested
from onedesk.domain.records import KINDS
from onedesk.domain.value import Body


class Content(NamedTuple):
    """One content: its fields, the JSON text of its body, and its `records.content_hash`."""

    fields: Fields
    text: str
    hash: str


GONE = Content({}, "{}", "")
"""The content of a deleted record."""


_canonical = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
).encode


def content(body: Body) -> Content:
    """The content of a body.

    Raises `ValueError` for numbers that JSON does not have.
    """
    fields = flat(body)
    canonical = _canonical(fields)
    text = body.model_dump_json(exclude_defaults=True)
    return Content(fields, text, hashlib.sha256(canonical.encode()).hexdigest())


def fitting(kind: str, fields: Edits) -> Content:
    """The content with these fields, checked and put into standard form.

    Raises `ValueError` (pydantic's `ValidationError` is one) when they do not fit the kind.
    """
    return content(KINDS[kind].model_validate(nested(fields)))


def fields_of(kind: str, text: str) -> Fields:
    """The fields in kept text."""
    return flat(KINDS[kind].model_validate_json(text))
