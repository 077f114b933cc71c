"""One key decides: it can be taken back, and nothing is answered that has slid under the finger."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import thornlaw
from keyboard import press
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication
from sync_scenes import ALL, ME, SCENES, clash, told

from onedesk.domain.records import Record
from onedesk.store import outbox, sittings
from ui import theme
from ui.page import Place
from ui.sync_centre.page import SyncPage

Key = Qt.Key
FIELDS = ("job", "provider", "course")


class Asks:
    """The desk, but it asks what a test wants it to; what was chosen is written down."""

    def __init__(self, desk, state):
        self._desk, self.state, self.done = desk, state, []

    def sync_state(self):
        return self.state

    def choose(self, conflict, choice, _put):
        self.done.append((conflict, choice))
        left = tuple(one for one in self.state.questions if one.conflict.id != conflict)
        self.state = replace(self.state, questions=left)

    def dismiss_told(self, note):
        self.done.append(note)
        self.state = replace(self.state, told=())

    def __getattr__(self, name):
        return getattr(self._desk, name)


@pytest.fixture
def centre(session, shown, qtbot):
    """A page at a moment, and what turns it into another in the background."""

    def made(state, *size):
        page = SyncPage(replace(session, desk=Asks(session.desk, state)))
        page.asked, page.places = page.session.desk, []
        page.go.connect(page.places.append)
        shown(page, *(size or (1282, 690)))
        page.arrive()
        qtbot.waitUntil(lambda: bool(page.parts.header.headline.text() and page._programme))
        return page

    return made


@pytest.fixture
def comes(qtbot):
    """A round in the background brings another state."""

    def come(page, state):
        page.asked.state = state
        page.arrive()
        qtbot.waitUntil(lambda: page._state is state)

    return come


@pytest.fixture
def real(session, framed, db, desk, clock, ask, qtbot):
    """The page over a real file in which Bartłomiej's talk was answered apart in three fields."""

    def pose():
        desk.answer("bart-3", dict.fromkeys(FIELDS, "theirs"))
        about = {"of_kind": "interview", "of_id": "bart-3", "kept": "theirs", "offered": "mine"}
        about |= {"offered_by": ME.name, "offered_by_id": ME.id}
        found = {"kind": "conflict", "school": "thornlaw", "student": "bart"}
        bodies = [about | {"field": field} for field in FIELDS]
        records = [found | {"id": f"c{at}", "body": body} for at, body in enumerate(bodies)]
        thornlaw.arrive(db, [Record.model_validate(one) for one in records], clock())
        return True

    ask(pose)
    page = framed(SyncPage(session))
    page.arrive()
    qtbot.waitUntil(page.parts.question.isVisible)
    page.setFocus()
    return page


def answer(page, qtbot, key):
    """Press a key, and what takes the answer back."""
    with qtbot.waitSignal(page.said) as said:
        press(key)
    return said.args[1]


def take_back(page, qtbot, undo):
    with qtbot.waitSignal(page.said) as said:
        undo()
    return said.args


def stands(ask, desk):
    body = ask(lambda: desk.interview("bart-3")).interview.body
    return [getattr(body, field) for field in FIELDS]


def test_ctrl_z_takes_back_one_answer_after_the_other(real, qtbot, desk, ask):
    answer(real, qtbot, Key.Key_1)
    undo = answer(real, qtbot, Key.Key_1)
    assert stands(ask, desk) == ["mine", "mine", "theirs"]
    words, undo = take_back(real, qtbot, undo)
    assert words == "Taken back, and asked again. The answer before it can be, too."
    assert stands(ask, desk) == ["mine", "theirs", "theirs"]
    words, undo = take_back(real, qtbot, undo)
    assert (words, undo) == ("Taken back, and asked again.", None)
    assert stands(ask, desk) == ["theirs"] * 3
    qtbot.waitUntil(lambda: real.parts.question.right.text() == "question 1 of 3")


def test_what_was_sealed_to_be_sent_is_not_taken_back_and_says_so(real, qtbot, db, desk, ask):
    undo = answer(real, qtbot, Key.Key_1)
    now = datetime(2026, 3, 12, tzinfo=UTC)
    ask(lambda: outbox.seal(db, now, 500, 10**6))
    words, _ = take_back(real, qtbot, undo)
    assert words.startswith("That choice is on the hub or on its way there")
    assert stands(ask, desk)[0] == "mine"


