"""Where the parts of the caseload stand."""

from itertools import pairwise

from PySide6.QtCore import QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from onedesk.desk.views import CaseRow
from onedesk.domain.people import School
from ui import theme
from ui.caseload.case_list import CaseList
from ui.heads import PageHead
from ui.listing import ListCard
from ui.responsive import Scroll
from ui.theme.focus import set_whole
from ui.widgets.block import Block
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.field import Field
from ui.widgets.key_hints import Hint, KeyHints
from ui.words import capital, counted

_LAST: tuple[Hint, ...] = (("Alt I", "Import a roster"), ("F1", "All keys"))
_HINTS: tuple[Hint, ...] = (
    (("Up", "Down"), "Choose"),
    ("Enter", "Open student"),
    ("Alt S", "School or form"),
    ("Alt G", "By form"),
    *_LAST,
)
_NOBODY: tuple[Hint, ...] = (("F5", "Sync now"), *_LAST)
_SHORT = 400
"""Design height of a page under which the keys leave their room to the list."""


class _Ground(Block):
    """What scrolls where it must, and the keys below it while there is room for them."""

    def __init__(self, body: QWidget, foot: KeyHints) -> None:
        self._foot = foot
        super().__init__(Scroll(body), foot, gap=10, edges=(24, 14, 24, 0))
        self.rows.setStretch(0, 1)

    def retheme(self) -> None:
        super().retheme()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._foot.setVisible(self.height() >= theme.current().px(_SHORT))


class CaseloadLayout(QObject):
    """The widgets of the caseload, laid out on `ground`."""

    def __init__(self) -> None:
        self._field = Field("", placeholder="Name, form or school, in any order")
        self.field = self._field.edit
        self.field.setAccessibleName("Name, form or school, in any order")
        self.part = Button("All students", key="Alt S", height=32, bind=True)
        self.order = Button("By form", key="Alt G", height=32, bind=True)
        self.bring = Button("Import a roster", icon="file", key="Alt I", height=32, bind=True)
        self.head = PageHead(self.part, self.order, self.bring)
        self.list = CaseList()
        self._card = ListCard(self.list)
        self.sync = Button("Open Sync", key="F5", height=32)
        self._empty = EmptyState("", "", self.sync)
        self._empty.hide()
        self._schools: tuple[School, ...] = ()
        self._foot = KeyHints(_HINTS, bar=False)
        self.ground = self._stand()
        super().__init__(self.ground)

    def _stand(self) -> Block:
        """The field and the list together in sight, whatever gives way; Tab ends in the head."""
        seeking = Block(self._field, gap=10)
        seeking.rows.addWidget(self._card, 100)
        seeking.rows.addWidget(self._empty, 100)
        seeking.rows.addStretch(1)
        set_whole(self.field, seeking)
        body = Block(self.head, seeking, gap=10)
        body.rows.setStretchFactor(seeking, 1)
        ground = _Ground(body, self._foot)
        stops = (self.field, self.list, self.sync, self.part, self.order, self.bring)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        return ground

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
        for button in (self.part, self.order):
            button.setVisible(bool(total))
        self.head.arrange()
        self._foot.set_hints(_HINTS if total else _NOBODY)
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
