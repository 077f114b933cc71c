"""A screen that grew while it was open measures what it would if it had been made that large."""

import pytest
from measures import measures, stayed
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.asking import ChoiceDialog
from ui.caseload.page import StudentsPage
from ui.handing.giving import HandOverDialog
from ui.insights.page import InsightsPage
from ui.interview.after_year_11 import PlanStep
from ui.interview.finish import FinishStep
from ui.interview.knowledge import KnowledgeStep
from ui.interview.sector import SectorStep
from ui.responsive import Scroll
from ui.settings.page import SettingsPage
from ui.student.reading import ReadingDialog
from ui.theme import Theme
from ui.today.page import TodayPage
from ui.unlock.recover_panel import RecoverPanel
from ui.widgets.base import Painted
from ui.widgets.block import Block
from ui.widgets.label import Label

PARTS = {
    "today": TodayPage,
    "students": StudentsPage,
    "insights": InsightsPage,
    "interview: sector": SectorStep,
    "interview: plan": PlanStep,
    "interview: knowledge": KnowledgeStep,
    "interview: finish": FinishStep,
    "settings: ideas": SettingsPage,
}
OVER = {
    "student: an earlier talk": ReadingDialog,
    "hand over: school": HandOverDialog,
    "dialog: ways": ChoiceDialog,
    "lock: recovery": RecoverPanel,
}
PERCENT = 150


def test_every_margin_and_letter_of_an_open_screen_grows(screens, session):
    def seen():
        return {name: measures(screens.show(name).findChild(part)) for name, part in PARTS.items()}

    before = seen()
    session.look.choose("light", PERCENT)
    after = seen()
    assert not [fault for name in PARTS for fault in stayed(before[name], after[name], PERCENT)]


@pytest.mark.parametrize("name", OVER)
def test_what_lies_over_the_desk_grows_while_it_is_open(screens, session, name):
    shown = screens.show(name)
    part = shown if isinstance(shown, OVER[name]) else shown.findChild(OVER[name])
    before = measures(part)
    session.look.choose("light", PERCENT)
    screens.settle()
    assert not stayed(before, measures(part), PERCENT)


def test_a_label_that_is_moved_amid_the_change_gets_the_new_size(dressed, shown):
    class Moving(Painted):
        def __init__(self):
            super().__init__()
            self.inner, self.label = Block(), Label("Words", size=15)
            QVBoxLayout(self).addWidget(self.inner)

        def retheme(self):
            super().retheme()
            to = self if self.label.parentWidget() is self.inner else self.inner
            to.layout().addWidget(self.label)

    page = shown(Moving(), 300, 200)
    for percent in (150, 100, 200):
        theme.install(dressed, Theme.load(text_percent=percent))
        assert page.label.font().pixelSize() == theme.current().px(15)


def test_what_nobody_sees_is_not_measured_until_it_is_seen(dressed, shown):
    class Asked(QWidget):
        asked = 0

        def minimumSizeHint(self):
            self.asked += 1
            return super().minimumSizeHint()

    asked = Asked()
    page, area = QWidget(), Scroll(Block(asked, Label("Words", size=100)))
    QVBoxLayout(page).addWidget(area)
    shown(page, 300, 200)
    area.hide()
    before, bar = asked.asked, area.verticalScrollBar().maximum()
    theme.install(dressed, Theme.load(text_percent=200))
    assert asked.asked == before
    area.show()
    assert area.verticalScrollBar().maximum() > bar
