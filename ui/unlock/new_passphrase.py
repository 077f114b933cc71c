"""Choosing a passphrase: its strength in words, twice the same, four words on request."""

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from ui import theme
from ui.unlock.strength import STEPS, Strength, four_words, strength_of
from ui.widgets import paint
from ui.widgets.base import Painted
from ui.widgets.block import Block
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.label import Caption, Label
from ui.widgets.passphrase import PassphraseField

_BAR = 6


class StrengthBar(Painted):
    """Five strokes that fill up."""

    def __init__(self) -> None:
        super().__init__()
        self._strength = strength_of("")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_strength(self, strength: Strength) -> None:
        self._strength = strength
        self.setAccessibleName(strength.say)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(200), theme.current().px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = paint.smooth(QPainter(self))
        gap, high = look.px(3), look.px(_BAR)
        wide = (self.width() - gap * (STEPS - 1)) / STEPS
        full = look.color("leaf" if self._strength.accepted else "ink3")
        for step in range(STEPS):
            place = QRect(
                round(step * (wide + gap)), (self.height() - high) // 2, round(wide), high
            )
            fill = full if step < self._strength.steps else look.color("line")
            paint.box(painter, place, high / 2, fill)


class NewPassphrase(Block):
    """Two fields that must agree; `finished` comes with Enter in the second."""

    finished = Signal()

    def __init__(self, label: str = "New passphrase") -> None:
        super().__init__(gap=8)
        self.first = PassphraseField(label, height=48)
        self.again = Field("Type it again", height=48)
        self.again.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.suggest = Button("Suggest four words", icon="refresh", height=32)
        self._bar, self._say = StrengthBar(), Label("", size=14, weight=650)
        self.first.edit.textChanged.connect(self._measure)
        self.first.edit.returnPressed.connect(self.again.edit.setFocus)
        self.again.edit.textEdited.connect(lambda _text: self.again.set_problem(""))
        self.again.edit.returnPressed.connect(self.finished)
        self.suggest.clicked.connect(self._suggest)
        self.setFocusProxy(self.first.edit)
        strength = Block(self._bar, self._say, gap=12, edges=(0, 0, 0, 8), across=True)
        strength.rows.setStretchFactor(self._bar, 1)
        about = Caption("picked on this laptop, not sent anywhere", wrap=True)
        offer = Block(self.suggest, about, gap=8, across=True)
        offer.rows.setStretchFactor(about, 1)
        for part in (self.first, strength, self.again, offer):
            self.rows.addWidget(part)
        self._measure("")

    def agreed(self) -> str | None:
        """The passphrase when strong enough and typed twice; else the fields say what is not."""
        strength = strength_of(self.first.text)
        if not strength.accepted:
            self.first.set_problem("Four words, or sixteen letters. Longer beats cleverer.")
            self.first.edit.setFocus()
            return None
        self.first.set_problem("")
        if self.again.text != self.first.text:
            missing = "Type it a second time." if not self.again.text else "The two differ."
            self.again.set_problem(missing)
            self.again.edit.setFocus()
            return None
        return self.first.text

    def _measure(self, text: str) -> None:
        strength = strength_of(text)
        self._bar.show_strength(strength)
        self._say.setText(strength.say)
        self._say.set_ink("leaf" if strength.accepted else "ink2")
        if strength.accepted:
            self.first.set_problem("")

    def _suggest(self) -> None:
        """Show four words to be learned; they still have to be typed once by hand."""
        self.first.set_text(four_words())
        if self.first.edit.echoMode() == QLineEdit.EchoMode.Password:
            self.first.toggle()
        self.again.set_text("")
        self.again.edit.setFocus()
