"""F8 shows the student what is theirs and nothing else; the curtain shows the time."""

import interviewing
import pytest
from house_qt import settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from thornlaw_people import TODAY

from ui.interview.student_view import DotRow
from ui.page import Place
from ui.student.reading import ReadingDialog
from ui.window import Window
from ui.workplace import Workplace

SECRET, BESIDE = "Qxzvprivate about home", "Qxzvbeside the rating"
EARLIER, NOTED = "Qxzvearlier note", "Qxzvearlier rating"
RISKS = ("91.5", "attendance", "SEN", "Bright and practical", "NEET", "risk")
OTHERS = ("Kübra", "Elmas", "Bartłomiej", "Ngozi", "Tomos", "Callum", "Idris")


@pytest.fixture
def hands(dressed, shown, desk, jobs, clock):
    for talk in ("zoe-1", "zoe-2"):
        words = {"note": f"{EARLIER} of {talk}", "rating_notes.HE": NOTED}
        desk.save(talk, {**words, "left": True})
    made = interviewing.sit_down(shown, desk, jobs, clock)
    made.screen.model.edit(
        {
            "sectors": ["CONST", "CLEAN"],
            "job": "Electrician",
            "student_words": "I like fixing things.",
            "plan": "APP",
            "plan_b": "FE",
            "plan_b_detail": "Electrical installation, level 2, Wearbank College",
            "ratings.ENGMATHS": 4,
            "ratings.FE": "not_discussed",
            "rating_notes.ENGMATHS": BESIDE,
            "note": SECRET,
        }
    )
    return made


def key(screen, name, held=Qt.KeyboardModifier.NoModifier):
    """A key to the window: nothing in it has the keyboard."""
    QTest.keyClick(QApplication.focusWidget() or screen.window(), name, held)


def seen(root):
    """Every visible widget in a window, itself included."""
    return [one for one in [root, *root.findChildren(QWidget)] if one.isVisible()]


def said_by(widget):
    """All that a widget says to the eye or to a screen reader."""
    words = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
    text = getattr(widget, "text", "")
    words += [widget.windowTitle(), text() if callable(text) else text]
    if isinstance(widget, QPlainTextEdit):
        words.append(widget.toPlainText())
    if isinstance(widget, QLineEdit):
        words.append(widget.placeholderText())
    found = QAccessible.queryAccessibleInterface(widget)
    if found is not None:
        words += [found.text(kind) for kind in QAccessible.Text if kind.value < 7]
    return [word for word in words if word]


def test_the_student_reads_plain_words(hands):
    hands.press("F8")
    text = "\n".join(word for one in seen(hands.screen) for word in said_by(one))
    assert "Zoë, this is what we have so far" in text
    assert "Electrician, in construction." in text
    assert "Clean energy is your second idea." in text
    assert "First choice: an apprenticeship." in text
    assert "Plan B: Electrical installation, level 2, Wearbank College." in text
    assert "“I like fixing things.”" in text
    assert "Importance of English and maths: good, 4 of 5" in text
    assert "Further education options: not talked about yet" in text


def test_nothing_private_is_anywhere_in_the_window(hands, shown):
    window = hands.screen.window()
    hands.press("F8")
    words = [word for one in seen(window) for word in said_by(one)]
    words += [
        word
        for one in hands.screen.covers.student_view.findChildren(QWidget)
        for word in said_by(one)
    ]
    for tainted in (SECRET, BESIDE, EARLIER, NOTED, *RISKS, *OTHERS):
        assert not [word for word in words if tainted.lower() in word.lower()]
    assert "Kowalczyk" not in window.windowTitle()


def test_only_the_view_is_to_be_seen(hands):
    hands.press("F8")
    view = hands.screen.covers.student_view
    assert view.size() == hands.screen.size()
    outside = [one for one in seen(hands.screen) if not (one is view or view.isAncestorOf(one))]
    assert outside == [hands.screen]


