"""Light or dark, how large the text is, and how keys act: as the adviser has set it, at once."""

from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessibilityHints, QGuiApplication, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication

from onedesk.settings import TEXT_SIZES, Settings
from onedesk.settings import changed as changed_settings
from ui import letters, theme
from ui.theme import Theme

_AUTOMATIC_WIDE = 116
_WIDE = 1600


class Look(QObject):
    """Puts the theme on the application whenever something that decides it has changed.

    At 100 % a window of 1600 pixels and more gets letters that fit its size. A contrast theme of
    the system takes the place of our colours, and leaves everything else.
    """

    changed = Signal(object)
    """The adviser chose: the `Settings` as they are now."""

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._settings, self._width, self._dressed = Settings(), 0, True
        self._shown: tuple[bool, int, bool, bool] | None = None
        self._hints, self._wishes = _of_the_system()
        self._hints.colorSchemeChanged.connect(self._put)
        self._wishes.contrastPreferenceChanged.connect(self._put)

    @property
    def settings(self) -> Settings:
        return self._settings

    @property
    def percent(self) -> int:
        return self._settings.text_percent

    def load(self, settings: Settings, *, building: bool = False) -> None:
        """Take all without telling anybody: what was chosen in an earlier session.

        While a first screen is `building`, the sheet is left for `dress`.
        """
        self._settings, self._dressed = settings, not building
        letters.let_act(self._app, on=settings.letters_act)
        self._put()

    def dress(self) -> None:
        """The first screen is built: put the sheet on."""
        if not self._dressed:
            self._dressed = True
            theme.dress(self._app)

    def choose(self, theme_name: str, percent: int) -> None:
        """Take theme and text size without telling anybody."""
        chosen = {"theme": theme_name, "text_percent": percent}
        self.load(changed_settings(self._settings, chosen))

    def set(self, **changes: str | int) -> None:
        """The adviser chose: fields of `Settings` and their values."""
        self.load(changed_settings(self._settings, changes))
        self.changed.emit(self._settings)

    def larger(self) -> None:
        self.set(text_percent=next((s for s in TEXT_SIZES if s > self.percent), TEXT_SIZES[-1]))

    def smaller(self) -> None:
        smaller = (s for s in reversed(TEXT_SIZES) if s < self.percent)
        self.set(text_percent=next(smaller, TEXT_SIZES[0]))

    def plain_size(self) -> None:
        self.set(text_percent=TEXT_SIZES[0])

    def turn(self) -> None:
        """From light to dark, or back."""
        self.set(theme="light" if self._dark() else "dark")

    def fit(self, width: int) -> None:
        """The window is now `width` pixels wide."""
        self._width = width
        self._put()

    def _dark(self) -> bool:
        if self._settings.theme != "system":
            return self._settings.theme == "dark"
        return self._hints.colorScheme() == Qt.ColorScheme.Dark

    def _put(self) -> None:
        automatic = self.percent == TEXT_SIZES[0] and self._width >= _WIDE
        contrast = self._wishes.contrastPreference() == Qt.ContrastPreference.HighContrast
        size, alone = _AUTOMATIC_WIDE if automatic else self.percent, self._settings.letters_act
        wanted = (self._dark(), size, contrast, alone)  # keycaps grow by the Alt that they need
        if wanted != self._shown:
            self._shown = wanted
            made = Theme.load(dark=wanted[0], text_percent=wanted[1])
            worn = made.in_contrast(self._system()) if contrast else made
            (theme.install if self._dressed else theme.wear)(self._app, worn)

    def _system(self) -> QPalette:
        """The colours of the system, from under our own."""
        self._app.setPalette(QPalette())
        return QPalette(self._app.palette())


@cache
def _of_the_system() -> tuple[QStyleHints, QAccessibilityHints]:
    """What the system wishes; once a process, for what belongs to a wrapper dies with it."""
    hints = QGuiApplication.styleHints()
    return hints, hints.accessibility()
