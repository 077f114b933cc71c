"""The caseload as a table: everyone, or those who fit what is typed and the school and form."""

from collections.abc import Sequence
from typing import cast

from onedesk.desk.views import CaseRow
from ui.labels import idea, plan_label
from ui.rows import Index, RowsModel
from ui.words import counted, day_month, listed

STUDENT, TALKS, IDEA, PLAN, LAST, ACTIONS, SCHOOL = range(7)


class CaseModel(RowsModel[CaseRow]):
    """All rows, and of them the ones that the words, the school and the form leave.

    `rows` are those shown: in the order of the search, else by form where grouped, else by name.
    """

    heads = ("Student", "Talks", "Idea", "Plan", "Last seen", "Open actions", "School")
    typed, school, form = "", "", ""
    grouped = False

    _all: tuple[CaseRow, ...] = ()
    _found: tuple[str, ...] | None = None

    @property
    def total(self) -> int:
        return len(self._all)

    @property
    def everyone(self) -> tuple[CaseRow, ...]:
        return self._all

    def fill(self, rows: Sequence[CaseRow]) -> None:
        """Show other students under the same filter."""
        self._all = tuple(rows)
        self._choose()

    def show_found(self, typed: str, found: Sequence[str] | None) -> None:
        """Only the students found for these letters, the best first; `None` shows everyone."""
        self.typed, self._found = typed, None if found is None else tuple(found)
        self._choose()

    def narrow(self, school: str, form: str) -> None:
        """Only one school, and of it only one form; empty words for all."""
        self.school, self.form = school, form
        self._choose()

    def group(self, *, grouped: bool) -> None:
        """By school and form, or all by name."""
        self.grouped = grouped
        self._choose()

    def leads(self, at: int) -> str:
        """The name of the group that begins with a row; nothing inside a group."""
        row, before = self.row(at), self.row(at - 1)
        if (
            not self.grouped
            or row is None
            or (before is not None and _group(before) == _group(row))
        ):
            return ""
        return " · ".join(part for part in (row.form or "No form", row.school_name) if part)

    def _choose(self) -> None:
        rows = [
            row
            for row in self._all
            if self.school in ("", row.school) and self.form in ("", row.form)
        ]
        if self._found is not None:
            places = {student: at for at, student in enumerate(self._found)}
            rows = [row for row in rows if row.student in places]
            rows.sort(key=lambda row: places[row.student])
        elif not self.grouped:
            rows.sort(key=lambda row: row.name.casefold())
        if self.grouped:
            rows.sort(key=lambda row: (row.school_name, row.form or ""))
        self.put(rows)

    def words(self, row: CaseRow, column: int) -> str:
        return (
            row.name,
            ", ".join(map(str, row.held)),
            idea(row.sector, row.job),
            plan_label(row.plan),
            day_month(row.last_day) if row.last_day else "",
            str(row.open_actions) if row.open_actions else "",
            row.school_name,
        )[column]

    def spoken(self, row: CaseRow, at: int) -> str:
        talks = listed([str(cycle) for cycle in row.held])
        held = f"talks {talks} held" if row.held else "no talk yet"
        parts = [self.leads(at), row.name, row.form or "", row.school_name, held]
        parts += [idea(row.sector, row.job), plan_label(row.plan)]
        parts.append(counted(row.open_actions, "open action"))
        return ", ".join(part for part in parts if part)

    def whole(self, row: CaseRow, column: int) -> str | None:
        return self.words(row, column) if column in (STUDENT, IDEA) else None


def model_of(index: Index) -> CaseModel:
    """The caseload behind an index."""
    return cast(CaseModel, index.model())


def _group(row: CaseRow) -> tuple[str, str | None]:
    return row.school, row.form
