"""Fields and values as the JSON text that the file holds."""

import json
from collections.abc import Iterable

from pydantic import JsonValue
from pydantic_core import from_json

from onedesk.domain.fields import Fields, difference, unfolded

Content = dict[str, JsonValue]


def fields_of(stored: str | None) -> Fields:
    """The fields in canonical text, which was validated when it came; none where there is none."""
    return unfolded(content_of(stored))


def content_of(stored: str | None) -> Content:
    """The same as JSON says it."""
    content: Content = from_json(stored) if stored else {}
    return content


def changes(old: Content, new: Content) -> tuple[Fields, Fields]:
    """The edits that lead from one content to another, and what the fields were before."""
    names = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    were = unfolded({name: old[name] for name in names if name in old})
    are = unfolded({name: new[name] for name in names if name in new})
    return difference(were, are), were


def value_text(value: JsonValue) -> str | None:
    """One value as text; `None` stays `None`."""
    return None if value is None else json.dumps(value, ensure_ascii=False)


def value_of(stored: str | None) -> JsonValue:
    return None if stored is None else json.loads(stored)


def ids_text(ids: Iterable[str]) -> str:
    """Ids as the JSON list that `json_each` takes."""
    return json.dumps(list(ids))
