"""Light or dark, and how large the text is: the system's wish until the adviser has one."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from onedesk.settings import TEXT_SIZES
from ui import theme
from ui.theme import Theme

_AUTOMATIC_WIDE = 116
_WIDE = 1600


class Look(QObject):
    """Puts the theme on the application whenever something that decides it has changed.

    At 100 % a window of 1600 pixels and more gets letters that fit its size.
    """

    changed = Signal(str, int)
    """The adviser chose: "light" or "dark" or "system", and the text size in per cent."""

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._theme, self._percent, self._width = "system", TEXT_SIZES[0], 0
        self._shown: tuple[bool, int] | None = None
        app.styleHints().colorSchemeChanged.connect(self._put)

    @property
    def percent(self) -> int:
        return self._percent

    def choose(self, theme_name: str, percent: int) -> None:
        """Set both without telling anybody: what was chosen in an earlier session."""
        self._theme, self._percent = theme_name, percent
        self._put()

    def larger(self) -> None:
        self._resize(next((size for size in TEXT_SIZES if size > self._percent), TEXT_SIZES[-1]))

    def smaller(self) -> None:
        self._resize(next((s for s in reversed(TEXT_SIZES) if s < self._percent), TEXT_SIZES[0]))

    def plain_size(self) -> None:
        self._resize(TEXT_SIZES[0])

    def turn(self) -> None:
        """From light to dark, or back."""
        self._theme = "light" if self._dark() else "dark"
        self._put()
        self.changed.emit(self._theme, self._percent)

    def fit(self, width: int) -> None:
        """The window is now `width` pixels wide."""
        self._width = width
        self._put()

    def _resize(self, percent: int) -> None:
        self._percent = percent
        self._put()
        self.changed.emit(self._theme, self._percent)

    def _dark(self) -> bool:
        if self._theme != "system":
            return self._theme == "dark"
        return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def _put(self) -> None:
        automatic = self._percent == TEXT_SIZES[0] and self._width >= _WIDE
        wanted = (self._dark(), _AUTOMATIC_WIDE if automatic else self._percent)
        if wanted != self._shown:
            self._shown = wanted
            theme.install(self._app, Theme.load(dark=wanted[0], text_percent=wanted[1]))
