"""What a record says as the hub needs it: text to keep, hash to compare, fields to merge."""

from collections.abc import Mapping

from pydantic import JsonValue
from pydantic_core import from_json

from onedesk.domain.fields import Edits, Fields, nested, unfolded
from onedesk.domain.records import KINDS, canonical_content, content_text, text_hash
from onedesk.domain.value import Body

Said = Mapping[str, JsonValue]


class Content:
    """One content: the canonical text of its body and its hash; what it says when it is asked."""

    __slots__ = ("_fields", "_said", "hash", "text")

    def __init__(self, text: str, digest: str, said: Said | None = None) -> None:
        self.text = text
        self.hash = digest
        self._said = said
        self._fields: Fields | None = None

    @property
    def said(self) -> Said:
        """What the text says, in the shape of the body."""
        if self._said is None:
            self._said = from_json(self.text)
        return self._said

    @property
    def fields(self) -> Fields:
        """The answered fields."""
        if self._fields is None:
            self._fields = unfolded(self.said)
        return self._fields


GONE = Content("{}", "")
"""The content of a deleted record."""


def content(body: Body) -> Content:
    """The content of a body.

    Raises `ValueError` for numbers and letters that JSON does not have.
    """
    said = canonical_content(body)
    text = content_text(said)
    return Content(text, text_hash(text), said)


def fitting(kind: str, fields: Edits) -> Content:
    """The content with these fields, checked and put into standard form.

    Raises `ValueError` (pydantic's `ValidationError` is one) when they do not fit the kind.
    """
    return shaped(kind, nested(fields))


def shaped(kind: str, said: Said) -> Content:
    """The same of what has the shape of the body already."""
    return content(KINDS[kind].model_validate(said))


def whole(kind: str, text: str) -> Content:
    """The content of a body that came as text, checked and put into standard form.

    Raises `ValueError` as `fitting` does.
    """
    return content(KINDS[kind].model_validate_json(text))


def fields_of(text: str) -> Fields:
    """The fields in kept text, which was checked when it came."""
    return unfolded(from_json(text))
