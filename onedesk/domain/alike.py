"""What reads alike is alike: letters composed one way, and no difference in blanks at the end."""

from unicodedata import normalize

from pydantic import JsonValue


def composed(value: JsonValue) -> JsonValue:
    """The value with every letter in its composed form (Unicode NFC), as most keyboards write it.

    For what comes in by hand. What is stored stays as it is: hashes and receipts are over its text.
    """
    if isinstance(value, str):
        return value if value.isascii() else normalize("NFC", value)
    if isinstance(value, list):
        return [composed(each) for each in value]
    if isinstance(value, dict):
        return {name: composed(each) for name, each in value.items()}
    return value


def alike(one: JsonValue, other: JsonValue) -> bool:
    """Whether nobody could tell two values apart: é is é, and blanks at the end are nothing.

    A text of blanks alone is no answer, as is an empty one; blanks within a text count.
    """
    return one == other or _read(one) == _read(other)


def _read(value: JsonValue) -> JsonValue:
    if isinstance(value, str):
        return normalize("NFC", value).rstrip() or None
    if isinstance(value, list):
        return [_read(each) for each in value]
    if isinstance(value, dict):
        return {name: _read(each) for name, each in value.items()}
    return value
