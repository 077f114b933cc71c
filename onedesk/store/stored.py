"""Fields and values as the JSON text that the file holds."""

import json
from collections.abc import Mapping

from pydantic import JsonValue

from onedesk.domain.fields import Fields, flat, nested, opened
from onedesk.domain.records import KINDS


def text(fields: Fields) -> str:
    """Fields in the shape of the body, defaults left out."""
    return json.dumps(nested(fields), ensure_ascii=False, separators=(",", ":"))


def fields_of(stored: str | None) -> Fields:
    """The fields in stored text, which was validated when it came; none where nothing is stored."""
    return opened(json.loads(stored)) if stored else {}


def fields_in(kind: str, body: Mapping[str, JsonValue]) -> Fields:
    """The fields of a body that came as parsed JSON."""
    return flat(KINDS[kind].model_validate(body))


def value_text(value: JsonValue) -> str | None:
    """One value as text; `None` stays `None`."""
    return None if value is None else json.dumps(value, ensure_ascii=False)


def value_of(stored: str | None) -> JsonValue:
    return None if stored is None else json.loads(stored)
