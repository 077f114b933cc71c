"""What a record says as the hub needs it: text to keep, hash to compare, fields to merge."""

import json
from functools import cached_property

from onedesk.domain.fields import Edits, Fields, flat, nested, unfolded
from onedesk.domain.records import KINDS, canonical_body, text_hash
from onedesk.domain.value import Body


class Content:
    """One content: the canonical text of its body and its hash; its fields when they are asked."""

    def __init__(self, text: str, digest: str, body: Body | None = None) -> None:
        self.text = text
        self.hash = digest
        self._body = body

    @cached_property
    def fields(self) -> Fields:
        """The answered fields."""
        return flat(self._body) if self._body else fields_of(self.text)


GONE = Content("{}", "")
"""The content of a deleted record."""


def content(body: Body) -> Content:
    """The content of a body.

    Raises `ValueError` for numbers and letters that JSON does not have.
    """
    text = canonical_body(body)
    return Content(text, text_hash(text), body)


def fitting(kind: str, fields: Edits) -> Content:
    """The content with these fields, checked and put into standard form.

    Raises `ValueError` (pydantic's `ValidationError` is one) when they do not fit the kind.
    """
    return content(KINDS[kind].model_validate(nested(fields)))


def whole(kind: str, text: str) -> Content:
    """The content of a body that came as text, checked and put into standard form.

    Raises `ValueError` as `fitting` does.
    """
    return content(KINDS[kind].model_validate_json(text))


def kept(text: str, digest: str) -> Content:
    """The content that was kept."""
    return Content(text, digest)


def fields_of(text: str) -> Fields:
    """The fields in kept text, which was checked when it came."""
    return unfolded(json.loads(text))
