"""Two talks of one cycle at the sync centre and on the student's page, by keyboard alone."""

from dataclasses import replace
from datetime import date, time

import pytest
from answering import arrived
from keyboard import press
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sync_scenes import ALL, ME, NOW, PROGRAMME, clash, told, twin, twins
from thornlaw_people import TODAY

from onedesk.store import inbox
from ui.asking import ChoiceDialog
from ui.interview.keys import TWICE
from ui.page import Place
from ui.student.page import StudentPage
from ui.sync_centre.page import SyncPage
from ui.sync_centre.pairing import paired
from ui.sync_centre.scene import Scene
from ui.sync_centre.told import told_words
from ui.window import Window
from ui.workplace import Workplace

Key = Qt.Key
SUNILS = {
    "cycle": 3,
    "day": "2026-03-11",
    "adviser": "sunil",
    "adviser_name": "Sunil Okafor",
    "started_at": "2026-03-11T09:02:00Z",
    "finished_at": "2026-03-11T09:41:00Z",
    "outcome": "held",
    "plan": "FE",
}
PLACED = {
    "state": "placed",
    "mine": False,
    "adviser": "",
    "at": None,
    "said": (),
    "more": (),
    "holds": (),
}


@pytest.fixture
def twice(desk, db, clock, ask):
    """Bartłomiej's third talk was held here and by Sunil."""
    page = [arrived("interview", "s3", SUNILS, 9000, student="bart", by="Sunil Okafor")]
    ask(lambda: inbox.take(db, page, "c", clock()) or True)
    return next(one.mine.interview for one in ask(desk.sync_state).twins)


@pytest.fixture
def page(twice, session, shown, qtbot):
    made = SyncPage(session)
    made.places = []
    made.go.connect(made.places.append)
    shown(made, 1282, 690)
    made.arrive()
    qtbot.waitUntil(made.parts.twins.isVisible)
    return made


def held(ask, desk):
    found = ask(lambda: desk.student("bart")).interviews
    return [entry.id for entry in found if entry.body.cycle == 3]


# In words


def test_both_are_told_with_who_and_when_and_what_differs():
    asked = paired(twins(), NOW)
    assert asked.sentence == (
        "**Zoë Kowalczyk-Reed, talk 3:** you held it today at 11:35, Sunil Okafor held it "
        "yesterday at 09:41. Was that one talk?"
    )
    assert [way.words for way in asked.ways] == [
        "Yes, keep yours",
        "Yes, keep theirs",
        "No, two",
    ]
    assert [side.who for side in asked.sides] == [
        "You, today at 11:35",
        "Sunil Okafor, yesterday at 09:41",
    ]
    assert "They differ in area of work, plan after Year 11 and rating of Apprent" in asked.below
    assert "nothing is lost" in asked.below


def test_other_answers_are_named_as_many_as_a_line_or_two_hold():
    mine, theirs = (side.shown.split("\n") for side in paired(twins(), NOW).sides)
    assert mine[1] == "Also how sure, the student’s own words and where or with whom"
    assert mine[2] == "12 areas rated, 3 actions, 1 printed plan"
    assert theirs[1] == (
        "Also how sure, kind of job, the student’s own words, level or course, "
        "what we talked about and two more"
    )


def test_two_times_are_told_by_their_days_and_nothing_is_said_of_what_is_not_there():
    first = twin("a", **PLACED | {"day": date(2026, 3, 17), "starts": time(10, 55)})
    second = twin("b", **PLACED | {"day": date(2026, 3, 19)})
    asked = paired(twins(first, second, differ=()), NOW)
    assert "two times are set, Tuesday 17 March at 10:55 and Thursday 19 March" in asked.sentence
    assert asked.ways[0].words == "Keep Tuesday 17 March at 10:55"
    assert asked.sides == ()


def test_two_colleagues_are_called_by_their_names():
    one = twin("a", mine=False, adviser="J. Ahmed")
    other = twin("b", mine=False, adviser="Sunil Okafor")
    ways = paired(twins(one, other), NOW).ways
    assert [way.words for way in ways[:2]] == [
        "Yes, keep J. Ahmed’s",
        "Yes, keep Sunil Okafor’s",
    ]


def test_what_came_back_after_it_was_made_one_is_told_as_that():
    asked = paired(twins(again=True), NOW)
    assert "these were made one, and both are here again. You held it today" in asked.sentence


def test_whose_talk_was_put_together_with_another_is_told_what_gave_way():
    known = {"why": "joined", "field": "", "stands": "", "by": "Sunil Okafor"}
    said = told_words(told(**known, yours="plan after Year 11 Apprenticeship"), NOW)
    assert said == (
        "**Amina Hussain:** your talk and a colleague’s were one; Sunil Okafor put them together "
        "yesterday at 15:05. Yours is in it. Only this gave way, and is in the history: "
        "**plan after Year 11 Apprenticeship**."
    )
    assert told_words(told(**known, yours=""), NOW).endswith("Yours is in it.")