def test_nothing_in_it_can_have_the_keyboard(hands):
    hands.press("F8")
    view = hands.screen.covers.student_view
    focusable = [
        one
        for one in [view, *view.findChildren(QWidget)]
        if one.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert focusable == []
    assert QApplication.focusWidget() is None


@pytest.mark.parametrize("way", [Qt.Key.Key_F8, Qt.Key.Key_Escape])
def test_f8_and_esc_lead_back_to_the_very_field(hands, way):
    hands.press("Ctrl+2")
    hands.screen.steps[1].course.edit.setFocus()
    hands.press("F8")
    key(hands.screen, way)
    assert hands.screen.steps[1].course.edit.hasFocus()
    assert hands.screen.covers.student_view.findChildren(DotRow) == [] or not any(
        one.isVisible() for one in hands.screen.covers.student_view.findChildren(DotRow)
    )


@pytest.mark.parametrize(
    "chord",
    ["Ctrl+1", "Ctrl+3", "Ctrl+N", "Ctrl+Z", "Ctrl+Return", "F6", "F9", "Tab", "5", "E", "V"],
)
def test_no_other_key_does_anything(hands, chord):
    hands.press("Ctrl+3", "Down", "Down", "F8")
    before = hands.screen.model.state
    name = {"Tab": Qt.Key.Key_Tab, "Ctrl+Return": Qt.Key.Key_Return}.get(chord)
    held = Qt.KeyboardModifier.ControlModifier if "Ctrl" in chord else Qt.KeyboardModifier(0)
    key(hands.screen, name or getattr(Qt.Key, f"Key_{chord.rpartition('+')[2]}"), held)
    assert hands.screen.covers.on
    assert hands.screen.model.state == before
    assert hands.screen.step == 2
    assert not hands.screen.note.isVisible()


def test_text_on_the_screen_is_cleared_when_the_desk_comes_back(hands):
    hands.press("F8")
    key(hands.screen, Qt.Key.Key_F8)
    settle()
    view = hands.screen.covers.student_view
    assert not [
        w for one in [view, *view.findChildren(QWidget)] for w in said_by(one) if "Zoë" in w
    ]


def test_before_anything_was_said_it_says_so(dressed, shown, desk, jobs, clock):
    hands = interviewing.sit_down(shown, desk, jobs, clock)
    hands.press("F8")
    assert "We have just begun." in "".join(w for one in seen(hands.screen) for w in said_by(one))


def in_the_window(screen, words):
    """Widgets that say these words, to the eye or not: a hidden one could be shown."""
    window = screen.window()
    return [
        one for one in window.findChildren(QWidget) for said in said_by(one) if words in str(said)
    ]


def test_what_a_colleague_wrote_is_not_said_to_be_yours(dressed, shown, desk, jobs, clock):
    desk.answer("zoe-1", {"adviser": "sunil", "adviser_name": "Sunil Rao"})
    desk.save("zoe-1", {"note": EARLIER, "left": True})
    hands = interviewing.sit_down(shown, desk, jobs, clock)
    hands.press("Ctrl+N")
    assert "What Sunil Rao wrote on 23 September" in hands.screen.note.earlier.text()


def test_what_was_written_before_is_under_the_note_the_last_first(hands):
    hands.press("Ctrl+N")
    heads = [line for line in hands.screen.note.earlier.text().split("\n") if "What" in line]
    december, september = "What you wrote on 9 December", "What you wrote on 23 September"
    rating = ": Higher education"
    assert heads == [december, f"{december}{rating}", september, f"{september}{rating}"]
    assert f"{EARLIER} of zoe-1" in hands.screen.note.earlier.text()
    assert hands.screen.note.field.text == SECRET


def test_a_note_on_a_rating_opens_with_the_private_note_alone_its_own_row_first(hands):
    hands.press("Ctrl+3")
    hands.screen.steps[2].table.focus_row("HE")
    assert in_the_window(hands.screen, "Noted in December")
    assert in_the_window(hands.screen, NOTED) == []
    hands.press("Ctrl+N")
    heads = [line for line in hands.screen.note.earlier.text().split("\n") if "What" in line]
    assert heads[0] == "What you wrote on 9 December: Higher education"
    assert hands.screen.note.earlier.text().count(NOTED) == 2
    hands.press("Esc")
    assert in_the_window(hands.screen, NOTED) == []


@pytest.mark.parametrize("away", ["F8", "Esc", "Ctrl+N", "Ctrl+Shift+L"])
def test_the_open_private_note_is_shut_first_and_nothing_is_left_of_it(hands, away):
    hands.press("Ctrl+N")
    assert in_the_window(hands.screen, EARLIER)
    hands.press(away)
    assert not hands.screen.note.isVisible()
    assert in_the_window(hands.screen, EARLIER) == in_the_window(hands.screen, SECRET) == []


def test_the_curtain_after_the_talk_has_no_private_words_behind_it(hands):
    hands.press("Ctrl+N")
    hands.screen.closing.ended.emit("Zoë has gone", "Press Enter.")
    assert in_the_window(hands.screen, EARLIER) == in_the_window(hands.screen, SECRET) == []


def test_an_earlier_talk_is_read_beside_the_student_without_what_is_private(hands):
    hands.press("Ctrl+3", "V")
    dialog = hands.screen.window().findChild(ReadingDialog)
    assert "Ctrl N" in dialog.foot.text()
    for private in (EARLIER, NOTED):
        assert in_the_window(hands.screen, private) == []


def test_the_curtain_shows_the_time_and_no_name(hands, clock):
    clock.set(11, 20)
    hands.press("Ctrl+Shift+L")
    words = [word for one in seen(hands.screen) for word in said_by(one)]
    assert "11:20" in words
    assert not [word for word in words if "Zo" in word]
    key(hands.screen, Qt.Key.Key_3)
    assert hands.screen.covers.on
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    key(hands.screen, Qt.Key.Key_L, both)
    assert not hands.screen.covers.on
    assert hands.screen.steps[0].isVisible()


def test_f1_opens_nothing_over_it(hands):
    hands.press("F8")
    assert hands.screen.keys == ()


def test_the_window_has_no_way_round_it(dressed, shown, session, desk, jobs):
    window = shown(Window(session.look))
    place = Workplace(session, Place("interview", desk.begin("zoe", TODAY)))
    place.move_into(window)
    jobs.drain()
    key(window, Qt.Key.Key_F8)
    assert place.interview.covers.on
    for name in (Qt.Key.Key_F1, Qt.Key.Key_F5):
        key(window, name)
    key(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    key(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    jobs.drain()
    words = [word for one in seen(window) for word in said_by(one)]
    assert not [word for word in words for name in OTHERS if name in word]
    assert place.interview.covers.student_view.isVisible()
    assert window.windowTitle() == "OneDesk – Interview"
    window.clear()


def test_locking_works_from_behind_a_cover(dressed, shown, session, desk, jobs):
    window, locked = shown(Window(session.look)), []
    window.lock_wanted.connect(lambda: locked.append(True))
    place = Workplace(session, Place("interview", desk.begin("zoe", TODAY)))
    place.move_into(window)
    jobs.drain()
    key(window, Qt.Key.Key_F8)
    key(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert locked
    jobs.drain()
    window.clear()
