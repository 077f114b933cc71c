"""The page that describes every kind of record, made from the models themselves."""

import json
import tomllib
from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Any

from pydantic import JsonValue

from onedesk.domain.records import KINDS
from onedesk.domain.value import Body

Schema = dict[str, Any]

OPENING = """# Records

*This page is made from the models (`onedesk/domain/describe.py`); a test keeps the two alike.*

One record is one JSON object. `onedesk-hub export` writes one a line, in UTF-8, and
`onedesk-hub import FILE.jsonl` reads the same: all lines or none. A line that does not fit is named
by its number and the reason. What is private is in no export; an import leaves it as it is.

| field | type | meaning |
|---|---|---|
| `kind` | text | one of the kinds below |
| `id` | text | letters, digits, `-`, `_`, at most 64; OneDesk makes UUIDs, version 7 |
| `school` | text | id of the school: who may see the record follows from it |
| `student` | text | id of its student; not there for `student` and `intervention` |
| `body` | object | the fields of its kind |

Fields at their default are left out. A field that is not there has no answer. Fields of the body
that this version does not know are kept and handed on. Dates are `2026-03-12`, times `10:55:00`,
moments `2026-03-12T10:55:00Z` with their offset. Codes are those of `resources/catalogue/`.
"""

_FORMATS = {"date": "date", "time": "time", "date-time": "moment"}


def records_markdown() -> str:
    """The whole of `docs/records.md`."""
    words = tomllib.loads(
        files("resources").joinpath("words/records.toml").read_text(encoding="utf-8")
    )
    return "\n".join([OPENING, *(_kind(kind, KINDS[kind], words[kind]) for kind in KINDS)])


def _kind(kind: str, body: type[Body], words: dict[str, Any]) -> str:
    """One kind: what it is, its fields, one line as an example."""
    schema = body.model_json_schema()
    required = schema.get("required", [])
    rows = [
        _row(name, field, words["fields"][name], required=name in required)
        for name, field in schema["properties"].items()
    ]
    head = ["| field | type and allowed values | meaning | default |", "|---|---|---|---|"]
    example = ["```json", words["example"], "```"]
    return "\n".join([f"## `{kind}`", "", words["about"], "", *head, *rows, "", *example, ""])


def _row(name: str, field: Schema, meaning: str, *, required: bool) -> str:
    default = "required" if required else _default(field.get("default"))
    return f"| `{name}` | {_type(field)} | {meaning} | {default} |"


def _default(value: JsonValue) -> str:
    if value is None or value == "":
        return "none"
    return "empty" if value in ([], {}) else f"`{json.dumps(value)}`"


def _type(schema: Schema) -> str:
    """The type of a field in words."""
    if "$ref" in schema:
        return "any value" if schema["$ref"].endswith("/JsonValue") else "object"
    if "anyOf" in schema:
        return " or ".join(_type(one) for one in schema["anyOf"] if one != {"type": "null"})
    if "enum" in schema or "const" in schema:
        return ", ".join(_code(value) for value in schema.get("enum", [schema.get("const")]))
    words = _WORDS.get(schema.get("type", ""))
    return words(schema) if words else "any value"


def _code(value: JsonValue) -> str:
    return f"`{value}`" if isinstance(value, str) else f"`{json.dumps(value)}`"


def _list(schema: Schema) -> str:
    most = f", at most {schema['maxItems']}" if "maxItems" in schema else ""
    return f"list of {_type(schema['items'])}{most}"


def _text(schema: Schema) -> str:
    if "format" in schema:
        return _FORMATS[schema["format"]]
    if "pattern" in schema:
        return f"text that matches `{schema['pattern']}`"
    least, most = schema.get("minLength"), schema.get("maxLength")
    return f"text of {least} to {most} letters" if least and most else "text"


def _number(schema: Schema) -> str:
    if "minimum" in schema and "maximum" in schema:
        return f"{schema['minimum']} to {schema['maximum']}"
    return "whole number"


_WORDS: Mapping[str, Callable[[Schema], str]] = {
    "string": _text,
    "integer": _number,
    "number": lambda _: "number",
    "boolean": lambda _: "`true`, `false`",
    "array": _list,
    "object": lambda schema: f"object of {_type(schema['additionalProperties'])}",
}