def test_one_question_is_put_at_a_time_and_both_kinds_are_counted():
    state = replace(ALL, twins=(twins(),), questions=(clash(),))
    scene = Scene(state=state, programme=PROGRAMME, now=NOW, aside=frozenset({twins().id}))
    assert scene.twins == ()
    assert scene.questions
    assert scene.me == ME


# By keyboard


def test_one_key_makes_them_one_and_says_so(page, twice, desk, ask, qtbot):
    assert page.parts.twins.first.hasFocus()
    assert "you held it today at 09:42" in page.parts.twins.words.text()
    with qtbot.waitSignal(page.said) as said:
        press(Key.Key_1)
    assert said.args[0] == "Made one talk. What gave way is in its history."
    qtbot.waitUntil(page.parts.twins.isHidden)
    assert held(ask, desk) == [twice]
    assert ask(lambda: desk.interview(twice)).interview.body.plan == "SF"


def test_another_key_lets_the_colleagues_answers_stand(page, desk, ask, qtbot):
    press(Key.Key_2)
    qtbot.waitUntil(lambda: held(ask, desk) == ["s3"])
    assert ask(lambda: desk.interview("s3")).interview.body.plan == "FE"


def test_a_third_says_they_are_two_and_nobody_asks_again(page, desk, ask, qtbot):
    press(Key.Key_3)
    qtbot.waitUntil(page.parts.twins.isHidden)
    qtbot.waitUntil(lambda: ask(desk.sync_state).twins == ())
    assert len(held(ask, desk)) == 2


def test_it_can_wait_and_is_put_again_on_the_next_visit(page, qtbot):
    press(Key.Key_L)
    assert page.parts.twins.isHidden()
    page.hide()
    page.show()
    page.arrive()
    qtbot.waitUntil(page.parts.twins.isVisible)


def test_both_can_be_read_before_it_is_decided(page):
    press(Key.Key_V)
    assert page.places == [Place("student", "bart")]


def test_what_a_colleague_settled_meanwhile_is_said_and_not_done_again(page, desk, ask, qtbot):
    ask(lambda: desk.join_twins("s3", page.parts.twins._paired.ways[0].keep) or True)
    with qtbot.waitSignal(page.said) as said:
        press(Key.Key_1)
    assert said.args[0].startswith("These two talks have been settled meanwhile")
    qtbot.waitUntil(page.parts.twins.isHidden)


def test_the_student_s_page_marks_the_cycle_and_enter_opens_either(twice, session, shown, qtbot):
    page = StudentPage(session)
    places = []
    page.go.connect(places.append)
    shown(page, 1282, 690)
    page.show_student("bart")
    qtbot.waitUntil(lambda: page._file is not None)
    assert "two talks in this cycle" in page.parts.timeline.accessibleDescription()
    page.setFocus()
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: any(d.isVisible() for d in page.findChildren(ChoiceDialog)))
    press(Key.Key_1)
    qtbot.waitUntil(lambda: places == [Place("interview", "s3")])
    assert twice != "s3"


# In the interview itself


@pytest.fixture
def place(desk, ask, session, shown, qtbot):
    """The desk amid Zoë's third talk."""
    window = shown(Window(session.look))
    made = Workplace(session, Place("interview", ask(lambda: desk.begin("zoe", TODAY))))
    made.move_into(window)
    qtbot.waitUntil(lambda: made.interview and bool(made.interview.interview_id))
    yield made
    session.jobs.drain()
    window.clear()


def test_an_interview_says_in_one_line_that_it_stands_twice_and_leads_to_the_question(
    place, desk, db, clock, ask, qtbot
):
    twice = place.interview.twice
    assert twice.isHidden()
    assert TWICE not in place.keys
    page = [arrived("interview", "s3", SUNILS, 9000, student="zoe", by="Sunil Okafor")]
    ask(lambda: inbox.take(db, page, "c", clock()) or True)
    place.interview.look_again()
    qtbot.waitUntil(twice.isVisible)
    assert TWICE in place.keys
    told = "Talk 3 stands twice: Sunil Okafor held it yesterday at 09:41. It can wait."
    assert twice.words.text() == told
    QTest.keyClick(QApplication.focusWidget(), Key.Key_5, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: isinstance(place.shell.page, SyncPage))
    qtbot.waitUntil(place.shell.page.parts.twins.isVisible)
    press(Key.Key_3)
    qtbot.waitUntil(lambda: ask(desk.sync_state).twins == ())
