"""What desks of an older wire are told, in the shape that they know."""

import json

BODIES_IN_TEXT = 2
"""Since this wire a body is canonical text; before, it was JSON inside the reply's own."""

TELLS_HASHES = 2
"""Since this wire a desk makes the hash of a text that it has or is told by itself."""

_UNKNOWN = ("erased", "set_by")


def reply_for(wire: int, reply: bytes) -> bytes:
    """A reply as a desk of this wire reads it; the signature stands, since no receipt changes."""
    if wire >= BODIES_IN_TEXT:
        return reply
    content = json.loads(reply)
    for result in content["results"]:
        for name in _UNKNOWN:
            result.pop(name, None)
        if isinstance(result.get("body"), str):
            result["body"] = json.loads(result["body"])
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
