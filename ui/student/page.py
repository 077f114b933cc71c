"""The student's page: where they are on the way, and the way into the interview."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from onedesk.desk.views import CaseRow, StudentFile
from ui.page import KeyGroup, Page, Place, Session
from ui.paper.output import Output, SystemOutput
from ui.student import facts, path
from ui.student.last_plan import LastPlanDialog
from ui.student.layout import StudentParts
from ui.student.reading import ReadingDialog
from ui.student.shared import SharedDialog
from ui.widgets.dialog import Dialog
from ui.widgets.key_hints import Hint

_BACK = {"today": "Back to Today", "students": "Back to Students", "sync": "Back to Sync"}
_PAGE = 6

_KEYS: KeyGroup = (
    "Student",
    (
        ("Enter", "Start the interview, or go on with it"),
        (("Left", "Right"), "Earlier, later student of the list"),
        ("V", "Read an earlier interview"),
        ("K", "Last plan as it was printed"),
        ("S", "Needs shared by the school"),
        (("Up", "Down"), "Scroll"),
        ("Esc", "Back"),
    ),
)


class StudentPage(Page):
    """Enter begins or goes on; Left and Right leaf through the list one came from."""

    word = "Student"
    keys: Sequence[KeyGroup] = (_KEYS,)

    def __init__(self, session: Session, output: Output | None = None) -> None:
        super().__init__(session)
        self._output: Output = output or SystemOutput()
        self._student = ""
        self._among: tuple[str, ...] = ()
        self._back = Place("today")
        self._file: StudentFile | None = None
        self.parts = StudentParts()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.parts)
        self.header = self.parts.header
        self.header.start.connect(self._start)
        self.header.shared.connect(self._open_shared)
        self.header.last_plan.connect(self._open_plan)
        self.parts.timeline.read.connect(self._read)
        self.setFocusProxy(self.header.start_button)
        self._bind()

    def open(self, student: str, among: Sequence[str] = (), back: Place | None = None) -> None:
        """Be the page of a student, leafing `among` these; `arrive` then shows them."""
        self._student, self._among = student, tuple(among)
        self._back = back or Place("today")
        if self._file is not None and self._file.student.id != student:
            self._file = None
            if not self.isVisible():
                self.parts.blank()

    def show_student(self, student: str) -> None:
        """Show a student at once."""
        self.open(student, self._among, self._back)
        self.arrive()

    def arrive(self) -> None:
        if not self._student:
            return
        self.ask(partial(self.session.desk.student, self._student), self._show)
        if not self._among:
            self.ask(self.session.desk.caseload, self._list)

    # What is shown

    def _show(self, file: StudentFile) -> None:
        if file.student.id != self._student:
            return
        self._file = file
        self.header.show_start(_start_words(file))
        had = self.header.start_button.hasFocus() or self.window().focusWidget() is None
        self.parts.show_file(file, self.today())
        if had and self.isVisible():
            self.header.start_button.setFocus()
        back = [("Esc", _BACK.get(self._back.page, "Back"))]
        self.parts.hints.set_hints(self._hints(file), back)

    def _hints(self, file: StudentFile) -> list[Hint]:
        """The keys that do something for this student."""
        begin = _start_words(file).rpartition(" ")[0]
        found: list[Hint] = [("Enter", begin), (("Left", "Right"), "Earlier, later student")]
        if file.held_before(""):
            found.append(("V", "Read an earlier interview"))
        if file.prints:
            found.append(("K", "Last plan"))
        return [*found, ("S", "Needs shared by school")]

    def _list(self, rows: tuple[CaseRow, ...]) -> None:
        """Leaf through the students of the same school, in the order of their names."""
        school = next((row.school for row in rows if row.student == self._student), None)
        if not self._among:
            self._among = tuple(row.student for row in rows if row.school == school)

    # Deeds

    def _start(self) -> None:
        file = self._file
        if file is None:
            return
        held = path.held_in(file, file.cycle)
        if held is not None and file.appointment is None:
            self.go.emit(Place("interview", held.id))
            return
        begin = partial(self.session.desk.begin, file.student.id, self.today())
        self.ask(begin, lambda interview: self.go.emit(Place("interview", interview)))

    def _leaf(self, step: int) -> None:
        if self._student not in self._among:
            return
        at = self._among.index(self._student) + step
        if 0 <= at < len(self._among):
            self.parts.to_top()
            self.go.emit(Place("student", self._among[at], self._among))
        else:
            self.said.emit(f"That is the {'last' if step > 0 else 'first'} of the list.", None)

    def _read_last(self) -> None:
        if self._file is None:
            return
        last = facts.last_held(self._file)
        if last is None:
            self.said.emit("There is no earlier interview to read yet.", None)
        else:
            self._read(last.id)

    def _read(self, interview: str) -> None:
        if self._file is not None:
            self._open(ReadingDialog(self._file, interview, self.today(), self))

    def _open_shared(self) -> None:
        if self._file is not None:
            self._open(SharedDialog(self._file, self))

    def _open_plan(self) -> None:
        if self._file is None:
            return
        prints = sorted(self._file.prints, key=lambda kept: kept.body.made_at)
        if prints:
            self._open(LastPlanDialog(prints[-1], self.session, self._output, self))
        else:
            self.said.emit("No plan has been printed yet.", None)

    def _open(self, dialog: Dialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # Keys

    def _bind(self) -> None:
        """Letters are acts; arrows are shortcuts, or buttons would take them to move the focus."""
        self.acts = {
            "Enter": self._start,
            "V": self._read_last,
            "S": self._open_shared,
            "K": self._open_plan,
            "Esc": lambda: self.go.emit(self._back),
        }
        keys: dict[str, Callable[[], object]] = {
            "Left": partial(self._leaf, -1),
            "Right": partial(self._leaf, 1),
            "Up": partial(self.parts.roll, -1),
            "Down": partial(self.parts.roll, 1),
            "PgUp": partial(self.parts.roll, -_PAGE),
            "PgDown": partial(self.parts.roll, _PAGE),
        }
        for key, deed in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)


def _start_words(file: StudentFile) -> str:
    """What Enter does: start, go on, or open what was held in this cycle."""
    if file.appointment is None and path.held_in(file, file.cycle) is not None:
        return f"Open interview {file.cycle}"
    if file.appointment is not None and file.appointment.body.started_at is not None:
        return f"Go on with interview {file.cycle}"
    return f"Start interview {file.cycle}"
