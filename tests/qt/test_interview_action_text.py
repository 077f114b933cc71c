"""An action's words stand whole in their card, in any script and size, and typing stays quick."""

import interviewing
import pytest
from PySide6.QtCore import QSize, Qt

from ui import theme
from ui.interview.action_pills import FactPill
from ui.theme import Theme


@pytest.fixture
def hands(dressed, shown, desk, jobs, clock):
    made = interviewing.sit_down(shown, desk, jobs, clock)
    made.press("Ctrl+4")
    return made


def plan(hands):
    hands.saved()
    return [entry.body for entry in hands.file.actions]


def test_a_text_size_that_changes_while_one_writes_finds_the_words(hands, dressed):
    hands.press("Insert")
    hands.write("Ask the college about level 2.")
    text = hands.screen.plan.cards.all[0].text
    small = (text.font().pixelSize(), text.height())
    theme.install(dressed, Theme.load(text_percent=200))
    assert (text.font().pixelSize(), text.viewport().font().pixelSize()) == (small[0] * 2,) * 2
    assert text.height() >= small[1] * 2 - 8
    assert text.height() >= text.document().size().height()


@pytest.mark.parametrize(
    "words",
    [
        "اسأل الكلية عن اليوم المفتوح واكتب الجواب",
        "Ask " + "Llanfairpwllgwyngyll" * 6,
        "ễ ạ ứ" * 30,
    ],
)
def test_words_of_any_script_and_length_stand_whole_in_their_card(hands, dressed, words):
    hands.press("Insert")
    hands.write(words)
    dressed.processEvents()
    card = hands.screen.plan.cards.all[0]
    blocks = (
        card.text.document().documentLayout().blockBoundingRect(card.text.document().firstBlock())
    )
    assert blocks.height() <= card.text.height()
    assert blocks.width() <= card.text.viewport().width()
    assert plan(hands)[0].what == words


def test_words_read_from_the_right_begin_at_the_right_also_when_they_come_back(hands):
    hands.press("Insert")
    hands.write("اسأل الكلية")
    text = hands.screen.plan.cards.all[0].text
    assert text.document().defaultTextOption().alignment() == Qt.AlignmentFlag.AlignRight
    hands.press("Ctrl+Del", "Ctrl+Z")
    text = hands.screen.plan.cards.all[0].text
    assert text.document().defaultTextOption().alignment() == Qt.AlignmentFlag.AlignRight
    hands.press("Ctrl+A", "Backspace")
    hands.write("Ask the college")
    assert text.document().defaultTextOption().alignment() == Qt.AlignmentFlag.AlignLeft


def test_a_long_name_never_pushes_a_card_out_of_its_zone(hands, dressed):
    hands.press("Insert")
    hands.write("Ask about the taster day.")
    hands.press("Alt+W", "5", "Tab")
    hands.write("Mrs Featherstonehaugh-Cholmondeley of the school office on the second floor")
    dressed.processEvents()
    card = hands.screen.plan.cards.all[0]
    assert card.width() <= hands.screen.plan.today.width()
    assert card.who.geometry().right() <= card.width()
    assert card.who.accessibleName().startswith("Mrs Featherstonehaugh")


def test_twelve_actions_are_written_and_the_one_in_hand_is_in_sight(hands, dressed):
    for number in range(12):
        hands.press("Insert")
        hands.write(f"Ask question number {number}.")
    dressed.processEvents()
    dressed.processEvents()
    cards = hands.screen.plan.cards.all
    assert [len(cards), len(plan(hands))] == [12, 12]
    assert not cards[-1].visibleRegion().isEmpty()
    assert "12 actions" in hands.screen.plan.today.many.text()


def test_a_key_costs_no_layout_where_nothing_changes_its_size(hands, dressed, qtbot, monkeypatch):
    hands.press("Insert")
    hands.write("Ask the college")
    hands.saved()
    qtbot.waitUntil(lambda: not hands.screen.plan.paper.live.busy)
    dressed.processEvents()
    asked = []
    monkeypatch.setattr(FactPill, "sizeHint", lambda _self: asked.append(1) or QSize(40, 25))
    hands.write(" now")
    dressed.processEvents()
    assert asked == []
