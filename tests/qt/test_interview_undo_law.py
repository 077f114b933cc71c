"""Undo and redo lose nothing, whatever is saved or opened again in between."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from thornlaw_people import TODAY

from ui.interview import deeds
from ui.interview.model import InterviewModel
from ui.interview.state import State

DATES = st.sampled_from([(TODAY + timedelta(weeks=weeks)).isoformat() for weeks in (1, 3)])
CHANGES = st.one_of(
    st.tuples(st.just("by"), st.none() | DATES),
    st.tuples(st.just("what"), st.sampled_from(["", "Ask the college", "Read page 4"])),
    st.tuples(st.just("who"), st.sampled_from(["student", "parent"])),
    st.tuples(st.just("area"), st.sampled_from([None, "ENGMATHS"])),
)
WHICH = st.integers(-1, 1)
ON_THE_PLAN = st.one_of(
    st.tuples(st.just("add"), st.sampled_from(["", "Write a CV"])),
    st.tuples(st.just("change"), st.just(-1), CHANGES),
    st.tuples(st.just("change"), WHICH, CHANGES),
    st.tuples(st.just("remove"), WHICH),
    st.tuples(st.just("carry"), WHICH),
)
ANYWHERE = st.one_of(
    st.tuples(st.just("answer"), st.sampled_from(["job", "strengths"]), st.sampled_from("ab")),
    st.tuples(st.just("rate"), st.integers(1, 5)),
    st.tuples(st.just("note"), st.sampled_from(["quiet", "tired"])),
    st.tuples(st.just("move"), WHICH),
    st.tuples(st.just("review"), WHICH, st.sampled_from(["done", "partly"])),
)
BETWEEN = st.sampled_from(["", "", "save", "open"])


class Talk:
    """An interview in the window, and the same one in the file."""

    def __init__(self, desk, jobs, clock, interview):
        self.jobs, self.interview = jobs, interview
        self.model = InterviewModel(desk, jobs, clock)
        self.between("open")
        while self.undo() or self.undo(note=True):  # what an example before this one has left
            pass

    def undo(self, *, note=False):
        """Whether there was anything to take back."""
        return self.turned(self.model.undo, note=note)

    def redo(self, *, note):
        self.turned(self.model.redo, note=note)

    def turned(self, way, *, note):
        """Whether anything changed, in the private note or in all the rest and never in both."""
        before = self.shown
        way(note=note)
        rest, private = slice(3), slice(3, 4)
        assert self.shown[rest if note else private] == before[rest if note else private]
        return self.shown != before

    def between(self, what):
        if what == "save":
            self.model.flush()
        elif what == "open":
            self.model.open(self.interview)
        if what:
            self.jobs.drain()

    def do(self, name, *given):
        deed = getattr(self, name)
        there = {"change": self.plan, "remove": self.plan, "move": self.plan}
        of = there.get(name, self.earlier if name in ("carry", "review") else None)
        if of is None:
            deed(*given)
        elif of:
            deed(of[given[0] % len(of)], *given[1:])

    @property
    def plan(self):
        return [action for action, _ in self.model.state.plan]

    @property
    def earlier(self):
        return sorted(self.model.state.reviews)

    def answer(self, key, value):
        self.model.answer(key, value)

    def rate(self, level):
        self.model.answer("ratings.ENGMATHS", level)

    def note(self, text):
        self.model.edit({"note": text})

    def add(self, what):
        deeds.add_action(self.model, {"what": what})

    def change(self, action, change):
        deeds.change_action(self.model, action, dict([change]))

    def remove(self, action):
        deeds.remove_action(self.model, action)

    def move(self, action):
        deeds.move_action(self.model, action, -1)

    def carry(self, earlier):
        deeds.carry_over(self.model, earlier)

    def review(self, earlier, outcome):
        deeds.review(self.model, earlier, outcome)

    @property
    def shown(self):
        return seen(self.model.state)

    @property
    def kept(self):
        """The state in the file, as somebody sees it who opens the talk now."""
        self.between("save")
        self.between("open")
        return self.shown


def seen(state: State):
    """What an adviser sees of a state: nothing of actions that were taken out."""
    said = {key: body.outcome for key, body in state.reviews.items()}
    return state.interview, state.plan, said, state.note


@pytest.fixture
def talk(dressed, desk, jobs, clock):
    """Begins a talk of its own each time."""
    interview = desk.begin("zoe", TODAY)
    return lambda: Talk(desk, jobs, clock, interview)


def undone_and_done_again(talk, steps, turns):
    for deed, between in steps:
        talk.do(*deed)
        talk.between(between)
    last = talk.shown
    passed = [(None, last)]
    for between, note in turns:
        which = note if talk.undo(note=note) else not note
        if which != note and not talk.undo(note=which):
            break
        passed.append((which, talk.shown))
        talk.between(between)
        assert talk.shown == passed[-1][1]
    for between, _ in turns[: len(passed) - 1]:
        which, _ = passed.pop()
        talk.redo(note=which)
        assert talk.shown == passed[-1][1]
        talk.between(between)
        assert talk.shown == passed[-1][1]
    assert talk.shown == talk.kept == last


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.tuples(ON_THE_PLAN | ANYWHERE, BETWEEN), min_size=2, max_size=8),
    st.lists(st.tuples(BETWEEN, st.booleans()), min_size=3, max_size=9),
)
def test_what_was_taken_back_and_done_again_is_as_it_was(talk, steps, turns):
    undone_and_done_again(talk(), steps, turns)


@pytest.mark.parametrize("saved", ["", "save", "open"])
@pytest.mark.parametrize("back", ["", "save", "open"])
def test_the_date_of_an_action_comes_back_with_the_action(talk, saved, back):
    plan = [("add", ""), ("change", -1, ("what", "Ask")), ("change", -1, ("by", "2026-12-13"))]
    undone_and_done_again(
        talk(), [(deed, saved) for deed in plan], [("", False), ("", False), (back, False)]
    )


def test_an_action_without_words_is_on_the_plan_again_after_the_file_was_written(talk):
    plan = [("add", ""), ("add", ""), ("remove", 0), ("change", -1, ("what", "Ask the college"))]
    undone_and_done_again(
        talk(), [(deed, "") for deed in plan], [("", False), ("save", False), ("", False)]
    )
