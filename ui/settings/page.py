"""Settings: few, and each says what it does."""

from ui.page import Page


class SettingsPage(Page):
    """What the adviser may set, in the order of how often it is wanted."""

    word = "Settings"
