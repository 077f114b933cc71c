"""Insights: the own caseload in figures, counted on this laptop."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from onedesk.desk.insight_views import Caseload
from onedesk.domain.rules import UNDECIDED
from ui.insights import names, tables, why
from ui.insights.layout import InsightsLayout
from ui.insights.names import NameList
from ui.insights.names_dialog import NamesDialog
from ui.insights.school_dialog import SchoolDialog
from ui.insights.table_dialog import TableDialog
from ui.page import KeyGroup, Page, Place, Session, open_once
from ui.theme.focus import no_ring

_KEYS: KeyGroup = (
    "Insights",
    (
        ("Tab", "Next chart or list"),
        (("Up", "Down", "Left", "Right"), "Walk a chart"),
        ("Enter", "Name the students"),
        ("Alt T", "Show as table"),
        ("Y", "Why this number?"),
        ("M", "All seen, or the same students in every cycle"),
        ("S", "All schools, or one"),
    ),
)


class InsightsPage(Page):
    """Charts of the caseload, and lists of students to think about.

    Counting runs beside the desk's thread, so that nothing typed ever waits for it.
    """

    word = "Insights"
    keys: Sequence[KeyGroup] = (_KEYS,)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.parts = parts = InsightsLayout(self)
        self._case: Caseload | None = None
        self._school: str | None = None
        self._matched = True
        self._figure = "knowledge"
        self._counting = self._again = False
        self.acts = {
            "Y": self._explain,
            "M": self._turn,
            "S": self._choose_school,
            "Alt+T": self._show_table,
            "T": self._show_table,
        }
        for widget in parts.figures.values():
            widget.installEventFilter(self)
        parts.switch.turned.connect(self._turned)
        parts.school.clicked.connect(self._choose_school)
        parts.why.clicked.connect(self._explain)
        parts.sync.clicked.connect(lambda: self.go.emit(Place("sync")))
        parts.dots.named.connect(lambda row, _column: self._name_low(row))
        parts.bars.named.connect(self._name_planning)
        parts.shares.named.connect(lambda row, _column: self._name_choosing(row))
        parts.schools.chart.named.connect(lambda row, _column: self._name_not_seen(row))
        parts.watch.list.opened.connect(self._name_listed)
        no_ring(self)

    @property
    def case(self) -> Caseload | None:
        """What is shown; nothing while it is counted for the first time."""
        return self._case

    # Counting

    def arrive(self) -> None:
        """Count again; what is asked for while counting is counted once more after it."""
        if self._counting:
            self._again = True
            return
        self._counting = True
        self.ask(lambda: None, lambda _none: self._count())

    def _count(self) -> None:
        """On the other thread, after all that was typed is written."""
        school = self._school
        self.session.aside.run(lambda desk, _task: desk.insights(school), self._counted, self._fail)

    def _counted(self, case: Caseload) -> None:
        if not isValid(self):
            return
        self._counting = False
        if self._again:
            self._again = False
            self.arrive()
        if case.school == self._school:
            self._case = case
            self._show()

    def _fail(self, reason: Exception) -> None:
        self._counting = self._again = False
        self._refused(reason)

    def _show(self) -> None:
        case = self._case
        if case is None:
            return
        self._matched = self._matched and len(case.cycles) > 1
        self.keys = (_KEYS,) if case.people else ()
        self.parts.show_case(case, matched=self._matched)
        if QApplication.focusWidget() in (None, self) and self.isVisible():
            self._take_up()

    def _take_up(self) -> None:
        """The keyboard goes to the figure looked at last, else to the first there is."""
        figures = self.parts.figures
        ways_on = self.parts.sync, self.parts.school
        for widget in (figures[self._figure], *figures.values(), *ways_on):
            if widget.isVisible():
                widget.setFocus()
                return

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._case is not None:
            self._take_up()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember which figure was looked at last: Y and Alt T are about that one."""
        if event.type() == QEvent.Type.FocusIn:
            known = (key for key, widget in self.parts.figures.items() if widget is watched)
            self._figure = next(known, self._figure)
        return super().eventFilter(watched, event)

    # Keys

    def _turn(self) -> None:
        if self.parts.switch.isVisible():
            self.parts.switch.turn()

    def _turned(self, side: int) -> None:
        self._matched = bool(side)
        self._show()

    def _choose_school(self) -> None:
        case = self._case
        if case is not None and len(case.every_school) > 1:
            dialog = SchoolDialog(case.every_school, self._school, self)
            dialog.chosen.connect(self._to_school)
            open_once(dialog)

    def _to_school(self, school: str) -> None:
        self._school = school or None
        self.arrive()

    def _explain(self) -> None:
        if self._case is not None and self._case.people:
            open_once(
                why.WhyDialog(why.answers(self._case, self._figure, matched=self._matched), self)
            )

    def _show_table(self) -> None:
        if self._case is not None:
            table = tables.table(self._case, self._figure, matched=self._matched)
            open_once(TableDialog(table, self))

    # Names

    def _name_low(self, row: int) -> None:
        if self._case is not None:
            area = self._case.charts(matched=self._matched).knowledge.areas[row].area
            self._name(names.low_in(self._case, area, matched=self._matched))

    def _name_planning(self, row: int, part: int) -> None:
        if self._case is not None:
            plans = self._case.charts(matched=self._matched).plans
            group, cycle = plans.groups[part], plans.cycles[row]
            self._name(names.planning(self._case, group, cycle, matched=self._matched))

    def _name_choosing(self, row: int) -> None:
        if self._case is not None:
            sectors = (*self._case.charts(matched=self._matched).sectors.groups, UNDECIDED)
            self._name(names.choosing(self._case, sectors[row], matched=self._matched))

    def _name_not_seen(self, row: int) -> None:
        if self._case is not None:
            self._name(names.not_seen(self._case, self._case.schools[row]))

    def _name_listed(self) -> None:
        one = self.parts.watch.list.chosen
        if self._case is not None and one is not None:
            self._name(names.listed_students(self._case, one))

    def _name(self, found: NameList) -> None:
        dialog = NamesDialog(found, self)
        dialog.found.connect(lambda student, among: self.go.emit(Place("student", student, among)))
        open_once(dialog)
