"""How the pack's dialog stands: form, facts, buttons; what shows follows from an outline."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from onedesk.desk.pack_views import PackOutline
from onedesk.desk.packs import NoAgreement
from onedesk.paper.pack import Part, Slot
from ui.packs import words
from ui.packs.columns import Column, side_by_side
from ui.packs.facts import PackFacts
from ui.packs.form import PackForm
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog


class PackFrame(Dialog):
    """Form and facts in columns that scroll where the window is small."""

    _columns: tuple[Column, Column] | None = None

    def __init__(self, window: QWidget) -> None:
        super().__init__("School pack", window)
        self.refusal, self.form, self.side = Banner("needs", ""), PackForm(), PackFacts()
        self.refusal.hide()
        left, right = self._columns = Column(self.refusal, self.form), Column(self.side)
        for column in self._columns:
            column.grown.connect(self._arrange)
        self.body.addWidget(left, 1)
        self.facts.addWidget(right, 1)
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

    def _place(self) -> None:
        """The facts beside the form, or below it where the window is narrow."""
        if self._columns is None:  # Qt tells of a new style before there is anything to place
            return
        beside = side_by_side(self._host)
        self._facts.setVisible(beside)
        self._upright.setVisible(beside)
        self._columns[beside].take(self.side)

    def _arrange(self) -> None:
        """Qt measures a column inside a column anew only when it is told to."""
        self._rows.activate()
        super()._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._place()
        super().changeEvent(event)
