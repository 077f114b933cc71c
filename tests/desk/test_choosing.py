"""A question is answered without overwriting anybody's newer words, and quotes nothing private."""

from datetime import UTC, date, datetime

import pytest

from onedesk.domain.errors import RuleError
from onedesk.domain.records import Record
from onedesk.store import records
from onedesk.store.database import writing
from onedesk.store.records import Stamp

TODAY = date(2026, 3, 12)
NOW = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)


@pytest.fixture
def interview(desk):
    opened = desk.begin("zoe", TODAY)
    desk.answer(opened, {"summary": "mine"})
    return opened


@pytest.fixture
def ask(db, clock):
    """Put a question as the hub would."""

    def question(of_kind, of_id, field, kept, offered):
        body = {"of_kind": of_kind, "of_id": of_id, "field": field}
        asked = {"kind": "conflict", "id": "q1", "school": "thornlaw", "student": "zoe"}
        record = Record.model_validate(
            {**asked, "body": {**body, "kept": kept, "offered": offered}}
        )
        with writing(db):
            records.add(db, [record], Stamp("hub", clock()))

    return question


def summary(desk, interview):
    return desk.interview(interview).interview.body.summary


def test_keeping_leaves_what_stands_newer_words_included(desk, interview, ask):
    ask("interview", interview, "summary", "mine", "theirs")
    desk.answer(interview, {"summary": "mine, and much more since"})
    desk.choose("q1", "kept")
    assert summary(desk, interview) == "mine, and much more since"
    assert desk.sync_state().questions == ()


def test_taking_the_other_value_replaces_what_was_asked_about(desk, interview, ask):
    ask("interview", interview, "summary", "mine", "theirs")
    desk.choose("q1", "offered")
    assert summary(desk, interview) == "theirs"


def test_taking_the_other_value_never_overwrites_newer_words(desk, interview, ask):
    ask("interview", interview, "summary", "mine", "theirs")
    desk.answer(interview, {"summary": "mine, and much more since"})
    with pytest.raises(RuleError, match="changed again"):
        desk.choose("q1", "offered")
    assert summary(desk, interview) == "mine, and much more since"
    assert len(desk.sync_state().questions) == 1


def test_a_question_that_a_colleague_has_answered_meanwhile_is_not_answered_again(
    db, clock, desk, interview, ask
):
    """The news may come while the question is on the screen."""
    ask("interview", interview, "summary", "mine", "theirs")
    with writing(db):
        records.edit(db, "conflict", "q1", {"choice": "kept"}, Stamp("sunil", clock()))
    with pytest.raises(RuleError, match="answered already"):
        desk.choose("q1", "offered")
    assert summary(desk, interview) == "mine"


@pytest.mark.parametrize(("kind", "field"), [("note", "text"), ("interview", "rating_notes.FE")])
def test_a_question_that_quotes_private_words_is_not_exported(desk, interview, ask, kind, field):
    ask(kind, interview, field, "quokka one", "quokka two")
    assert not any("quokka" in line for line in desk.export())


def test_what_is_typed_is_stored_composed_and_can_be_taken_back(desk, interview):
    """Some keyboards and pastes send a letter and its accent apart."""
    typed = "the cafe\N{COMBINING ACUTE ACCENT}"
    desk.save(interview, {"job": typed, "action.a1.what": typed})
    stored = desk.look(interview)
    assert stored.interview.job == stored.actions["a1"].what == "the caf\u00e9"
    desk.save(interview, {"job": None, "mine.job": [typed]})
    assert desk.look(interview).interview.job is None


def test_a_value_that_is_only_composed_since_is_not_changed_since(desk, interview, ask):
    ask("interview", interview, "summary", "cafe\N{COMBINING ACUTE ACCENT}", "theirs")
    desk.answer(interview, {"summary": "caf\u00e9"})
    desk.choose("q1", "offered")
    assert summary(desk, interview) == "theirs"


def test_of_many_answered_together_each_is_answered_as_alone(desk, db, interview, ask):
    """One that has changed since is left, and keeps nobody from answering the others."""
    ask("student", "zoe", "form", "10B", "11B")
    with writing(db):
        first = records.load(db, "conflict", "q1")
        about = first.body.but(of_id="idris", kept="10D", offered="11D")
        more = [first.model_copy(update={"id": "q2", "body": about})]
        more += [first.model_copy(update={"id": "q3", "body": about.but(kept="10X")})]
        records.add(db, more, Stamp("hub", NOW))
    assert desk.choose_all([("q1", "offered"), ("q3", "offered"), ("q2", "offered")]) == 2
    assert [desk.student(key).student.body.form for key in ("zoe", "idris")] == ["11B", "11D"]
    (left,) = desk.sync_state().questions
    assert (left.conflict.id, left.conflict.body.choice) == ("q3", None)
    told = [one.deed for one in desk.history("idris") if one.field == "form"]
    assert told == [None, "chosen"], "how it began, and the choice"
