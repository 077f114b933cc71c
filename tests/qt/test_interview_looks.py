"""How the paper of a talk looks: how many copies, larger, its headings in a second language."""

import interviewing
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from thornlaw_people import TODAY


@pytest.fixture
def output():
    return interviewing.NoPrinter()


@pytest.fixture
def hands(dressed, shown, desk, jobs, clock, output):
    made = interviewing.sit_down(shown, desk, jobs, clock, output=output)
    made.press("Ctrl+5")
    jobs.drain()
    return made


@pytest.fixture
def next_talk(hands, desk):
    """Finish of another talk of the same student, on the same laptop."""

    def open_next(student="zoe"):
        hands.press("Ctrl+Enter")
        hands.jobs.drain()
        found = []
        hands.jobs.run(lambda: desk.begin(student, TODAY), found.append)
        hands.jobs.drain()
        hands.screen.open(found[0])
        hands.jobs.drain()
        hands.press("Ctrl+5")
        hands.jobs.drain()
        return hands.screen.end

    return open_next


def choose(hands, letters):
    """Pick a language from the list by its first letter, as often as it takes, and Enter."""
    menu = hands.screen.end.look.list
    QTest.keyClicks(menu, letters)
    if menu.isVisible():
        QTest.keyClick(menu, Qt.Key.Key_Return)
    hands.jobs.drain()


def test_two_copies_are_printed_until_another_number_is_chosen(hands, output, next_talk):
    assert hands.screen.end.print.text() == "Print 2 copies"
    hands.press("Enter", "C", "Enter", "C", "C")
    hands.jobs.drain()
    assert output.copies == [2, 3]
    assert len(hands.file.file.prints) == 1  # copies are one print
    assert hands.screen.end.print.text() == "Print 1 copy"
    assert next_talk("bart").print.text() == "Print 1 copy"


def test_a_second_language_is_chosen_by_letters_and_kept_with_the_print(hands):
    hands.press("2")
    choose(hands, "pp")  # Persian, then Polish
    assert hands.screen.end.look.both.text() == "Headings in Polish as well"
    assert "Co dalej" in hands.paper().document.plain_text()
    hands.press("Enter")
    hands.jobs.drain()
    assert hands.file.print.body.second_language == "pl"
    assert "Co dalej" in hands.file.print.body.document


def test_who_leaves_the_list_chooses_nothing(hands):
    hands.press("2")
    QTest.keyClick(hands.screen.end.look.list, Qt.Key.Key_Escape)
    assert not hands.screen.end.look.both.isChecked()
    assert hands.screen.end.look.second == ""


def test_the_language_is_known_with_the_student_and_another_is_a_key_away(hands):
    hands.press("2")
    choose(hands, "w")
    hands.press("Enter", "2", "Enter")
    hands.jobs.drain()
    look = hands.screen.end.look
    assert [kept.body.second_language for kept in hands.file.file.prints] == ["cy", None]
    hands.screen.open("zoe-3")
    hands.jobs.drain()
    assert (look.both.text(), look.second) == ("Headings in Welsh as well", "")
    hands.press("Ctrl+5", "A")
    choose(hands, "f")
    assert look.second == "fr"


def test_the_next_plan_of_a_student_looks_as_the_last_one_did(dressed, shown, desk, jobs, clock):
    desk.keep_print("zoe-2", large=True, second="ar")
    hands = interviewing.sit_down(shown, desk, jobs, clock)
    hands.press("Ctrl+5")
    document = hands.paper().document
    assert (document.large, document.second_language) == (True, "ar")
    assert hands.screen.end.look.large.isChecked()


def test_our_words_stay_within_the_empty_summary_in_any_script(hands, dressed):
    end = hands.screen.end
    edit = end.words.summary.edit
    for said in ("I like fixing things. " * 9, "أحب إصلاح الأشياء وأحب العمل مع عمي. " * 5):
        hands.screen.model.answer("student_words", said)
        dressed.processEvents()
        room, shown = edit.viewport().rect(), edit.placeholderText()
        text = edit.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, shown)
        assert shown.endswith(" …")
        assert text.height() + edit.document().documentMargin() <= room.height()
