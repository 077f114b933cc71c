"""Where a student goes after Year 11: as predicted, and as confirmed."""

from datetime import date
from typing import ClassVar, Literal

from onedesk.domain.value import Body

LAST_CYCLE = 7
"""The talk in which the adviser says where the student will go; it may be said after it too."""


class Destination(Body):
    """A prediction is its own field, entered by the adviser; it is never derived from the plan."""

    kind: ClassVar[Literal["destination"]] = "destination"

    predicted: str | None = None
    prediction_confidence: Literal["likely", "at_risk", "unlikely"] | None = None
    predicted_on: date | None = None
    confirmed: str | None = None
    provider: str | None = None
    confirmed_on: date | None = None
    happy: Literal[1, 2, 3, 4, 5] | None = None
    said_by: Literal["student", "adviser", "school", "parent", "authority"] | None = None
