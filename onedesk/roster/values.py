"""What comes out of a roster file: pupils, rows with their doubts, and what was refused."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from onedesk.domain.value import Value

Severity = Literal["error", "warning"]
Source = Literal["csv", "xlsx", "ctf"]
Sex = Literal["F", "M", "U", "W"]
Sen = Literal["N", "K", "E"]

GROUPS: Mapping[str, tuple[str, ...]] = {
    "sen": ("sen",),
    "fsm": ("fsm", "pupil_premium"),
    "attendance": ("attendance_percent",),
    "in_care": ("in_care",),
    "eal": ("eal",),
}
"""Groups of support and risk data, and the fields each carries; all are off unless asked for."""


class Doubt(Value):
    """Something a person should look at: an *error* needs an answer, a *warning* a glance."""

    code: str
    say: str
    severity: Severity
    field: str = ""
    given: str = ""  # the text as the file has it


class Pupil(Value):
    """One pupil as a school's file tells; `None` means that the file does not say."""

    legal_forename: str
    legal_surname: str
    preferred_forename: str | None = None
    preferred_surname: str | None = None
    born: date | None = None
    upn: str | None = None
    uln: str | None = None
    sex: Sex | None = None
    year: int | None = None
    form: str | None = None
    admission_number: str | None = None
    sen: Sen | None = None
    fsm: bool | None = None
    pupil_premium: bool | None = None
    attendance_percent: float | None = None
    in_care: bool | None = None
    eal: bool | None = None

    @property
    def name(self) -> str:
        """Forename and surname as used in school."""
        forename = self.preferred_forename or self.legal_forename
        surname = self.preferred_surname or self.legal_surname
        return f"{forename} {surname}".strip()


class RosterRow(Value):
    """A pupil of the file, where it stands, and what is doubtful about it."""

    number: int  # line of a CSV or CTF file, row of a sheet, from 1
    place: str  # the same in words: "line 7", "row 7", "pupil 5, line 7"
    pupil: Pupil
    name_in_file: str  # the legal name before letters were made small
    doubts: tuple[Doubt, ...] = ()

    @property
    def stopped_by(self) -> tuple[Doubt, ...]:
        """The doubts that need an answer before the row may be used."""
        return tuple(doubt for doubt in self.doubts if doubt.severity == "error")


class Refused(Value):
    """A data row that is no pupil, or cannot be read as one."""

    number: int
    place: str
    reason: str
    given: str  # the beginning of the row, for the person who looks


class Skipped(Value):
    """A line that holds no data: a title, the headings, a blank one."""

    number: int
    reason: Literal["title", "headings", "blank"]


class Roster(Value):
    """A whole file, read: every data row is in `rows` or in `refused`."""

    source: Source
    school_name: str | None
    school_code: str | None  # seven digits: local authority and establishment
    academic_year: int | None  # the year in which it starts
    rows: tuple[RosterRow, ...]
    refused: tuple[Refused, ...]
    skipped: tuple[Skipped, ...]
    doubts: tuple[Doubt, ...]  # about the file as a whole
    columns: tuple[tuple[str, str], ...]  # heading of the file, field it was read as
    left_out: tuple[str, ...]  # headings understood, but of a group that was not asked for
    unread: tuple[str, ...]  # headings not understood

    @property
    def data_rows(self) -> int:
        """How many data rows the file holds."""
        return len(self.rows) + len(self.refused)
