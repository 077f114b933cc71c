"""A field and its value in the words of the catalogue, for a question put to a person."""

from pydantic import JsonValue

from onedesk.domain.errors import RuleError
from onedesk.domain.programme import catalogue

_FIELDS = {
    "sectors": "area of work",
    "certainty": "how sure",
    "job": "job",
    "student_words": "the student's own words",
    "plan": "plan after Year 11",
    "plan_b": "plan B",
    "plan_b_detail": "plan B",
    "provider": "where, or with whom",
    "course": "level or course",
    "application": "how far along",
    "summary": "what we talked about",
    "strengths": "what they are good at",
    "outcome": "outcome",
    "what": "action",
    "by": "by when",
    "who": "who does it",
    "text": "note",
}


def field_words(field: str) -> str:
    """The name of a field as a person would say it."""
    name, _, key = field.partition(".")
    if name == "ratings":
        return f"rating of {_short('area', key)}"
    return _FIELDS.get(name, name.replace("_", " "))


def value_words(field: str, value: JsonValue) -> str:
    """A value as a person would say it; codes in the words of the catalogue."""
    name = field.partition(".")[0]
    if value is None:
        return "nothing"
    if name == "sectors" and isinstance(value, list):
        return ", ".join(_short("sector", str(code)) for code in value) or "nothing"
    if name in {"plan", "plan_b"}:
        return _short("plan", str(value))
    if name == "application":
        return _named("state", str(value), "label")
    if value == "not_discussed":
        return "not asked"
    return str(value).replace("_", " ")


def _short(kind: str, code: str) -> str:
    return _named(kind, code, "short")


def _named(kind: str, code: str, name: str) -> str:
    """The catalogue's word for a code; the code itself where an older list had it."""
    try:
        return str(getattr(getattr(catalogue(), kind)(code), name))
    except RuleError:
        return code
