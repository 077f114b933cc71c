"""What the exchange with the hub asks, brought and could not do, as plain values."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Removal:
    """So much is about to go from this laptop that a yes is wanted first.

    `school_name` is `None` where it is counted against everything on this laptop.
    """

    gone: int
    held: int
    school_name: str | None


@dataclass(frozen=True, slots=True, order=True)
class Leaving:
    """A school that is no longer this laptop's, and what of it could not be sent yet."""

    school: str
    records: int


@dataclass(frozen=True, slots=True)
class ProofCheck:
    """How many records the hub has signed for just as they are here, and what of the others.

    `edited` since it signed; `colleagues`: heard from the hub, which signed for whoever sent them;
    `unsent`: never on the hub; `wrong`: what was kept as proof does not prove them; `refused`: the
    hub would not take them as they are. `doubted`: the hub was restored from a backup, and has not
    said yet what of it all it still has.
    """

    proven: int
    edited: int
    colleagues: int
    unsent: int
    wrong: int
    refused: int = 0
    doubted: bool = False


@dataclass(frozen=True, slots=True)
class News:
    """What others changed: the room, day (ISO 8601) or start of an appointment, or a name.

    `student` is empty where it is so for several on that `day`.
    """

    what: Literal["room", "day", "starts", "called"]
    student: str
    day: date | None
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RefusedCover:
    """A cover by file that the hub would not have, and its reason in `say`.

    `school` is the name of the school with that id, `colleague` whoever took it from the adviser,
    where it was `given`, or gave it.
    """

    school_id: str
    school: str
    colleague: str
    given: bool
    say: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A record that the hub would not take; `student_name` is empty where it is about no one."""

    kind: str
    student_name: str
    say: str