def test_what_slid_under_the_finger_is_not_answered_at_once_and_not_by_enter(
    centre, comes, qtbot, clock
):
    page = centre(replace(ALL, questions=(clash(1), clash(2, name="Zoë Reed"))))
    card = page.parts.question
    assert card.ways[0].hasFocus()
    comes(page, replace(ALL, questions=(clash(2, name="Zoë Reed"),)))
    assert "Zoë Reed" in card.words.text()
    assert card.words.hasFocus()
    for key in (Key.Key_1, Key.Key_2, Key.Key_Return):
        press(key)
    assert card.isVisible()
    clock.now += timedelta(seconds=1)
    press(Key.Key_Return)
    assert card.isVisible()
    press(Key.Key_1)
    qtbot.waitUntil(lambda: page.asked.done == [("c2", "offered")])


def test_a_question_that_comes_while_the_keyboard_is_elsewhere_waits_to_be_read(centre, comes):
    page = centre(ALL)
    assert page.parts.header.button.hasFocus()
    comes(page, replace(ALL, questions=(clash(1),)))
    assert page.parts.question.words.hasFocus()
    press(Key.Key_Return)
    assert page.parts.question.isVisible()


def test_own_answers_follow_each_other_as_fast_as_the_keys(centre, qtbot):
    page = centre(SCENES["question"])
    press(Key.Key_2, times=3)
    qtbot.waitUntil(lambda: page.asked.done == [(f"c{n}", "kept") for n in range(3)])
    assert page.parts.question.ways[0].hasFocus()


def test_an_enter_too_many_after_a_dialog_answers_nothing(centre, qtbot, clock):
    page = centre(SCENES["long question"])
    card = page.parts.question
    press(Key.Key_V)
    press(Key.Key_Return)
    assert card.ways[0].hasFocus()
    press(Key.Key_Return, times=2)
    assert card.isVisible()
    clock.now += timedelta(seconds=1)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: page.asked.done == [("c1", "offered")])


def test_what_is_told_is_not_taken_for_read_where_it_has_just_come(centre, comes, qtbot, clock):
    page = centre(replace(ALL, told=(told(1),)))
    comes(page, replace(ALL, told=(told(2), told(1))))
    press(Key.Key_G)
    assert page.parts.told.isVisible()
    clock.now += timedelta(seconds=1)
    press(Key.Key_G)
    qtbot.waitUntil(lambda: page.asked.done == ["t2"])


@pytest.mark.parametrize("key", [Key.Key_Up, Key.Key_Down])
def test_the_arrows_go_into_the_list_from_every_answer(centre, key):
    page = centre(SCENES["question"])
    for button in (*page.parts.question.ways, page.parts.question.wait, page.parts.header.check):
        button.setFocus()
        press(key)
        assert page.parts.list.hasFocus()


def test_o_opens_the_interview_at_the_answer_that_is_asked_about(real, qtbot, desk, db, ask):
    answer(real, qtbot, Key.Key_1)
    assert real.parts.question.open.text() == "Open the interview"
    with qtbot.waitSignal(real.go) as gone:
        press(Key.Key_O)
    assert gone.args[0] == Place("interview", "bart-3")
    assert ask(lambda: sittings.place(db, "bart-3")) == [1, "provider"]


def test_o_opens_the_student_where_it_is_asked_of_no_interview(centre):
    page = centre(replace(ALL, questions=(replace(clash(1), student="kubra"),)))
    press(Key.Key_O)
    assert page.parts.question.open.text() == "Open the student"
    assert page.places == [Place("student", "kubra")]


@pytest.mark.parametrize(
    ("scene", "percent", "size"),
    [("long question", 100, (676, 480)), ("twins", 200, (1198, 690))],
)
def test_where_not_all_of_a_question_fits_it_is_seen_from_its_beginning(
    centre, dressed, qtbot, scene, percent, size
):
    theme.install(dressed, theme.Theme.load(text_percent=percent))
    page = centre(SCENES[scene], *size)
    card, area = page.parts.asking, page.parts._area.viewport()

    def is_read_first():
        head = QRect(card.mapTo(area, QPoint()), card.words.geometry().bottomRight())
        return QApplication.focusWidget() is card.words and area.rect().contains(head)

    qtbot.waitUntil(is_read_first)
    card.ways[0].setFocus(Qt.FocusReason.TabFocusReason)
    page._render()
    assert card.ways[0].hasFocus(), "who has gone there stays there"
