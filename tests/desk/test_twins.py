"""Two talks of one cycle that were made apart: told, made one, or left as two."""

from datetime import date

import pytest
from answering import arrived
from thornlaw_people import TODAY

from onedesk.domain.errors import RuleError
from onedesk.store import inbox, records
from onedesk.store.overview import more_than_one

SUNILS = {
    "cycle": 3,
    "day": "2026-03-11",
    "adviser": "sunil",
    "adviser_name": "Sunil Okafor",
    "started_at": "2026-03-11T09:02:00Z",
    "finished_at": "2026-03-11T09:41:00Z",
    "outcome": "held",
    "sectors": ["HEALTH"],
    "plan": "FE",
    "provider": "Tyne Met",
    "ratings": {"FE": 4, "HE": 2},
    "rating_notes": {"FE": "his brother goes there"},
}


@pytest.fixture
def heard(db, clock):
    """Take in what a colleague made of Zoë's third talk, or of what goes with it."""

    def take(kind="interview", key="s3", body=None, **more):
        page = [arrived(kind, key, body or SUNILS | more, 9, student="zoe", by="Sunil Okafor")]
        inbox.take(db, page, "c", clock())

    return take


@pytest.fixture
def both(desk, heard, clock):
    """Zoë's third talk was held here and there."""
    desk.begin("zoe", TODAY)
    ratings = {"ratings.FE": 3, "rating_notes.FE": "shy", "plan": "APP", "job": "joiner"}
    desk.answer("z3", ratings)
    desk.save("z3", {"action.mine.what": "Ring a joiner", "note": "tired"})
    clock.forward(minutes=40)
    desk.finish("z3")
    heard()
    heard("action", "his", {"interview": "s3", "what": "Visit Tyne Met"})
    heard("action", "a1", {"interview": "z2", "what": "Start a CV", "reviewed_in": "s3"})
    heard("note", "n3", {"interview": "s3", "text": "comes by bus"})
    plan = {"interview": "s3", "reference": "OD-3T7K", "made_at": SUNILS["finished_at"]}
    heard("print", "p3", {**plan, "document": "{}"})
    return desk


def told(desk):
    return desk.sync_state().twins


def interviews(desk):
    return [entry.id for entry in desk.student("zoe").interviews if entry.body.cycle == 3]


def test_the_sync_centre_tells_both_with_who_when_and_what_was_said(both):
    (found,) = told(both)
    assert (found.student_name, found.cycle, found.again) == ("Zoë Kowalczyk-Reed", 3, False)
    assert (found.mine.interview, found.mine.adviser, found.mine.mine) == (
        "z3",
        "Marged Oyelaran",
        True,
    )
    assert found.mine.said == ("joiner", "Apprenticeship")
    assert found.mine.holds == ("1 area rated", "1 action")
    assert (found.theirs.adviser, found.theirs.state) == ("Sunil Okafor", "held")
    assert found.theirs.more == ("where or with whom",)
    assert found.theirs.holds == ("2 areas rated", "1 action", "1 printed plan")
    assert found.differ == ("plan after Year 11", "rating of Further education options")


def test_one_takes_in_what_the_other_holds_and_the_other_goes(both):
    both.join_twins("z3", "s3")
    assert told(both) == ()
    assert interviews(both) == ["z3"]
    file = both.interview("z3")
    body = file.interview.body
    assert (body.plan, body.job, body.provider) == ("APP", "joiner", "Tyne Met")
    assert body.ratings == {"FE": 3, "HE": 2}
    assert body.rating_notes == {"FE": "shy\nhis brother goes there"}
    (entry,) = body.took_in.values()
    assert entry.aside == {"plan": "FE", "ratings.FE": 4}
    assert (entry.other, entry.adviser_name, entry.name) == (
        "s3",
        "Sunil Okafor",
        "Marged Oyelaran",
    )
    assert [one.body.what for one in file.actions] == ["Ring a joiner", "Visit Tyne Met"]
    assert file.note.body.text == "tired\ncomes by bus"
    assert both.recall("OD-3T7K").body.interview == "z3"
    (words,) = (one.new for one in both.history("z3") if one.field == "made one with another talk")
    assert words == (
        "Sunil Okafor’s, 11 March 2026; gave way: plan after Year 11 FE college, "
        "rating of Further education options 4, good"
    )


