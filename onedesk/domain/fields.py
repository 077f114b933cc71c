"""A record's body as flat fields, each of which may be edited and merged alone."""

from collections.abc import Mapping
from typing import TypeVar

from pydantic import JsonValue

from onedesk.domain.alike import composed
from onedesk.domain.value import Body

Fields = dict[str, JsonValue]
"""Field name to value. A mapping inside the body gives one field an entry: `ratings.ENGMATHS`.

A field that is not there has no answer; no field ever holds `None`.
"""

Edits = Mapping[str, JsonValue]
"""Field name to new value; `None` clears the field."""

B = TypeVar("B", bound=Body)


def flat(body: Body) -> Fields:
    """The answered fields of a body: those not at their default, mappings opened one level deep."""
    return opened(body.model_dump(mode="json", exclude_defaults=True))


def opened(content: Mapping[str, JsonValue]) -> Fields:
    """The fields in a body's JSON from which defaults were left out, such as `nested` makes."""
    return {field: whole(value) for field, value in unfolded(content).items()}


def unfolded(content: Mapping[str, JsonValue]) -> Fields:
    """The same of content that was kept before, in which no letter is halved."""
    fields: Fields = {}
    for name, value in content.items():
        if isinstance(value, dict):
            for key, entry in value.items():
                if entry is not None:
                    fields[f"{name}.{key}"] = entry
        elif value is not None:
            fields[name] = value
    return fields


def nested(fields: Edits) -> dict[str, JsonValue]:
    """Flat fields folded back into the shape of a body's JSON."""
    content: dict[str, JsonValue] = {}
    for field, value in fields.items():
        name, dot, key = field.partition(".")
        if not dot:
            content[name] = value
            continue
        inner = content.setdefault(name, {})
        if isinstance(inner, dict):
            inner[key] = value
    return content


def applied(content: Mapping[str, JsonValue], edits: Edits) -> dict[str, JsonValue]:
    """A body's JSON after `edits`; what `edits` does not name stays."""
    after = dict(content)
    for field, value in edits.items():
        name, dot, key = field.partition(".")
        if dot:
            inner = after.get(name)
            after[name] = _with(inner if isinstance(inner, dict) else {}, key, value)
        else:
            after = _with(after, name, value)
    return after


def _with(entries: Mapping[str, JsonValue], name: str, value: JsonValue) -> dict[str, JsonValue]:
    """The entries with one of them set, or taken away by `None`."""
    after = {**entries, name: whole(value)}
    if value is None:
        del after[name]
    return after


def edited(fields: Fields, edits: Edits) -> Fields:
    """The fields after `edits`; what `edits` does not name stays."""
    after = {**fields, **{field: whole(value) for field, value in edits.items()}}
    return {field: value for field, value in after.items() if value is not None}


def whole(value: JsonValue) -> JsonValue:
    """The value without halves of letters, which no file can hold: a paste may bring them."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode()
    if isinstance(value, list):
        return [whole(each) for each in value]
    if isinstance(value, dict):
        return {name: whole(each) for name, each in value.items()}
    return value


def difference(before: Fields, after: Fields) -> Fields:
    """The edits that lead from `before` to `after`; `None` where a field was cleared."""
    names = dict.fromkeys([*before, *after])
    return {name: after.get(name) for name in names if before.get(name) != after.get(name)}


def with_edits(body: B, edits: Edits) -> B:
    """The body after `edits` by hand (`composed`), validated.

    Raises pydantic's `ValidationError` when an edited value does not fit the field.
    """
    content = body.model_dump(mode="json", exclude_defaults=True)
    return type(body).model_validate(applied(content, by_hand(edits)))


def by_hand(edits: Edits) -> Fields:
    """Edits as somebody typed, pasted or took them in: letters whole, in their composed form."""
    return {field: composed(whole(value)) for field, value in edits.items()}
