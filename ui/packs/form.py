"""The left side of the pack's dialog: which school and cycle, and what goes in."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QSizePolicy, QVBoxLayout

from onedesk.desk.pack_views import PackOutline
from onedesk.paper.pack import PARTS, Part, Slot
from ui import theme
from ui.packs import words
from ui.packs.picker import Picker
from ui.theme.icons import paint_icon
from ui.widgets import paint
from ui.widgets.base import Painted
from ui.widgets.card import Rule
from ui.widgets.label import ColumnHead

TICKED: tuple[Part, ...] = ("summary", "students", "plans", "list", "agenda")
"""What goes in unless somebody says otherwise."""

LAST_CYCLE = 7
_MARK, _GAP, _ROW, _ICON, _SPARE = 20, 10, 34, 17, 96
_BESIDE = 300
"""Design pixels from which the two fields stand side by side."""


class PartCheck(QCheckBox):
    """A part of the pack: a box to tick, its words, at the right how many pages it takes."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self.part, self._count = part, ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, text: str, count: str) -> None:
        """Words and pages."""
        self.setText(text)
        self._count = count
        self.setAccessibleName(text)
        self.setAccessibleDescription(count)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        look = theme.current()
        high = paint.wrapped_height(self.text(), self._room(width), look.font(15))
        return max(look.px(_ROW), high + look.px(8))

    def sizeHint(self) -> QSize:
        wide = theme.current().px(320)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(160), theme.current().px(_ROW))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def _room(self, width: int) -> int:
        """How wide the words may be."""
        look = theme.current()
        return width - look.px(_MARK) - look.px(_GAP) - look.px(_SPARE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = paint.smooth(QPainter(self))
        size = look.px(_MARK)
        mark = QRect(0, (self.height() - size) // 2, size, size)
        ink = look.color("ink" if self.isEnabled() else "ink3")
        if self.isChecked():
            fill = look.color("petrol" if self.isEnabled() else "edge")
            paint.box(painter, mark, look.radius("cell"), fill)
            inset = look.px(3)
            tick = mark.adjusted(inset, inset, -inset, -inset)
            paint_icon(painter, tick, "tick", look.color("onPetrol"))
        else:
            edge = paint.pen(look.color("edge"), paint.crisp(painter, 1.5))
            paint.box(painter, mark, look.radius("cell"), look.color("surface"), edge)
        left = size + look.px(_GAP)
        text = QRect(left, 0, self._room(self.width()), self.height())
        paint.wrapped(painter, text, self.text(), (look.font(15), ink))
        quiet = (look.font(13), look.color("ink2"))
        paint.words(painter, self.rect(), self._count, quiet, paint.RIGHT)


class _Never(Painted):
    """What is never in a pack, so that nobody looks for it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(f"Private notes, {words.NEVER}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(240), theme.current().px(_ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = paint.smooth(QPainter(self))
        size, mark = look.px(_ICON), look.px(_MARK)
        icon = QRect((mark - size) // 2, (self.height() - size) // 2, size, size)
        paint_icon(painter, icon, "lock", look.color("ink2"))
        text = self.rect().adjusted(mark + look.px(_GAP), 0, 0, 0)
        paint.words(painter, text, "Private notes", (look.font(15), look.color("ink2")))
        quiet = (look.font(13), look.color("ink2"))
        paint.words(painter, text, words.NEVER, quiet, paint.RIGHT)


class PackForm(Painted):
    """School, cycle, and the parts."""

    ticked = Signal()
    """Another set of parts."""

    def __init__(self) -> None:
        super().__init__()
        self.school, self.cycle = Picker("School"), Picker("Cycle")
        self.parts = {part: PartCheck(part) for part in PARTS}
        self._fields = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for widget, share in ((self.school, 3), (self.cycle, 2)):
            self._fields.addWidget(widget, share, Qt.AlignmentFlag.AlignTop)
        self._rows = QVBoxLayout(self)
        self._rows.addLayout(self._fields)
        self._rows.addWidget(ColumnHead("What goes in"))
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        for part, check in self.parts.items():
            check.setChecked(part in TICKED)
            check.toggled.connect(lambda _on: self.ticked.emit())
            self._list.addWidget(check)
        self._rows.addLayout(self._list)
        self._rows.addWidget(Rule())
        self._rows.addWidget(_Never())
        self._rows.addStretch(1)
        self.retheme()

    @property
    def chosen(self) -> tuple[Part, ...]:
        """The parts that are ticked and can be made."""
        return tuple(
            p for p, check in self.parts.items() if check.isChecked() and check.isEnabled()
        )

    def show_outline(
        self, outline: PackOutline, counts: Mapping[Part, int], meeting: Slot | None
    ) -> None:
        """What there is of this school and cycle; parts not counted yet bear no number."""
        cycles = [(cycle, f"Cycle {cycle}") for cycle in outline.cycles]
        self.cycle.offer(cycles, outline.cycle)
        for part, check in self.parts.items():
            check.setEnabled(part != "slips" or outline.cycle < LAST_CYCLE)
            said = words.part_words(part, outline.cycle, meeting)
            check.say(said, words.pages(counts.get(part)))

    def set_working(self, *, working: bool) -> None:
        """Nothing can be changed while pages are made."""
        for widget in (self.school, self.cycle, *self.parts.values()):
            widget.setEnabled(not working)

    def retheme(self) -> None:
        look = theme.current()
        self._rows.setContentsMargins(0, 0, look.px(4), 0)
        self._rows.setSpacing(look.px(8))
        self._fields.setSpacing(look.px(12))
        self._arrange()
        super().retheme()

    def resizeEvent(self, _event: object) -> None:
        self._arrange()

    def _arrange(self) -> None:
        directions = QBoxLayout.Direction
        beside = self.width() >= theme.current().px(_BESIDE)
        self._fields.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
