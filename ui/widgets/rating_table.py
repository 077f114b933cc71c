"""The twelve knowledge areas: one key for each answer, eyes on the student."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui import theme
from ui.theme.focus import follow_rows
from ui.widgets.announce import announce
from ui.widgets.rating_delegate import (
    RatingDelegate,
    box_at,
    earlier_width,
    lower_line,
    today_width,
)
from ui.widgets.rating_head import RatingHead
from ui.widgets.rating_model import Column, Index, RatingModel, RatingRow, Today

_CHANGE, _AREA, _CROWDED = 82, 220, 150
_ONE_LINE, _TWO_LINES = (42, 56), (76, 96)
"""The least and the most height of a row, in design pixels."""
_KEEP_ABOVE = 2


class RatingTable(QTableView):
    """Rates by 1 to 5, 0 not asked, = same as last time; a held key rates one row only."""

    rated = Signal(str, object)
    focused = Signal(str)
    note_wanted = Signal(str)
    earlier_wanted = Signal(str)
    nothing_before = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows = RatingModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(RatingDelegate(self, self.rows))
        self.setHorizontalHeader(RatingHead(self.rows, self))
        _plain(self)
        follow_rows(self)
        self.selectionModel().currentRowChanged.connect(self._moved)
        self._measure()

    def set_rows(
        self,
        rows: Sequence[RatingRow],
        heads: Sequence[tuple[str, str]] = (),
        question: str = "",
    ) -> None:
        """Show these areas and go to the first without an answer; `heads` is (cycle, month)."""
        self.rows.fill(rows, heads, question)
        self.setAccessibleName(question)
        self._measure()
        self._go(self.rows.first_open())

    def name_levels(self, words: dict[int, str]) -> None:
        """What each level is called ("fair"), so that screen readers can say it."""
        self.rows.name_levels(words)

    @property
    def current(self) -> str:
        """The code of the row that has the keyboard; empty without rows."""
        at = self.currentIndex().row()
        return self.rows.row(at).code if at >= 0 else ""

    def set_value(self, code: str, value: Today) -> None:
        """Show an answer that came from elsewhere (undo, a colleague) without saying it is new."""
        self.rows.rate(self.rows.place(code), value)

    def set_note(self, code: str, has_note: bool) -> None:
        """Show or hide the sign of a note."""
        self.rows.note(self.rows.place(code), has_note=has_note)

    def focus_row(self, code: str) -> None:
        """Go to a row; nothing for an unknown code."""
        self._go(self.rows.place(code))

    def rate_first(self, *, first: bool) -> None:
        """Whether a row's earlier ratings show only once today's is given."""
        self.rows.rate_first(first=first)
        self.viewport().update()

    def turn_earlier(self) -> None:
        """H: hide the earlier cells or show them; their zone keeps its width, so nothing moves."""
        self.rows.turn_earlier()
        self.viewport().update()
        self.focused.emit(self.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        at = self.currentIndex().row()
        if at < 0 or event.modifiers() & held or not self._take(event, at):
            event.ignore()

    def _take(self, event: QKeyEvent, at: int) -> bool:
        """Act on a key; False when it is not ours."""
        key, text = event.key(), event.text()
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        jumps = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.rows.rowCount() - 1}
        if key in steps:
            self._go(at + steps[Qt.Key(key)])
        elif key in jumps:
            self._go(jumps[Qt.Key(key)])
        elif event.isAutoRepeat():
            return key == Qt.Key.Key_Backspace or text in "012345=nNhHvV"
        elif key == Qt.Key.Key_Backspace:
            self._rate(at, None)
            self._go(at - 1)
        elif text and text in "12345":
            self._rate(at, int(text))
            self._go(at + 1)
        elif text == "0":
            self._rate(at, "not_discussed")
            self._go(at + 1)
        elif text == "=":
            self._same(at)
        else:
            return self._letter(text, at)
        return True

    def _letter(self, text: str, at: int) -> bool:
        letter, wanted = text.lower(), {"n": self.note_wanted, "v": self.earlier_wanted}
        if letter in wanted:
            wanted[letter].emit(self.rows.row(at).code)
        elif letter == "h":
            self.turn_earlier()
        return letter in {*wanted, "h"}

    def _same(self, at: int) -> None:
        """As last time it was rated."""
        last = self.rows.row(at).last
        if last is None:
            self.nothing_before.emit()
        else:
            self._rate(at, last)
            self._go(at + 1)

    def _rate(self, at: int, value: Today) -> None:
        """Put the answer in, tell the screen, and say it aloud."""
        row = self.rows.row(at)
        if row.value is None and value is None:
            return
        self.rows.rate(at, value)
        following = at + 1 if value is not None else at - 1
        said = self.rows.answer(at)
        if 0 <= following < self.rows.rowCount():
            said += f". Next: {self.rows.row(following).label}"
        announce(self, said)
        self.rated.emit(row.code, value)

    def _go(self, at: int) -> None:
        """Move to a row; nothing outside the table."""
        if not 0 <= at < self.rows.rowCount():
            return
        index = self.rows.index(at, Column.TODAY)
        flag = QItemSelectionModel.SelectionFlag.NoUpdate
        self.selectionModel().setCurrentIndex(index, flag)
        _show_current(self)

    def _moved(self, now: QModelIndex, before: QModelIndex) -> None:
        for index in (now, before):
            row = self.visualRect(index)
            self.viewport().update(0, row.y(), self.viewport().width(), row.height())
        if now.isValid():
            self.focused.emit(self.rows.row(now.row()).code)

    def _measure(self) -> None:
        """Widths of the columns, heights of the rows, so that they fill the view.

        Where the area would have no room to be read it stands above its boxes, without heads.
        """
        look, head = theme.current(), self.horizontalHeader()
        cycles = len(self.rows.heads)
        room = self.viewport().width() - today_width() - look.px(_CHANGE)
        self.rows.only_last = cycles > 1 and earlier_width(cycles) > room - look.px(_AREA)
        self.rows.stacked = room - earlier_width(min(cycles, 1)) < look.px(_CROWDED)
        earlier = earlier_width(len(self.rows.shown(self.rows.heads)))
        _share(self, head, earlier, stacked=self.rows.stacked)
        least, most = map(look.px, _TWO_LINES if self.rows.stacked else _ONE_LINE)
        count, high = self.rows.rowCount(), self.viewport().height()
        for at, height in enumerate(_heights(count, high, least, most)):
            self.verticalHeader().resizeSection(at, height)
        self.updateGeometries()
        _show_current(self)
        self.rows.layoutChanged.emit()  # the ring stands around a row that has grown, or moved

    def minimumSizeHint(self) -> QSize:
        look = theme.current()
        return QSize(today_width() + 2 * look.px(_CROWDED // 10), look.px(_TWO_LINES[0]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if hint == QAbstractItemView.ScrollHint.PositionAtTop:
            super().scrollTo(index, hint)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a box rates that row; anywhere else in a row goes there."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._go(index.row())
        if index.column() == Column.TODAY:
            cell = self.visualRect(index)
            cell = lower_line(cell) if self.rows.stacked else cell
            value = box_at(cell, event.position().toPoint())
            if value is not None:
                self._rate(index.row(), value)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)


def _plain(view: QTableView) -> None:
    """Nothing of Qt's own look: no grid, no selection, no scrolling sideways."""
    view.verticalHeader().hide()
    view.setShowGrid(False)
    view.setFrameShape(QTableView.Shape.NoFrame)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
    view.setTabKeyNavigation(False)
    view.setCornerButtonEnabled(False)
    view.verticalHeader().setMinimumSectionSize(1)
    view.horizontalHeader().setMinimumSectionSize(1)


