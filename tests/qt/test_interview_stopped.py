"""OneDesk stopped in the middle of a talk: the next start is in that talk, and says so."""

import interviewing
import pytest
from thornlaw_people import TODAY

from ui.interview.last_words import last_words
from ui.look import Look
from ui.page import Place
from ui.window import Window
from ui.workplace import Workplace


@pytest.fixture
def start(dressed, shown, session, jobs):
    """Starts the desk as after unlocking; what is on the screen is not left when a test ends it."""
    windows = []

    def started(place=None):
        window = shown(Window(Look(dressed)))
        made = Workplace(session, place)
        made.move_into(window)
        for _ in range(3):
            jobs.drain()
        windows.append(window)
        return made

    yield started
    for window in windows:
        window.clear()


def stopped_amid(desk, clock, **edits):
    """A talk that was on the screen when the power went."""
    interview = desk.begin("zoe", TODAY)
    steps = {
        f"step.{at}": {"before": {key: None}, "after": {key: value}, "undone": False}
        for at, (key, value) in enumerate(edits.items(), 1)
    }
    clock.set(11, 14)
    desk.save(interview, {**edits, **steps, "place": [2, "ratings.HE"]})
    clock.set(11, 20)
    return interview


def test_the_talk_is_on_the_screen_again_at_the_same_row(start, desk, clock):
    stopped_amid(desk, clock, **{"ratings.APPRENT": 3})
    place = start()
    assert place.place == Place("interview", "zoe-3")
    assert place.interview.steps[2].table.current == "HE"
    assert place.interview.steps[2].table.hasFocus()
    told = place.interview.trouble
    assert told.isVisible()
    assert told.accessibleName() == (
        "OneDesk stopped at 11:14 and is back where you were. "
        "The last thing saved: Apprenticeships, rated 3, fair."
    )


def test_the_sentence_goes_with_the_next_answer(start, desk, clock, jobs):
    stopped_amid(desk, clock, job="Joiner")
    place = start()
    hands = interviewing.Hands(place.interview, desk, jobs)
    hands.press("3")
    hands.saved()
    assert not place.interview.trouble.isVisible()


def test_a_talk_that_was_left_is_not_opened(start, desk, jobs):
    place = start(Place("interview", desk.begin("zoe", TODAY)))
    hands = interviewing.Hands(place.interview, desk, jobs)
    hands.press("Ctrl+3", "4")
    place.interview.leave()
    jobs.drain()
    jobs.drain()
    assert desk.interrupted() is None
    assert start().place == Place("today")


def test_nor_is_one_that_was_finished(start, desk, clock):
    desk.finish(stopped_amid(desk, clock, job="Joiner"))
    assert start().place == Place("today")


def test_but_one_that_was_opened_again_is(start, desk, clock):
    interview = stopped_amid(desk, clock, job="Joiner")
    desk.finish(interview)
    desk.reopen(interview, "Something was left out")
    assert start().place == Place("interview", interview)


@pytest.mark.parametrize(
    ("after", "words"),
    [
        ({"ratings.HE": "not_discussed"}, "Higher education, not asked"),
        ({"rating_notes.HE": "Secret words"}, "the note on Higher education"),
        ({"note": "Secret words"}, "the private note"),
        ({"action.a.what": "Ask", "gone.a": None}, "an action of today’s plan"),
        ({"skipped.plan": None, "plan": "APP"}, "Plan after Year 11: Apprenticeship"),
        ({}, ""),
    ],
)
def test_the_last_thing_is_said_without_a_private_word(after, words):
    assert last_words({"before": {}, "after": after, "undone": False}) == words
