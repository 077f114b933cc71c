"""Where the parts of the caseload stand."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onedesk.desk.views import CaseRow
from onedesk.domain.people import School
from ui import theme
from ui.caseload.case_list import CaseList
from ui.heads import PageHead
from ui.listing import ListCard
from ui.responsive import Pair
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.key_hints import Hint, KeyHints
from ui.words import capital, counted

_HINTS: tuple[Hint, ...] = (
    (("Up", "Down"), "Choose"),
    ("Enter", "Open student"),
    ("Alt S", "School or form"),
    ("Alt G", "By form"),
    ("Alt I", "Import a roster"),
    ("F1", "All keys"),
)


class CaseloadLayout(QObject):
    """The widgets of the caseload, laid out on a page."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.bring = Button("Import a roster", icon="file", key="Alt I", height=32, bind=True)
        self.head = PageHead(self.bring)
        self._field = Field("", placeholder="Name, form or school, in any order")
        self.field = self._field.edit
        self.field.setAccessibleName("Name, form or school, in any order")
        self.part = Button("All students", key="Alt S", height=32, bind=True)
        self.order = Button("By form", key="Alt G", height=32, bind=True)
        self.list = CaseList()
        self._card = ListCard(self.list)
        self.sync = Button("Open Sync", key="F5", height=32)
        self._empty = EmptyState("", "", self.sync)
        self._empty.hide()
        self._schools: tuple[School, ...] = ()
        buttons = Flow()
        buttons.set_widgets([self.part, self.order])
        look = theme.current()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(look.px(24), look.px(14), look.px(24), 0)
        rows.setSpacing(look.px(10))
        rows.addWidget(self.head)
        rows.addWidget(Pair(self._field, buttons, beside_from=860))
        rows.addWidget(self._card, 100)
        rows.addWidget(self._empty, 1)
        rows.addStretch(1)
        rows.addWidget(KeyHints(_HINTS, bar=False))

    def show_rows(self, schools: tuple[School, ...], rows: tuple[CaseRow, ...]) -> None:
        """Show the students of all schools."""
        self._schools = schools
        self.list.one_school = len(schools) == 1
        self.list.cases.fill(rows)
        self.list.give_way()
        self.say_count()

    def say_count(self) -> None:
        """How many are shown, of whom, and what an empty list means."""
        cases = self.list.cases
        shown, total = len(cases.rows), cases.total
        of = f"{shown} of {counted(total, 'student')}"
        self.head.title.setText("Students")
        everyone = shown == total
        self.head.facts.setText(capital(counted(total, "student")) if everyone else of)
        self.part.set_words(self._part())
        self.order.set_words("By name" if cases.grouped else "By form")
        self._card.setVisible(bool(shown))
        self._empty.setVisible(not shown)
        self.sync.setVisible(not total)
        if not total:
            line = "They come with a sync, or from a school’s roster (Alt I)."
            self._empty.set_words("No students on this laptop yet", line)
        elif not shown:
            self._empty.set_words("Nobody fits these letters", "Esc shows everyone again.")

    def _part(self) -> str:
        """The school and form that are chosen."""
        cases = self.list.cases
        name = next((one.name for one in self._schools if one.id == cases.school), "")
        return ", ".join(part for part in (name, cases.form) if part) or "All students"
