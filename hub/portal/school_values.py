"""What the page of a school says, as values for its template."""

from typing import Literal, NamedTuple

from hub.portal.drawing import Spark

Seen = Literal["seen", "missed", "coming"]


class Dot(NamedTuple):
    """One talk of the row of talks."""

    cycle: int
    state: Seen
    say: str


class Row(NamedTuple):
    """A student in the table; `None` is "does not apply", for there was no talk yet."""

    id: str
    name: str
    legal: str
    form: str
    talks: tuple[Dot, ...]
    sector: str | None
    plan: str | None
    plan_unsure: bool
    plan_note: str
    questions: int
    mean: float | None
    spark: Spark | None
    lowest: str | None
    actions: str | None
    joined: str


class Errand(NamedTuple):
    """An action that is the school's own."""

    student: str
    name: str
    what: str
    by: str
    late: bool


class Choice(NamedTuple):
    """A way to see fewer rows, as a link."""

    code: str
    label: str
    students: int


class Page(NamedTuple):
    """All that the page says; counts are of students on the roll."""

    cycle: int
    students: int
    seen: int
    seen_share: float
    printed: int
    printed_share: float
    next_visit: str
    rows: tuple[Row, ...]
    choices: tuple[Choice, ...]
    questions: tuple[str, ...]
    errands: tuple[Errand, ...]
