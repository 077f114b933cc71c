"""How the desk asks in an interview."""

from onedesk.domain.preferences import Preferences
from ui.settings.row import Section, Setting
from ui.widgets.check import Check


class AskingSection(Section):
    """Counts from the next interview that is opened."""

    def __init__(self) -> None:
        super().__init__()
        self.rate_first = Check("Rate first, then see last time’s")
        self.rate_first.clicked.connect(lambda on: self.edited.emit("rate_first", on))
        self.add(
            Setting(
                "Earlier ratings",
                "Each earlier rating stays hidden until you have given today’s, so that last "
                "time’s number does not lead you. H\u00a0hides and shows all of them at any time.",
                self.rate_first,
            )
        )
        self.finish()

    def show_preferences(self, preferences: Preferences) -> None:
        self.rate_first.setChecked(preferences.rate_first)
