"""One guidance interview: what was asked, what the student answered."""

from datetime import date, datetime, time
from typing import Annotated, ClassVar, Literal

from pydantic import Field, JsonValue

from onedesk.domain.value import Body, Kept

Outcome = Literal[
    "held",
    "part_held",
    "absent",
    "refused",
    "cancelled_school",
    "cancelled_service",
    "left_school",
    "transferred",
]
HELD: frozenset[str] = frozenset({"held", "part_held"})

AbsenceReason = Literal["ill", "other_lesson", "exam", "excluded", "trip", "not_known"]

NOT_DISCUSSED: Literal["not_discussed"] = "not_discussed"
"""The area was left out on purpose: an answer for the adviser's progress, never a rating."""

Level = Annotated[int, Field(ge=1, le=5)]
Rating = Level | Literal["not_discussed"]


class Reopening(Kept):
    """Who opened a finished interview again, when, why.

    `finished_at` is the end it took back, `outcome` the one that stood: an absence noted by mistake
    gives way to it again.
    """

    at: datetime
    by: str
    name: str = ""
    why: str
    finished_at: datetime | None = None
    outcome: Outcome | None = None


class TakenIn(Kept):
    """Another talk of the same cycle that became part of this one: who made it so, and when.

    `other` is its id; `day`, `adviser` and `adviser_name` are as they stood in it. `aside` are its
    answers that gave way, by field.
    """

    at: datetime
    by: str
    name: str = ""
    other: str
    day: date | None = None
    adviser: str | None = None
    adviser_name: str | None = None
    aside: dict[str, JsonValue] = Field(default_factory=dict)


class Interview(Body):
    """One of up to seven interviews. A field that is `None` (or missing) has not been answered.

    `skipped` names the questions the adviser marked *not asked*: they count as dealt with, and as
    nothing else. `sectors` are up to three codes in order of preference, `UNDECIDED` only alone.
    `reopened` has one entry an opening, each under an id of its own: two people who open one talk
    apart never clash. An interview that is open again keeps its outcome and has no `finished_at`.

    `agreed` holds since `agreed_on` for the plan that bears the mark `agreed_to`
    (`domain.agreement`).

    `took_in` are the talks of this cycle that are part of this one now, each under an id of its own
    as well; `beside` are the ids of those that are talks in their own right (`domain.twins`).
    """

    kind: ClassVar[Literal["interview"]] = "interview"

    cycle: Annotated[int, Field(ge=1, le=7)]
    day: date | None = None
    starts: time | None = None
    room: str | None = None
    moved_from: date | None = None
    adviser: str | None = None
    adviser_name: str | None = None
    mode: Literal["face_to_face", "video", "phone"] | None = None
    present: str | None = None
    outcome: Outcome | None = None
    absence_reason: AbsenceReason | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None
    reopened: dict[str, Reopening] = Field(default_factory=dict)

    sectors: Annotated[tuple[str, ...], Field(max_length=3)] | None = None
    other_sector: str | None = None
    certainty: Annotated[int, Field(ge=1, le=3)] | None = None
    job_family: str | None = None
    job: str | None = None
    student_words: str | None = None

    plan: str | None = None
    other_plan: str | None = None
    provider: str | None = None
    course: str | None = None
    plan_b: str | None = None
    plan_b_detail: str | None = None
    application: str | None = None

    ratings: dict[str, Rating] = Field(default_factory=dict)
    rating_notes: dict[str, str] = Field(default_factory=dict)

    summary: str | None = None
    strengths: str | None = None
    next_meeting: str | None = None
    agreed: bool | None = None
    agreed_on: date | None = None
    agreed_to: str | None = None
    skipped: dict[str, Literal[True]] = Field(default_factory=dict)
    catalogues: dict[str, str] = Field(default_factory=dict)
    took_in: dict[str, TakenIn] = Field(default_factory=dict)
    beside: dict[str, Literal[True]] = Field(default_factory=dict)

    @property
    def held(self) -> bool:
        return self.outcome in HELD

    @property
    def ended_at(self) -> datetime | None:
        """When it was last finished, also while it is open again."""
        before = [one.finished_at for one in self.reopened.values() if one.finished_at]
        return self.finished_at or (max(before, default=None) if self.held else None)

    @property
    def unfinished(self) -> bool:
        """Begun or opened again, and not finished since."""
        begun = self.outcome is None and self.started_at is not None
        return self.finished_at is None and (begun or (self.held and bool(self.reopened)))

    @property
    def reopenings(self) -> tuple[Reopening, ...]:
        """Every opening after the end, first to last."""
        return tuple(self.reopened[key] for key in sorted(self.reopened))

    def level(self, area: str) -> int | None:
        """The rating of an area, 1 to 5; `None` when it was not rated."""
        rating = self.ratings.get(area)
        return rating if isinstance(rating, int) else None

    @property
    def levels(self) -> dict[str, int]:
        """Areas that were rated, with their rating."""
        return {area: level for area, level in self.ratings.items() if isinstance(level, int)}
