"""An interview: begun once, answered field by field, its plan reviewed and carried on."""

from datetime import date

import pytest
from planning import (
    change_action,
    plan_action,
    remove_action,
    restore_action,
    review_action,
    write_note,
)
from pydantic import ValidationError

from onedesk.domain.programme import catalogue

TODAY = date(2026, 3, 12)


def test_beginning_takes_the_appointment_and_notes_who_and_under_which_lists(desk):
    assert desk.begin("zoe", TODAY) == "z3"
    begun = desk.interview("z3").interview.body
    assert (begun.adviser, begun.adviser_name) == ("marged", "Marged Oyelaran")
    assert begun.catalogues == dict(catalogue().versions)


def test_beginning_again_goes_on_where_it_was(desk, clock):
    first = desk.interview(desk.begin("zoe", TODAY)).interview.body.started_at
    clock.forward(minutes=20)
    assert desk.interview(desk.begin("zoe", TODAY)).interview.body.started_at == first


def test_someone_without_an_appointment_can_be_interviewed(desk):
    interview = desk.interview(desk.begin("chau", TODAY)).interview.body
    assert (interview.cycle, interview.day) == (3, TODAY)


def test_answers_add_up_and_none_of_them_overwrites_another(desk):
    interview = desk.begin("zoe", TODAY)
    desk.answer(interview, {"job": "electrician"})
    desk.answer(interview, {"ratings.FE": 3, "ratings.HE": "not_discussed"})
    body = desk.answer(interview, {"skipped.provider": True})
    assert (body.job, body.ratings, body.skipped) == (
        "electrician",
        {"FE": 3, "HE": "not_discussed"},
        {"provider": True},
    )


def test_an_answer_that_does_not_fit_changes_nothing(desk):
    interview = desk.begin("zoe", TODAY)
    with pytest.raises(ValidationError):
        desk.answer(interview, {"job": "electrician", "ratings.FE": 7})
    assert desk.interview(interview).interview.body.job is None


def test_earlier_interviews_stand_beside_this_one_in_order(desk):
    file = desk.interview(desk.begin("zoe", TODAY))
    assert [earlier.body.cycle for earlier in file.earlier] == [1, 2]


def test_an_open_action_is_asked_about_until_it_has_an_outcome(desk):
    interview = desk.begin("zoe", TODAY)
    assert [action.id for action in desk.interview(interview).to_review] == ["a1"]
    review_action(desk, interview, "a1", "partly")
    (asked,) = desk.interview(interview).to_review
    assert (asked.body.outcome, asked.body.outcome_on) == ("partly", TODAY)
    review_action(desk, interview, "a1", None)
    (asked,) = desk.interview(interview).to_review
    assert asked.body.open


def test_actions_are_kept_in_their_order_and_a_removed_one_can_come_back(desk):
    interview = desk.begin("zoe", TODAY)
    first, second = (plan_action(desk, interview, {"what": what}) for what in ("one", "two"))
    change_action(desk, interview, first, {"order": 9})
    assert [a.body.what for a in desk.interview(interview).actions] == ["two", "one"]
    remove_action(desk, interview, second)
    assert [a.body.what for a in desk.interview(interview).actions] == ["one"]
    restore_action(desk, interview, second)
    assert len(desk.interview(interview).actions) == 2


def test_there_is_one_private_note_however_often_it_is_written(desk):
    interview = desk.begin("zoe", TODAY)
    write_note(desk, interview, "quiet")
    write_note(desk, interview, "quiet today")
    assert desk.interview(interview).note.body.text == "quiet today"
    assert len(desk.student("zoe").notes) == 1


def test_what_was_handed_over_is_recalled_word_for_word_after_later_edits(desk):
    interview = desk.begin("zoe", TODAY)
    desk.answer(interview, {"sectors": ["CONST"], "job": "electrician"})
    kept, document = desk.keep_print(interview)
    desk.answer(interview, {"job": "plumber"})
    assert desk.printed(kept.id) == document
    assert kept.body.reference == document.reference
    assert desk.plan_document(interview) != document


def test_a_private_note_is_in_no_plan_and_no_export(desk):
    interview = desk.begin("zoe", TODAY)
    write_note(desk, interview, "quokka-marker-7431")
    plan_action(desk, interview, {"what": "Finish a CV"})
    assert "quokka" not in desk.plan_document(interview).model_dump_json()
    assert not any("quokka" in line for line in desk.export())


def test_what_is_exported_can_be_read_in_again_and_says_the_same(desk):
    lines = list(desk.export())
    assert desk.import_lines(lines) == len(lines)
    assert list(desk.export()) == lines
