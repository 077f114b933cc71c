"""The four cards of a student: what they know, the last plan, what happened since, ideas."""

from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from onedesk.desk.views import StudentFile
from onedesk.domain.programme import catalogue
from ui import theme, words
from ui.student import facts, path
from ui.student.fact_line import FactLine
from ui.student.section import TOP, Section, empty
from ui.widgets.heatmap import HEADS, Heatmap
from ui.widgets.label import Caption, Label
from ui.widgets.level import LevelCell

_LABELS, _COLUMN, _WIDEST = 150, 48, 620


class KnowsCard(Section):
    """The heat map of twelve areas over seven talks, with the mean of the rated ones."""

    def __init__(self) -> None:
        super().__init__("What they know")
        self.map = Heatmap()
        self._file: StudentFile | None = None
        self._columns = path.CYCLES
        lowest, highest = catalogue().level(1), catalogue().level(5)
        for level in (lowest, highest):
            self.head.addSpacing(theme.current().px(6))
            self.head.addWidget(LevelCell(level.value, 19))
            self.head.addWidget(Caption(level.word.lower()))
        self.rows.addWidget(self.map)
        self.end()

    def show_file(self, file: StudentFile) -> None:
        """Show another student."""
        self._file = file
        self.set_heading(f"What {file.student.body.forename} knows")
        self._put()

    def _put(self) -> None:
        file = self._file
        if file is None:
            return
        last = max(file.cycle, self._columns)
        first = last - self._columns
        rows = [(label, cells[first:last]) for label, cells in facts.knowledge(file)]
        self.map.set_rows(rows, HEADS[first:last])
        self.map.set_foot("Average of rated areas", facts.averages(file)[first:last])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where seven columns do not fit, the latest that do; labels stay near their cells."""
        super().resizeEvent(event)
        look = theme.current()
        self.map.setMaximumWidth(look.px(_WIDEST))
        room = self.width() - look.px(32 + _LABELS)
        columns = max(2, min(room // look.px(_COLUMN), path.CYCLES))
        if columns != self._columns:
            self._columns = columns
            self._put()

    def minimumSizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(32 + _LABELS + 2 * _COLUMN), super().minimumSizeHint().height())


class ActionsCard(Section):
    """The last plan with what came of it."""

    def __init__(self) -> None:
        super().__init__("Actions")
        self.end()

    def show_file(self, file: StudentFile, today: date) -> None:
        """Show another student."""
        last, owing = facts.last_held(file), facts.to_ask(file)
        day = last.body.day if last else None
        heading = f"Actions from {words.day_month(day, today)}" if day else "Actions"
        self.set_heading(heading, f"{owing} to ask about" if owing else "")
        none = "No actions were made in that talk." if last else "The first talk makes the plan."
        self.fill([FactLine(fact) for fact in facts.actions(file, today)], none)


class SinceCard(Section):
    """Workshops and visits after the last talk."""

    def __init__(self) -> None:
        super().__init__("Since the last interview")

    def show_file(self, file: StudentFile, today: date) -> None:
        """Show another student."""
        held = facts.last_held(file) is not None
        self.set_heading("Since the last interview" if held else "Workshops and visits")
        none = "No workshop or visit since then." if held else "None so far."
        self.fill([FactLine(fact) for fact in facts.since_last(file, today)], none)


class IdeasCard(Section):
    """Area of work and plan, talk by talk."""

    def __init__(self) -> None:
        super().__init__("Ideas and plans")

    def show_file(self, file: StudentFile) -> None:
        """Show another student."""
        ideas = facts.ideas(file)
        if not ideas:
            self.fill((), "No interview so far.")
            return
        empty(self.body)
        self.body.addWidget(_Ideas(ideas))


class _Ideas(QWidget):
    """A small table: the cycle, the idea, the plan, how sure."""

    def __init__(self, ideas: tuple[facts.Idea, ...]) -> None:
        super().__init__()
        look, grid = theme.current(), QGridLayout(self)
        grid.setContentsMargins(0, look.px(4), 0, look.px(2))
        grid.setHorizontalSpacing(look.px(8))
        grid.setVerticalSpacing(look.px(7))
        for column, stretch in enumerate((0, 265, 140, 144)):
            grid.setColumnStretch(column, stretch)
        grid.setColumnMinimumWidth(0, look.px(32))
        for row, idea in enumerate(ideas):
            cycle = Label(f"C{idea.cycle}", size=14, weight=650, ink="ink3")
            cycle.setAccessibleName(f"Talk {idea.cycle}")
            grid.addWidget(cycle, row, 0, TOP)
            grid.addWidget(Label(idea.idea, size=14, wrap=True), row, 1, TOP)
            grid.addWidget(Label(idea.plan, size=14, wrap=True), row, 2, TOP)
            grid.addWidget(Label(idea.certainty, size=13, ink="ink2", wrap=True), row, 3, TOP)
