"""The blocks of the last step: the five lines, who will see it, agreement and paper."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from onedesk.domain.preferences import MOST_COPIES
from ui import theme
from ui.interview.summary import Row, Sight
from ui.theme.icons import pixmap
from ui.widgets.announce import announce
from ui.widgets.base import Painted
from ui.widgets.block import Block
from ui.widgets.button import Button
from ui.widgets.card import Card, Rule
from ui.widgets.check import Radio
from ui.widgets.flow import Flow
from ui.widgets.label import Caption, ColumnHead, Label
from ui.widgets.rich import Rich
from ui.words import counted

AGREEMENT = "Agreement"
ASK_AGAIN = "The plan was changed since: ask again"
_LABEL, _LINE, _ABOVE, _BELOW = 144, 22, 3, 3


class _Line(Painted):
    """One line of the summary: a tick or a ring, its name, its words."""

    def __init__(self) -> None:
        super().__init__()
        self._mark, self._label = Label(""), Label("", size=15, weight=650)
        self._text = Rich(size=15)
        self._done = False
        self._row_shown: Row | None = None
        self._row = QHBoxLayout(self)
        top = Qt.AlignmentFlag.AlignTop
        self._row.addWidget(self._mark, 0, top)
        self._row.addWidget(self._label, 0, top)
        self._row.addWidget(self._text, 1, top)
        self.retheme()

    def show_row(self, row: Row) -> None:
        """Say another thing."""
        if row == self._row_shown:
            return
        self._row_shown, self._done = row, row.done
        self._label.setText(row.label)
        self._text.set_text(row.text)
        state = "answered" if row.done else "open"
        self.setAccessibleName(f"{row.label}, {state}: {row.text}")
        self._draw()

    def minimumSizeHint(self) -> QSize:
        """One line: the words have a second one only where the width asks for it."""
        return QSize(super().minimumSizeHint().width(), theme.current().px(_LINE + _ABOVE + _BELOW))

    def _draw(self) -> None:
        look, size = theme.current(), theme.current().px(17)
        name, ink = ("tick", "leaf") if self._done else ("question", "ink3")
        self._mark.setPixmap(pixmap(name, look.color(ink), size, self.devicePixelRatio()))

    def retheme(self) -> None:
        look = theme.current()
        self._mark.setFixedSize(look.px(32), look.px(_LINE))
        self._label.setFixedWidth(look.px(_LABEL))
        self._label.setFixedHeight(look.px(_LINE))
        self._row.setContentsMargins(0, look.px(_ABOVE), 0, look.px(_BELOW))
        self._row.setSpacing(0)
        self._draw()
        super().retheme()


class SummaryCard(Card):
    """The five lines in a card."""

    def __init__(self) -> None:
        super().__init__(margin=16)
        self._lines = [_Line() for _ in range(5)]
        for number, line in enumerate(self._lines):
            if number:
                self.rows.addWidget(Rule())
            self.rows.addWidget(line)
        self.retheme()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show what was said."""
        for line, row in zip(self._lines, rows, strict=True):
            line.show_row(row)

    def retheme(self) -> None:
        super().retheme()
        look = theme.current()
        self.rows.setContentsMargins(look.px(16), look.px(2), look.px(16), look.px(2))
        self.rows.setSpacing(0)


class WhoSees(Painted):
    """Names at the left, what reaches them at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._sights: tuple[Sight, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self.retheme()

    def retheme(self) -> None:
        look = theme.current()
        self._grid.setHorizontalSpacing(look.px(6))
        self._grid.setVerticalSpacing(look.px(2))
        super().retheme()

    def show_sights(self, sights: Sequence[Sight]) -> None:
        """Show who sees what."""
        if tuple(sights) == self._sights:
            return
        self._sights = tuple(sights)
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(ColumnHead("Who will see this"), 0, 0, 1, 2)
        for number, sight in enumerate(sights, 1):
            self._grid.addWidget(Rich(f"**{sight.who}**", size=14, leading=1.4), number, 0, top)
            ink = "ink3" if sight.nothing else "ink"
            self._grid.addWidget(Rich(sight.what, size=14, ink=ink, leading=1.4), number, 1, top)
        self._grid.setRowStretch(len(sights) + 1, 1)


class PrintButton(Button):
    """Prints a number of copies, and says how many."""

    def __init__(self) -> None:
        super().__init__("", kind="primary", key="Enter", icon="printer", height=48)
        self.copies = 1

    def show_copies(self, copies: int) -> None:
        """Print so many."""
        self.copies = copies
        self.set_words(f"Print {counted(copies, 'copy', 'copies')}")

    def one_more(self) -> int:
        """One copy more, after the most one again; gives how many that are."""
        self.show_copies(self.copies % MOST_COPIES + 1)
        announce(self, self.text())
        return self.copies


class PrinterWords(Painted):
    """Where a print goes and how long it is, at the right of the buttons."""

    def __init__(self) -> None:
        super().__init__()
        self._printer, self._pages = Caption(""), Caption("")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addStretch(1)
        for label in (self._printer, self._pages):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._rows.addWidget(label)
        self._rows.addStretch(1)

    def show_printer(self, name: str) -> None:
        """Name the printer; without one, say what Enter does."""
        self._printer.setText(name or "This laptop asks for a printer")

    def show_pages(self, pages: int) -> None:
        """How long the plan is."""
        self._pages.setText(counted(pages, "page"))


class Bar(Painted):
    """The buttons at the foot, a hairline over them; in a second line where they must be."""

    def __init__(self, widgets: list[QWidget], end: QWidget) -> None:
        super().__init__()
        self._flow = Flow(gap=12)
        self._flow.set_widgets([*widgets, end], growing=end)
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self._flow)
        self._inside = False
        self.retheme()

    def set_inside(self, *, inside: bool) -> None:
        """Among the blocks of the page instead of at its foot."""
        self._inside = inside
        self.retheme()

    def retheme(self) -> None:
        look = theme.current()
        left, right = (0, 0) if self._inside else (look.px(24), look.px(28))
        self._rows.setContentsMargins(left, look.px(7), right, look.px(7))
        super().retheme()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._inside:
            QPainter(self).fillRect(0, 0, self.width(), 1, theme.current().color("line"))


class Agreement(Block):
    """Whether the student agrees."""

    def __init__(self) -> None:
        self._head = ColumnHead(AGREEMENT)
        super().__init__(self._head, gap=2)
        self.agrees, self.changed = Radio("", "G"), Radio("", "B")
        self._group = QButtonGroup(self)
        for radio in (self.agrees, self.changed):
            self._group.addButton(radio)
            self.rows.addWidget(radio)

    def set_name(self, name: str) -> None:
        """Whose agreement it is."""
        self.agrees.setText(f"{name} read it and agrees")
        self.changed.setText(f"{name} wants a change")
        for radio in (self.agrees, self.changed):
            radio.updateGeometry()

    def show_answer(self, agreed: bool | None, *, before: bool = False) -> None:
        """Neither is chosen until somebody asks; who agreed `before` a change is asked again."""
        self._head.setText(ASK_AGAIN if before else AGREEMENT)
        self._head.set_ink("rust" if before else "ink3")
        self.agrees.setAccessibleDescription(ASK_AGAIN if before else "")
        self._group.setExclusive(False)
        self.agrees.setChecked(agreed is True)
        self.changed.setChecked(agreed is False)
        self._group.setExclusive(True)
