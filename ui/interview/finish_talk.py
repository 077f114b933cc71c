"""The blocks of the last step that are written in: words for the plan, and how the talk was."""

from bisect import bisect_right

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.base import Painted
from ui.widgets.button import Button
from ui.widgets.check import Check
from ui.widgets.choice import ChipRow
from ui.widgets.field import Field, TextField
from ui.widgets.label import ColumnHead

MODES = (("face_to_face", "In person"), ("video", "Video"), ("phone", "Phone"))
_NOTE = "goes on the plan"
_HEAD = 22


def _fitting(text: str, metrics: QFontMetrics, room: QRect) -> str:
    """As many words as the room holds; lines of some scripts are higher than others."""

    def high(cut: str) -> int:
        return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, cut).height()

    words = text.split()
    cuts = [f"{' '.join(words[:count])} …" for count in range(1, len(words))] + [text]
    return cuts[max(bisect_right(cuts, room.height(), key=high) - 1, 0)]


class PlanWords(Painted):
    """What the student reads first, what they are good at, and when the next talk is."""

    def __init__(self) -> None:
        super().__init__()
        self.summary = TextField("What we talked about", note=_NOTE, lines=2, size=12)
        self.strengths = TextField("Strengths", note=_NOTE, lines=2, size=12)
        self.next = Field("Next talk", note=_NOTE, size=12)
        self.take = Button("Use this", kind="quiet", key="Ctrl Space", height=_HEAD)
        self.summary.beside(self.take)
        self._offered = ""
        self.summary.edit.viewport().installEventFilter(self)
        self._heads = [QWidget() for _ in range(3)]  # the fields stand level, button or not
        for field, head in zip((self.summary, self.strengths, self.next), self._heads, strict=True):
            field.beside(head)
        self._row: QBoxLayout = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for field, share in ((self.summary, 6), (self.strengths, 4), (self.next, 3)):
            column = QVBoxLayout()
            column.addWidget(field)
            column.addStretch(1)
            self._row.addLayout(column, share)
        self.retheme()

    def offer(self, text: str) -> None:
        """Begin the empty summary with as much of our words as it can show; none offers nothing."""
        theme.need(text)
        self._offered = text
        self.take.setVisible(bool(text))
        self._begin()

    def _begin(self) -> None:
        edit = self.summary.edit
        margin = round(edit.document().documentMargin())
        room = edit.viewport().rect().adjusted(margin, margin, 0, 0)
        edit.setPlaceholderText(_fitting(self._offered, edit.fontMetrics(), room))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._begin()
        return False

    def set_narrow(self, *, narrow: bool) -> None:
        """Below each other where there is little room."""
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def retheme(self) -> None:
        look = theme.current()
        self._row.setSpacing(look.px(16))
        for head in self._heads:
            head.setFixedSize(0, look.px(_HEAD))
        super().retheme()


class TalkBlock(Painted):
    """How the talk took place, who else was there, and whether all of it took place."""

    def __init__(self) -> None:
        super().__init__()
        self.mode = ChipRow(MODES)
        self.mode.set_name("How did you talk?")
        self.present = Field("Who else was there?", size=12, height=34)
        self.part = Check("Only part of it took place", "P")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        for part in (ColumnHead("The talk"), self.mode, self.present, self.part):
            self._rows.addWidget(part)
        self._rows.addStretch(1)
        self.retheme()

    def retheme(self) -> None:
        self._rows.setSpacing(theme.current().px(3))
        super().retheme()
