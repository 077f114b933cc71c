"""What the page of a student says, as values for its template."""

from typing import NamedTuple


class Line(NamedTuple):
    """A question and what the student answered."""

    label: str
    answer: str


class Agreed(NamedTuple):
    """An action as the page tells it."""

    what: str
    who: str
    by: str
    area: str
    outcome: str
    open: bool


class Told(NamedTuple):
    """One talk, whatever became of it."""

    id: str
    cycle: int
    when: str
    held: bool
    state: str
    lines: tuple[Line, ...]
    summary: str
    strengths: str
    actions: tuple[Agreed, ...]
    reference: str


class Cell(NamedTuple):
    """A rating in the table: `level` 1 to 5, or why there is none."""

    level: int | None
    say: str


class Known(NamedTuple):
    """An area of knowledge and its rating in each cycle that was due."""

    area: str
    cells: tuple[Cell, ...]


class Idea(NamedTuple):
    """What a student had in mind in one cycle."""

    cycle: int
    area: str
    plan: str
    sure: str


class Came(NamedTuple):
    """An event the student was invited to."""

    title: str
    day: str
    state: str
    there: bool


class Asked(NamedTuple):
    """A question with two answers, and who is asked."""

    field: str
    first: str
    second: str


class Page(NamedTuple):
    """All that the page says."""

    name: str
    legal: str
    forename: str
    form: str
    about: str
    talks: tuple[Told, ...]
    heads: tuple[int, ...]
    known: tuple[Known, ...]
    averages: tuple[str, ...]
    ideas: tuple[Idea, ...]
    came: tuple[Came, ...]
    questions: tuple[Asked, ...]
