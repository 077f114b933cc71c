"""What was offered between interviews, and who came."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Literal

from onedesk.domain.value import Body


class Intervention(Body):
    """A workshop, visit or talk; its target areas are declared before the event."""

    kind: ClassVar[Literal["intervention"]] = "intervention"

    title: str
    type: str
    day: date
    mode: Literal["face_to_face", "virtual", "recorded"] | None = None
    provider: str | None = None
    sectors: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    minutes: int | None = None


class Attendance(Body):
    """Whether one student came to one intervention.

    `elsewhere` is the intervention as it was offered, where the student has moved school since: it
    stays with the school that offered it.
    """

    kind: ClassVar[Literal["attendance"]] = "attendance"

    intervention: str
    state: Literal["attended", "part", "absent", "not_invited", "unknown"] = "unknown"
    feedback: Literal[1, 2, 3, 4, 5] | None = None
    elsewhere: Intervention | None = None

    def of(self, offered: Mapping[str, Intervention]) -> Intervention | None:
        """What was attended, out of what the school offered by id, or elsewhere."""
        return offered.get(self.intervention, self.elsewhere)
