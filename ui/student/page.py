"""Student: the earlier talks at a glance, and the way into the next one."""

from collections.abc import Sequence
from functools import partial

from onedesk.desk.views import StudentFile
from onedesk.paper.pdf import render
from ui.page import KeyGroup, Page, Place, Session
from ui.student import story
from ui.student.last_plan import LastPlan
from ui.student.layout import StudentLayout
from ui.student.reading import EarlierTalks, shared_dialog

_KEYS: KeyGroup = (
    "Student",
    (
        ("Enter", "Start, go on with, or open the interview"),
        (("Left", "Right"), "Earlier, later student"),
        ("V", "Read an earlier interview"),
        ("S", "Needs shared by school"),
        ("K", "Last plan, as it was printed"),
        ("Esc", "Back"),
    ),
)
_BACK = {"today": "Today", "students": "Students", "sync": "Sync"}


class StudentPage(Page):
    """One student of those one came from."""

    word = "Student"
    keys: Sequence[KeyGroup] = (_KEYS,)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.parts = StudentLayout(self)
        self._student = ""
        self._among: tuple[str, ...] = ()
        self._back = Place("today")
        self._file: StudentFile | None = None
        self.acts = {
            "Left": partial(self._turn, -1),
            "Right": partial(self._turn, 1),
            "V": self._read_earlier,
            "S": self._show_shared,
            "K": self._show_plan,
            "Esc": lambda: self.go.emit(self._back),
        }
        self.parts.start.clicked.connect(self._start)
        self.parts.needs.clicked.connect(self._show_shared)
        self.parts.last_plan.clicked.connect(self._show_plan)
        self.setFocusProxy(self.parts.start)

    def open(self, student: str, among: tuple[str, ...], back: Place) -> None:
        """Show this student next; Left and Right go through `among`, Esc goes `back`."""
        self._student, self._among, self._back = student, among, back

    def arrive(self) -> None:
        if self._student:
            self.ask(partial(self.session.desk.student, self._student), self._show)

    def _show(self, file: StudentFile) -> None:
        if file.student.id != self._student:
            return
        self._file = file
        back = _BACK.get(self._back.page, "Today")
        self.parts.show_file(file, self.today(), back)

    def _turn(self, by: int) -> None:
        """The student before or after this one, in the list one came from."""
        if self._student not in self._among:
            return
        at = self._among.index(self._student) + by
        if 0 <= at < len(self._among):
            self._student = self._among[at]
            self.moved()
            self.arrive()

    def moved(self) -> None:
        """Tell the window where the adviser is now, to come back to after a lock."""
        self.turned.emit(Place("student", self._student, self._among))

    def _start(self) -> None:
        file = self._file
        if file is None:
            return
        done = [e.id for e in file.interviews if e.body.cycle == file.cycle and e.body.held]
        if done:
            self.go.emit(Place("interview", done[-1]))
            return
        begin = partial(self.session.desk.begin, file.student.id, self.today())
        self.ask(begin, lambda interview: self.go.emit(Place("interview", interview)))

    def _read_earlier(self) -> None:
        if self._file is not None and story.held(self._file):
            EarlierTalks(self._file, self).open()

    def _show_shared(self) -> None:
        rows = story.shared(self._file) if self._file is not None else []
        if rows and self._file is not None:
            shared_dialog(rows, self._file.student.body.forename, self).open()

    def _show_plan(self) -> None:
        if self._file is None or not self._file.prints:
            return
        last, desk = self._file.prints[-1], self.session.desk
        reference = last.body.reference

        def shown(pdf: bytes) -> None:
            LastPlan(reference, pdf, self).open()

        self.ask(lambda: render(desk.printed(last.id)), shown)
