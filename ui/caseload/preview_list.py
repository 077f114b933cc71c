"""The rows of a roster, those that need somebody first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QResizeEvent

from onedesk.roster.difference import Change, Difference
from onedesk.roster.values import Doubt
from ui import theme
from ui.listing import Index, Listing, RowDelegate
from ui.rows import RowsModel
from ui.theme.focus import follow_rows
from ui.widgets import paint
from ui.widgets.pill import State, paint_pill
from ui.words import day_month

_WIDTHS = (128, 190, 136, 0)
_ROW, _TWO_LINES, _NARROW = 49, 24, 700
_FIELDS = {
    "legal_forename": "forename",
    "legal_surname": "surname",
    "preferred_forename": "known as",
    "preferred_surname": "known surname",
    "born": "date of birth",
    "upn": "UPN",
    "uln": "ULN",
    "sex": "gender",
    "year": "year",
    "form": "form",
    "admission_number": "admission number",
    "sen": "support",
    "attendance_percent": "attendance",
    "fsm": "free school meals",
    "pupil_premium": "pupil premium",
    "in_care": "in care",
    "eal": "English as another language",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the file: where, who, what it would do, and why."""

    place: str
    name: str
    kind: State
    what: str
    why: str


def lines_of(found: Difference) -> tuple[Line, ...]:
    """Every row once, and every student whom the file does not name."""
    return tuple(_lines(found))


def _lines(found: Difference) -> Iterator[Line]:
    for one in found.doubtful:
        reasons = " ".join(reason.say for reason in one.reasons)
        might = ", ".join(student.name for student in one.candidates)
        why = f"{reasons} It may be {might}." if might else reasons
        yield Line(one.row.place, _named(one.row.pupil.name), "needs", "Needs you", why)
    for refused in found.refused:
        given = _named(refused.given)
        yield Line(refused.place, given, "needs", "Cannot be read", refused.reason)
    for changed in found.changed:
        said = "; ".join(_change(change) for change in changed.changes)
        why = " ".join([capital_stop(said), *_says(changed.row.doubts)])
        yield Line(changed.row.place, changed.student.name, "neutral", "Changed", why)
    for row in found.new:
        facts = [f"Year {row.pupil.year}" if row.pupil.year else "", row.pupil.form or ""]
        why = " ".join([", ".join(fact for fact in facts if fact), *_says(row.doubts)])
        yield Line(row.place, row.pupil.name, "laptop", "New", why)
    for student in found.missing:
        yield Line("", student.name, "neutral", "Not in the file", "Stays as it is; never deleted.")
    for match in found.unchanged:
        yield Line(
            match.row.place, match.student.name, "neutral", "Known", _joined(match.row.doubts)
        )


class PreviewModel(RowsModel[Line]):
    """The lines, read only."""

    heads = ("Row", "Student", "What it does", "Why")

    def words(self, row: Line, column: int) -> str:
        return (row.place, row.name, row.what, row.why)[column]

    def spoken(self, row: Line, _at: int) -> str:
        return ", ".join(word for word in (row.place, row.name, row.what, row.why) if word)

    def whole(self, row: Line, _column: int) -> str | None:
        return row.why


class PreviewList(Listing):
    """Walked to be read; nothing can be changed here."""

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__(_WIDTHS, row=_ROW)
        self.lines = PreviewModel(self)
        self.lines.put(lines)
        self.setModel(self.lines)
        self.setItemDelegate(_Rows(self))
        self.setAccessibleName("Rows of the file")
        follow_rows(self)
        self.measure()
        self.choose(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setColumnHidden(0, self.viewport().width() < theme.current().px(_NARROW))


class _Rows(RowDelegate):
    """The name in bold, what it does as a pill, why in up to two lines."""

    def draw(self, painter: QPainter, rect: QRect, index: Index, *, picked: bool) -> None:
        line = cast(PreviewModel, index.model()).row(index.row())
        if line is None:
            return
        look = theme.current()
        ink = look.color("ink" if picked else "ink2")
        match index.column():
            case 1:
                paint.words(painter, rect, line.name, (look.font(14, 650), look.color("ink")))
            case 2:
                icon = None if line.kind == "needs" else ""
                paint_pill(
                    painter, (rect.x(), rect.y() + rect.height() // 2), line.kind, line.what, icon
                )
            case 3:
                _two_lines(painter, rect, line.why, ink=ink.name())
            case _:
                paint.words(painter, rect, line.place, (look.font(13), ink))


def _two_lines(painter: QPainter, rect: QRect, text: str, *, ink: str) -> None:
    """Words that wrap once; the rest is told by the tool tip and to screen readers."""
    look = theme.current()
    painter.setFont(look.font(13))
    painter.setPen(ink)
    wrap = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
    painter.drawText(rect.adjusted(0, 2, 0, -2), wrap, text)


def capital_stop(words: str) -> str:
    """A sentence: capital first, full stop last."""
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _change(change: Change) -> str:
    """Form 10B, was 10C."""
    label = _FIELDS.get(change.field, change.field.replace("_", " "))
    new = _value(change.new)
    return (
        f"{label} {new}, was {_value(change.old)}" if change.old is not None else f"{label} {new}"
    )


def _value(value: object) -> str:
    if isinstance(value, date):
        return f"{day_month(value)} {value.year}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _named(name: str) -> str:
    return name.strip() or "No name"


def _says(doubts: Sequence[Doubt]) -> list[str]:
    return [doubt.say for doubt in doubts]


def _joined(doubts: Sequence[Doubt]) -> str:
    return " ".join(_says(doubts))
