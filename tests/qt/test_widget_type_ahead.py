import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.theme import Theme
from ui.widgets.matching import Option, folded, matches
from ui.widgets.suggestions import Suggestions
from ui.widgets.type_ahead import TypeAhead

SECTORS = [
    Option("con", "Construction"),
    Option("home", "Home and property services", ("cleaner", "caretaker")),
    Option("clean", "Clean energy, low carbon and hydrogen", tag="growing here"),
    Option("health", "Health and social care"),
    Option("und", "Undecided: no area in mind yet", pinned=True),
]


@pytest.fixture
def page(dressed, shown):
    made = QWidget()
    made.field, made.next = TypeAhead(SECTORS), QLineEdit()
    rows = QVBoxLayout(made)
    rows.addWidget(made.field)
    rows.addWidget(made.next)
    rows.addStretch(1)
    shown(made, 600, 500)
    made.field.setFocus()
    return made


@pytest.fixture
def heard(page):
    got = []
    page.field.taken.connect(got.append)
    page.field.wrote.connect(lambda words: got.append(f"wrote {words}"))
    return got


def codes(found):
    return [match.option.code for match in found]


def test_accents_and_capitals_do_not_matter():
    assert folded("Zoë Łucja ĐẶNG") == "zoe lucja dang"
    assert len(folded("straße")) == len("straße")


def test_the_start_of_the_words_comes_first_then_other_words_then_synonyms():
    assert codes(matches(SECTORS, "c")) == ["con", "clean", "health", "home", "und"]
    assert codes(matches(SECTORS, "CLE")) == ["clean", "home", "und"]
    assert codes(matches(SECTORS, "care soc")) == ["health", "und"]


def test_the_middle_of_a_word_is_no_match_and_undecided_is_always_listed():
    assert codes(matches(SECTORS, "ean")) == ["und"]


def test_at_most_seven_are_shown_with_undecided_last():
    many = [Option(str(at), f"Job {at}") for at in range(30)]
    assert len(matches([*many, SECTORS[-1]], "job")) == 7
    assert matches([*many, SECTORS[-1]], "job")[-1].option.code == "und"


def test_what_matched_is_known_letter_by_letter():
    match = matches(SECTORS, "low cl")[0]
    assert match.spans == ((0, 2), (14, 3))
    assert matches(SECTORS, "cle")[1].synonym == "cleaner"


def test_enter_takes_the_first_match(page, heard, qtbot):
    qtbot.keyClicks(page.field.edit, "cle")
    assert page.field.is_open
    qtbot.keyClick(page.field.edit, Qt.Key.Key_Return)
    assert heard == ["clean"]
    assert not page.field.is_open
    assert page.field.text == "Clean energy, low carbon and hydrogen"


def test_arrows_choose_another(page, heard, qtbot):
    qtbot.keyClicks(page.field.edit, "cle")
    qtbot.keyClick(page.field.edit, Qt.Key.Key_Down)
    qtbot.keyClick(page.field.edit, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert heard == ["home"]


def test_undecided_is_never_taken_unless_somebody_goes_there(page, heard, qtbot):
    qtbot.keyClicks(page.field.edit, "zzz")
    qtbot.keyClick(page.field.edit, Qt.Key.Key_Return)
    assert heard == []
    qtbot.keyClick(page.field.edit, Qt.Key.Key_Down)
    qtbot.keyClick(page.field.edit, Qt.Key.Key_Return)
    assert heard == ["und"]


def test_tab_moves_on_and_takes_nothing(page, heard, qtbot):
    qtbot.keyClicks(page.field.edit, "cle")
    qtbot.keyClick(page.field.edit, Qt.Key.Key_Tab)
    assert page.next.hasFocus()
    assert heard == []
    assert not page.field.is_open


def test_escape_closes_the_list_only(page, heard, qtbot):
    qtbot.keyClicks(page.field.edit, "cle")
    qtbot.keyClick(page.field.edit, Qt.Key.Key_Escape)
    assert not page.field.is_open
    assert page.field.text == "cle"


def test_the_mouse_takes_a_row_and_the_keyboard_stays(page, heard, qtbot):
    qtbot.keyClicks(page.field.edit, "cle")
    shown = page.findChild(Suggestions)
    row = shown.visualRect(shown.model().index(1, 0)).center()
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert heard == ["home"]
    assert page.field.edit.hasFocus()


def test_free_words_are_taken_where_nothing_matches_or_the_list_is_shut(dressed, qtbot, shown):
    field = shown(TypeAhead([Option("el", "Electrician")], free=True), 400, 300)
    got = []
    field.wrote.connect(got.append)
    field.edit.setFocus()
    qtbot.keyClicks(field.edit, "Falconer ")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    field.set_text("")
    qtbot.keyClicks(field.edit, "Elec")
    qtbot.keyClick(field.edit, Qt.Key.Key_Escape)
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert got == ["Falconer", "Elec"]


def test_down_in_an_empty_field_shows_what_there_is(page, qtbot):
    qtbot.keyClick(page.field.edit, Qt.Key.Key_Down)
    assert codes(page.findChild(Suggestions).matches) == [s.code for s in SECTORS]


def test_same_not_asked_and_back_are_told_while_the_field_is_empty(page, qtbot):
    got = []
    page.field.empty_key.connect(got.append)
    page.field.catch("=0")
    qtbot.keyClicks(page.field.edit, "=0")
    qtbot.keyClick(page.field.edit, Qt.Key.Key_Backspace)
    assert got == ["=", "0", "Backspace"]
    assert page.field.text == ""


def test_the_list_is_an_item_model_in_order(dressed, qtbot, qtmodeltester, page):
    qtbot.keyClicks(page.field.edit, "c")
    qtmodeltester.check(page.findChild(Suggestions).model())


def test_the_list_goes_with_its_field(page, qtbot):
    qtbot.keyClicks(page.field.edit, "c")
    page.field.deleteLater()
    qtbot.waitUntil(lambda: page.findChild(Suggestions) is None)


def test_the_list_is_there_again_once_the_text_has_grown(page, heard, dressed, qtbot):
    qtbot.keyClicks(page.field.edit, "cle")
    theme.install(dressed, Theme.load(text_percent=150))
    qtbot.waitUntil(lambda: page.field.is_open)
    qtbot.keyClick(page.field.edit, Qt.Key.Key_Return)
    assert heard == ["clean"]
