"""The parts of the settings on their page: their names, and the part in hand beside them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.heads import PageHead
from ui.responsive import Scroll, hold, stand
from ui.settings.row import Section
from ui.widgets.choice import ChoiceTiles
from ui.widgets.key_hints import Hint, KeyHints

_RING, _NAMES, _BESIDE = 6, 252, 960
_FACTS = "They stay on this laptop. Each choice counts at once; there is nothing to save."


class SettingsLayout(QWidget):
    """Head, names and one part at a time, keys; in a narrow window the names stand above."""

    def __init__(self, parts: Sequence[tuple[str, Section]], hints: Sequence[Hint]) -> None:
        super().__init__()
        self.head, self.foot = PageHead(), KeyHints(hints, bar=False)
        self.head.title.setText("Settings")
        self.head.facts.setText(_FACTS)
        names = [(str(at), name) for at, (name, _) in enumerate(parts)]
        self.names = ChoiceTiles(names, columns=len(names))
        self.names.set_name("Part of the settings")
        self._sections = [section for _, section in parts]
        self.at = 0
        body = QWidget()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, body)
        self._both.addWidget(self.names, 0, Qt.AlignmentFlag.AlignTop)
        for section in self._sections:
            self._both.addWidget(section, 1)
        self._area = Scroll(body)
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self.head)
        self._rows.addWidget(self._area, 1)
        self._foot = QVBoxLayout()
        self._foot.addWidget(self.foot)
        self._rows.addLayout(self._foot)
        self.setFocusProxy(self.names)
        self._space()

    def show_part(self, at: int) -> None:
        """Show another part from its top."""
        self.at = at
        self.names.set_value(str(at))
        for number, section in enumerate(self._sections):
            section.setVisible(number == at)
        self._area.verticalScrollBar().setValue(0)

    def _space(self) -> None:
        look = theme.current()
        ring = look.px(_RING)
        edge = look.px(24) - ring
        self._rows.setContentsMargins(edge, look.px(14), edge, 0)
        self._rows.setSpacing(look.px(6))
        self.head.setContentsMargins(ring, 0, ring, 0)
        self._foot.setContentsMargins(ring, 0, ring, 0)
        self._both.setContentsMargins(0, ring, ring, ring)
        self._both.setSpacing(look.px(16))
        self._arrange()

    def _arrange(self) -> None:
        """Names at the left, one below the other; above, in as many columns as fit."""
        look = theme.current()
        beside = self.width() >= look.px(_BESIDE)
        stand(self._both, beside=beside)
        top = Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag(0)
        self._both.setAlignment(self.names, top)
        hold(self.names, look.px(_NAMES) if beside else None)
        for section in self._sections:
            section.inset(0 if beside else look.px(_RING))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._space()
