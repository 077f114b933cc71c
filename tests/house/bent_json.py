"""JSON with something odd at one place: as JSON has it, and as it should not."""

import json
import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

NIGHTLY = os.environ.get("HYPOTHESIS_PROFILE") == "nightly"

PATIENCE = pytest.mark.timeout(320 if NIGHTLY else 120)

MARK = "Marked-Kowalczyk"
"""Stands in what is sent; no log may hold it."""

HERE = "@@here@@"
SCRAPS = [
    *("null", "true", "0", "-0", "-1", "1e999", "-1e999", "NaN", "Infinity", "-Infinity", "1e-999"),
    *("9" * 19, "9" * 400, "9" * 4299, "9" * 5000, "0.1" + "0" * 400, '""', "{}", "[]", "[[]]"),
    *(r'"\u0000"', r'"\ud800"', r'"\ud83d\ude00"', r'"\udc00\ud800"', r'"\uFEFF\u202e"', '"\x00"'),
    *("[" * 150 + "]" * 150, "[" * 210 + "]" * 210, "[" * 900 + "]" * 900, "[" * 3000 + "]" * 3000),
    *('{"a":1,"a":2}', '{"a":' * 150 + "1" + "}" * 150, r'{"\u0000":1}', '{"":{"":{"":1}}}'),
    *('"2026-03-12"', '"0001-01-01T00:00:00+14:00"', '"9999-12-31T23:59:59-14:00"', '"x.y.z"'),
    *('"' + "é" * 70 + '"', '"' + "x" * 5000 + '"', '"__class__"', '"ratings.A"', f'"{MARK}"'),
]
"""Values as JSON has them, and as it should not."""

TEXTS = [json.dumps(scrap) for scrap in SCRAPS]
"""The same as texts, for a body that travels as text."""

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=5,
).map(json.dumps)
PIECES = st.sampled_from(SCRAPS) | st.sampled_from(TEXTS) | JSON
DEEDS = st.sampled_from(["instead", "beside", "twice", "gone", "more"])


def bounded(examples):
    """A fixed set of so many examples; in the nightly run ten times as many, new each time."""
    return settings(
        max_examples=examples * 10 if NIGHTLY else examples,
        derandomize=not NIGHTLY,
        suppress_health_check=list(HealthCheck),
        database=None,
    )


def is_json(text):
    """Whether any reader takes it as JSON."""
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def places(content, way=()):
    """The way to every value in it."""
    yield way
    for key, value in pairs(content):
        yield from places(value, (*way, key))


def pairs(content):
    if isinstance(content, dict):
        return list(content.items())
    return list(enumerate(content)) if isinstance(content, list) else []


def bent(content, way, deed, piece):
    """The JSON text of content in which something was done at one place."""
    if not way:
        return piece
    whole = json.loads(json.dumps(content))
    at = whole
    for key in way[:-1]:
        at = at[key]
    last = way[-1]
    match deed:
        case "gone":
            del at[last]
        case "more" if isinstance(at[last], list):
            at[last].append(HERE)
        case "more" if isinstance(at[last], dict):
            at[last][f"more {len(piece)}"] = HERE
        case "twice" if isinstance(at, list):
            at.append(at[last])
        case "beside" if isinstance(at, dict):
            text = json.dumps(whole | {"batch": whole.get("batch", "")})
            key = json.dumps(last)
            return text.replace(f"{key}: ", f"{key}: {piece}, {key}: ", 1)
        case _:
            at[last] = HERE
    return json.dumps(whole).replace(json.dumps(HERE), piece)
