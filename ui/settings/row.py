"""One setting: what it is, a sentence about it, the control; and the card that holds several."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from onedesk.domain.preferences import Preferences
from ui import theme
from ui.widgets.base import Painted
from ui.widgets.block import Block
from ui.widgets.card import Card, Rule
from ui.widgets.label import CardHeading, Label

_READABLE, _GAP = 760, 6


class Setting(Painted):
    """A name, why one would change it, and below them the control."""

    def __init__(self, name: str, why: str, control: QWidget) -> None:
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.why = Label(why, size=14, ink="ink2", wrap=True)
        if not why:
            self.why.hide()
        if name:
            self._rows.addWidget(CardHeading(name))
        self._rows.addWidget(self.why)
        self._rows.addWidget(left_of_air(control))
        self.retheme()

    def retheme(self) -> None:
        self._rows.setSpacing(theme.current().px(_GAP))
        super().retheme()


class Section(Painted):
    """One part of the settings; its cards stand in `rows`, no wider than is easy to read."""

    edited = Signal(str, object)
    """The adviser changed this preference to this value."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.current().px(_GAP))

    def retheme(self) -> None:
        self._rows.setSpacing(theme.current().px(_GAP))
        super().retheme()

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is stored; what is being typed stays."""

    def arrive(self) -> None:
        """The section has come into view."""

    def inset(self, left: int) -> None:
        """Stand so far from the left edge."""
        self._rows.setContentsMargins(left, 0, 0, 0)

    def add(self, *settings: Setting) -> Card:
        """A card of settings, a hairline between them."""
        card = SettingsCard(settings)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(card, 50)
        line.addStretch(1)
        self._rows.addLayout(line)
        return card

    def add_whole(self, part: QWidget | QLayout) -> None:
        """Something that wants the whole width."""
        if isinstance(part, QWidget):
            self._rows.addWidget(part)
        else:
            self._rows.addLayout(part)

    def finish(self) -> None:
        """Everything is in; what is left below stays empty."""
        self._rows.addStretch(1)


class SettingsCard(Card):
    """Settings below each other."""

    def __init__(self, settings: tuple[Setting, ...]) -> None:
        super().__init__(margin=20)
        for at, setting in enumerate(settings):
            if at:
                self.rows.addWidget(Rule())
            self.rows.addWidget(setting)
        self.retheme()

    def retheme(self) -> None:
        super().retheme()
        self.rows.setSpacing(theme.current().px(14))
        self.setMaximumWidth(theme.current().px(_READABLE))


def left_of_air(control: QWidget) -> Block:
    """A control as wide as it wants to be, room for its ring around it."""
    line = Block(control, edges=(0, 2, 0, 2), across=True)
    line.rows.setStretch(0, 50)
    line.rows.addStretch(1)
    return line
