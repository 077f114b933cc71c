"""The steps of an interview: any order, a tick where all is answered, never a lock."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar

from ui import theme
from ui.theme.focus import reach, set_focus_rect
from ui.theme.icons import paint_icon
from ui.widgets import paint
from ui.widgets.base import Painted
from ui.widgets.key_hints import Hint, hint_width, paint_hint

_HEIGHT, _CIRCLE, _PAD, _GAP, _LEFT, _UNDER = 44, 24, 10, 8, 12, 4
_ORDER: Hint = (("Ctrl 1", "to", "Ctrl 5"), "")


@dataclass(frozen=True, slots=True)
class _Step:
    """What one step shows."""

    label: str
    done: bool = False
    extra: str = ""
    spoken: str = ""


class _Tabs(QTabBar):
    """The steps as tabs, painted as circles with words."""

    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__()
        self._steps = [_Step(label) for label in labels]
        self._short = False
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        for label in labels:
            self.addTab(label)
        for at in range(len(labels)):
            self._name(at)
        self.currentChanged.connect(self._ring)

    def set_state(self, at: int, *, done: bool, extra: str, spoken: str) -> None:
        """A tick or a number, and the words after the label."""
        self._steps[at] = replace(self._steps[at], done=done, extra=extra, spoken=spoken)
        self.setTabText(at, self._steps[at].label)  # measures the tabs again
        self._name(at)
        self._ring()
        self.update()

    def _name(self, at: int) -> None:
        step = self._steps[at]
        said = [step.label, f"step {at + 1} of {len(self._steps)}"]
        said += [step.spoken or step.extra] if step.spoken or step.extra else []
        said += ["all answered"] if step.done else []
        self.setAccessibleTabName(at, ", ".join(said))

    def shorten(self, *, short: bool) -> None:
        """Only the current step keeps its words."""
        if short != self._short:
            self._short = short
            self.measure()

    def measure(self) -> None:
        """Lay out all tabs again."""
        for at, step in enumerate(self._steps):
            self.setTabText(at, step.label)
        self.updateGeometry()
        self._ring()

    def turned(self) -> None:
        """Another step is current: only where words are short does that move anything."""
        if self._short:
            self.measure()
        else:
            self._ring()
            self.update()

    def full_width(self) -> int:
        """The width with all words."""
        return sum(self._width(at, short=False) for at in range(len(self._steps)))

    def _width(self, at: int, *, short: bool) -> int:
        look = theme.current()
        wide = look.px(_CIRCLE) + 2 * look.px(_PAD)
        step = self._steps[at]
        if short and at != self.currentIndex():
            return wide
        wide += look.px(_GAP) + paint.wide(step.label, 15, 650) + look.px(5)
        if step.extra:
            wide += look.px(_GAP) + paint.wide(step.extra, 13, 650)
        return wide

    def tabSizeHint(self, index: int) -> QSize:
        return QSize(self._width(index, short=self._short), theme.current().px(_HEIGHT))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def sizeHint(self) -> QSize:
        wide = sum(self.tabSizeHint(at).width() for at in range(self.count()))
        return QSize(wide, theme.current().px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _ring(self, *_at: object) -> None:
        """The ring stands inside the current tab, above its underline."""
        rect = self.tabRect(self.currentIndex())
        far, under = reach(), theme.current().px(_UNDER)
        set_focus_rect(self, rect.adjusted(far, far, -far, -far - under), 6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ring()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        for at in range(self.count()):
            self._paint_step(painter, at, self.tabRect(at))

    def _paint_step(self, painter: QPainter, at: int, rect: QRect) -> None:
        look, step, current = theme.current(), self._steps[at], at == self.currentIndex()
        side = look.px(_CIRCLE)
        disc = QRect(rect.x() + look.px(_PAD), (rect.height() - side) // 2, side, side)
        self._paint_disc(painter, disc, at)
        if current:
            under = look.px(_UNDER)
            line = QRect(rect.x(), rect.bottom() + 1 - under, rect.width(), under)
            painter.fillRect(line, look.color("petrol"))
        elif self._short:
            return
        font = look.font(15, 650 if current else 550)
        ink = look.color("ink" if current else "ink2")
        label = rect.adjusted(disc.right() + 1 + look.px(_GAP) - rect.x(), 0, 0, 0)
        paint.words(painter, label, step.label, (font, ink))
        if step.extra:
            label.adjust(paint.width(step.label, font) + look.px(_GAP), 0, 0, 0)
            small = look.font(13, 650)
            paint.words(painter, label, step.extra, (small, look.color("ink2")))

    def _paint_disc(self, painter: QPainter, disc: QRect, at: int) -> None:
        """Number, tick when all is answered, petrol when current."""
        look, radius = theme.current(), disc.width() / 2
        number, font = str(at + 1), look.font(12, 650)
        if at == self.currentIndex():
            paint.box(painter, disc, radius, look.color("petrol"))
            paint.words(painter, disc, number, (font, look.color("onPetrol")), paint.CENTRE)
        elif self._steps[at].done:
            edge = paint.pen(look.color("petrol"), paint.crisp(painter, 1.2))
            paint.box(painter, disc, radius, look.color("petrolS"), edge)
            inset = look.px(5)
            tick = disc.adjusted(inset, inset, -inset, -inset)
            paint_icon(painter, tick, "tick", look.color("petrol"))
        else:
            paint.box(
                painter,
                disc,
                radius,
                None,
                paint.pen(look.color("edge"), paint.crisp(painter, 1.2)),
            )
            paint.words(painter, disc, number, (font, look.color("ink2")), paint.CENTRE)


class StepBar(Painted):
    """Five steps in any order; `picked` gives the step chosen by hand."""

    picked = Signal(int)

    def __init__(self, steps: Sequence[str]) -> None:
        super().__init__()
        self._tabs = _Tabs(steps)
        self._tabs.setParent(self)
        self._tabs.setAccessibleName("Steps")
        self._tabs.currentChanged.connect(self.picked)
        self.setFocusProxy(self._tabs)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def current(self) -> int:
        """The step shown, from 0."""
        return self._tabs.currentIndex()

    def set_current(self, at: int) -> None:
        """Show a step as current without telling anybody."""
        self._tabs.blockSignals(True)
        self._tabs.setCurrentIndex(at)
        self._tabs.blockSignals(False)
        self._tabs.turned()

    def set_state(self, at: int, done: bool, extra: str = "", spoken: str = "") -> None:
        """A tick when all is answered; `extra` as in "7 of 12", `spoken` for screen readers."""
        self._tabs.set_state(at, done=done, extra=extra, spoken=spoken)
        self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(self._tabs.sizeHint().width(), theme.current().px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme.current().px(_HEIGHT))

    def _arrange(self) -> None:
        left = theme.current().px(_LEFT)
        self._tabs.shorten(short=self._tabs.full_width() + left > self.width())
        wide = min(self._tabs.sizeHint().width(), self.width() - left)
        self._tabs.setGeometry(left, 0, wide, self.height() - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def retheme(self) -> None:
        super().retheme()
        self._tabs.measure()
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = paint.smooth(QPainter(self))
        painter.fillRect(self.rect(), look.color("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.color("line"))
        words, font = "Any order:", look.font(13)
        need = paint.width(words, font) + look.px(5) + hint_width(_ORDER)
        start = self.width() - look.px(_LEFT) - need
        if start > self._tabs.geometry().right() + look.px(_LEFT):
            rect = QRect(start, 0, need, self.height())
            paint.words(painter, rect, words, (font, look.color("ink2")))
            caps = start + need - hint_width(_ORDER)
            paint_hint(painter, caps, self.rect(), _ORDER)
