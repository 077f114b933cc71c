"""Seven talks on a line, and between them what the student was offered."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from ui import theme
from ui.student.story import Happening, Meeting
from ui.widgets import paint
from ui.widgets.base import Painted

_NODE, _DIAMOND, _TOP, _LINE, _TEXT = 22, 15, 14, 18, 8


class Timeline(Painted):
    """Time runs left to right; a talk to come is an empty circle."""

    def __init__(self) -> None:
        super().__init__()
        self._meetings: Sequence[Meeting] = ()
        self._happenings: Sequence[Happening] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_story(self, meetings: Sequence[Meeting], happenings: Sequence[Happening]) -> None:
        """Draw these, and say them to screen readers."""
        self._meetings, self._happenings = meetings, happenings
        said = [f"Talk {one.cycle}: {', '.join(one.lines)}" for one in meetings]
        said += [f"{one.title}: {'came' if one.came else 'was absent'}" for one in happenings]
        self.setAccessibleName("Seven talks")
        self.setAccessibleDescription(". ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(600), look.px(_TOP + _NODE + _TEXT + 3 * _LINE + 6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._meetings:
            return
        painter = paint.smooth(QPainter(self))
        self._lines(painter)
        for one in self._happenings:
            x = self._x_of(one.day)
            if x is not None:
                _diamond(painter, QPointF(x, self._middle()), came=one.came)
        for at, meeting in enumerate(self._meetings):
            self._node(painter, at, meeting)
            self._words(painter, at, meeting)
        if self._happenings:
            self._legend(painter)

    def _step(self) -> float:
        return self.width() / (len(self._meetings) + 0.2)

    def _x(self, at: float) -> float:
        return theme.current().px(_NODE) / 2 + 2 + at * self._step()

    def _middle(self) -> float:
        return theme.current().px(_TOP - 3) + theme.current().px(_NODE) / 2

    def _x_of(self, day: date) -> float | None:
        """Where a day lies between the two dated talks around it."""
        dated = [(at, one.day) for at, one in enumerate(self._meetings) if one.day]
        before = [(at, on) for at, on in dated if on <= day]
        after = [(at, on) for at, on in dated if on > day]
        if not before:
            return None
        if not after:
            return self._x(before[-1][0] + 0.5)
        (left, first), (right, last) = before[-1], after[0]
        share = (day - first).days / max((last - first).days, 1)
        return self._x(left + (right - left) * min(max(share, 0.12), 0.88))

    def _lines(self, painter: QPainter) -> None:
        """Solid as far as the talks have come, dashed beyond."""
        look, y = theme.current(), self._middle()
        behind = [at for at, one in enumerate(self._meetings) if one.stand in ("held", "absent")]
        now = [at for at, one in enumerate(self._meetings) if one.stand == "today"]
        upto = max([*behind, *now], default=0)
        pen = paint.pen(look.color("edge"), look.px(1.5))
        painter.setPen(pen)
        painter.drawLine(QPointF(self._x(0), y), QPointF(self._x(upto), y))
        dashed = QPen(pen)
        dashed.setCapStyle(Qt.PenCapStyle.FlatCap)
        dashed.setDashPattern([3, 2.4])
        painter.setPen(dashed)
        painter.drawLine(QPointF(self._x(upto), y), QPointF(self._x(len(self._meetings) - 1), y))

    def _node(self, painter: QPainter, at: int, meeting: Meeting) -> None:
        look, side = theme.current(), theme.current().px(_NODE)
        rect = QRect(round(self._x(at) - side / 2), round(self._middle() - side / 2), side, side)
        held, here = meeting.stand == "held", meeting.stand == "today"
        fill = look.color("petrol" if held else "surface")
        edge = None
        if not held:
            edge = paint.pen(look.color("petrol" if here else "edge"), 2 if here else 1.2)
        paint.box(painter, rect, side / 2, fill, edge)
        if meeting.stand == "absent":
            painter.save()
            painter.setClipRect(rect)
            paint.hatch(painter, rect.adjusted(4, 4, -4, -4), look.color("line"), look.px(4))
            painter.restore()
        ink = "onPetrol" if held else "petrol" if here else "ink2"
        words = (look.font(13, 650, tabular=True), look.color(ink))
        paint.words(painter, rect, str(meeting.cycle), words, paint.CENTRE)

    def _words(self, painter: QPainter, at: int, meeting: Meeting) -> None:
        look = theme.current()
        left = round(self._x(at) - look.px(_NODE) / 2)
        wide = round(self._step()) - look.px(10)
        top = round(self._middle()) + look.px(_NODE) // 2 + look.px(_TEXT)
        bold = meeting.stand != "open"
        for line, words in enumerate(meeting.lines):
            rect = QRect(left, top + line * look.px(_LINE), wide, look.px(_LINE))
            font = look.font(13, 650 if bold and line == 0 else 400)
            ink = look.color("ink" if bold and line == 0 else "ink2")
            paint.words(painter, rect, words, (font, ink))

    def _legend(self, painter: QPainter) -> None:
        """What the diamonds mean, at the bottom right."""
        look = theme.current()
        font, x = look.font(13), self.width()
        y = self.height() - look.px(_LINE) // 2 - look.px(4)
        for came, words in ((False, "was absent"), (True, "workshop or visit")):
            wide = paint.width(words, font)
            rect = QRect(x - wide - 2, y - look.px(_LINE) // 2, wide + 2, look.px(_LINE))
            paint.words(painter, rect, words, (font, look.color("ink2")))
            x -= wide + look.px(14)
            _diamond(painter, QPointF(x, y), came=came, size=look.px(11))
            x -= look.px(20)


def _diamond(painter: QPainter, at: QPointF, *, came: bool, size: float = 0) -> None:
    """A square on its corner: petrol where the student came, grey where not."""
    look = theme.current()
    half = (size or look.px(_DIAMOND)) / 2
    points = [QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0)]
    painter.setBrush(look.color("surface"))
    painter.setPen(paint.pen(look.color("petrol" if came else "edge"), max(2, look.px(2))))
    painter.drawPolygon(QPolygonF([at + point for point in points]))
