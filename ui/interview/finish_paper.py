"""The block of the last step that says how the paper should be: larger, in which languages."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from onedesk.domain.plan import Print
from onedesk.paper.second import Language, language, languages
from ui import theme
from ui.widgets.base import Painted
from ui.widgets.button import Button
from ui.widgets.check import Check
from ui.widgets.label import ColumnHead

_HEAD = 22


class PaperBlock(Painted):
    """Two boxes to tick; a language is asked for once, and known with the student from then on."""

    changed = Signal()
    """The paper is to look otherwise now."""

    def __init__(self) -> None:
        super().__init__()
        self.large = Check("Larger print, 16 point", "L")
        self.both = Check("", "2")
        self.another = Button("Another language", kind="quiet", key="A", height=_HEAD)
        self.list: QMenu | None = None
        self._known: Language | None = None
        head = QHBoxLayout()
        head.addWidget(ColumnHead("Paper"))
        head.addStretch(1)
        head.addWidget(self.another)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addLayout(head)
        self._rows.addWidget(self.large)
        self._rows.addWidget(self.both)
        self.large.clicked.connect(self.changed)
        self.both.clicked.connect(self._tick)
        self.another.clicked.connect(self.ask)
        self._know(None)
        self.retheme()

    @property
    def second(self) -> str:
        """The code of the language that headings are to bear beside English; empty for none."""
        return self._known.code if self._known and self.both.isChecked() else ""

    def show_prints(self, prints: Sequence[Print]) -> None:
        """Look as the last of a student's prints (oldest first) did."""
        last = prints[-1] if prints else None
        codes = [one.second_language for one in reversed(prints) if one.second_language]
        self._know(language(codes[0]) if codes else None)
        self.large.setChecked(last is not None and last.large)
        self.both.setChecked(last is not None and last.second_language is not None)

    def ask(self) -> None:
        """Show the languages there are; a letter takes the one that begins with it, or goes on."""
        menu = self.list = QMenu(self)
        menu.setAccessibleName("Languages")
        menu.setFont(theme.current().font(15))
        for one in languages():
            theme.need(one.own)
            action = menu.addAction(f"&{one.name}  {one.own}")
            action.triggered.connect(lambda _on=False, one=one: self._choose(one))
            if one is self._known:
                menu.setActiveAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.both.mapToGlobal(QPoint(0, self.both.height())))

    def _tick(self) -> None:
        if self._known is None:
            self.both.setChecked(False)
            self.ask()
        else:
            self.changed.emit()

    def _choose(self, chosen: Language) -> None:
        self._know(chosen)
        self.both.setChecked(True)
        self.changed.emit()

    def _know(self, known: Language | None) -> None:
        self._known = known
        said = f"Headings in {known.name} as well" if known else "Headings in a second language"
        self.both.setText(said)
        self.both.updateGeometry()
        self.another.setVisible(known is not None)

    def retheme(self) -> None:
        self._rows.setSpacing(theme.current().px(2))
        super().retheme()
