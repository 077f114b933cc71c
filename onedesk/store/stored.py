"""Fields and values as the JSON text that the file holds."""

import json
from collections.abc import Iterable

from pydantic import JsonValue

from onedesk.domain.fields import Fields, opened


def fields_of(stored: str | None) -> Fields:
    """The fields in canonical text, which was validated when it came; none where there is none."""
    return opened(json.loads(stored)) if stored else {}


def value_text(value: JsonValue) -> str | None:
    """One value as text; `None` stays `None`."""
    return None if value is None else json.dumps(value, ensure_ascii=False)


def value_of(stored: str | None) -> JsonValue:
    return None if stored is None else json.loads(stored)


def ids_text(ids: Iterable[str]) -> str:
    """Ids as the JSON list that `json_each` takes."""
    return json.dumps(list(ids))
