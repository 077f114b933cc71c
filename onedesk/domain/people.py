"""Students, their schools and their advisers."""

from datetime import date
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from onedesk.domain.value import Body, Value

Support = Literal["N", "K", "E"]
"""Special educational needs provision: none, SEN support, education, health and care plan."""


class Student(Body):
    """A young person in the programme, as the school and the adviser know them.

    Everything under `indicators` is there only where the sharing agreement says so; an indicator
    that is not there is unknown, never "no".
    """

    kind: ClassVar[Literal["student"]] = "student"

    legal_forename: str = Field(min_length=1, max_length=100)
    legal_surname: str = Field(min_length=1, max_length=100)
    preferred_forename: str | None = None
    preferred_surname: str | None = None
    form: str | None = None
    year: Annotated[int, Field(ge=7, le=13)] | None = None
    born: date | None = None
    upn: str | None = None
    uln: str | None = None
    gender: Literal["F", "M", "U", "W"] | None = None
    admission_number: str | None = None
    sen: Support | None = None
    indicators: dict[str, bool | float | str] = Field(default_factory=dict)
    why_selected: str | None = None
    sharing_objection: bool = False
    status: Literal["on_roll", "left", "moved"] = "on_roll"
    joined: date | None = None
    in_latest_roster: bool = True

    @property
    def forename(self) -> str:
        """The forename to say aloud."""
        return self.preferred_forename or self.legal_forename

    @property
    def surname(self) -> str:
        return self.preferred_surname or self.legal_surname

    @property
    def name(self) -> str:
        """Forename and surname as the student is called."""
        return f"{self.forename} {self.surname}"


class Window(Value):
    """The days in which a school holds one cycle; each school has its own, and it may move."""

    cycle: Annotated[int, Field(ge=1, le=7)]
    first: date
    last: date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise ValueError("a cycle ends on the day it begins, or later")
        return self

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


class School(Value):
    """A school of the programme: registry data from the hub, not a record.

    `pupil_key` gives the pupils of its lists their ids (`ids.pupil_id`).
    """

    id: str
    name: str
    area: str
    authority: str | None = None
    laestab: str | None = None
    careers_lead: str | None = None
    careers_lead_place: str | None = None
    room: str | None = None
    agreement_until: date | None = None
    shared_groups: frozenset[str] = frozenset()
    windows: tuple[Window, ...] = ()
    pupil_key: str = ""

    def cycle_on(self, day: date) -> int | None:
        """The cycle whose window holds `day`; else the latest begun, else the first, else none."""
        for window in self.windows:
            if window.holds(day):
                return window.cycle
        begun = [window.cycle for window in self.windows if window.first <= day]
        return max(begun) if begun else min((w.cycle for w in self.windows), default=None)

    def window(self, cycle: int) -> Window | None:
        return next((window for window in self.windows if window.cycle == cycle), None)


class Adviser(Value):
    """Who sits at this desk."""

    id: str
    name: str
    title: str | None = None

    @property
    def forename(self) -> str:
        return self.name.split()[0] if self.name.strip() else ""


class Laptop(Value):
    """A colleague's laptop; its raw public keys in base64 (Ed25519, X25519)."""

    device: str
    signing_key: str
    sealing_key: str


class Colleague(Value):
    """Another adviser of the service, to whom a school can be handed."""

    id: str
    name: str
    laptops: tuple[Laptop, ...] = ()


class Cover(Value):
    """A school handed from one adviser to another, from its first day to its last."""

    id: str
    school: str
    giver: str
    giver_name: str
    taker: str
    taker_name: str
    first: date
    last: date

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


class Programme(Value):
    """What the hub tells a desk besides records: the service, its schools, who the adviser is.

    `schools` are those the adviser has for good and those they cover now; `covers` are all covers,
    given and taken, that have not ended.
    """

    service: str
    contact: str | None = None
    adviser: Adviser
    schools: tuple[School, ...] = ()
    colleagues: tuple[Colleague, ...] = ()
    covers: tuple[Cover, ...] = ()
