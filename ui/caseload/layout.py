"""Where the parts of the caseload stand."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onedesk.desk.views import CaseRow
from onedesk.domain.people import School
from ui import theme
from ui.caseload.case_list import CaseList
from ui.heads import PageHead
from ui.listing import ListCard
from ui.responsive import Pair
from ui.widgets.button import Button
from ui.widgets.choice import ChipRow
from ui.widgets.empty import EmptyState
from ui.widgets.field import Field
from ui.widgets.key_hints import Hint, KeyHints
from ui.words import capital, counted

_HINTS: tuple[Hint, ...] = (
    (("Up", "Down"), "Choose"),
    ("Enter", "Open student"),
    ("Alt I", "Import a roster"),
    ("F1", "All keys"),
)
_EVERYWHERE = "*"


class CaseloadLayout(QObject):
    """The widgets of the caseload, laid out on a page."""

    school_chosen = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.bring = Button("Import a roster", icon="file", key="Alt I", height=32, bind=True)
        self.head = PageHead(self.bring)
        self._field = Field("", placeholder="Name, form or school")
        self.field = self._field.edit
        self.field.setAccessibleName("Name, form or school")
        self.list = CaseList()
        self._card = ListCard(self.list)
        self._empty = EmptyState("")
        self._schools: tuple[School, ...] = ()
        self._chips: ChipRow | None = None
        self._chip_place = QHBoxLayout()
        place = QWidget()
        place.setLayout(self._chip_place)
        self._chip_place.setContentsMargins(0, 0, 0, 0)
        look = theme.current()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(look.px(24), look.px(14), look.px(24), 0)
        rows.setSpacing(look.px(12))
        rows.addWidget(self.head)
        rows.addWidget(Pair(self._field, place, beside_from=860))
        rows.addWidget(self._card, 100)
        rows.addWidget(self._empty, 1)
        rows.addStretch(1)
        rows.addWidget(KeyHints(_HINTS, bar=False))

    @property
    def school(self) -> str:
        """The school that is chosen, or nothing for all."""
        value = self._chips.value if self._chips is not None else None
        return value if value and value != _EVERYWHERE else ""

    def show_rows(self, schools: tuple[School, ...], rows: tuple[CaseRow, ...]) -> None:
        """Show the students of all schools; chips where there are several."""
        if schools != self._schools:
            self._schools = schools
            self._offer(schools)
        self.list.one_school = len(schools) == 1
        self.list.cases.fill(rows)
        self.list.give_way()
        self.say_count()

    def say_count(self) -> None:
        """How many are shown, and what an empty list means."""
        cases = self.list.cases
        shown, total = len(cases.shown), cases.total
        of = f"{shown} of {counted(total, 'student')}"
        self.head.title.setText("Students")
        everyone = shown == total
        self.head.facts.setText(capital(counted(total, "student")) if everyone else of)
        self._card.setVisible(bool(shown))
        self._empty.setVisible(not shown)
        if not total:
            line = "They come with a sync, or from a school’s roster (Alt I)."
            self._empty.set_words("No students on this laptop yet", line)
        elif not shown:
            self._empty.set_words("Nobody fits these letters", "Esc shows everyone again.")

    def _offer(self, schools: tuple[School, ...]) -> None:
        """One chip a school, and one for all."""
        if self._chips is not None:
            self._chip_place.removeWidget(self._chips)
            self._chips.deleteLater()
            self._chips = None
        if len(schools) > 1:
            choices = [(_EVERYWHERE, "All"), *((school.id, school.name) for school in schools)]
            self._chips = ChipRow(choices)
            self._chips.set_name("School")
            self._chips.set_value(_EVERYWHERE)
            self._chips.chosen.connect(lambda _code: self.school_chosen.emit())
            self._chip_place.addWidget(self._chips)
