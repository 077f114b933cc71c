"""Settings: few, and each says what it does; every choice counts at once."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from pydantic import JsonValue
from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from onedesk.desk.laptop import Account
from onedesk.domain.entries import SuggestedAction
from onedesk.domain.people import Programme
from onedesk.domain.preferences import Preferences
from ui.autosave import Autosave
from ui.handing import join_again
from ui.page import KeyGroup, Page, Session, open_once
from ui.paper.live import LivePaper, Paper
from ui.paper.outlet import Outlets
from ui.settings import picture
from ui.settings.asking import AskingSection
from ui.settings.ideas import IDEAS, IdeasSection
from ui.settings.laptop import LaptopSection
from ui.settings.layout import SettingsLayout
from ui.settings.paper import PaperSection
from ui.settings.passphrase_dialog import PassphraseDialog
from ui.settings.reading import ReadingSection
from ui.settings.recovery_dialog import RecoveryDialog
from ui.settings.row import Section
from ui.settings.watching import WatchSection
from ui.widgets.key_hints import Hint

_KEYS: tuple[Hint, ...] = (
    (("Ctrl 1", "to", "Ctrl 6"), "A part of the settings"),
    ("Tab", "Next setting"),
    (("Left", "Right"), "Choose in a row of answers"),
    ("Space", "Tick, or press a button"),
)


class SettingsPage(Page):
    """Six parts, one at a time, in the order of how often they are wanted."""

    word = "Settings"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        desk, look = session.desk, session.look
        self._programme: Programme | None = None
        self._saver = Autosave(session.jobs, lambda edits: desk.prefer(**edits), self)
        self._wording = Autosave(session.jobs, self._keep_wording, self)
        self._paper = LivePaper(session.jobs, self)
        self.reading, self.asking = ReadingSection(look), AskingSection()
        self.paper, self.ideas, self.watching = PaperSection(), IdeasSection(), WatchSection()
        self.laptop = LaptopSection(look, str(session.laptop.folder))
        self._sections: dict[str, Section] = {
            "Reading": self.reading,
            "The interview": self.asking,
            "The paper": self.paper,
            "Ideas for actions": self.ideas,
            "Students to think about": self.watching,
            "This laptop": self.laptop,
        }
        self.parts = SettingsLayout(list(self._sections.items()), _KEYS)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.parts)
        self.setFocusProxy(self.parts)
        self._connect()
        self.turn_to(0)

    @property
    def section(self) -> Section:
        """The part that shows."""
        return list(self._sections.values())[self.parts.at]

    def turn_to(self, part: int) -> None:
        """Show a part, from 0; F1 and the keys that act alone follow."""
        self.flush()
        self.parts.show_part(part)
        here = self.section
        self.acts = here.acts if isinstance(here, IdeasSection) else {}
        more: Sequence[KeyGroup] = (IDEAS,) if here is self.ideas else ()
        self.keys = (("Settings", _KEYS), *more)
        here.arrive()
        self._show_head()

    def arrive(self) -> None:
        desk = self.session.desk
        if not self._saver.pending and not self._wording.pending:
            self.ask(lambda: (desk.preferences(), desk.account()), lambda got: self._know(*got))

    def flush(self) -> None:
        """Send what was typed to the file now."""
        self._saver.flush()
        self._wording.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.flush()
        self._paper.stop()

    # What is shown

    def _connect(self) -> None:
        session = self.session
        self.parts.names.chosen.connect(lambda at: self.turn_to(int(at)))
        for section in self._sections.values():
            section.edited.connect(self._edit)
        self.paper.picture_wanted.connect(self._choose_picture)
        self.paper.no_picture_wanted.connect(
            lambda: self.ask(partial(session.desk.set_logo, None), self._show)
        )
        self.ideas.kept.connect(self._word)
        self.ideas.dropped.connect(self._drop)
        self.ideas.left_out.connect(self._leave_out)
        self.laptop.passphrase_wanted.connect(self._change_passphrase)
        self.laptop.recovery_wanted.connect(self._make_sheet)
        self.laptop.join_wanted.connect(partial(join_again, session, self))
        self._saver.saved.connect(self._show)
        self._wording.saved.connect(self._show)
        for saver in (self._saver, self._wording):
            saver.failed.connect(lambda say: self.said.emit(say, None))
        self._paper.ready.connect(self._show_paper)
        self._paper.refused.connect(lambda say: self.said.emit(say, None))
        for number in range(len(self._sections)):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number + 1}"), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._jump, number))

    def _jump(self, part: int) -> None:
        self.turn_to(part)
        self.parts.names.setFocus()

    def _know(self, preferences: Preferences, account: Account) -> None:
        self._programme = account.programme
        self.laptop.show_programme(account.device, account.programme)
        self.paper.show_programme(account.programme)
        self._show(preferences)

    def _show(self, preferences: Preferences) -> None:
        if self._saver.pending or self._wording.pending:
            return  # newer words are on their way
        for section in self._sections.values():
            section.show_preferences(preferences)
        self._show_head()

    def _show_head(self) -> None:
        """Set the head of the plan in type where somebody looks at it."""
        if self.section is self.paper and self.isVisible():
            self._paper.ask(self.session.desk.specimen)

    def _show_paper(self, paper: Paper) -> None:
        self.paper.preview.set_pdf(paper.pdf)

    # Deeds

    def _edit(self, name: str, value: JsonValue) -> None:
        self._saver.edit(name, value)

    def _word(self, idea: SuggestedAction) -> None:
        self._wording.edit(idea.code, idea.model_dump(mode="json"))

    def _keep_wording(self, ideas: Mapping[str, JsonValue]) -> Preferences:
        """On the desk's thread: the adviser's own wording of some ideas."""
        desk = self.session.desk
        for idea in ideas.values():
            desk.keep_wording(SuggestedAction.model_validate(idea))
        return desk.preferences()

    def _drop(self, code: str) -> None:
        self._wording.flush()
        desk = self.session.desk
        self.ask(partial(desk.drop_wording, code), self._show)

    def _leave_out(self, code: str, out: bool) -> None:
        self._wording.flush()
        self.ask(partial(self.session.desk.leave_out, code, out=out), self._show)

    def _choose_picture(self) -> None:
        desk = self.session.desk

        def chosen(path: Path) -> None:
            self.ask(lambda: desk.set_logo(picture.content_of(path)), self._show_picture)

        self.session.output.ask_open(self, "Choose a picture", picture.KINDS, chosen)

    def _show_picture(self, preferences: Preferences) -> None:
        """A picture was taken; what was said of one before no longer holds."""
        self._show(preferences)
        self.said.emit(picture.TAKEN, None)

    def _change_passphrase(self) -> None:
        dialog = PassphraseDialog(self.session.jobs, self.session.laptop, self)
        say = "The passphrase is changed. Your recovery sheet stays good."
        dialog.changed.connect(lambda: self.said.emit(say, None))
        open_once(dialog)

    def _make_sheet(self) -> None:
        session = self.session
        if self._programme is None:
            return
        outlets = Outlets(session.jobs, session.output)
        sheet = (self._programme, self.today())
        dialog = RecoveryDialog(session.jobs, session.laptop, outlets, sheet, self)
        say = "The new recovery sheet counts. Shred the old one: it opens nothing."
        dialog.changed.connect(lambda: self.said.emit(say, None))
        open_once(dialog)
