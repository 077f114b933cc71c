"""The body of a request in the OpenAPI document, where the hub reads the bytes itself."""

from typing import Any

from pydantic import BaseModel, JsonValue


def request_body(model: type[BaseModel]) -> dict[str, Any]:
    """`openapi_extra` for an operation that takes this model as JSON, packed or not."""
    schema = model.model_json_schema()
    definitions = schema.pop("$defs", {})
    content = {"application/json": {"schema": _inlined(schema, definitions)}}
    return {"requestBody": {"required": True, "content": content}}


def _inlined(part: JsonValue, definitions: dict[str, JsonValue]) -> JsonValue:
    """The schema without references, which would point outside of the operation."""
    match part:
        case list():
            return [_inlined(one, definitions) for one in part]
        case {"$ref": str(name)}:
            return _inlined(definitions[name.rpartition("/")[2]], definitions)
        case dict():
            return {key: _inlined(value, definitions) for key, value in part.items()}
    return part
