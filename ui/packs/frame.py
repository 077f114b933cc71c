"""How the pack's dialog stands: form, facts, buttons; what shows follows from an outline."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from onedesk.desk.pack_views import PackOutline
from onedesk.desk.packs import NoAgreement
from onedesk.paper.pack import Part, Slot
from ui.packs import words
from ui.packs.columns import SidedDialog
from ui.packs.facts import PackFacts
from ui.packs.form import PackForm
from ui.widgets.banner import Banner
from ui.widgets.button import Button


class PackFrame(SidedDialog):
    """Form and facts in columns that scroll where the window is small."""

    def __init__(self, window: QWidget) -> None:
        super().__init__("School pack", window)
        self.refusal, self.form, self.side = Banner("needs", ""), PackForm(), PackFacts()
        self.refusal.hide()
        self.set_columns((self.refusal, self.form), self.side)
        self.cancel = self.add_button(Button("Cancel"))
        self.look = self.add_button(Button("Look first", key="Alt L", bind=True))
        self.make = Button("Make pack", kind="primary", key="Enter")
        self.first = self.add_button(self.make, primary=True)
        self._place()

    def name(self, outline: PackOutline) -> None:
        """Another school or cycle: title and facts."""
        self._title.setText(words.title(outline))
        self.setAccessibleName(words.title(outline))
        self.side.show_outline(outline)

    def show_parts(
        self, outline: PackOutline, counts: Mapping[Part, int], meeting: Slot | None
    ) -> None:
        """What there is to tick, and whether a pack may be made at all."""
        self.form.show_outline(outline, counts, meeting)
        refused = "" if outline.agreed else NoAgreement(outline.school).say
        self.refusal.setVisible(bool(refused))
        self.refusal.set_words(refused)
        for button in (self.make, self.look):
            button.setEnabled(outline.agreed and bool(self.form.chosen))

    def show_done(self, *, done: bool) -> None:
        """Once the file is there, the one thing left is to close."""
        self.make.set_words("Close" if done else "Make pack")
        self.cancel.setVisible(not done)
        self._arrange()

    def set_working(self, *, working: bool) -> None:
        """Nothing can be changed while pages are made; Cancel has the keyboard."""
        self.form.set_working(working=working)
        self.side.set_working(working=working)
        if working:
            self.look.setEnabled(False)
            self.make.setEnabled(False)
            self.cancel.setFocus()

    def _arrange(self) -> None:
        """Qt measures a column inside a column anew only when it is told to."""
        self._rows.activate()
        super()._arrange()
