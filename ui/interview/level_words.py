"""What the adviser listens for: the words of each level for the area in hand."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from onedesk.domain.programme import Area, catalogue
from onedesk.paper.wording import NO_BREAK
from ui import theme
from ui.section import empty
from ui.widgets.base import Painted
from ui.widgets.block import Block
from ui.widgets.card import Card
from ui.widgets.label import ColumnHead, Label
from ui.widgets.level import LevelCell
from ui.widgets.pill import Tag
from ui.widgets.rich import Rich

_SIDE = 20


class _LevelCard(Card):
    """One level: its digit, its word, what the adviser hears; marked if it was last time's."""

    def __init__(self, value: int, word: str) -> None:
        super().__init__(margin=8)
        self.text = Rich(size=15, ink="ink2", leading=1.3)
        self._tag = Tag(" ")
        head = Block(Label(word, size=15, weight=650), self._tag, gap=8, across=True)
        head.rows.addStretch(1)
        words, cell = Block(head, self.text), LevelCell(value, 36)
        line = Block(cell, words, gap=12, across=True)
        line.rows.setAlignment(cell, Qt.AlignmentFlag.AlignVCenter)
        line.rows.setStretchFactor(words, 1)
        self.rows.addWidget(line)
        self.mark("")

    def mark(self, words: str) -> None:
        """Say whose rating this was, such as "last time, December"; nothing for the others."""
        self._tag.setText(words)
        self._tag.updateGeometry()
        self._tag.setVisible(bool(words))


class _BeforeCard(Card):
    """What was written about an area, line close to line."""

    def __init__(self) -> None:
        super().__init__(fill="past", margin=10)

    def retheme(self) -> None:
        super().retheme()
        self.rows.setSpacing(1)


class LevelWords(Painted):
    """The area in hand with its five levels, and what was written about it before."""

    def __init__(self, note: QWidget) -> None:
        super().__init__()
        self._place = Label("", size=13, weight=650, ink="ink3")
        self._title = Label("", size=20, weight=650, wrap=True)
        self._question = Rich(size=15, ink="ink2", leading=1.4)
        self._cards = [_LevelCard(level.value, level.word) for level in catalogue().levels]
        self._before = _BeforeCard()
        self._rows = QVBoxLayout(self)
        head = QVBoxLayout()
        head.setSpacing(0)
        for words in (self._place, self._title, self._question):
            head.addWidget(words)
        self._rows.addLayout(head)
        for widget in (*self._cards, note, self._before):
            self._rows.addWidget(widget)
        self._rows.addStretch(1)
        self.retheme()

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

    def retheme(self) -> None:
        look = theme.current()
        self._rows.setContentsMargins(look.px(18), look.px(12), look.px(18), look.px(2))
        self._rows.setSpacing(look.px(6))
        super().retheme()


class LevelStrip(Painted):
    """The same in five columns under the table, where there is no room beside it.

    On the smallest screens the words of the levels run on, each after its digit.
    """

    def __init__(self, note: QWidget) -> None:
        super().__init__()
        self._levels = QWidget()
        self._grid = QGridLayout(self._levels)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._texts: list[Rich] = []
        self._run = Rich(size=13, ink="ink2", leading=1.3)
        self._measured = 0
        for column, level in enumerate(catalogue().levels):
            word = Label(level.word, size=14, weight=650)
            head = Block(LevelCell(level.value, 24), word, gap=8, across=True)
            head.rows.setStretchFactor(word, 1)
            text = Rich(size=13, ink="ink2", leading=1.3)
            self._grid.addWidget(head, 0, column)
            self._grid.addWidget(text, 1, column, Qt.AlignmentFlag.AlignTop)
            self._grid.setColumnStretch(column, 1)
            self._texts.append(text)
        self._rows = QVBoxLayout(self)
        for part in (note, self._levels, self._run):
            self._rows.addWidget(part)
        self.retheme()

    def show_area(self, area: Area) -> None:
        """The words of another area."""
        for text, words in zip(self._texts, area.levels, strict=True):
            text.set_text(words)
        self._run.set_text(_run_on(area))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_height()

    def _keep_height(self) -> None:
        """As high as the longest words of any area need: going from row to row moves nothing."""
        wide = self.width() - 2 * theme.current().px(_SIDE)
        if wide <= 0 or wide == self._measured:
            return
        self._measured, areas = wide, catalogue().areas
        gaps = self._grid.horizontalSpacing() * (len(self._texts) - 1)
        column = max((wide - gaps) // len(self._texts), 1)
        tallest = _tallest({words for area in areas for words in area.levels}, column)
        for text in self._texts:
            text.setMinimumHeight(tallest)
        self._run.setMinimumHeight(_tallest({_run_on(area) for area in areas}, wide))

    def set_tight(self, *, tight: bool, noting: bool) -> None:
        """Running on, on the smallest screens; a note takes the room of the words."""
        self._levels.setHidden(tight)
        for text in self._texts:
            text.setHidden(noting)
        self._run.setHidden(not tight or noting)

    def retheme(self) -> None:
        look = theme.current()
        side, edge = look.px(_SIDE), look.px(6)
        self._rows.setContentsMargins(side, edge, side, edge)
        self._grid.setHorizontalSpacing(look.px(12))
        self._grid.setVerticalSpacing(look.px(2))
        self._measured = 0
        self._keep_height()
        super().retheme()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), look.color("bg"))
        painter.fillRect(0, 0, self.width(), 1, look.color("line"))


def _run_on(area: Area) -> str:
    """**1** Has not heard of it. **2** A job with training ..."""
    levels = zip(catalogue().levels, area.levels, strict=True)
    return "  ".join(f"**{level.value}**{NO_BREAK}{words}" for level, words in levels)


def _tallest(texts: Iterable[str], wide: int) -> int:
    """The height of the longest of the texts at a width."""
    sample, tallest = Rich(size=13, leading=1.3), 0
    for text in texts:
        sample.set_text(text)
        tallest = max(tallest, sample.heightForWidth(wide))
    return tallest
