"""The card that says why this laptop cannot sync, and the way on."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from ui import theme
from ui.sync_centre import trouble
from ui.sync_centre.trouble import Trouble
from ui.sync_centre.wanting import WantingCard
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.label import Caption, Heading
from ui.widgets.rich import Rich

_PAGE, _SHORT = "Open the sign-in page", "Sign in"


class TroubleCard(WantingCard):
    """What stood in the way of the last round, how that is known, and what to press.

    The foot of the screen says when it was, and when the next try is.
    """

    again = Signal()
    sign_in = Signal()
    join = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.right.hide()
        self.bold = Heading(size=18)
        self.rest = Rich(size=16)
        self.rest.setMinimumWidth(1)  # a word without end is broken
        self.how = Caption(wrap=True)
        self.page = Button(_PAGE, kind="primary", key="Enter")
        self.code = Button("Join again with a code", kind="primary", key="J")
        self.button = Button("Try again", kind="primary", key="F5")
        self.code.clicked.connect(self.join)
        self.page.clicked.connect(self.sign_in)
        self.button.clicked.connect(self.again)
        self.buttons = Flow()
        self.buttons.setMinimumWidth(1)  # its words give way
        self.buttons.set_widgets([self.page, self.code, self.button])
        for part in (self.bold, self.rest, self.how, self.buttons):
            self.rows.addWidget(part)
        self.hide()

    def say(self, found: Trouble) -> None:
        """Say a trouble in its own words."""
        kind = trouble.kind(found.code)
        first, rest = trouble.parted(found.say)
        self.set_wanting(wanting=kind.wants)
        self.bold.setText(first)
        self.rest.set_text(rest)
        self.rest.setVisible(bool(rest))
        self.how.setText(f"How we know: {kind.how}" if kind.how else "")
        self.how.setVisible(bool(kind.how))
        page, joins = found.code == trouble.PORTAL, found.code in trouble.JOINS_AGAIN
        self.page.setVisible(page)
        self.code.setVisible(joins)
        self.button.set_kind("plain" if page or joins else "primary")
        self.buttons.updateGeometry()
        self.setAccessibleName(found.say)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.page.set_words(_PAGE)
        if self.page.sizeHint().width() > self.width() - theme.current().px(36):
            self.page.set_words(_SHORT)

    @property
    def wanted(self) -> Button:
        """The button to press first."""
        first = (one for one in (self.page, self.code) if not one.isHidden())
        return next(first, self.button)
