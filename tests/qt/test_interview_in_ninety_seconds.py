"""From Today to the printed plan by keys alone, in under ninety seconds of input.

Input is counted as in the keystroke-level model: every key is one operator K, keys that are held
included (Ctrl+Enter is two, a capital letter is two). K is 0.28 s, the average non-secretary typist
of 40 words a minute in S. K. Card, T. P. Moran and A. Newell, "The keystroke-level model for user
performance time with interactive systems", Communications of the ACM 23(7), 1980, table I; their
average skilled typist of 55 words a minute needs 0.20 s. Listening and thinking are not input.
"""

import sys

import pytest
from interviewing import Hands
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence
from thornlaw_people import AREAS

from ui.window import Window
from ui.workplace import Workplace

K_SECONDS, SKILLED_SECONDS = 0.28, 0.20
BUDGET_SECONDS = 90
SHIFTED = set('~!@#$%^&*()_+{}|:"<>?')
MOUSE = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseMove,
    QEvent.Type.NonClientAreaMouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TabletPress,
    QEvent.Type.TouchBegin,
}


class Mouse(QObject):
    """Hears every event of the application, and remembers those of a mouse, wheel, pen, finger."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def eventFilter(self, watched, event):
        if event.type() in MOUSE:
            self.seen.append((type(watched).__name__, event.type()))
        return False


class Typist(Hands):
    """Hands that count: `strokes` by step, as the model counts them."""

    def __init__(self, window, workplace, session):
        super().__init__(None, session.desk, session.jobs)
        self.window, self.workplace = window, workplace
        self.strokes, self.step = {}, ""

    def at(self, step):
        self.step = step
        self.strokes.setdefault(step, 0)

    def press(self, *keys):
        for key in keys:
            chord = QKeySequence(key.replace("Enter", "Return"))[0]
            self.strokes[self.step] += 1 + chord.keyboardModifiers().value.bit_count()
            super().press(key)

    def write(self, text):
        self.strokes[self.step] += sum(1 + (c.isupper() or c in SHIFTED) for c in text)
        super().write(text)

    @property
    def seconds(self):
        return K_SECONDS * sum(self.strokes.values())


@pytest.fixture
def mouse(dressed):
    watcher = Mouse()
    dressed.installEventFilter(watcher)
    yield watcher
    dressed.removeEventFilter(watcher)


@pytest.fixture
def typist(mouse, dressed, session, jobs, qtbot):
    window = Window(session.look)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    workplace = Workplace(session)
    workplace.move_into(window)
    page = workplace.shell.page
    qtbot.waitUntil(lambda: page.isAncestorOf(dressed.focusWidget()) and zoe_is_next(jobs, page))
    yield Typist(window, workplace, session)
    jobs.drain()
    window.clear()


def zoe_is_next(jobs, page):
    jobs.drain()
    current = page.parts.list.currentIndex()
    said = current.data(Qt.ItemDataRole.AccessibleTextRole) if current.isValid() else ""
    return "Zoë" in (said or "")


def test_a_whole_interview_is_under_ninety_seconds_of_keys(
    typist, mouse, qtbot, ask, record_testsuite_property
):
    open_from_today(typist, qtbot)
    sector_job_and_certainty(typist)
    plan_and_plan_b(typist)
    twelve_ratings(typist)
    review_and_three_actions(typist)
    read_back_and_print(typist, qtbot)
    finish(typist, qtbot)
    assert mouse.seen == []
    assert_all_is_stored(ask(lambda: typist.desk.interview("zoe-3")), typist.workplace)
    for name, strokes in (*typist.strokes.items(), ("all", sum(typist.strokes.values()))):
        record_testsuite_property(f"keys, {name}", strokes)
    record_testsuite_property("seconds at 40 words a minute", round(typist.seconds, 1))
    record_testsuite_property("at 55", round(typist.seconds * SKILLED_SECONDS / K_SECONDS, 1))
    keys = sum(typist.strokes.values())
    sys.stdout.write(f"\n{keys} keys: {typist.seconds:.0f} seconds at {K_SECONDS} s a key\n")
    assert typist.seconds < BUDGET_SECONDS, typist.strokes


def open_from_today(typist, qtbot):
    typist.at("today")
    typist.press("Enter")
    qtbot.waitUntil(lambda: typist.workplace.place.page == "interview")
    typist.screen = typist.workplace.interview
    qtbot.waitUntil(lambda: typist.screen.interview_id == "zoe-3")


def sector_job_and_certainty(typist):
    typist.at("sector and job")
    typist.write("cons")
    typist.press("Enter", "Enter")
    typist.write("Electrician")
    typist.press("Enter", "2", "Ctrl+Enter")


def plan_and_plan_b(typist):
    typist.at("after Year 11")
    typist.press("2", "3")
    typist.write("Wearbank College")
    typist.press("Enter")
    typist.write("Electrical, level 2")
    typist.press("Enter", "4", "Enter", "2", "Ctrl+Enter")


def twelve_ratings(typist):
    typist.at("knowledge")
    typist.press(*"433221232323", "Ctrl+Enter")


def review_and_three_actions(typist):
    """Two actions of the last plan get an outcome, one of them goes on; one new one, one idea."""
    typist.at("action plan")
    typist.press("D", "C", "Insert")
    typist.write("Go to the open evening at Wearbank. Ask about level 2.")
    typist.press("Alt+T")
    typist.write("wed 22 apr")
    typist.press("Enter", "Up", "Alt+T")
    typist.write("+3w")
    typist.press("Enter", "Alt+1", "Ctrl+Enter")


def read_back_and_print(typist, qtbot):
    typist.at("finish")
    typist.press("F6")
    typist.write("You told me that you like fixing things with your hands.")
    typist.press("Shift+F6", "G", "Enter")
    output = typist.workplace.interview.end.handing.output
    qtbot.waitUntil(lambda: len(output.printed) == 1)


def finish(typist, qtbot):
    curtain = typist.screen.curtain
    typist.press("Ctrl+Enter")
    qtbot.waitUntil(curtain.isVisible)
    typist.press("Enter")
    qtbot.waitUntil(lambda: typist.workplace.place.page == "today")


def assert_all_is_stored(file, workplace):
    talk = file.interview.body
    assert (talk.sectors, talk.job, talk.certainty) == (("CONST",), "Electrician", 2)
    assert (talk.plan, talk.provider) == ("FE_L12", "Wearbank College")
    assert (talk.plan_b, talk.application) == ("APP", "intends")
    assert talk.levels.keys() == set(AREAS)
    assert [one.body.outcome for one in file.to_review] == ["done", "carried_over"]
    actions = [entry.body for entry in file.actions]
    assert len(actions) == 3
    assert all(action.by and action.what for action in actions)
    assert talk.summary == "You told me that you like fixing things with your hands."
    assert (talk.agreed, talk.outcome) == (True, "held")
    ((name, pdf),) = workplace.interview.end.handing.output.printed
    assert name == f"Plan {file.print.body.reference}"
    assert pdf.startswith(b"%PDF")
