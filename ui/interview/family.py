"""Which family of jobs it is, where an area of work has several."""

from PySide6.QtCore import Qt, Signal

from onedesk.domain.programme import Sector, catalogue
from ui.widgets.block import Block
from ui.widgets.choice import ChipRow
from ui.widgets.label import Caption

_TOP = Qt.AlignmentFlag.AlignTop


class FamilyChoice(Block):
    """A line of families; it goes where there is nothing to choose."""

    chosen = Signal(str)
    settled = Signal()

    def __init__(self) -> None:
        super().__init__(gap=12, edges=(0, 2, 0, 2), across=True)
        self.rows.addWidget(Block(Caption("Kind of job"), edges=(0, 7, 0, 0)), 0, _TOP)
        self._families: tuple[str, ...] = ()
        self._row: ChipRow | None = None

    def show_choice(self, sector: Sector | None, family: str | None) -> None:
        """Offer the families of an area of work, the chosen one solid."""
        families = sector.families if sector is not None else ()
        if families != self._families:
            self._families = families
            self._build()
        if self._row is not None:
            self._row.set_value(family)
        self.setVisible(len(families) > 1)

    def _build(self) -> None:
        if self._row is not None:
            self.rows.removeWidget(self._row)
            self._row.hide()
            self._row.deleteLater()
        self._row = ChipRow([(code, catalogue().family(code).label) for code in self._families])
        self._row.set_name("Kind of job")
        self._row.chosen.connect(self.chosen)
        self._row.settled.connect(self.settled)
        self.rows.addWidget(self._row, 1)
        self.setFocusProxy(self._row)
