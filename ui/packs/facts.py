"""The right side of the pack's dialog: who gets it and when, whom it covers, what opens it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from onedesk.desk.pack_views import PackOutline
from ui import theme
from ui.packs import words
from ui.unlock.strength import four_words, strength_of
from ui.widgets import paint
from ui.widgets.announce import announce
from ui.widgets.base import Painted
from ui.widgets.block import Block
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.label import Caption, ColumnHead, Label
from ui.widgets.rich import Rich

WEAK = "Four words, or sixteen letters. Longer beats cleverer."
_INSIDE = 12
"""Design pixels of a field that its words do not have, at either end."""


class PackFacts(Painted):
    """Facts, and two fields among them: the day of the meeting, and the words of the lock."""

    meeting_typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.to, self.agreement = Rich(), Caption("", wrap=True)
        self.meeting = Field("Our meeting", size=12)
        self.meeting.edited.connect(self._meeting_typed)
        self.covers, self.left_out = Rich(), Caption("", wrap=True)
        self.lock = Field("Locked with", size=12, hint=words.PHONE)
        self.lock.set_text(four_words().replace(" ", "-"))
        self.lock.edit.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.whole = Label("", size=15, weight=550, wrap=True)
        self.lock.edit.textChanged.connect(self._show_whole)
        self.lock.edited.connect(lambda _text: self.lock.set_problem(""))
        self.copy = Button("Copy", kind="faint", key="Alt C", height=24, bind=True)
        self.copy.clicked.connect(self._copy)
        self.lock.beside(self.copy)
        self.file = Label("", size=15, wrap=True)
        self._rows = QVBoxLayout(self)
        for part in (
            (ColumnHead("Goes to"), self.to, self.agreement),
            (self.meeting,),
            (ColumnHead("Covers"), self.covers, self.left_out),
            (self.lock, self.whole),
            (ColumnHead("File"), self.file),
        ):
            self._rows.addWidget(Block(*part, gap=4))
        self._rows.addStretch(1)
        self.retheme()

    def show_outline(self, outline: PackOutline) -> None:
        """What is known of this school and cycle."""
        self.to.set_text(words.goes_to(outline.school))
        self.meeting.edit.setPlaceholderText(words.meeting_like(outline.today))
        self.agreement.setText(words.agreement(outline.school, outline.today))
        self.covers.set_text(words.covers(outline))
        self.left_out.setText(words.left_out(outline))
        self.left_out.setVisible(bool(self.left_out.text()))
        stem = words.file_stem(outline.school, outline.cycle, outline.today)
        self.file.setText(f"{stem}.pdf")

    def words_of_lock(self) -> str | None:
        """The words when they are strong enough; else the field says what is missing."""
        said = self.lock.text.strip()
        if strength_of(said).accepted:
            return said
        self.lock.set_problem(WEAK)
        self.lock.edit.setFocus()
        return None

    def set_working(self, *, working: bool) -> None:
        """Nothing can be changed while pages are made."""
        for field in (self.meeting, self.lock):
            field.edit.setEnabled(not working)

    def _meeting_typed(self, _text: str) -> None:
        self.meeting.set_problem("")
        self.meeting_typed.emit()

    def _show_whole(self, *_text: str) -> None:
        """Words wider than their field stand below it again: they are read out by phone."""
        edit, room = self.lock.edit, self.lock.edit.width() - 2 * theme.current().px(_INSIDE)
        said = edit.text().strip()
        self.whole.setText(said)
        self.whole.setVisible(paint.width(said, edit.font()) > room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._show_whole)  # once the field is as wide as it will be

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.lock.text.strip())
        self.lock.set_hint(f"Copied. {words.PHONE}")
        announce(self.lock.edit, "Copied")

    def retheme(self) -> None:
        look = theme.current()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(look.px(12))
        QTimer.singleShot(0, self, self._show_whole)
        super().retheme()
