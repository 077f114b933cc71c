"""A school handed to a colleague for some days: what is signed, and what follows on a laptop."""

from collections.abc import Collection
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, Field, model_validator

from onedesk.domain.people import Cover, Programme, School
from onedesk.domain.records import Id
from onedesk.domain.value import Value

LONGEST = 92
"""A cover lasts at most so many days; longer, the service gives the school itself."""

Names = Annotated[str, Field(min_length=1, max_length=150)]


class Deed(Value):
    """An adviser's word that a colleague may work in a school, from its first day to its last.

    `device` is the laptop that signs; `notes` says whether the giver's private notes go along.
    """

    what: Literal["cover"] = "cover"
    id: Id
    school: Id
    giver: Names
    giver_name: str
    taker: Names
    taker_name: str
    first: date
    last: date
    notes: bool = False
    device: str
    given_at: AwareDatetime

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not 0 <= (self.last - self.first).days < LONGEST:
            raise ValueError("a cover ends on the day it begins, or some days later")
        return self

    def cover(self) -> Cover:
        """The same as everybody knows it."""
        return Cover(
            id=self.id,
            school=self.school,
            giver=self.giver,
            giver_name=self.giver_name,
            taker=self.taker,
            taker_name=self.taker_name,
            first=self.first,
            last=self.last,
        )


class Ending(Value):
    """The word of giver or taker that a cover ends at once."""

    what: Literal["end"] = "end"
    cover: Id
    by: Names
    device: str
    at: AwareDatetime


class Word(Value):
    """A `Deed` or an `Ending` as JSON text, and the laptop's signature over it in base64."""

    text: Annotated[str, Field(max_length=4000)]
    signature: Annotated[str, Field(max_length=100)]

    @property
    def signed(self) -> bytes:
        """The bytes that are signed."""
        return f"onedesk cover 1\n{self.text}".encode()


def with_covers(
    programme: Programme,
    by_file: Collection[tuple[Cover, School | None]],
    ended: Collection[str],
    day: date,
) -> Programme:
    """The programme as it is on a day: covers that have not begun or have ended open no school.

    `by_file` are covers that were given or taken by file, those that were taken with their school;
    `ended` are the ids of those that were ended early, which the hub may not have heard yet.
    """
    me = programme.adviser.id
    known = {cover.id: cover for cover, _ in by_file} | {c.id: c for c in programme.covers}
    covers = [one for one in known.values() if one.last >= day and one.id not in ended]
    mine = {cover.school for cover in programme.covers if cover.taker == me}
    now = {cover.school for cover in covers if cover.taker == me and cover.holds(day)}
    schools = [one for one in programme.schools if one.id not in mine or one.id in now]
    there = {school.id for school in schools}
    came = {school.id: school for _, school in by_file if school is not None}
    schools += [school for key, school in came.items() if key in now - there]
    return programme.model_copy(update={"schools": tuple(schools), "covers": tuple(covers)})
