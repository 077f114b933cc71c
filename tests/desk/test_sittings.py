"""One save writes all that was typed or none of it, and never takes back a colleague's words."""

import pytest
from answering import on_hub
from pydantic import ValidationError

from onedesk.store import outbox, records, sittings
from onedesk.store.database import writing

TODAY_IS = "2026-03-12"


@pytest.fixture
def interview(desk):
    return desk.begin("zoe", desk._clock().date())


def plan(desk, interview):
    return [entry.body.what for entry in desk.interview(interview).actions]


def test_answers_actions_outcomes_and_the_note_are_written_together(desk, interview):
    stored = desk.save(
        interview,
        {
            "job": "electrician",
            "action.n1.what": "Finish a CV",
            "action.n1.order": 1,
            "gone.n1": None,
            "outcome.a1": "partly",
            "note": "quiet today",
        },
    )
    file = desk.interview(interview)
    assert stored.interview == file.interview.body
    assert (file.interview.body.job, file.note.body.text) == ("electrician", "quiet today")
    assert plan(desk, interview) == ["Finish a CV"]
    (asked,) = file.to_review
    assert (asked.body.outcome, asked.body.reviewed_in) == ("partly", interview)
    assert asked.body.outcome_on.isoformat() == TODAY_IS


def test_half_a_letter_holds_up_nothing_that_was_saved_with_it(desk, interview):
    """A paste may cut one in two; no file can hold that."""
    half = "Marked \ud83d words"
    desk.save(interview, {"job": half, "note": half, "action.n1.what": half, "plan": "college"})
    file = desk.interview(interview)
    assert (file.interview.body.job, file.interview.body.plan) == ("Marked ? words", "college")
    assert (file.note.body.text, plan(desk, interview)) == ("Marked ? words", ["Marked ? words"])


def test_one_wrong_value_writes_nothing_at_all(desk, interview):
    with pytest.raises(ValidationError):
        desk.save(interview, {"job": "electrician", "ratings.FE": 9, "step.1": {"after": {}}})
    assert desk.interview(interview).interview.body.job is None
    assert desk.sit_down(interview).steps == {}


def test_a_removed_action_comes_back_under_its_id(desk, interview):
    desk.save(interview, {"action.n1.what": "Finish a CV", "gone.n1": None})
    desk.save(interview, {"gone.n1": True})
    assert plan(desk, interview) == []
    desk.save(interview, {"gone.n1": None, "action.n1.what": "Finish a CV"})
    assert [entry.id for entry in desk.interview(interview).actions] == ["n1"]


def test_it_comes_back_though_the_hub_has_taken_in_the_removal(desk, interview, clock):
    desk.save(interview, {"action.n1.what": "Finish a CV", "gone.n1": None})
    on_hub(desk._db, clock(), 9)
    desk.save(interview, {"gone.n1": True})
    on_hub(desk._db, clock(), 9)
    desk.save(interview, {"gone.n1": None, "action.n1.what": "Finish a CV"})
    assert plan(desk, interview) == ["Finish a CV"]


def test_an_action_that_never_was_in_the_file_is_not_made_by_taking_it_out(desk, interview):
    desk.save(interview, {"action.n1.what": "", "gone.n1": True})
    assert plan(desk, interview) == []


def test_what_a_colleague_took_out_is_not_brought_back_by_a_detail(desk, interview):
    stored = desk.save(interview, {"action.gone-at-hub.by": "2026-05-01"})
    assert "gone-at-hub" not in stored.actions


def test_undo_writes_only_where_a_value_of_ours_stands(desk, interview):
    desk.answer(interview, {"job": "A colleague wrote this", "plan": "APP"})
    edits = {"job": None, "mine.job": [None, "joiner"], "plan": None, "mine.plan": [None, "APP"]}
    stored = desk.save(interview, edits)
    assert (stored.interview.job, stored.interview.plan) == ("A colleague wrote this", None)


def test_undo_leaves_an_action_alone_that_is_not_there_any_more(desk, interview):
    edits = {"action.x.what": "Old words", "mine.action.x.what": ["Old words", "New words"]}
    assert "x" not in desk.save(interview, edits).actions


def test_typed_words_count_whatever_stands(desk, interview):
    desk.answer(interview, {"job": "A colleague wrote this"})
    assert desk.save(interview, {"job": "joiner"}).interview.job == "joiner"


def test_the_way_back_and_the_place_are_kept_and_owed_to_nobody(desk, interview, db_owes):
    before = db_owes()
    step = {"before": {"job": None}, "after": {"job": "joiner"}}
    assert desk.save(interview, {"step.1": step, "place": [2, "ratings.FE"]}) is None
    sat = desk.sit_down(interview)
    assert (sat.steps, sat.place) == ({1: step}, [2, "ratings.FE"])
    assert db_owes() == before
    desk.save(interview, {"step.1": None})
    assert desk.sit_down(interview).steps == {}


def test_with_the_interview_everything_beside_it_goes(desk, interview):
    desk.save(interview, {"step.1": {"after": {"job": "joiner"}}, "place": [0, "job"]})
    db = desk._db
    with writing(db):
        db.execute("DELETE FROM record WHERE id = ?", [interview])
    assert sittings.steps(db, interview) == {}
    assert sittings.place(db, interview) is None


@pytest.fixture
def db_owes(desk):
    return lambda: (
        [record.id for record in records.of_kind(desk._db, "interview")] + [outbox.due(desk._db)]
    )
