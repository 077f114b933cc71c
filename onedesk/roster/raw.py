"""A pupil as text: what every reader of a format hands over before it is understood."""

from collections.abc import Mapping
from dataclasses import dataclass

from onedesk.roster.values import Doubt, Skipped


@dataclass(frozen=True, slots=True)
class Raw:
    """Field name to tidy text, where it stands, and what the reader of the format doubts."""

    number: int
    place: str
    fields: Mapping[str, str]
    given: str
    doubts: tuple[Doubt, ...] = ()
    refused: str = ""  # a reason, if this cannot be a pupil


@dataclass(frozen=True, slots=True)
class RawRoster:
    """All raw pupils of a file with what the file says of itself."""

    pupils: tuple[Raw, ...]
    columns: tuple[tuple[str, str], ...]  # heading or element, field
    school_name: str | None = None
    school_code: str | None = None
    academic_year: int | None = None
    title_year: int | None = None  # the year group that a title names
    unread: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    doubts: tuple[Doubt, ...] = ()
