"""A question is answered without overwriting anybody's newer words, and quotes nothing private."""

import json
from datetime import UTC, date, datetime

import pytest

from onedesk.domain.errors import RuleError
from onedesk.domain.records import Record, canonical
from onedesk.store import outbox, records
from onedesk.store.arriving import Arriving
from onedesk.store.database import writing
from onedesk.store.records import Stamp
from sync.wire import Change

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


def put(desk):
    (question,) = desk.sync_state().questions
    return question


def heard(db, kind, record, edits, by):
    """A colleague's change, as the hub told it."""
    with writing(db):
        stands = records.load(db, kind, record)
        body = json.dumps({**stands.body.model_dump(mode="json", exclude_defaults=True), **edits})
        row = db.execute("SELECT version FROM record WHERE id = ?", [record]).fetchone()
        change = Change(
            kind=kind,
            id=record,
            school="thornlaw",
            student="zoe",
            version=row[0] + 1,
            body=canonical(json.loads(body)),
            by=by,
            at=NOW,
        )
        db.execute("UPDATE record SET owed = 0, version = 1 WHERE id = ?", [record])
        arriving = Arriving(db, [change], NOW)
        arriving.replace(arriving.known[record], change)
        arriving.turned()


@pytest.mark.parametrize("choice", ["kept", "offered"])
def test_what_is_asked_is_what_stands_now_and_the_choice_is_between_that(
    db, desk, interview, ask, choice
):
    """A colleague has changed the answer again since the question was put."""
    ask("interview", interview, "summary", "mine", "theirs")
    before = put(desk).conflict
    heard(db, "interview", interview, {"summary": "newer"}, "Yusuf Oka")
    now = put(desk)
    assert (now.kept, now.conflict.body.kept_by, now.conflict.body.kept_at) == (
        "newer",
        "Yusuf Oka",
        NOW,
    )
    with pytest.raises(RuleError, match="changed again"):
        desk.choose("q1", choice, before.body)
    assert summary(desk, interview) == "newer"
    desk.choose("q1", choice, now.conflict.body)
    assert summary(desk, interview) == {"kept": "newer", "offered": "theirs"}[choice]
    (told,) = (one for one in desk.history(interview) if one.deed == "chosen")
    assert {told.old, told.new} == {"newer", "theirs"}
    assert desk.sync_state().questions == ()
    desk.unchoose(["q1"])
    assert put(desk) == now, "what stands is still the colleague's"


def test_what_was_offered_and_stands_by_now_is_no_question_any_more(desk, interview, ask):
    ask("interview", interview, "summary", "mine", "theirs")
    desk.answer(interview, {"summary": "theirs"})
    assert desk.sync_state().questions == ()


def test_of_two_questions_the_second_is_asked_with_what_the_first_brought(db, desk, interview, ask):
    ask("interview", interview, "summary", "mine", "theirs")
    with writing(db):
        first = records.load(db, "conflict", "q1")
        body = first.body.but(offered="a third", offered_by="Gwen", offered_by_id="gwen")
        records.add(db, [first.model_copy(update={"id": "q2", "body": body})], Stamp("hub", NOW))
    desk.choose("q2", "offered")
    body = put(desk).conflict.body
    assert (body.kept, body.kept_by_id, body.offered) == ("a third", "gwen", "theirs")


@pytest.mark.parametrize("choice", ["kept", "offered"])
def test_a_choice_is_taken_back_until_it_is_sealed_to_be_sent(db, desk, interview, ask, choice):
    ask("interview", interview, "summary", "mine", "theirs")
    asked = put(desk)
    desk.choose("q1", choice)
    desk.unchoose(["q1"])
    assert (put(desk), summary(desk, interview)) == (asked, "mine")
    desk.choose("q1", choice)
    stood = summary(desk, interview)
    outbox.seal(db, NOW, 500, 10**6)
    with pytest.raises(RuleError, match="on its way"):
        desk.unchoose(["q1"])
    assert (desk.sync_state().questions, summary(desk, interview)) == ((), stood)


def test_what_was_written_over_a_choice_stays_when_it_is_taken_back(desk, interview, ask):
    ask("interview", interview, "summary", "mine", "theirs")
    desk.choose("q1", "offered")
    desk.answer(interview, {"summary": "written since"})
    desk.unchoose(["q1"])
    assert (put(desk).kept, summary(desk, interview)) == ("written since", "written since")


def test_whoever_lost_is_told_of_the_student_though_the_question_comes_answered(
    db, desk, interview
):
    me = desk.account().programme.adviser.id
    body = {"of_kind": "interview", "of_id": interview, "field": "summary", "choice": "kept"}
    body |= {"kept": "theirs", "kept_by_id": "gwen", "offered": "mine", "offered_by_id": me}
    body |= {"chosen_by": "Gwen", "chosen_by_id": "gwen", "chosen_at": NOW.isoformat()}
    of = {"kind": "conflict", "id": "q9", "school": "thornlaw", "student": "zoe"}
    answered = Change(**of, version=2, body=canonical(body), by="gwen", at=NOW)
    desk.answer(interview, {"summary": "theirs"})
    with writing(db):
        arriving = Arriving(db, [answered], NOW)
        arriving.add(answered)
        arriving.turned()
    (told,) = desk.sync_state().told
    assert (told.student_name, told.yours, told.by) == ("Zoë Kowalczyk-Reed", "mine", "Gwen")


def test_taking_the_other_value_replaces_what_was_asked_about(desk, interview, ask):
    ask("interview", interview, "summary", "mine", "theirs")
    desk.choose("q1", "offered")
    assert summary(desk, interview) == "theirs"


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
        more += [
            first.model_copy(update={"id": "q3", "body": about.but(kept="10X", offered="11E")})
        ]
        records.add(db, more, Stamp("hub", NOW))
    assert desk.choose_all([("q1", "offered"), ("q3", "offered"), ("q2", "offered")]) == 2
    assert [desk.student(key).student.body.form for key in ("zoe", "idris")] == ["11B", "11D"]
    (left,) = desk.sync_state().questions
    assert (left.conflict.id, left.conflict.body.choice) == ("q3", None)
    told = [one.deed for one in desk.history("idris") if one.field == "form"]
    assert told == [None, "chosen"], "how it began, and the choice"
