"""Who the student is, and what can be done from here."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from onedesk.domain.people import Student
from ui import theme
from ui.responsive import stand
from ui.widgets.base import Painted
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.label import Label, Title
from ui.widgets.pill import Tag

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter

_GO_ON = "Go on with interview {}"


class Header(Painted):
    """The name, the form and a line of facts; the buttons go below where it gets narrow."""

    start = Signal()
    shared = Signal()
    last_plan = Signal()
    go_on = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name, self.form = Title(), Tag("")
        self.about = Label(ink="ink2", wrap=True)
        self.plan_button = Button("Last plan", icon="printer", height=32)
        self.shared_button = Button("Shared by school", key="S", height=32)
        self.go_on_button = Button("Go on", key="G", height=32)
        self.start_button = Button("Start interview", kind="primary", key="Enter")
        for button, wish in (
            (self.plan_button, self.last_plan),
            (self.shared_button, self.shared),
            (self.go_on_button, self.go_on),
            (self.start_button, self.start),
        ):
            button.clicked.connect(wish)
        self._line = QHBoxLayout()
        self._line.addWidget(self.name)
        self._line.addWidget(self.form)
        self._line.addStretch(1)
        self._left = QVBoxLayout()
        self._left.addLayout(self._line)
        self._left.addWidget(self.about)
        self.buttons = Flow()
        acts = [self.plan_button, self.shared_button, self.go_on_button, self.start_button]
        self.buttons.set_widgets([*acts])
        self.go_on_button.hide()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.addLayout(self._left, 1)
        self._both.addWidget(self.buttons)
        self.name.setMinimumWidth(1)
        self.name.setAlignment(_LEFT)  # also one that is written from the right
        self.retheme()

    def show_student(self, student: Student, about: str) -> None:
        """Name another student."""
        self.name.setText(student.name)
        self.form.setText(student.form or "")
        self.form.setVisible(bool(student.form))
        self.about.setText(about)

    def show_start(self, words: str) -> None:
        """Say what the primary button does."""
        self.start_button.set_words(words)

    def show_open(self, cycle: int | None) -> None:
        """Offer to go on with a talk of another cycle that was left open; `None`: there is none."""
        self.go_on_button.set_words(_GO_ON.format(cycle))
        self.go_on_button.setVisible(cycle is not None)

    def retheme(self) -> None:
        look = theme.current()
        self._both.setContentsMargins(0, look.px(1), 0, look.px(12))
        self._both.setSpacing(look.px(12))
        self._left.setSpacing(look.px(3))
        self._line.setSpacing(look.px(12))
        super().retheme()
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn()
        return super().event(event)

    def _turn(self) -> None:
        """Beside each other where name and buttons fit, else under each other."""
        look = theme.current()
        name = self.name.fontMetrics().horizontalAdvance(self.name.text())
        tag = self.form.sizeHint().width() + look.px(24) if self.form.text() else 0
        beside = name + tag + self.buttons.sizeHint().width() + look.px(24) <= self.width()
        stand(self._both, beside=beside)
        wraps = name + tag > self.width()
        if self.name.wordWrap() != wraps:  # each of these asks for a layout, which comes back here
            self.name.setWordWrap(wraps)
            self._line.setStretch(0, int(wraps))
            self._line.setStretch(2, int(not wraps))
