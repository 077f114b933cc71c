"""The student's page: where they are on the way, and the way into the interview."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from onedesk.desk.views import StudentFile
from ui.page import KeyGroup, Page, Place, Session
from ui.paper.output import Output
from ui.student import facts, path
from ui.student.doors import Doors
from ui.student.layout import StudentParts
from ui.widgets.key_hints import Hint

_BACK = {"today": "Back to Today", "students": "Back to Students", "sync": "Back to Sync"}
_PAGE = 6

_KEYS: KeyGroup = (
    "Student",
    (
        ("Enter", "Start the interview, or go on with it"),
        (("Left", "Right"), "Earlier, later student of the list"),
        ("V", "Read an earlier interview; E there opens it"),
        ("G", "Go on with a talk of another cycle that is open"),
        ("K", "Plans as they were printed, the last one first"),
        ("A", "The actions of all plans"),
        ("H", "The history: who changed what, and when"),
        ("S", "Needs shared by the school"),
        ("R", "What might be in the way"),
        ("D", "Write down where they go after Year 11"),
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
        self._student = ""
        self._among: tuple[str, ...] = ()
        self._back = Place("today")
        self._file: StudentFile | None = None
        self._doors = Doors(self, output or session.output)
        self._recall = ""
        self._hinted: tuple[list[Hint], list[Hint]] | None = None
        self.parts = StudentParts()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.parts)
        self.header = self.parts.header
        self.header.start.connect(self._start)
        self.header.go_on.connect(self._go_on)
        self.header.shared.connect(self._door(self._doors.shared))
        self.header.last_plan.connect(self._door(self._doors.plans))
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

    def recall(self, print_id: str) -> None:
        """Show a print of this student as soon as what is stored now has arrived."""
        self._recall = print_id

    def show_student(self, student: str) -> None:
        """Show a student at once."""
        self.open(student, self._among, self._back)
        self.arrive()

    def arrive(self) -> None:
        if not self._student:
            return
        self.ask(partial(self.session.desk.student, self._student), self._show)
        if not self._among:
            self.ask(partial(self.session.desk.schoolmates, self._student), self._list)

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
        self._show_hints(file)
        wanted, self._recall = self._recall, ""
        if wanted:
            self._doors.plans(file, wanted)

    def _show_hints(self, file: StudentFile) -> None:
        hints: tuple[list[Hint], list[Hint]] = (
            self._hints(file),
            [("Esc", _BACK.get(self._back.page, "Back"))],
        )
        if hints != self._hinted:
            self._hinted = hints
            self.parts.hints.set_hints(*hints)

    def _hints(self, file: StudentFile) -> list[Hint]:
        """The keys that do something for this student."""
        begin = _start_words(file).rpartition(" ")[0]
        found: list[Hint] = [("Enter", begin), (("Left", "Right"), "Earlier, later student")]
        if file.held_before(""):
            found.append(("V", "Read an earlier interview"))
        found.append(("S", "Needs shared by school"))
        if file.prints:
            found.append(("K", "Printed plans"))
        if facts.made(file):
            found.append(("A", "All actions"))
        return [*found, ("H", "History"), ("F1", "All keys")]

    def _list(self, students: tuple[str, ...]) -> None:
        """Leaf through the students of the same school, in the order of their names."""
        if not self._among and self._student in students:
            self._among = students

    # Deeds

    def _start(self) -> None:
        file = self._file
        if file is None:
            return
        held = path.held_in(file, file.cycle)
        if len(file.standing_in(file.cycle)) > 1:
            self._doors.either(file, lambda interview: self.go.emit(Place("interview", interview)))
            return
        if held is not None and file.appointment is None:
            self.go.emit(Place("interview", held.id))
            return
        begin = partial(self.session.desk.begin, file.student.id, self.today())
        self.ask(begin, lambda interview: self.go.emit(Place("interview", interview)))

    def _go_on(self) -> None:
        """With the talk of another cycle that was left open."""
        left = path.left_open(self._file) if self._file else None
        if left is not None:
            self.go.emit(Place("interview", left.id))

    def _leaf(self, step: int) -> None:
        if self._student not in self._among:
            return
        at = self._among.index(self._student) + step
        if 0 <= at < len(self._among):
            self.parts.to_top()
            self.go.emit(Place("student", self._among[at], self._among))
        else:
            self.said.emit(f"That is the {'last' if step > 0 else 'first'} of the list.", None)

    def _read(self, interview: str) -> None:
        if self._file is not None:
            self._doors.reading(self._file, interview)

    def _door(self, opens: Callable[[StudentFile], None]) -> Callable[[], None]:
        """Open a dialog about the student, once there is one."""

        def open_it() -> None:
            if self._file is not None:
                opens(self._file)

        return open_it

    # Keys

    def _bind(self) -> None:
        """Letters are acts; arrows are shortcuts, or buttons would take them to move the focus."""
        self.acts = {
            "Enter": self._start,
            "V": self._door(self._doors.reading),
            "G": self._go_on,
            "S": self._door(self._doors.shared),
            "K": self._door(self._doors.plans),
            "A": self._door(self._doors.actions),
            "H": self._door(self._doors.history),
            "R": self._door(self._doors.prompt),
            "D": self._door(self._doors.destination),
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
    held = path.held_in(file, file.cycle)
    if file.appointment is None and held is not None:
        return f"{'Go on with' if held.body.unfinished else 'Open'} interview {file.cycle}"
    if file.appointment is not None and file.appointment.body.started_at is not None:
        return f"Go on with interview {file.cycle}"
    return f"Start interview {file.cycle}"
