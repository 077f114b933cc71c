"""The cards of a student: what they know, the last plan, what happened since, ideas, what next."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent

from onedesk.desk.views import StudentFile
from onedesk.domain.programme import catalogue
from ui import theme, words
from ui.section import Section
from ui.student import changes, destination, facts, known, path
from ui.student.fact_list import FactList
from ui.student.facts import Fact
from ui.student.history import HistoryTable
from ui.widgets.block import Block
from ui.widgets.heatmap import HEADS, Heatmap
from ui.widgets.label import Caption
from ui.widgets.level import LevelCell

_LABELS, _COLUMN, _LEAST, _WIDEST = 150, 48, 220, 620


class KnowsCard(Section):
    """The heat map of twelve areas over seven talks, with the mean of the rated ones."""

    def __init__(self) -> None:
        super().__init__("What they know")
        self.map = Heatmap()
        self._file: StudentFile | None = None
        self._columns = path.CYCLES
        lowest, highest = catalogue().level(1), catalogue().level(5)
        for level in (lowest, highest):
            parts = (LevelCell(level.value, 19), Caption(level.word.lower()))
            self.head.addWidget(Block(*parts, gap=4, edges=(6, 0, 0, 0), across=True))
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
        rows = [(label, cells[first:last]) for label, cells in known.knowledge(file)]
        foot = ("Average of rated areas", known.averages(file)[first:last])
        self.map.set_rows(rows, HEADS[first:last], foot)

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
        return QSize(look.px(_LEAST), super().minimumSizeHint().height())


class ListCard(Section):
    """A heading over lines, or over one sentence where there are none."""

    def __init__(self, heading: str) -> None:
        super().__init__(heading)
        self.list = FactList()
        self.body.addWidget(self.list)

    def show_facts(self, found: Sequence[Fact], none: str = "") -> None:
        """Show other lines."""
        self.list.show_facts(found or [Fact("", none)])


class ActionsCard(ListCard):
    """The last plan with what came of it; a word about the plans before it."""

    def __init__(self) -> None:
        super().__init__("Actions")
        self.end()

    def show_file(self, file: StudentFile, today: date) -> None:
        """Show another student."""
        last, owing = facts.last_held(file), facts.to_ask(file)
        day = last.body.day if last else None
        heading = f"Actions from {words.day_month(day, today)}" if day else "Actions"
        self.set_heading(heading, f"{owing} to ask about" if owing else "")
        shown = facts.brief(facts.actions(file, today))
        hidden = facts.made(file) - len(shown)
        more = [Fact("", f"{words.capital(words.counted(hidden, 'more action'))} in all plans (A)")]
        none = "No actions were made in that talk." if last else "The first talk makes the plan."
        self.show_facts([*(shown or [Fact("", none)]), *(more if hidden > 0 else [])])


class SinceCard(ListCard):
    """Workshops and visits after the last talk."""

    def __init__(self) -> None:
        super().__init__("Since the last interview")

    def show_file(self, file: StudentFile, today: date) -> None:
        """Show another student."""
        held = facts.last_held(file) is not None
        self.set_heading("Since the last interview" if held else "Workshops and visits")
        none = "No workshop or visit since then." if held else "None so far."
        self.show_facts(facts.since_last(file, today), none)


class IdeasCard(Section):
    """Area of work and plan, talk by talk, and what the last talk changed."""

    def __init__(self) -> None:
        super().__init__("Ideas and plans")
        self.table, self.change = HistoryTable(), FactList()
        self.body.addWidget(self.table)
        self.body.addWidget(self.change)

    def show_file(self, file: StudentFile) -> None:
        """Show another student."""
        talks = changes.talks(file)
        said = changes.last_change(talks) if talks else "No interview so far."
        self.table.show_talks(talks)
        self.change.show_facts([Fact("", said)] if said else [])


class GoingCard(ListCard):
    """Where the student goes: there once it is time to say so."""

    def __init__(self) -> None:
        super().__init__("After Year 11")
        self.right.setText("D writes it down")

    def show_file(self, file: StudentFile, today: date) -> None:
        """Show another student."""
        found = destination.lines(file, today)
        self.show_facts(found)
        self.setVisible(bool(found))
