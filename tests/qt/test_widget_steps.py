import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QTabBar

from ui import theme
from ui.theme import Theme
from ui.widgets.heatmap import Heatmap
from ui.widgets.step_bar import StepBar

STEPS = ("Sector and job", "After Year 11", "Knowledge", "Action plan", "Finish")


@pytest.fixture
def bar(dressed, shown):
    made = StepBar(STEPS)
    shown(made, 1366, 44)
    return made


def test_steps_are_tabs_with_their_state_in_words(bar):
    bar.set_state(2, False, "7 of 12")
    bar.set_state(0, True)
    tabs = QAccessible.queryAccessibleInterface(bar.findChild(QTabBar))
    names = [tabs.child(at).text(QAccessible.Text.Name) for at in range(len(STEPS))]
    assert names[2] == "Knowledge, step 3 of 5, 7 of 12"
    assert names[0] == "Sector and job, step 1 of 5, all answered"
    assert tabs.child(2).role() == QAccessible.Role.PageTab


def test_only_a_hand_picks_a_step(bar, qtbot):
    got = []
    bar.picked.connect(got.append)
    bar.set_current(3)
    assert (bar.current, got) == (3, [])
    tabs = bar.findChild(QTabBar)
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(1).center())
    qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert got == [1, 2]


def test_at_large_text_only_the_current_step_keeps_its_words(dressed, bar, qtbot):
    bar.set_current(2)
    tabs = bar.findChild(QTabBar)
    wide = [tabs.tabRect(at).width() for at in range(5)]
    assert min(wide) > 80
    theme.install(dressed, Theme.load(text_percent=200))
    bar.resize(1000, 88)
    small = [tabs.tabRect(at).width() for at in range(5)]
    assert small.index(max(small)) == 2
    assert max(small[:2]) < 100
    assert sum(small) < 1000
    theme.install(dressed, Theme.load())


def test_the_heat_map_is_a_table_in_words(dressed, qtbot, qtmodeltester):
    heat = Heatmap()
    qtbot.addWidget(heat)
    foot = ("Average of rated areas", ["2.0"])
    heat.set_rows([("Apprenticeships", [2, None, "absent", "today"])], foot=foot)
    model = heat.model()
    said = [model.data(model.index(0, at)) for at in range(6)]
    assert said == ["Apprenticeships", "2", "not asked", "absent", "today", "to come"]
    assert model.data(model.index(1, 1)) == "2.0"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "C1"
    qtmodeltester.check(model)
    table = QAccessible.queryAccessibleInterface(heat)
    assert table.role() == QAccessible.Role.Table
