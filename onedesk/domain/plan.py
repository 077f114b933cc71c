"""The action plan: who does what by when, and what came of it."""

from datetime import date, datetime
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from onedesk.domain.value import Body

Who = Literal["student", "adviser", "careers_lead", "parent", "other"]
ActionOutcome = Literal["done", "partly", "not_done", "no_longer", "carried_over"]


class Action(Body):
    """One step of a plan; `outcome` stays `None` while it is open."""

    kind: ClassVar[Literal["action"]] = "action"

    interview: str
    what: str = ""
    who: Who = "student"
    with_whom: str | None = None
    by: date | None = None
    area: str | None = None
    link: str | None = None
    order: int = 0
    outcome: ActionOutcome | None = None
    outcome_on: date | None = None
    reviewed_in: str | None = None
    carried_from: str | None = None

    @property
    def open(self) -> bool:
        return self.outcome is None


class Note(Body):
    """The adviser's private note: in no pack, no export to others, no figure."""

    kind: ClassVar[Literal["note"]] = "note"

    interview: str | None = None
    text: str = ""
    written_at: datetime | None = None


class Print(Body):
    """The exact document a student was handed, recalled by the reference printed on it."""

    kind: ClassVar[Literal["print"]] = "print"

    interview: str
    reference: Annotated[str, Field(pattern=r"^OD-[0-9A-Z]{4}$")]
    made_at: datetime
    large: bool = False
    second_language: str | None = None
    document: str
    """The document as data, in JSON: what `onedesk.paper` sets in type again, word for word."""
