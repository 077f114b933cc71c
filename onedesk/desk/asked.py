"""A field and its value in the words of the catalogue, for a question put to a person."""

from collections.abc import Callable, Mapping
from datetime import date, time

from pydantic import JsonValue, ValidationError

from onedesk.domain.bookkeeping import is_bookkeeping
from onedesk.domain.clock import MONTHS
from onedesk.domain.errors import RuleError
from onedesk.domain.interview import NOT_DISCUSSED, TakenIn
from onedesk.domain.privacy import PRIVATE_FIELDS
from onedesk.domain.programme import catalogue

NOTHING = "nothing"

_FIELDS = {
    "day": "day",
    "starts": "time",
    "moved_from": "moved from",
    "sectors": "area of work",
    "other_sector": "area of work in other words",
    "certainty": "how sure",
    "job_family": "kind of job",
    "job": "job",
    "student_words": "the student’s own words",
    "plan": "plan after Year 11",
    "other_plan": "plan in other words",
    "plan_b": "plan B",
    "plan_b_detail": "about plan B",
    "provider": "where or with whom",
    "course": "level or course",
    "application": "how far along",
    "summary": "what we talked about",
    "strengths": "what they are good at",
    "next_meeting": "next talk",
    "agreed": "agreed to the plan",
    "mode": "how we met",
    "present": "who else was there",
    "outcome": "outcome",
    "absence_reason": "why absent",
    "what": "action",
    "by": "by when",
    "who": "who does it",
    "with_whom": "with whom",
    "area": "area of knowledge",
    "text": "note",
    "areas": "areas of knowledge",
    "minutes": "how long, in minutes",
    "state": "whether they came",
    "feedback": "what they thought of it, from 1 to 5",
    "indicators": "what the school knows about them",
    "sharing_objection": "they do not want it shared",
    "legal_forename": "legal forename",
    "legal_surname": "legal surname",
    "preferred_forename": "forename",
    "preferred_surname": "surname",
    "born": "date of birth",
    "upn": "UPN",
    "uln": "ULN",
    "sen": "special needs",
    "status": "on the roll",
    "predicted": "where they will go, as expected",
    "prediction_confidence": "how likely that is",
    "confirmed": "where they went",
    "happy": "how happy with it, from 1 to 5",
    "took_in": "made one with another talk",
    "said_by": "who said so",
}
_WORDS = {
    "outcome": {
        "held": "held",
        "part_held": "held in part",
        "absent": "absent",
        "refused": "declined",
        "cancelled_school": "the school cancelled",
        "cancelled_service": "we cancelled",
        "left_school": "has left the school",
        "transferred": "moved to another school",
        "done": "done",
        "partly": "partly done",
        "not_done": "not done",
        "no_longer": "no longer needed",
        "carried_over": "carried over",
    },
    "who": {
        "student": "the student",
        "adviser": "the adviser",
        "careers_lead": "the careers lead",
        "parent": "the family",
        "other": "somebody else",
    },
    "status": {"on_roll": "yes", "left": "has left", "moved": "has moved school"},
    "sen": {"N": "none", "K": "SEN support", "E": "education, health and care plan"},
    "prediction_confidence": {"likely": "likely", "at_risk": "not certain", "unlikely": "unlikely"},
    "said_by": {
        "student": "the student",
        "adviser": "the adviser",
        "school": "the school",
        "parent": "the family",
        "authority": "the local authority",
    },
    "mode": {
        "face_to_face": "face to face",
        "video": "by video",
        "phone": "by phone",
        "virtual": "online",
        "recorded": "a recording",
    },
    "state": {
        "attended": "came",
        "part": "came in part",
        "absent": "did not come",
        "not_invited": "was not invited",
        "unknown": "not known",
    },
}


def is_told(field: str) -> bool:
    """Whether a change of this field means something to people; the rest is bookkeeping."""
    return not is_bookkeeping(field)


def is_private(field: str) -> bool:
    """Whether only the adviser may see what stands in this field."""
    return field.partition(".")[0] in PRIVATE_FIELDS


def field_words(field: str) -> str:
    """The name of a field as a person would say it."""
    name, _, key = field.partition(".")
    if name == "ratings":
        return f"rating of {_named('area', key, 'short')}"
    if name == "rating_notes":
        return f"private note on {_named('area', key, 'short')}"
    return _FIELDS.get(name, name.replace("_", " "))


def value_words(field: str, value: JsonValue) -> str:
    """A value as a person would say it; codes in the words of the catalogue."""
    name = field.partition(".")[0]
    if value is None or value in ("", []):
        return NOTHING
    if value == NOT_DISCUSSED:
        return "not asked"
    if name in _WORDS:
        return _WORDS[name].get(str(value), str(value).replace("_", " "))
    return _KINDS.get(name, _plain)(value)


def _plain(value: JsonValue) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{name.replace('_', ' ')} {_plain(one)}" for name, one in value.items())
    return str(value)


def _choices(value: JsonValue) -> str:
    """Areas of work in the order of preference: Construction, then Clean energy."""
    codes = value if isinstance(value, list) else [value]
    return ", then ".join(_named("sector", str(code), "short") for code in codes)


def _areas(value: JsonValue) -> str:
    """Apprenticeships, Local jobs."""
    codes = value if isinstance(value, list) else [value]
    return ", ".join(_named("area", str(code), "short") for code in codes)


def _level(value: JsonValue) -> str:
    """3, fair."""
    known = _named("level", value, "word") if isinstance(value, int) else ""
    return f"{value}, {known.lower()}" if known else str(value)


def _day(value: JsonValue) -> str:
    """1 May 2026."""
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        return str(value)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _time(value: JsonValue) -> str:
    """10:55."""
    try:
        return time.fromisoformat(str(value)).strftime("%H:%M")
    except ValueError:
        return str(value)


def _taken_in(value: JsonValue) -> str:
    """Sunil Okafor's, 11 March 2026; gave way: plan after Year 11 FE college."""
    try:
        entry = TakenIn.model_validate(value)
    except ValidationError:
        return _plain(value)
    whose = f"{entry.adviser_name}’s" if entry.adviser_name else "a colleague’s"
    told = f"{whose}, {_day(entry.day.isoformat())}" if entry.day else whose
    return f"{told}; gave way: {answers_words(entry.aside)}" if entry.aside else told


def answers_words(answers: Mapping[str, JsonValue]) -> str:
    """Answers by field, each after the name of its field."""
    said = (f"{field_words(field)} {value_words(field, answers[field])}" for field in answers)
    return ", ".join(said)


def _plan(value: JsonValue) -> str:
    return _named("plan", str(value), "short")


_KINDS: dict[str, Callable[[JsonValue], str]] = {
    "sectors": _choices,
    "areas": _areas,
    "ratings": _level,
    "plan": _plan,
    "plan_b": _plan,
    "predicted": _plan,
    "confirmed": _plan,
    "application": lambda value: _named("state", str(value), "label"),
    "certainty": lambda value: _named("certainty", value, "label").lower(),
    "area": lambda value: _named("area", str(value), "short"),
    "job_family": lambda value: _named("family", str(value), "label"),
    "by": _day,
    "day": _day,
    "born": _day,
    "joined": _day,
    "moved_from": _day,
    "outcome_on": _day,
    "predicted_on": _day,
    "confirmed_on": _day,
    "starts": _time,
    "took_in": _taken_in,
}


def _named(kind: str, code: JsonValue, name: str) -> str:
    """The catalogue's word for a code; the code itself where an older list had it."""
    try:
        return str(getattr(getattr(catalogue(), kind)(code), name))
    except RuleError:
        return str(code)
