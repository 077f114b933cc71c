"""Students: everyone on this laptop, narrowed as one types; a school's roster comes in here."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from onedesk.desk.views import CaseRow
from onedesk.domain.people import School
from onedesk.roster.difference import Difference
from onedesk.roster.errors import RosterError
from ui.asking import school_dialog
from ui.caseload.find import STEPS
from ui.caseload.layout import CaseloadLayout
from ui.caseload.narrow import NarrowDialog
from ui.caseload.preview import RosterPreview
from ui.latest import Latest
from ui.page import KeyGroup, Page, Place, Session, open_once
from ui.words import capital, counted

_KEYS: KeyGroup = (
    "Students",
    (
        ("A to Z", "Type to narrow the list"),
        (("Up", "Down"), "Choose"),
        ("Enter", "Open student"),
        ("Alt S", "One school, or one form of it"),
        ("Alt G", "By form, or by name"),
        ("Alt I", "Import a roster"),
        ("Esc", "Show everyone again"),
    ),
)
_ROSTERS = "Rosters (*.csv *.xlsx *.xml);;All files (*)"

PickFile = Callable[[QWidget, Callable[[Path], None]], None]


class StudentsPage(Page):
    """The caseload; the preview of a roster lies over it until it is imported or left."""

    word = "Students"
    keys: Sequence[KeyGroup] = (_KEYS,)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.pick_file: PickFile = _ask_for_file
        self.here: str | None = None
        """The school of the day: its students come first among equals."""
        self._schools: tuple[School, ...] = ()
        self.parts = CaseloadLayout()
        self._opening = False
        self._questions: Latest[tuple[str, tuple[str, ...]]] = Latest(
            session.jobs, lambda found: self._show_found(*found), self
        )
        self._questions.refused.connect(lambda say: self.said.emit(say, None))
        self.preview: RosterPreview | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.parts.ground)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._stack)
        self._listen()
        self.setFocusProxy(self.parts.field)

    def _listen(self) -> None:
        parts = self.parts
        parts.field.textChanged.connect(self._seek)
        parts.field.installEventFilter(self)
        parts.list.opened.connect(self._open)
        parts.bring.clicked.connect(self._bring)
        parts.part.clicked.connect(self._choose_part)
        parts.order.clicked.connect(self._turn_order)
        parts.sync.clicked.connect(lambda: self.go.emit(Place("sync")))

    def arrive(self) -> None:
        desk = self.session.desk
        self.ask(lambda: (desk.schools(), desk.caseload()), lambda found: self._show(*found))

    def _show(self, schools: tuple[School, ...], rows: tuple[CaseRow, ...]) -> None:
        self._schools = schools
        self._keeping(lambda: self.parts.show_rows(schools, rows))
        if self.parts.field.text().strip():
            self._seek(self.parts.field.text())

    # Who is shown

    def _seek(self, typed: str) -> None:
        """Ask who fits what is typed; nothing typed is everyone, at once."""
        seek, here, self._opening = self.session.desk.seek, self.here, False
        if typed.strip():
            self._questions.ask(lambda: (typed, seek(typed, here)))
        else:
            self._questions.forget()
            self._show_found("", None)

    def _show_found(self, typed: str, found: tuple[str, ...] | None) -> None:
        same = typed == self.parts.list.cases.typed
        show = partial(self.parts.list.cases.show_found, typed, found)
        if same:
            self._keeping(show)
        else:
            show()
            self.parts.list.choose(0)
        self.parts.say_count()
        if self._opening:
            self._open()

    def _keeping(self, show: Callable[[], None]) -> None:
        """Show something else with the same student in hand, if they are still there."""
        before = self.parts.list.chosen
        show()
        ids = [row.student for row in self.parts.list.cases.rows]
        kept = before is not None and before.student in ids
        self.parts.list.choose(ids.index(before.student) if kept and before else 0)

    def _choose_part(self) -> None:
        cases = self.parts.list.cases
        dialog = NarrowDialog(cases.everyone, (cases.school, cases.form), self)
        dialog.chosen.connect(self._narrow)
        open_once(dialog)

    def _narrow(self, school: str, form: str) -> None:
        self._keeping(partial(self.parts.list.cases.narrow, school, form))
        self.parts.say_count()

    def _turn_order(self) -> None:
        cases = self.parts.list.cases
        self._keeping(lambda: cases.group(grouped=not cases.grouped))
        self.parts.say_count()

    def _open(self) -> None:
        """Open the student in hand, once what is typed has been answered."""
        row, self._opening = self.parts.list.chosen, self._questions.waiting
        if row is not None and not self._opening:
            among = tuple(one.student for one in self.parts.list.cases.rows)
            self.go.emit(Place("student", row.student, among))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field, arrows walk the list, Enter opens and Esc clears."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        by = STEPS.get(Qt.Key(event.key()))
        if by is not None:
            self.parts.list.step(by)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.key() == Qt.Key.Key_Escape and self._narrowed:
            self._widen()
        else:
            return super().eventFilter(watched, event)
        return True

    @property
    def _narrowed(self) -> bool:
        return bool(self.parts.field.text() or self.parts.list.cases.school)

    def _widen(self) -> None:
        """Everyone again: first whatever is typed goes, then the school and form."""
        if self.parts.field.text():
            self.parts.field.clear()
        else:
            self._narrow("", "")

    # A roster

    def _bring(self) -> None:
        chosen = self.parts.list.cases.school or (
            self._schools[0].id if len(self._schools) == 1 else ""
        )
        if chosen:
            self._pick(chosen)
        elif self._schools:
            dialog = school_dialog(self._schools, self)
            dialog.chosen.connect(self._pick)
            open_once(dialog)

    def _pick(self, school: str) -> None:
        self.pick_file(self, partial(self._read, school))

    def _read(self, school: str, path: Path) -> None:
        """Read and compare on the desk's thread; nothing is written by that."""
        name = next(one.name for one in self._schools if one.id == school)
        work = partial(_compared, self.session.desk.preview_roster, school, path)
        self.ask(work, lambda found: self._show_preview(school, f"{path.name}, {name}", found))

    def _show_preview(self, school: str, of: str, found: Difference) -> None:
        self._leave_preview()
        self.preview = preview = RosterPreview(found, of)
        preview.left.connect(self._leave_preview)
        preview.wanted.connect(partial(self._import, school, found))
        self._stack.addWidget(preview)
        self._stack.setCurrentWidget(preview)
        preview.setFocus()

    def _import(self, school: str, found: Difference) -> None:
        write = partial(self.session.desk.import_roster, school, found)
        self.ask(write, self._imported)

    def _imported(self, count: int) -> None:
        self._leave_preview()
        students = capital(counted(count, "student"))
        self.said.emit(f"{students} imported. They go to the hub with the next sync.", None)
        self.arrive()

    def _leave_preview(self) -> None:
        preview, self.preview = self.preview, None
        if preview is not None:
            self._stack.removeWidget(preview)
            preview.hide()
            preview.deleteLater()
            self.parts.field.setFocus()


def _compared(
    compare: Callable[[str, bytes, str], Difference], school: str, path: Path
) -> Difference:
    try:
        content = path.read_bytes()
    except OSError as reason:
        raise RosterError(
            "This file could not be opened. Nothing was changed. Close it in other programs, "
            "then try again."
        ) from reason
    return compare(school, content, path.name)


def _ask_for_file(parent: QWidget, chosen: Callable[[Path], None]) -> None:
    """The system's own dialog."""
    dialog = QFileDialog(parent, "Import a roster")
    dialog.setNameFilter(_ROSTERS)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
