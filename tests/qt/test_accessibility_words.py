"""What is said to those who do not see the screen: politely, but for what cannot be saved."""

import pytest
from PySide6.QtGui import QAccessible

from ui.widgets import announce as saying
from ui.widgets.banner import Banner
from ui.widgets.toast import Toast

POLITE = QAccessible.AnnouncementPoliteness.Polite
ASSERTIVE = QAccessible.AnnouncementPoliteness.Assertive


@pytest.fixture
def heard(monkeypatch):
    """What a screen reader would be told, and how."""
    told = []

    class Reader:
        AnnouncementPoliteness = QAccessible.AnnouncementPoliteness

        @staticmethod
        def isActive():
            return True

        @staticmethod
        def updateAccessibility(event):
            told.append((event.message(), event.politeness()))

    monkeypatch.setattr(saying.QtGui, "QAccessible", Reader)
    return told


def test_a_banner_that_appears_is_said(heard, dressed, shown):
    banner = Banner("info", "")
    banner.hide()
    banner.set_words("That is not the passphrase.", "Nothing is lost.")
    assert not heard
    shown(banner, 400, 100)
    assert heard == [("That is not the passphrase. Nothing is lost.", POLITE)]


def test_a_banner_that_was_always_there_says_nothing_by_itself(heard, dressed, shown):
    shown(Banner("done", "No interview is on this laptop only."), 400, 100)
    assert not heard


def test_what_cannot_be_saved_interrupts(heard, dressed, shown):
    banner = shown(Banner("needs", "All is well."), 400, 100)
    banner.set_words("This laptop cannot save: the disk is full.", urgent=True)
    assert heard[-1][1] == ASSERTIVE
    banner.set_words("Saved again.")
    assert heard[-1][1] == POLITE


def test_a_toast_is_polite(heard, dressed, shown):
    window = shown(Banner("info", "A window"), 400, 100)
    Toast(window).say("Absent noted.")
    assert heard[-1] == ("Absent noted. Undo Ctrl Z", POLITE)
    window.findChild(Toast).dismiss()
