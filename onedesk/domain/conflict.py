"""Two people changed one answer apart: both values, who and when, until one of them is chosen."""

from datetime import datetime
from typing import ClassVar, Literal

from pydantic import JsonValue

from onedesk.domain.value import Body

Choice = Literal["kept", "offered"]
"""Which of the two values of a conflict is to stand."""


class Conflict(Body):
    """One field of one record; `kept` is the hub's current value, `offered` the later arrival.

    A value of `None` means that side cleared the field. Names are for people: two may have one, and
    one may change theirs; who it was is told by the ids. Times are the writers' own clocks: shown,
    never compared.
    """

    kind: ClassVar[Literal["conflict"]] = "conflict"

    of_kind: str
    of_id: str
    field: str
    kept: JsonValue = None
    kept_by: str | None = None
    kept_by_id: str | None = None
    kept_at: datetime | None = None
    offered: JsonValue = None
    offered_by: str | None = None
    offered_by_id: str | None = None
    offered_at: datetime | None = None
    choice: Choice | None = None
    chosen_by: str | None = None
    chosen_by_id: str | None = None
    chosen_at: datetime | None = None
