"""The head of the interview desk: who, where, whether it is saved, and the private note."""

from PySide6.QtCore import QRect, QSize, QTimer, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout

from ui import theme, words
from ui.interview.known import TALKS
from ui.interview.model import InterviewModel
from ui.interview.zones import Width, effective, width_of
from ui.theme.icons import pixmap
from ui.widgets import paint
from ui.widgets.announce import announce
from ui.widgets.base import Painted
from ui.widgets.button import Button
from ui.widgets.label import Caption, Label

_HEIGHT = 56
_TWO = 16
_TIGHT = 540  # narrower, the keycaps go
SAVED = "Saved"
SLOW_MS, LONG_MS = 1_000, 5_000


class Name(Label):
    """A name, on two smaller lines where one has no room; what is longer still ends in dots."""

    def __init__(self) -> None:
        super().__init__("", size=20, weight=650)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(90), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme.current(), paint.smooth(QPainter(self))
        one = look.font(20, 650), look.color("ink")
        first, rest = in_two(self.text(), look.font(_TWO, 650), self.width())
        if paint.width(self.text(), one[0]) <= self.width() or not rest:
            paint.words(painter, self.rect(), self.text(), one)
            return
        two, half = (look.font(_TWO, 650), one[1]), self.height() // 2
        high = paint.line_height(two[0])
        paint.words(painter, QRect(0, half - high, self.width(), high), first, two)
        paint.words(painter, QRect(0, half, self.width(), high), rest, two)


def in_two(name: str, font: QFont, room: int) -> tuple[str, str]:
    """A name in two lines: between names if both have room so, else as late as there is room.

    Inside a name it breaks only after a hyphen; the second line is empty where it cannot break.
    """
    ends = [at + 1 for at, letter in enumerate(name) if letter in " -" and at + 1 < len(name)]
    cuts = [(name[:end].rstrip(), name[end:]) for end in ends]
    fits = [cut for cut in cuts if paint.width(cut[0], font) <= room]
    between = [cut for cut in fits if cut[0][-1] != "-" and paint.width(cut[1], font) <= room]
    return (between or fits or cuts[:1] or [(name, "")])[-1]


class SavedState(Painted):
    """*Saved on this laptop 11:03*, silently kept up to date; says when saving takes long."""

    late = Signal()
    """Nothing could be saved for five seconds."""

    def __init__(self, model: InterviewModel) -> None:
        super().__init__()
        self._model = model
        self._mark, self._text = Label(""), Caption("")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._mark)
        self._row.addWidget(self._text)
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._long = QTimer(self, singleShot=True, interval=LONG_MS)
        self._slow.timeout.connect(lambda: self._say("Saving"))
        self._long.timeout.connect(self.late)
        model.owing.connect(self._owing)
        model.saved.connect(self.saved)
        self._room: Width = "wide"
        self.retheme()

    @property
    def words(self) -> str:
        """What it says."""
        return self._text.text()

    def saved(self) -> None:
        """The file has what was sent; what was typed since begins to wait."""
        self.stop()
        if self._model.owes:
            self._owing()
        whole = f"{SAVED} on this laptop {words.clock_time(self._model.clock())}"
        forms = {"wide": whole, "middle": f"{SAVED} on this laptop", "narrow": SAVED}
        self._say(forms[self._room])
        self._text.setAccessibleName(whole)

    def stop(self) -> None:
        """Wait for nothing any more."""
        self._slow.stop()
        self._long.stop()

    def set_room(self, room: Width) -> None:
        """Without the time where there is little room; where there is very little, one word."""
        self._room = room
        if self.words.startswith(SAVED):
            self.saved()

    def _owing(self) -> None:
        for timer in (self._slow, self._long):
            if not timer.isActive():
                timer.start()

    def _say(self, text: str) -> None:
        if text != self._text.text():
            self._text.setText(text)
            announce(self, text)
            self._draw(saved=text != "Saving")

    def _draw(self, *, saved: bool = True) -> None:
        look, size = theme.current(), theme.current().px(17)
        name, ink = ("tick-circle", "leaf") if saved else ("clock", "ink2")
        self._mark.setPixmap(pixmap(name, look.color(ink), size, self.devicePixelRatio()))

    def retheme(self) -> None:
        self._row.setSpacing(theme.current().px(6))
        self._draw()
        super().retheme()


class Header(Painted):
    """56 high; the way back at the left."""

    back_wanted = Signal()
    show_wanted = Signal()
    note_wanted = Signal()

    def __init__(self, model: InterviewModel) -> None:
        super().__init__()
        self._model = model
        self.back = Button("", kind="quiet", icon="chevron-left", height=32)
        self.back.setAccessibleName("Back to the list; everything is kept")
        self.back.setToolTip("Back to Today: Alt Left")
        self.name = Name()
        self.facts = Caption("")
        self.saved = SavedState(model)
        self.show_button = Button("Show to student", key="F8", icon="eye", height=32)
        self.note = Button("Private note", key="Ctrl N", icon="note", height=32)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.back)
        self._row.addWidget(self.name)
        self._row.addWidget(self.facts)
        self._row.addStretch(1)
        self._row.addWidget(self.saved)
        self._row.addWidget(self.show_button)
        self._row.addWidget(self.note)
        self.back.clicked.connect(self.back_wanted)
        self.show_button.clicked.connect(self.show_wanted)
        self.note.clicked.connect(self.note_wanted)
        self.retheme()

    def fill(self) -> None:
        """Say whose interview it is."""
        file, interview = self._model.file.file, self._model.interview
        student = file.student.body
        talk = f"interview {interview.cycle} of {TALKS}"
        self.name.setText(student.name)
        self.name.setToolTip(student.name)
        self.facts.setText(" · ".join(filter(None, (student.form, file.school.name, talk))))
        self.saved.saved()

    def retheme(self) -> None:
        look = theme.current()
        self.setFixedHeight(look.px(_HEIGHT))
        self._row.setContentsMargins(look.px(10), 0, look.px(20), 0)
        self._row.setSpacing(look.px(12))
        super().retheme()
        self._fit()

    def resizeEvent(self, _event: object) -> None:
        self._fit()

    def _fit(self) -> None:
        """The name stays; the facts go first where there is little room, at last the keys."""
        kind = width_of(self)
        self.facts.setVisible(kind == "wide")
        tight, narrow = effective(self) < _TIGHT, kind == "narrow"
        self.saved.set_room(kind)
        self.saved.setVisible(not tight)
        show, note = "Show to student", "Note" if narrow else "Private note"
        self.show_button.set_words("Show" if narrow else show, "" if tight else "F8")
        self.show_button.setAccessibleName(show)
        self.note.set_words(note, "" if tight else "Ctrl N")

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), look.color("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.color("line"))
