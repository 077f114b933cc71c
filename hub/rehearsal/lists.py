"""What the rehearsal is made from: invented schools, names and phrases, read from files."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from onedesk.domain.interview import Level
from onedesk.domain.plan import Who
from onedesk.domain.value import Value

Talk = Literal["held", "absent", "refused", "done", "due", "ill", "missed", "booked", "open", "new"]


class SchoolLine(Value):
    """An invented school, its careers lead, and the username of its adviser."""

    id: str
    name: str
    authority: str
    laestab: str
    room: str
    lead: str
    place: str
    adviser: str
    late: bool = False


class PersonLine(Value):
    """Somebody with an account."""

    username: str
    name: str
    role: str


class EventLine(Value):
    """An event of every school: `part` of the way through the `gap` after that cycle."""

    title: str
    type: str
    gap: int
    part: float
    minutes: int
    areas: tuple[str, ...]
    sectors: tuple[str, ...] = ()
    mode: Literal["face_to_face", "virtual", "recorded"]
    provider: str


class ActionLine(Value):
    """An action of the last plan: due `weeks` after the talk, or `due` days after today."""

    what: str
    who: Who = "student"
    weeks: int = 0
    due: int | None = None
    area: str


class StudentLine(Value):
    """A student of the drawings; what is left out is left to chance."""

    forename: str = ""
    surname: str = ""
    preferred_forename: str | None = None
    preferred_surname: str | None = None
    form: str = ""
    gender: Literal["F", "M"] | None = None
    born: str = ""
    talks: tuple[Talk, ...] = ("held", "held", "held")
    days: tuple[int, ...] = ()
    at: str = ""
    moved: bool = False
    sectors: tuple[str, ...] = ()
    jobs: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    certainty: int | None = None
    words: str = ""
    note: str = ""
    ability: float | None = None
    ratings: dict[str, tuple[Level, ...]] = {}
    rating_notes: dict[str, str] = {}
    attended: tuple[str, ...] = ()
    actions: tuple[ActionLine, ...] = ()
    outcomes: tuple[str, ...] = ()


class Phrases(Value):
    """What students like and say, what advisers note, and where students may go."""

    likes: tuple[str, ...]
    strengths: tuple[str, ...]
    words: tuple[str, ...]
    notes: tuple[str, ...]
    rating_notes: tuple[str, ...]
    why: tuple[str, ...]
    colleges: tuple[str, ...]
    sixth_forms: tuple[str, ...]
    trainers: tuple[str, ...]
    employers: tuple[str, ...]
    helpers: tuple[str, ...]
    event: tuple[EventLine, ...]


class Names(Value):
    """Parts of invented names."""

    girls: tuple[str, ...]
    boys: tuple[str, ...]
    first: tuple[str, ...]
    second: tuple[str, ...]
    single: tuple[str, ...]


class Shares(Value):
    """How often students answer what; pairs are girls and boys, or mean and share that rises."""

    sectors: dict[str, tuple[float, float]]
    areas: dict[str, tuple[float, float]]
    routes: dict[str, float]
    later: dict[str, float]
    detail: dict[str, dict[str, float]]


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("resources").joinpath(f"rehearsal/{name}.toml").read_text("utf-8"))


@cache
def school_lines() -> tuple[SchoolLine, ...]:
    return tuple(SchoolLine(**line) for line in _read("schools")["school"])


@cache
def person_lines() -> tuple[PersonLine, ...]:
    return tuple(PersonLine(**line) for line in _read("schools")["person"])


@cache
def names() -> Names:
    return Names(**_read("names"))


@cache
def phrases() -> Phrases:
    return Phrases(**_read("phrases"))


@cache
def shares() -> Shares:
    return Shares(**_read("shares"))


@cache
def thornlaw() -> tuple[StudentLine, ...]:
    """Every student of Thornlaw, the named ones first."""
    content = _read("thornlaw")
    named = [StudentLine(**line) for line in content["student"]]
    others = [
        StudentLine(talks=line["talks"]) for line in content["others"] for _ in range(line["count"])
    ]
    return (*named, *others)