def test_a_joining_is_told_wherever_the_talk_came_whole_from_the_hub(both, db):
    both.join_twins("z3", "s3")
    db.execute("DELETE FROM history WHERE id = 'z3'")
    (told,) = both.history("z3")
    assert told.field == "made one with another talk"
    assert "gave way: plan after Year 11 FE college" in told.new


def test_the_reviews_of_the_other_talk_come_along(both, db):
    both.join_twins("z3", "s3")
    assert records.load(db, "action", "a1").body.reviewed_in == "z3"
    assert [one.id for one in both.interview("z3").to_review] == ["a1"]


def test_two_that_stay_are_never_asked_about_again(both, heard):
    both.keep_twins("z3", "s3")
    assert told(both) == ()
    assert len(interviews(both)) == 2
    with pytest.raises(RuleError, match="settled meanwhile"):
        both.join_twins("z3", "gone")


def test_an_open_question_about_the_other_is_put_of_the_one_that_stays(both, heard):
    question = {"of_kind": "interview", "of_id": "s3", "offered_by": "J. Ahmed"}
    heard("conflict", "c1", question | {"field": "plan", "kept": "FE", "offered": "HE"})
    heard("conflict", "c2", question | {"field": "provider", "kept": "Tyne Met", "offered": "X"})
    both.join_twins("z3", "s3")
    asked = {one.conflict.id: one.conflict.body for one in both.sync_state().questions}
    assert {one.of_id for one in asked.values()} == {"z3"}
    assert (asked["c1"].kept, asked["c1"].offered) == ("APP", "HE")
    both.choose("c2", "offered")
    assert both.interview("z3").interview.body.provider == "X"


def test_a_time_here_goes_once_the_talk_was_held_elsewhere_and_nobody_is_asked(desk, heard):
    heard()
    assert told(desk) == ()
    assert desk.settle_twins() == 1
    assert interviews(desk) == ["s3"]
    assert desk.settle_twins() == 0


def test_two_times_for_one_talk_are_asked_about(desk, heard):
    heard(body={"cycle": 3, "day": "2026-03-17", "starts": "10:00:00"})
    assert desk.settle_twins() == 0
    (found,) = told(desk)
    assert (found.mine.state, found.theirs.state) == ("placed", "placed")
    assert {found.mine.day, found.theirs.day} == {TODAY, date(2026, 3, 17)}


def test_one_who_missed_the_first_attempt_is_no_candidate_twice(desk, db, heard):
    desk.mark_absent("z3", "ill")
    heard()
    assert more_than_one(db) == ["zoe"]
    assert told(desk) == ()


def test_an_interview_on_the_screen_stays_there_when_it_was_made_one_elsewhere(desk, db, clock):
    desk.begin("zoe", TODAY)
    db.execute("UPDATE record SET owed = 0, version = 5 WHERE id = 'z3'")
    desk.save("z3", {"place": "plan"})
    gone = arrived("interview", "z3", None, 12, student="zoe")
    inbox.take(db, [gone], "c", clock())
    desk.save("z3", {"job": "vet"})
    assert desk.interview("z3").interview.body.job == "vet"
    owed = db.execute("SELECT owed, version FROM record WHERE id = 'z3'").fetchone()
    assert owed == (1, 0)


def test_one_that_was_only_looked_at_goes_when_it_is_left(desk, db, clock):
    desk.begin("zoe", TODAY)
    db.execute("UPDATE record SET owed = 0, version = 5 WHERE id = 'z3'")
    desk.save("z3", {"place": "plan"})
    inbox.take(db, [arrived("interview", "z3", None, 12, student="zoe")], "c", clock())
    assert interviews(desk) == ["z3"]
    desk.save("z3", {"left": True})
    assert interviews(desk) == []
