"""What the adviser listens for: the words of each level for the area in hand."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from onedesk.domain.programme import Area, catalogue
from ui import theme
from ui.section import empty
from ui.widgets.base import Painted
from ui.widgets.card import Card
from ui.widgets.label import ColumnHead, Label
from ui.widgets.level import LevelCell
from ui.widgets.pill import Tag
from ui.widgets.rich import Rich


class _LevelCard(Card):
    """One level: its digit, its word, what the adviser hears; marked if it was last time's."""

    def __init__(self, value: int, word: str) -> None:
        super().__init__(margin=8)
        self.text = Rich(size=15, ink="ink2", leading=1.3)
        self._tag = Tag(" ")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(word, size=15, weight=650))
        head.addWidget(self._tag)
        head.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(head)
        words.addWidget(self.text)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(LevelCell(value, 36), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(words, 1)
        self.rows.addLayout(line)
        self.mark("")

    def mark(self, words: str) -> None:
        """Say whose rating this was, such as "last time, December"; nothing for the others."""
        self._tag.setText(words)
        self._tag.updateGeometry()
        self._tag.setVisible(bool(words))


class LevelWords(QWidget):
    """The area in hand with its five levels, and what was written about it before."""

    def __init__(self, note: QWidget) -> None:
        super().__init__()
        self._place = Label("", size=13, weight=650, ink="ink3")
        self._title = Label("", size=20, weight=650, wrap=True)
        self._question = Rich(size=15, ink="ink2", leading=1.4)
        self._cards = [_LevelCard(level.value, level.word) for level in catalogue().levels]
        self._before = Card(fill="past", margin=10)
        self._before.rows.setSpacing(1)
        self._rows = QVBoxLayout(self)
        head = QVBoxLayout()
        head.setSpacing(0)
        for words in (self._place, self._title, self._question):
            head.addWidget(words)
        self._rows.addLayout(head)
        for widget in (*self._cards, note, self._before):
            self._rows.addWidget(widget)
        self._rows.addStretch(1)
        self._fit()

    def show_area(self, area: Area, place: str, question: str) -> None:
        """The words of another area."""
        self._place.setText(place)
        self._title.setText(area.short)
        self._question.set_text(question)
        for card, words in zip(self._cards, area.levels, strict=True):
            card.text.set_text(words)

    def mark(self, level: int | None, words: str) -> None:
        """Mark the level of the last talk."""
        for value, card in enumerate(self._cards, 1):
            card.mark(words if value == level else "")

    def show_before(self, blocks: list[tuple[str, str]]) -> None:
        """Headings and words about earlier; the card goes when there are none."""
        empty(self._before.rows)
        for head, words in blocks:
            self._before.rows.addWidget(ColumnHead(head))
            self._before.rows.addWidget(Rich(words, size=14, leading=1.45))
        self._before.setVisible(bool(blocks))

    def _fit(self) -> None:
        look = theme.current()
        self._rows.setContentsMargins(look.px(18), look.px(12), look.px(18), look.px(2))
        self._rows.setSpacing(look.px(6))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)


class LevelStrip(Painted):
    """The same in five columns under the table, where there is no room beside it."""

    def __init__(self, note: QWidget) -> None:
        super().__init__()
        self._levels = QWidget()
        self._grid = QGridLayout(self._levels)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._texts: list[Rich] = []
        self._measured = 0
        for column, level in enumerate(catalogue().levels):
            head = QHBoxLayout()
            head.setSpacing(8)
            head.addWidget(LevelCell(level.value, 24))
            head.addWidget(Label(level.word, size=14, weight=650), 1)
            text = Rich(size=13, ink="ink2", leading=1.3)
            self._grid.addLayout(head, 0, column)
            self._grid.addWidget(text, 1, column, Qt.AlignmentFlag.AlignTop)
            self._grid.setColumnStretch(column, 1)
            self._texts.append(text)
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(note)
        self._rows.addWidget(self._levels)
        self.retheme()

    def show_area(self, area: Area) -> None:
        """The words of another area."""
        for text, words in zip(self._texts, area.levels, strict=True):
            text.set_text(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_height()

    def _keep_height(self) -> None:
        """As high as the longest words of any area need: going from row to row moves nothing."""
        gaps = self._grid.horizontalSpacing() * (len(self._texts) - 1)
        wide = (self._grid.geometry().width() - gaps) // len(self._texts)
        if wide <= 0 or wide == self._measured:
            return
        self._measured, sample = wide, Rich(size=13, leading=1.3)
        tallest = 0
        for words in {words for area in catalogue().areas for words in area.levels}:
            sample.set_text(words)
            tallest = max(tallest, sample.heightForWidth(wide))
        for text in self._texts:
            text.setMinimumHeight(tallest)

    def set_tight(self, *, tight: bool, noting: bool) -> None:
        """Only the names of the levels, on the smallest screens; there a note needs their room."""
        self._levels.setVisible(not (tight and noting))
        for text in self._texts:
            text.setVisible(not (tight or noting))

    def retheme(self) -> None:
        look = theme.current()
        self._rows.setContentsMargins(look.px(20), look.px(6), look.px(20), look.px(6))
        self._grid.setHorizontalSpacing(look.px(12))
        self._grid.setVerticalSpacing(look.px(2))
        self._measured = 0
        super().retheme()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), look.color("bg"))
        painter.fillRect(0, 0, self.width(), 1, look.color("line"))
