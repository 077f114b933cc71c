"""The head of every plan: the service's name, how to reach it, its picture; and how that looks."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from onedesk.domain.people import Programme
from onedesk.domain.preferences import Preferences
from ui import theme
from ui.responsive import hold, stand
from ui.settings.plan_head import PlanHead
from ui.settings.row import Section, Setting
from ui.widgets.block import Block
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.label import Caption, CardHeading

_BESIDE, _PREVIEW = 860, 440


class PaperSection(Section):
    """What is empty comes from the programme, as your service keeps it at the hub."""

    picture_wanted = Signal()
    no_picture_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.service = Field("Name of the service", note="goes on the plan")
        self.contact = Field("How to reach the service", note="goes on the plan")
        self.choose = Button("Choose a picture", icon="file", height=32)
        self.remove = Button("Remove it", height=32)
        self.state = Caption("", wrap=True)
        self.preview = PlanHead()
        self._lay_out()
        for name, field in (("service", self.service), ("contact", self.contact)):
            field.edited.connect(lambda text, name=name: self._typed(name, text))
        self.choose.clicked.connect(self.picture_wanted)
        self.remove.clicked.connect(self.no_picture_wanted)

    def _lay_out(self) -> None:
        buttons = Block(self.choose, self.remove, gap=6, across=True)
        buttons.rows.addStretch(1)
        picture = Block(buttons, self.state, gap=6)
        fields = Card(margin=20)
        fields.rows.addWidget(self.service)
        fields.rows.addWidget(self.contact)
        why = "A PNG or JPEG file, such as your service’s sign; clear in black and white, too."
        fields.rows.addWidget(Setting("Picture at the head", why, picture))
        fields.rows.addStretch(1)
        seen = Card(margin=20)
        seen.rows.addWidget(CardHeading("The head of the plan"))
        seen.rows.addWidget(Caption("With a student who does not exist."))
        seen.rows.addWidget(self.preview)
        below = "The name and how to reach the service stand further down, under “Who can help”."
        seen.rows.addWidget(Caption(below, wrap=True))
        seen.rows.addStretch(1)
        self._seen = seen
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.addWidget(fields, 1)
        self._both.addWidget(seen)
        self.add_whole(self._both)
        self.finish()
        self._arrange()

    def show_programme(self, programme: Programme) -> None:
        """What stands on the paper where the fields are empty."""
        self.service.edit.setPlaceholderText(programme.service)
        self.contact.edit.setPlaceholderText(programme.contact or "")
        self.service.set_hint("Empty, the plan has the name your service has at the hub.")
        usual = "what your service has at the hub" if programme.contact else "no such line"
        self.contact.set_hint(f"A phone number or an address. Empty, the plan has {usual}.")

    def show_preferences(self, preferences: Preferences) -> None:
        for field, text in (
            (self.service, preferences.service),
            (self.contact, preferences.contact),
        ):
            if field.text != (text or "") and not field.edit.hasFocus():
                field.set_text(text or "")
        self.remove.setVisible(preferences.logo is not None)
        none = "No picture: the head is words alone."
        self.state.setText("" if preferences.logo else none)
        self.state.setVisible(preferences.logo is None)

    def _typed(self, name: str, text: str) -> None:
        self.edited.emit(name, text.strip() or None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        look = theme.current()
        beside = self.width() >= look.px(_BESIDE)
        stand(self._both, beside=beside)
        self._both.setSpacing(look.px(16))
        hold(self._seen, look.px(_PREVIEW) if beside else None)
