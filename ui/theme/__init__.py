"""The look of the desk: one set of tokens, put on the application and changed while it runs."""

from collections.abc import Sequence
from importlib import import_module
from string import Template

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QPalette, QPixmapCache
from PySide6.QtWidgets import QApplication

from ui.theme import focus
from ui.theme.fonts import need
from ui.theme.tokens import Level, Theme, current, keep, resource

__all__ = ["Level", "Theme", "application", "current", "dress", "install", "need", "wear"]

_FUSION = "onedesk.fusion"


def application(words: Sequence[str]) -> QApplication:
    """The application in the style that our sheet is written for, from its first moment on.

    PySide gives what `setStyle` makes to Python, and builds 500 names of `QStyle` for that.
    """
    app = QApplication([*words, "-style", "Fusion"])
    app.setProperty(_FUSION, True)
    return app


def install(app: QApplication, theme: Theme) -> None:
    """Dress the whole application; call it again to change between light and dark or text sizes.

    Every widget hears `StyleChange` and measures itself again, so open screens follow at once.
    """
    wear(app, theme)
    dress(app)


def wear(app: QApplication, theme: Theme) -> None:
    """Everything but the sheet, which `dress` puts on once a first screen is built.

    The old sheet is taken off first: Qt gives a changed one to each widget once for every widget
    around it, thirteen times on the whole desk, but a first one only once. It goes while the old
    theme is still worn, so that nobody measures itself twice.
    """
    app.setStyleSheet("")
    first = keep(theme)
    QPixmapCache.clear()
    if first:
        if not app.property(_FUSION):
            app.setStyle("Fusion")
        focus.watch(app)
        QTimer.singleShot(0, _speak)
    app.setPalette(_palette(theme))
    app.setFont(theme.font(15))


def dress(app: QApplication) -> None:
    """Put on the sheet of the current theme; each widget that finds a parent then takes it anew."""
    app.setStyleSheet(_sheet(current()))


def _speak() -> None:
    """From now on our own widgets are told by their roles; those of the lock screen are Qt's."""
    import_module("ui.theme.roles").speak()


def _sheet(theme: Theme) -> str:
    """The style sheet of the application, written from the tokens."""
    names = {name: theme.color(name).name() for name in theme.colors}
    spaces = {f"s{size}": str(theme.px(size)) for size in theme.spaces}
    radii = {name: str(theme.radius(name)) for name in theme.radii}
    return Template(resource("theme", "onedesk.qss")).substitute(
        names, **spaces, **radii, field=str(theme.px(10))
    )


_ROLES = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "past",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "onPetrol",
    QPalette.ColorRole.PlaceholderText: "ink3",
    QPalette.ColorRole.Highlight: "petrol",
    QPalette.ColorRole.HighlightedText: "onPetrol",
    QPalette.ColorRole.Link: "petrol",
    QPalette.ColorRole.ToolTipBase: "ink",
    QPalette.ColorRole.ToolTipText: "surface",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "edge",
}


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, theme.color(name))
    faint = QColor(theme.color("ink3"))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
        palette.setColor(QPalette.ColorGroup.Disabled, role, faint)
    return palette
