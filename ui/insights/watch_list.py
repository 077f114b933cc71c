"""Students to think about: one line a rule, its number in front; Enter opens the names."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPolygonF
from PySide6.QtWidgets import QHeaderView

from onedesk.desk.insight_views import ToThinkAbout
from onedesk.domain.drift import explanation, heading
from onedesk.domain.preferences import Watch
from ui import theme
from ui.listing import Index, Listing, RowDelegate
from ui.rows import RowsModel
from ui.theme.focus import follow_rows
from ui.widgets import paint

_NUMBER, _CHEVRON, _ROW, _TALL = 36, 20, 36, 56


class WatchModel(RowsModel[ToThinkAbout]):
    """A row a rule: its number of students and its words."""

    heads = ("Students to think about",)

    def __init__(self, parent: Listing | None = None) -> None:
        super().__init__(parent)
        self._watch = Watch()

    def fill(self, lists: Sequence[ToThinkAbout], watch: Watch) -> None:
        """Show these lists by these thresholds."""
        self._watch = watch
        self.put(lists)

    def words(self, row: ToThinkAbout, _column: int) -> str:
        return heading(row.rule, self._watch)

    def spoken(self, row: ToThinkAbout, _at: int) -> str:
        words = heading(row.rule, self._watch).replace("**", "")
        return f"{len(row.students)} {words}. {explanation(row.rule, self._watch)}"

    def whole(self, row: ToThinkAbout, _column: int) -> str:
        return explanation(row.rule, self._watch)


class WatchList(Listing):
    """No higher than its rows; where words need a second line every row gets one."""

    def __init__(self) -> None:
        super().__init__((0,), row=_ROW)
        self.lists = WatchModel(self)
        self.setModel(self.lists)
        self.setItemDelegate(_Lines(self))
        self.horizontalHeader().hide()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Students to think about")
        follow_rows(self)
        self.grew.connect(self.measure)

    @property
    def chosen(self) -> ToThinkAbout | None:
        """The rule in hand."""
        return self.lists.row(self.currentIndex().row())

    def measure(self) -> None:
        look, room = theme.current(), self.viewport().width()
        words = [self.lists.words(row, 0).replace("**", "") for row in self.lists.rows]
        widest = max((paint.width(one, look.font(14, 650)) for one in words), default=0)
        taken = look.px(_NUMBER + 10 + _CHEVRON)
        row = look.px(_TALL if widest > room - taken else _ROW)
        rows = self.verticalHeader()
        if rows.defaultSectionSize() != row:
            rows.setDefaultSectionSize(row)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setFixedHeight(row * len(self.lists.rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(120), self.height())


class _Lines(RowDelegate):
    """The number large, the words with what matters in bold, a mark that says it opens."""

    def __init__(self, view: WatchList) -> None:
        super().__init__(view)
        self._lists = view.lists

    def draw(self, painter: QPainter, rect: QRect, index: Index, *, picked: bool) -> None:
        row = self._lists.row(index.row())
        if row is None:
            return
        look, some = theme.current(), bool(row.students)
        left, right = rect.x() - look.px(16), rect.right() + look.px(8)
        number = QRect(left, rect.y(), look.px(_NUMBER), rect.height())
        bold = (look.font(18, 650), look.color("ink" if some else "ink3"))
        paint.words(painter, number, str(len(row.students)), bold, paint.RIGHT)
        start, mark = number.right() + look.px(10), look.px(_CHEVRON)
        room = QRect(start, rect.y(), right - mark - start, rect.height())
        _mixed(painter, room, self._lists.words(row, 0), "ink" if some else "ink3")
        if some:
            centre = QPointF(right - mark / 2, rect.y() + rect.height() / 2)
            _chevron(painter, centre, "ink" if picked else "ink2")


def _mixed(painter: QPainter, rect: QRect, words: str, ink: str) -> None:
    """Words, some of them bold, on as many lines as they need."""
    look = theme.current()
    lines = _broken(words, rect.width())
    high = paint.line_height(look.font(14, 650))
    y = rect.y() + (rect.height() - high * len(lines)) // 2
    painter.setPen(look.color(ink))
    for line in lines:
        x = float(rect.x())
        for word, bold in line:
            font = look.font(14, 650 if bold else 400)
            painter.setFont(font)
            wide = QFontMetricsF(font).horizontalAdvance(f"{word} ")
            painter.drawText(QRectF(x, y, wide, high), int(paint.LEFT), word)
            x += wide
        y += high


def _broken(words: str, room: int) -> list[list[tuple[str, bool]]]:
    """The words line by line, each with whether it is bold."""
    look, x = theme.current(), 0.0
    lines: list[list[tuple[str, bool]]] = [[]]
    for at, run in enumerate(words.split("**")):
        metrics = QFontMetricsF(look.font(14, 650 if at % 2 else 400))
        for word in run.split():
            if x and x + metrics.horizontalAdvance(word) > room:
                lines.append([])
                x = 0
            lines[-1].append((word, bool(at % 2)))
            x += metrics.horizontalAdvance(f"{word} ")
    return lines


def _chevron(painter: QPainter, centre: QPointF, ink: str) -> None:
    look = theme.current()
    half = 4.5 * look.text_percent / 100
    painter.setPen(paint.pen(look.color(ink), max(1.5, look.px(1.5))))
    points = [(-half / 2, -half), (half / 2, 0), (-half / 2, half)]
    painter.drawPolyline(QPolygonF([QPointF(centre.x() + x, centre.y() + y) for x, y in points]))
