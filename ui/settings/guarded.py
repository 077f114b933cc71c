"""A dialog for what only the one who knows the passphrase may do: it asks for it first."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onedesk.desk.laptop import Laptop, WrongPassphrase
from onedesk.domain.errors import OneDeskError
from ui import theme
from ui.alive import when_alive
from ui.jobs import Jobs
from ui.responsive import Scroll
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.label import Label
from ui.widgets.passphrase import PassphraseField

T = TypeVar("T")

_WIDE, _EDGE, _RING, _BAR = 640, 24, 6, 8
WRONG = "That is not the passphrase you have now. Nothing was changed."


class GuardedDialog(Dialog):
    """The passphrase, then `inside`; until the last step is done nothing has changed."""

    def __init__(
        self, title: str, why: str, inside: QWidget, jobs: Jobs, laptop: Laptop, window: QWidget
    ) -> None:
        content = QWidget()
        self._rows_inside, self._area = QVBoxLayout(content), Scroll(content)
        super().__init__(title, window, wide=_WIDE)
        self._jobs, self.laptop, self.passphrase = jobs, laptop, ""
        self._inside, self._then = inside, ""
        self.old = PassphraseField("The passphrase you have now")
        self.problem = Banner("needs", "")
        self.problem.hide()
        inside.hide()
        self._rows_inside.addWidget(Label(why, size=14, ink="ink2", wrap=True))
        for part in (self.problem, self.old, inside):
            self._rows_inside.addWidget(part)
        self._rows_inside.addStretch(1)
        self.body.addWidget(self._area)
        content.installEventFilter(self)
        cancel = Button("Cancel", key="Esc")
        cancel.clicked.connect(self.reject)
        self.add_button(cancel)
        self.go_on = Button("Next", kind="primary", key="Enter")
        self.go_on.clicked.connect(self._next)
        self.add_button(self.go_on, primary=True)
        self.first = self.old.edit

    def show_inside(self) -> None:
        """The passphrase was right: fill the rest and give it the keyboard."""
        raise NotImplementedError

    def finish(self) -> None:
        """Do what the dialog is for, if all is there."""
        raise NotImplementedError

    def work(self, deed: Callable[[], T], then: Callable[[T], None], doing: str) -> None:
        """Do something on the desk's thread, as stretching a passphrase takes its time."""
        self.problem.hide()
        self._then = self.go_on.text()
        self.go_on.setEnabled(False)
        self.go_on.set_words(doing)

        def arrived(result: T) -> None:
            self._ready(self._then)
            then(result)

        def refused(reason: Exception) -> None:
            self._ready(self._then)
            self._refuse(reason)

        self._jobs.run(deed, when_alive(self, arrived), when_alive(self, refused))

    def _arrange(self) -> None:
        """As high as what it asks for; in a low window that scrolls instead of being cut off."""
        look = theme.current()
        rows, ring = self._rows_inside, look.px(_RING)
        rows.setSpacing(look.px(10))
        wanted = self._wanted()
        beside = look.px(_BAR) if wanted < self._whole() else 0
        rows.setContentsMargins(0, ring, beside, ring)
        self._area.setFixedHeight(wanted)
        self._rows.invalidate()
        self._rows.activate()
        super()._arrange()

    def _wanted(self) -> int:
        """How high what it asks for is, as far as the window has room for it."""
        edges = self.body.contentsMargins()
        around = self._head.sizeHint().height() + self._foot.sizeHint().height() + 2
        around += edges.top() + edges.bottom() + 2 * self._margin()
        return max(min(self._whole(), self.height() - around), theme.current().px(96))

    def _whole(self) -> int:
        """How high it would like to be."""
        look, rows = theme.current(), self._rows_inside
        wide = min(look.px(_WIDE), self.width()) - 2 * look.px(2 * _EDGE)
        return max(rows.totalHeightForWidth(wide), rows.totalSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A word below a field makes the content higher while one types."""
        inside = watched is self._rows_inside.parentWidget()
        if inside and event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._area.settle()
            self._grow()
        return super().eventFilter(watched, event)

    def _grow(self) -> None:
        if self._wanted() != self._area.height():
            self._arrange()

    @property
    def is_open(self) -> bool:
        """Whether the passphrase was given."""
        return bool(self.passphrase)

    def _next(self) -> None:
        if self.is_open:
            self.finish()
        elif self.old.text:
            self.old.set_problem("")
            typed = self.old.text
            self.work(
                partial(self.laptop.unlock, typed), lambda _key: self._known(typed), "Checking"
            )

    def _known(self, passphrase: str) -> None:
        self.passphrase = passphrase
        self.old.hide()
        self._inside.show()
        self.show_inside()
        self._arrange()

    def _ready(self, words: str) -> None:
        self.go_on.setEnabled(True)
        self.go_on.set_words(words)

    def _refuse(self, reason: Exception) -> None:
        if not isinstance(reason, OneDeskError):
            raise reason
        if isinstance(reason, WrongPassphrase):
            self.old.set_problem(WRONG)
            self.old.edit.selectAll()
            self.old.edit.setFocus()
        else:
            bold, _, rest = reason.say.partition(". ")
            self.problem.set_words(f"{bold}.", f"{rest} What you have now still opens this laptop.")
            self.problem.show()
        self._arrange()
