"""How far a school's cycle is: one box a student."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from onedesk.desk.day_views import CycleCounts, DayList
from ui import theme
from ui.widgets import paint
from ui.widgets.base import Painted
from ui.widgets.card import Card
from ui.widgets.label import CardHeading
from ui.words import capital, counted

_MOST = 60
_BOX, _LEGEND, _KEY = 18, 21, 11
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
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: CycleCounts) -> None:
        self._counts = [(kind, int(getattr(counts, kind))) for kind in _WORDS]
        self.setAccessibleName(", ".join(_WORDS[kind].format(n) for kind, n in self._counts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(230), look.px(_BOX + 8) + 3 * look.px(_LEGEND))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        self._paint_row(painter)
        look, half = theme.current(), self.width() * 43 // 100
        top = look.px(_BOX + 8)
        for at, (kind, count) in enumerate(self._counts):
            left, row = (at % 2) * half, top + (at // 2) * look.px(_LEGEND)
            side = look.px(_KEY)
            box = QRect(left, row + (look.px(_LEGEND) - side) // 2, side, side)
            _paint_box(painter, box, kind)
            text = QRect(left + look.px(19), row, self.width() - left, look.px(_LEGEND))
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

    def show_day(self, day: DayList) -> None:
        students = capital(counted(day.counts.students, "student"))
        self._head.setText(f"{students}, cycle {day.cycle}")
        self._boxes.show_counts(day.counts)
