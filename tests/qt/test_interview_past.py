"""What was done can be taken back step by step, and nothing that somebody else did."""

from hypothesis import given
from hypothesis import strategies as st

from onedesk.domain.interview import Interview
from onedesk.domain.plan import Action
from ui.interview.state import State
from ui.interview.undo import Past

FIELDS = ("job", "plan", "ratings.FE", "ratings.HE", "note", "action.a.what", "action.a.who")
VALUES = {
    "job": ["Joiner", "Nurse", None],
    "plan": ["FE", "APP", None],
    "ratings.FE": [1, 2, "not_discussed", None],
    "ratings.HE": [4, 5, None],
    "note": ["quiet", "tired", ""],
    "action.a.what": ["Ask the college", "Read page 4", ""],
    "action.a.who": ["student", "parent"],
}
EDITS = st.lists(st.sampled_from([(field, value) for field in FIELDS for value in VALUES[field]]))


def begun():
    return State("i", Interview(cycle=3), {"a": Action(interview="i", what="Start a CV")})


class Desk:
    """A state and its past, as the model holds them."""

    def __init__(self, state=None):
        self.state, self.past, self.kept = state or begun(), Past(), {}

    def do(self, edits, stroke=None):
        after = self.state.after(edits)
        new = {key: edits[key] for key in edits if self.state.value(key) != after.value(key)}
        if new:
            self.keep(self.past.add(self.state.before(new), new, stroke))
            self.state = after

    def turn(self, way):
        """One step of the answers, or of the note where there is none of those."""
        for note in (False, True):
            edits, journal = getattr(self.past, way)(self.state, note=note)
            self.keep(journal)
            if edits:
                assert note == ("note" in edits)
                self.state = self.state.after(edits)
                return edits
        return {}

    def keep(self, journal):
        self.kept |= journal
        self.kept = {seq: step for seq, step in self.kept.items() if step is not None}

    def restart(self):
        self.past = Past(self.kept)


@given(EDITS)
def test_everything_can_be_taken_back_and_done_again(edits):
    desk = Desk()
    for key, value in edits:
        desk.do({key: value})
    last = desk.state
    while desk.turn("undo"):
        pass
    assert desk.state == begun()
    while desk.turn("redo"):
        pass
    assert desk.state == last


@given(EDITS, st.integers(0, 9))
def test_a_restart_forgets_nothing_of_it(edits, back):
    desk = Desk()
    for key, value in edits:
        desk.do({key: value})
    last = desk.state
    for _ in range(back):
        desk.turn("undo")
    desk.restart()
    while desk.turn("redo"):
        pass
    assert desk.state == last
    desk.restart()
    while desk.turn("undo"):
        pass
    assert desk.state == begun()


@given(EDITS, st.sampled_from([f for f in FIELDS if f != "note"]))
def test_what_a_colleague_wrote_meanwhile_stays(edits, field):
    desk = Desk()
    for key, value in edits:
        desk.do({key: value})
    theirs = {"ratings.FE": 3, "ratings.HE": 3, "action.a.who": "careers_lead"}
    desk.state = desk.state.after({field: theirs.get(field, "A colleague's words")})
    wrote = desk.state.value(field)
    for way in ("undo", "redo"):
        while desk.turn(way):
            assert desk.state.value(field) == wrote


def test_an_action_that_was_taken_out_comes_back_whole_after_a_restart():
    desk = Desk()
    desk.do({"action.a.with_whom": "Mum"})
    desk.do({"gone.a": True})
    desk.restart()
    desk.state = State("i", Interview(cycle=3))  # the file knows nothing of it any more
    assert desk.turn("undo")
    assert desk.state.fields("a") == {"interview": "i", "what": "Start a CV", "with_whom": "Mum"}


def test_an_action_made_here_is_not_taken_out_with_a_colleagues_words_in_it():
    desk = Desk()
    desk.do({"action.b.what": "Ask about travel", "gone.b": None})
    desk.state = desk.state.after({"action.b.link": "https://example.org/theirs"})
    assert not desk.turn("undo")
    assert "b" in dict(desk.state.plan)


def test_an_action_a_colleague_took_out_does_not_come_back_by_undo():
    desk = Desk()
    desk.do({"action.a.what": "Finish a CV"})
    desk.state = State("i", Interview(cycle=3))
    assert not desk.turn("undo")
    assert desk.state.plan == ()


def test_a_step_that_does_not_stand_any_more_is_passed_over():
    desk = Desk()
    desk.do({"job": "Joiner"})
    desk.do({"plan": "APP"})
    desk.state = desk.state.after({"plan": "FE"})
    assert desk.turn("undo") == {"job": None}
    assert list(desk.kept.values()) == [
        {"before": {"job": None}, "after": {"job": "Joiner"}, "undone": True}
    ]


def test_letters_of_one_stroke_are_one_step():
    desk = Desk()
    for words in ("I", "I l", "I like"):
        desk.do({"job": words}, stroke=1)
    desk.do({"job": "I like it"}, stroke=2)
    desk.turn("undo")
    assert desk.state.interview.job == "I like"
    desk.turn("undo")
    assert desk.state.interview.job is None
