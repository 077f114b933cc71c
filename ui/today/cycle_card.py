"""How far a school's cycle is: one box a student."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSpacerItem

from onedesk.desk.day_views import CycleCounts, DayList
from ui import theme
from ui.widgets import paint
from ui.widgets.base import Painted
from ui.widgets.card import Card
from ui.widgets.label import CardHeading
from ui.words import capital, counted

_MOST = 60
_BOX, _LEGEND, _KEY, _WORD, _APART = 18, 21, 11, 19, 10
_SECOND = 43
"""Where the second column of the legend begins, in per cent of the width."""
_WORDS = {
    "done": "{} done",
    "today": "{} still to see today",
    "booked": "{} booked",
    "not_placed": "{} not placed yet",
    "declined": "{} declined",
}


def _paint_box(painter: QPainter, rect: QRect, kind: str) -> None:
    """One student: solid, ringed, light, hollow or hatched."""
    look = theme.current()
    radius = max(look.px(2), 1)
    match kind:
        case "done":
            paint.box(painter, rect, radius, look.color("petrol"))
        case "today":
            edge = paint.pen(look.color("petrol"), max(2.0, look.px(2.5)))
            paint.box(painter, rect, radius, look.color("surface"), edge)
        case "booked":
            paint.box(painter, rect, radius, look.level(3).fill)
        case "declined":
            paint.hatch(painter, rect, look.color("edge"), look.px(4))
            paint.box(painter, rect, radius, None, paint.pen(look.color("edge")))
        case _:
            paint.box(painter, rect, radius, look.color("surface"), paint.pen(look.color("edge")))


class CycleBoxes(Painted):
    """One box a student, in the order in which they are seen, and what each kind means."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: list[tuple[str, int]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_counts(self, counts: CycleCounts) -> None:
        self._counts = [(kind, int(getattr(counts, kind))) for kind in _WORDS]
        self.setAccessibleName(", ".join(_WORDS[kind].format(n) for kind, n in self._counts))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        look, columns = theme.current(), len(self._columns(width))
        return look.px(_BOX + 8) + -(-len(_WORDS) // columns) * look.px(_LEGEND)

    def sizeHint(self) -> QSize:
        look, second = theme.current(), self._widest(1)
        both = self._widest(0) + look.px(_APART) + second
        wide = max(both, second * 100 // (100 - _SECOND) + 1, look.px(230))
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(max(self._widest(0), self._widest(1)), self.sizeHint().height())

    def _widest(self, column: int) -> int:
        """What the words of a column need, with the box before them."""
        words = [_WORDS[kind].format(count) for kind, count in self._counts[column::2]]
        text = max((paint.wide(each, 13) for each in words), default=0)
        return text + theme.current().px(_WORD) + 2

    def _columns(self, width: int) -> tuple[int, ...]:
        """Where the columns of the legend begin: two where both have room, else one."""
        second = max(width * _SECOND // 100, self._widest(0) + theme.current().px(_APART))
        return (0, second) if second + self._widest(1) <= width else (0,)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        self._paint_row(painter)
        look, columns = theme.current(), self._columns(self.width())
        top, side, high = look.px(_BOX + 8), look.px(_KEY), look.px(_LEGEND)
        for at, (kind, count) in enumerate(self._counts):
            left, row = columns[at % len(columns)], top + at // len(columns) * high
            _paint_box(painter, QRect(left, row + (high - side) // 2, side, side), kind)
            text = QRect(left + look.px(_WORD), row, self.width() - left, high)
            words = _WORDS[kind].format(count)
            paint.words(painter, text, words, (look.font(13), look.color("ink2")))

    def _paint_row(self, painter: QPainter) -> None:
        """All students side by side; of very many, a sample in proportion."""
        total = sum(count for _, count in self._counts)
        shown = min(total, _MOST)
        if not shown:
            return
        look, gap = theme.current(), 2
        step, at, seen = self.width() / shown, 0, 0
        for kind, count in self._counts:
            seen += count
            upto = round(seen * shown / total)
            while at < upto:
                left = round(at * step)
                wide = max(round((at + 1) * step) - left - gap, 2)
                _paint_box(painter, QRect(left, 0, wide, look.px(_BOX)), kind)
                at += 1


class CycleCard(Card):
    """30 students, cycle 3."""

    def __init__(self) -> None:
        super().__init__()
        self._head, self._boxes = CardHeading(), CycleBoxes()
        self.rows.addWidget(self._head)
        self.rows.addWidget(self._boxes)
        self._room = QSpacerItem(0, 0)
        self.rows.addItem(self._room)

    def spread(self, *, wide: bool) -> None:
        """Beside other cards it is as high as they are, with nothing in what it does not need."""
        policy = QSizePolicy.Policy
        self._room.changeSize(0, 0, policy.Minimum, policy.Expanding if wide else policy.Fixed)
        self.rows.invalidate()

    def show_day(self, day: DayList) -> None:
        students = capital(counted(day.counts.students, "student"))
        self._head.setText(f"{students}, cycle {day.cycle}")
        self._boxes.show_counts(day.counts)
