"""Setting up a laptop in four steps, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from thornlaw_people import ACCOUNT

from onedesk.desk.laptop import Laptop
from onedesk.domain.errors import OneDeskError
from onedesk.store import key as keys
from onedesk.store.key import Stretch
from ui.unlock import strength
from ui.unlock.enrol import EnrolScreen
from ui.unlock.enrol_steps import address

PASSPHRASE = "lantern pebble quarter biscuit"


class Hub:
    """Knows one code; remembers what it was told."""

    def __init__(self):
        self.heard = []

    def __call__(self, hub, code):
        self.heard.append((hub, code))
        if code != "7K3T-QW9M-4HXD":
            raise OneDeskError("The hub does not know this code. Nothing was set up.")
        return ACCOUNT


class Papers:
    """Takes the sheet as a folder would."""

    def __init__(self):
        self.sheets = []

    def __call__(self, document, _parent, told):
        self.sheets.append(document)
        told("Saved as OD-014.pdf.")


@pytest.fixture
def hub():
    return Hub()


@pytest.fixture
def papers():
    return Papers()


@pytest.fixture
def laptop(tmp_path, monkeypatch):
    small = Stretch(memory=64, passes=1, lanes=1)
    monkeypatch.setattr(keys, "ALONE", small)
    return Laptop(tmp_path / "home", lambda: None)


@pytest.fixture
def screen(laptop, jobs, clock, dressed, shown, hub, papers):
    return shown(EnrolScreen(laptop=laptop, jobs=jobs, clock=clock, enrol=hub, save=papers))


def type_in(edit, text):
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_Return)


def to_passphrase(screen, qtbot):
    type_in(screen.code.hub.edit, "hub.example.org/")
    type_in(screen.code.code.edit, "7K3T-QW9M-4HXD")
    qtbot.waitUntil(screen.passphrase.fields.first.edit.hasFocus)


def to_recovery(screen, qtbot):
    to_passphrase(screen, qtbot)
    type_in(screen.passphrase.fields.first.edit, PASSPHRASE)
    type_in(screen.passphrase.fields.again.edit, PASSPHRASE)
    qtbot.waitUntil(screen.recovery.isVisible)


def type_groups(screen):
    groups = screen.recovery.sheet.code.split("-")
    for field, at in zip(screen.recovery.sheet.typed, screen.recovery.sheet._asked, strict=True):
        type_in(field.edit, groups[at].lower())


def test_four_steps_by_keyboard_make_an_encrypted_laptop(screen, laptop, hub, papers, qtbot):
    to_recovery(screen, qtbot)
    QTest.keyClick(screen.recovery.sheet.keep, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(screen.recovery.sheet.typed[0].edit.hasFocus)
    type_groups(screen)
    qtbot.waitUntil(screen.schools.next.hasFocus)
    said = [label.text() for label in screen.schools.findChildren(QLabel)]
    assert "Thornlaw Academy" in said
    assert "Cycle 3 of 7, 2 to 27 March" in said
    with qtbot.waitSignal(screen.enrolled) as done:
        QTest.keyClick(screen.schools.next, Qt.Key.Key_Return)
    laptop.open(done.args[0]).close()
    assert laptop.unlock(PASSPHRASE) == done.args[0]
    assert laptop.recover(screen.recovery.sheet.code, PASSPHRASE) == done.args[0]


def test_the_hub_hears_an_address_and_a_code_and_nothing_else(screen, hub, qtbot):
    to_recovery(screen, qtbot)
    assert hub.heard == [("https://hub.example.org", "7K3T-QW9M-4HXD")]


def test_a_code_the_hub_refuses_is_said_in_the_hubs_words(screen, laptop, qtbot):
    type_in(screen.code.hub.edit, "hub.example.org")
    type_in(screen.code.code.edit, "WRONG")
    qtbot.waitUntil(screen.code.problem.isVisible)
    assert "does not know this code" in screen.code.problem.words.text()
    assert screen.code.code.edit.hasFocus()
    assert not laptop.enrolled


def test_the_recovery_sheet_must_leave_the_laptop_before_one_goes_on(screen, papers, qtbot):
    to_recovery(screen, qtbot)
    assert not screen.recovery.sheet.typed[0].edit.isEnabled()
    screen.recovery.next.click()
    assert "Print the sheet or save it first" in screen.recovery.problem.words.text()
    assert not papers.sheets


def test_groups_that_are_not_on_the_sheet_do_not_pass(screen, laptop, qtbot):
    to_recovery(screen, qtbot)
    screen.recovery.sheet.keep.click()
    for field in screen.recovery.sheet.typed:
        type_in(field.edit, "AAAAA")
    assert screen.recovery.isVisible()
    assert screen.recovery.sheet.typed[0].edit.property("problem")
    assert not laptop.enrolled


def test_the_sheet_holds_the_code_in_groups_and_no_name(screen, papers, qtbot):
    to_recovery(screen, qtbot)
    screen.recovery.sheet.keep.click()
    said = papers.sheets[0].plain_text()
    assert all(group in said for group in screen.recovery.sheet.code.split("-"))
    assert "OD-014" in said
    assert "Marged" not in said


def test_the_code_is_never_on_the_screen(screen, qtbot):
    to_recovery(screen, qtbot)
    screen.recovery.sheet.keep.click()
    shown = [label.text() for label in screen.findChildren(QLabel)]
    groups = screen.recovery.sheet.code.split("-")
    assert not [words for words in shown for group in groups if group in words]


def test_two_passphrases_that_differ_do_not_pass(screen, qtbot):
    to_passphrase(screen, qtbot)
    type_in(screen.passphrase.fields.first.edit, PASSPHRASE)
    type_in(screen.passphrase.fields.again.edit, "lantern pebble quarter")
    assert screen.passphrase.isVisible()
    assert screen.passphrase.fields.again.edit.property("problem")


def test_suggested_words_are_shown_and_typed_once_by_hand(screen, qtbot):
    to_passphrase(screen, qtbot)
    screen.passphrase.fields.suggest.click()
    suggested = screen.passphrase.fields.first.text
    assert len(suggested.split()) == 4
    assert screen.passphrase.fields.again.edit.hasFocus()
    type_in(screen.passphrase.fields.again.edit, suggested)
    qtbot.waitUntil(screen.recovery.isVisible)


def test_alt_left_goes_back_and_the_spent_code_is_not_asked_for_again(screen, hub, qtbot):
    to_passphrase(screen, qtbot)
    QTest.keyClick(
        screen.passphrase.fields.first.edit, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier
    )
    qtbot.waitUntil(screen.code.isVisible)
    screen.code.next.click()
    qtbot.waitUntil(screen.passphrase.isVisible)
    assert len(hub.heard) == 1


@pytest.mark.parametrize(
    ("passphrase", "accepted"),
    [
        ("", False),
        ("biscuit", False),
        ("three short words", False),
        ("lantern pebble quarter biscuit", True),
        ("lantern lantern lantern lantern", False),
        ("a b c d", False),
        ("aaaaaaaaaaaaaaaaaaaa", False),
        ("correcthorsebattery", True),
    ],
)
def test_four_different_words_or_sixteen_letters_will_do(passphrase, accepted):
    assert strength.strength_of(passphrase).accepted is accepted


def test_the_list_of_words_is_long_plain_and_without_repeats():
    words = strength._words()
    assert len(words) >= 1000
    assert len(set(words)) == len(words)
    assert all(word.isascii() and word.isalpha() and word.islower() for word in words)


def test_an_address_is_taken_as_people_write_it():
    assert address(" hub.example.org/ ") == "https://hub.example.org"
    assert address("http://127.0.0.1:8000") == "http://127.0.0.1:8000"
