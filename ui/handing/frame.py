"""The shell of every dialog about sealed files: who, what and when first; then one deed."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from onedesk.domain.errors import OneDeskError
from sync.wire.carry import OtherKind
from ui.alive import when_alive
from ui.packs.columns import SidedDialog
from ui.page import Session
from ui.section import empty
from ui.widgets.announce import announce
from ui.widgets.banner import Banner
from ui.widgets.block import Block
from ui.widgets.button import Button
from ui.widgets.label import ColumnHead, Heading
from ui.widgets.rich import Rich

T = TypeVar("T")

_WIDE = 864
_OPENS = {
    "carry": "Under Sync, W and then 2 hands it in.",
    "cover": "Under Sync, W and then 4 takes it over.",
}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


def in_two_lines(name: str) -> str:
    """The name of a file with its ending below, which a narrow column has room for."""
    stem, dot, ending = name.rpartition(".")
    return f"{stem}\n{dot}{ending}" if stem else name


class Facts(Block):
    """Small headings, each over a few words."""

    def __init__(self) -> None:
        super().__init__(gap=14)
        self.said: dict[str, Rich] = {}

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these, in place of those before."""
        empty(self.rows)
        self.said = {}
        for head, text in facts:
            self.said[head] = Rich(text, size=14)
            fact = Block(ColumnHead(head), self.said[head], gap=6)
            self.rows.addWidget(fact)
            fact.show()
        self.rows.addStretch(1)


class HandingDialog(SidedDialog):
    """A sentence, an explanation, facts at the right; once it is done, it is there to be closed."""

    def __init__(self, session: Session, title: str, deed: str, window: QWidget) -> None:
        super().__init__(title, window, wide=_WIDE)
        self.session, self._deed = session, deed
        self.busy = self.is_done = False
        self.told = Banner("needs", "")
        self.head, self.text, self.side = Heading(""), Rich("", size=15), Facts()
        self.set_columns((self._words(),), self.side)
        self.cancel = self.add_button(Button("Cancel", key="Esc"))
        self.go = Button(deed, kind="primary", key="Enter")
        self.add_button(self.go, primary=True)
        self.first = self.go
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._press)
        self._place()

    def _words(self) -> QWidget:
        """What is told at the left, one below the other and none higher than it needs."""
        words = Block(self.told, self.head, self.text, gap=10, edges=(0, 0, 8, 0))
        self.rows = words.rows
        self.rows.addStretch(1)
        self.told.hide()
        return words

    def act(self) -> None:
        """Do what the dialog is for."""
        raise NotImplementedError

    def say(self, head: str, text: str, facts: Sequence[tuple[str, str]]) -> None:
        """What it is about."""
        self.head.setText(head)
        self.text.set_text(text)
        self.text.setVisible(bool(text))
        self.side.show_facts(facts)
        self._place()
        self._arrange()

    def tell_done(self, bold: str, text: str) -> None:
        """It is done: say so, and what follows."""
        self._tell(bold, text, refused=False)
        self._only_close()

    def tell_refused(self, say: str, *, for_good: bool = False) -> None:
        """It was not done, and why; `for_good` where trying again is of no use."""
        bold, stop, rest = say.partition(". ")
        self._tell(f"{bold}{stop.strip()}", rest, refused=True)
        if for_good:
            self._only_close()

    def on_desk(self, work: Callable[[], T], then: Callable[[T], None], doing: str = "") -> None:
        """Do `work` on the desk's thread, with the button asleep where words say what is done."""
        if doing:
            self._start(doing)
        self.session.jobs.run(work, self._arrived(then), self._refused)

    def read(self, path: Path, work: Callable[[Path], T], then: Callable[[T], None]) -> None:
        """Read a file that was chosen, on the desk's thread; one that is of no use is told so."""

        def of_no_use(reason: Exception) -> None:
            if not isinstance(reason, OneDeskError):
                raise reason
            if isValid(self):
                self.say(path.name, "", ())
                other = _OPENS[reason.kind] if isinstance(reason, OtherKind) else ""
                self.tell_refused(f"{reason.say} {other}".strip(), for_good=True)

        self.session.jobs.run(partial(work, path), self._arrived(then), of_no_use)

    def _start(self, doing: str) -> None:
        self.busy = True
        self.go.setEnabled(False)
        self.foot.setText(doing)

    def _arrived(self, then: Callable[[T], None]) -> Callable[[T], None]:
        def arrived(result: T) -> None:
            self._rest()
            then(result)

        return when_alive(self, arrived)

    def _refused(self, reason: Exception) -> None:
        if not isinstance(reason, OneDeskError):
            raise reason
        if isValid(self):
            self._rest()
            self.tell_refused(reason.say)

    def _rest(self) -> None:
        if self.busy:
            self.busy = False
            self.foot.setText("")
            self.go.setEnabled(True)
            self.go.setFocus()

    def _tell(self, bold: str, text: str, *, refused: bool) -> None:
        self.told.set_words(bold, text, kind="needs" if refused else "done")
        self.told.show()
        announce(self, f"{bold} {text}")
        self._arrange()

    def _only_close(self) -> None:
        self.is_done = True
        self.go.set_words("Close")
        self.go.setEnabled(True)
        self.cancel.hide()
        self.go.setFocus()
        self._arrange()

    def _press(self) -> None:
        if self.is_done:
            self.accept()
        elif not self.busy:
            self.told.hide()
            self.act()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is being written is not left alone half done; the page keys scroll."""
        page = _PAGES.get(Qt.Key(event.key()))
        if page is not None and self._columns is not None:
            bar = self._columns[0].verticalScrollBar()
            bar.setValue(bar.value() + page * bar.pageStep())
        if page is not None or (event.key() == Qt.Key.Key_Escape and self.busy):
            event.accept()
            return
        super().keyPressEvent(event)

    def has_facts(self) -> bool:
        return bool(self.side.said)

    def _arrange(self) -> None:
        """Twice: how high the columns want to be is known once they are as wide as they will be."""
        for column in self._columns or ():
            self._rows.activate()
            super()._arrange()
            column.updateGeometry()
        self._rows.activate()
        super()._arrange()