def _share(view: QTableView, head: QHeaderView, earlier: int, *, stacked: bool) -> None:
    """The area takes what the other columns leave; of rows of two lines the boxes have it all."""
    for column in set(Column) - {Column.TODAY}:
        view.setColumnHidden(column, stacked)
    head.setHidden(stacked)
    stretch, still = QHeaderView.ResizeMode.Stretch, QHeaderView.ResizeMode.Interactive
    head.setFixedHeight(head.sizeHint().height())
    head.setSectionResizeMode(Column.AREA, stretch)
    head.setSectionResizeMode(Column.TODAY, stretch if stacked else still)
    head.resizeSection(Column.EARLIER, earlier)
    head.resizeSection(Column.TODAY, today_width())
    head.resizeSection(Column.CHANGE, theme.current().px(_CHANGE))


def _heights(count: int, high: int, least: int, most: int) -> list[int]:
    """Row heights that add up to the view, so that no row is cut in half."""
    seen = max(1, min(count, high // least))
    total = max(least * seen, min(high, most * seen))
    return [total * (at + 1) // seen - total * at // seen for at in range(count)]


def _show_current(view: QTableView) -> None:
    """Keep rows above the one in hand, so that what was chosen is seen, and one below it."""
    at = view.currentIndex().row()
    if at < 0 or not view.verticalScrollBar().maximum():
        return
    fit = view.viewport().height() // max(view.rowHeight(at), 1)
    above = max(min(_KEEP_ABOVE, fit - 2), 0)
    top = view.model().index(max(at - above, 0), 0)
    view.scrollTo(top, QAbstractItemView.ScrollHint.PositionAtTop)
