"""The seven talks on one line, workshops and visits as diamonds between them."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from ui import theme
from ui.student.columns import Column, columns, word_font
from ui.student.path import Event, Stop, spoken
from ui.widgets import paint
from ui.widgets.base import Painted

_RADIUS, _LINE, _TOP, _FOOT = 11, 25, 42, 12
_STEP, _LEAST, _DIAMOND, _APART, _KEPT = 17.5, 3, 6.5, 16, 4
_LEGEND = ((True, "workshop or visit"), (False, "was absent"))
_STOPS = {
    "held": ("petrol", "petrol", "onPetrol", 1.0),
    "now": ("surface", "petrol", "petrol", 2.0),
    "planned": ("surface", "edge", "ink2", 1.0),
    "later": ("surface", "edge", "ink2", 1.0),
    "missed": ("past", "line", "ink3", 1.5),
}
"""Fill, edge and number of a circle, and how thick its edge is."""


class Timeline(Painted):
    """Held talks solid, today's ringed, those to come empty; a click reads one that was held."""

    read = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._path: Sequence[Stop] = ()
        self._events: Sequence[Event] = ()
        self._columns: dict[int, list[Column]] = {}
        self.setAccessibleName("The seven talks")
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_path(self, path: Sequence[Stop], events: Sequence[Event]) -> None:
        """Show another student's way."""
        self._path, self._events = path, events
        self._columns.clear()
        self.setAccessibleDescription(spoken(path, events))
        self.updateGeometry()
        self.update()

    def retheme(self) -> None:
        self._columns.clear()
        super().retheme()

    def _places(self, width: int) -> list[Column]:
        """The columns at a width; the last few widths are remembered."""
        if width not in self._columns:
            if len(self._columns) >= _KEPT:
                self._columns.clear()
            self._columns[width] = columns(self._path, width) if self._path else []
        return self._columns[width]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        look = theme.current()
        places = self._places(width)
        lines = max((len(place.lines) for place in places), default=0)
        lines = max(lines + self._legend_below(places, lines), _LEAST)
        return look.px(_TOP + _FOOT) + round(lines * _STEP * look.text_percent / 100)

    def sizeHint(self) -> QSize:
        wide = self.width() if self.isVisible() else theme.current().px(900)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(200), 0)

    def _legend_below(self, places: Sequence[Column], lines: int) -> bool:
        """Whether the legend needs a row of its own: words stand where it would be."""
        if not self._events or not places:
            return False
        left = self._width_of(places) - self._legend_width()
        beside = [place for place in places if place.left + place.width > left]
        return any(len(place.lines) >= max(lines, _LEAST) for place in beside)

    def _width_of(self, places: Sequence[Column]) -> int:
        return places[-1].left + places[-1].width

    def _legend_width(self) -> int:
        look = theme.current()
        return sum(paint.width(said, look.font(13)) + look.px(34) for _, said in _LEGEND)

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = paint.smooth(QPainter(self))
        line = paint.pen(look.color("line"))
        paint.box(painter, self.rect(), look.radius("card"), look.color("surface"), line)
        if not self._path:
            return
        places = self._places(self.width())
        self._paint_line(painter, places)
        for stop, place in zip(self._path, places, strict=True):
            _paint_stop(painter, stop, place)
        if self._events:
            self._paint_legend(painter)

    def _paint_line(self, painter: QPainter, places: Sequence[Column]) -> None:
        """The line from stop to stop, dashed where nothing has happened yet, and its diamonds."""
        look = theme.current()
        y, radius = look.px(_LINE), look.px(_RADIUS)
        for at in range(len(places) - 1):
            ahead = self._path[at + 1].kind in ("planned", "later")
            start, end = places[at].left + 2 * radius, places[at + 1].left
            painter.setPen(paint.pen(look.color("edge"), 1.75, dashed=ahead))
            painter.drawLine(QPointF(start, y), QPointF(end, y))
            after = [event for event in self._events if event.after == self._path[at].cycle]
            fit = min(len(after), max((end - start) // look.px(_APART), 0))
            for number, event in enumerate(after[:fit], 1):
                x = start + (end - start) * number / (fit + 1)
                _diamond(painter, QPointF(x, y), came=event.came)

    def _paint_legend(self, painter: QPainter) -> None:
        look = theme.current()
        high = look.px(18)
        x = self.width() - look.px(21)
        y = self.height() - look.px(_FOOT - 2) - high  # level with the last line beside it
        for came, said in reversed(_LEGEND):
            wide = paint.width(said, look.font(13)) + 1
            x -= wide
            row = QRect(x, y, wide, high)
            paint.words(painter, row, said, (look.font(13), look.color("ink2")))
            x -= look.px(13)
            _diamond(painter, QPointF(x, row.center().y() + 1), came=came)
            x -= look.px(21)

    # The mouse; by keyboard V reads earlier talks

    def _under(self, event: QMouseEvent) -> str | None:
        x = event.position().x()
        for stop, place in zip(self._path, self._places(self.width()), strict=True):
            if place.left <= x < place.left + place.width:
                return stop.interview
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hand = bool(self._path) and self._under(event) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        interview = self._under(event) if self._path else None
        if interview is not None:
            self.read.emit(interview)


def _paint_stop(painter: QPainter, stop: Stop, place: Column) -> None:
    look = theme.current()
    radius, middle = look.px(_RADIUS), look.px(_LINE)
    circle = QRect(place.left, middle - radius, 2 * radius, 2 * radius)
    fill, edge, ink, thick = _STOPS[stop.kind]
    pen = paint.pen(look.color(edge), thick)
    paint.box(painter, circle, radius, look.color(fill), pen)
    number = (look.font(13, 650), look.color(ink))
    paint.words(painter, circle, str(stop.cycle), number, paint.CENTRE)
    step = _STEP * look.text_percent / 100
    for at, (text, bold) in enumerate(place.lines):
        row = QRect(place.left, round(look.px(_TOP) + at * step), place.width, round(step))
        paint.words(painter, row, text, (word_font(bold=bold), _ink(stop, bold=bold)))


def _ink(stop: Stop, *, bold: bool) -> QColor:
    if stop.kind in ("missed", "later"):
        return theme.current().color("ink2" if bold else "ink3")
    return theme.current().color("ink" if bold or stop.kind == "held" else "ink2")


def _diamond(painter: QPainter, centre: QPointF, *, came: bool) -> None:
    look = theme.current()
    far = look.px(_DIAMOND)
    painter.setPen(paint.pen(look.color("petrol" if came else "edge"), 1.75))
    painter.setBrush(look.color("surface"))
    points = [QPointF(-far, 0), QPointF(0, -far), QPointF(far, 0), QPointF(0, far)]
    painter.drawPolygon(QPolygonF([centre + point for point in points]))
