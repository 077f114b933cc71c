"""A list without a head, as high as its rows where there is room."""

from PySide6.QtCore import QAbstractItemModel, QSize

from ui import theme
from ui.listing import Listing
from ui.theme.focus import follow_rows


class PlainList(Listing):
    """One column of at most a design height; it gives way down to a single row, and scrolls."""

    def __init__(
        self, model: QAbstractItemModel, *, row: int, name: str, most: int = 10_000
    ) -> None:
        super().__init__((0,), row=row)
        self._most = most
        self.setModel(model)
        self.horizontalHeader().hide()
        self.setAccessibleName(name)
        follow_rows(self)
        self.measure()

    def measure(self) -> None:
        super().measure()
        self.setMaximumHeight(min(self.full_height(), theme.current().px(self._most)))

    def full_height(self) -> int:
        return self.model().rowCount() * theme.current().px(self._row)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(300), self.full_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(200), theme.current().px(self._row))
