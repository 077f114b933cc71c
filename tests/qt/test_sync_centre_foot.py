"""What stays and what gives way: facts change in place, the foot gives up the least needed key."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from sync_scenes import NOW, PROGRAMME, trouble

from sync import errors
from ui.asking import Answer, ChoiceDialog
from ui.sync_centre import showing
from ui.sync_centre.layout import SyncParts
from ui.sync_centre.scene import Scene
from ui.widgets.button import Button
from ui.widgets.rich import Rich

NO_WAY = replace(trouble(errors.Offline), seconds=1.0)


@pytest.fixture
def parts(dressed, qtbot):
    made = SyncParts()
    qtbot.addWidget(made)
    showing.show(made, Scene(state=NO_WAY, programme=PROGRAMME, now=NOW))
    return made


def test_a_retry_changes_the_facts_of_the_line_in_place(parts):
    said = parts.line.findChildren(Rich)
    longer = replace(NO_WAY, seconds=9.0)
    showing.show(parts, Scene(state=longer, programme=PROGRAMME, now=NOW))
    assert said[0].text() == "The last round took 9 seconds."
    assert parts.line.findChildren(Rich) == said


def test_the_foot_gives_up_the_arrows_and_the_proofs_before_other_ways(parts):
    said = [words for _keys, words in parts.hints._left]
    assert said == ["Try again", "Sealed file", "Last rounds", "Other ways", "Proofs", "Interviews"]


def test_other_ways_are_read_line_by_line_as_their_keys_count(dressed, shown):
    window = shown(QWidget(), 1282, 690)
    dialog = ChoiceDialog("Why?", [("", [Answer(key, key, key) for key in "345"])], window)
    dialog.open()
    dressed.processEvents()
    places = {one.text(): one.pos() for one in dialog.findChildren(Button)}
    assert places["3"].y() == places["4"].y() < places["5"].y()
    assert places["3"].x() == places["5"].x() < places["4"].x()


def test_the_pill_stands_at_the_left_where_nothing_is_at_the_right(parts):
    wants = Scene(state=trouble(errors.Unclear), programme=PROGRAMME, now=NOW)
    showing.show(parts, wants)
    parts.trouble.resize(800, 300)
    parts.trouble.rows.activate()
    assert parts.trouble.pill.x() < 30
