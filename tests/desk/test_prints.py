"""What was handed over stays as it was, and a new text gets a new reference."""

from datetime import date

import pytest

from onedesk.desk import prints
from onedesk.domain.errors import RuleError

TODAY = date(2026, 3, 12)


@pytest.fixture
def interview(desk):
    made = desk.begin("zoe", TODAY)
    desk.answer(made, {"sectors": ["CONST"], "job": "Electrician"})
    return made


def test_the_reference_that_was_shown_before_is_the_one_that_is_kept(desk, interview):
    kept, document = desk.keep_print(interview, reference="OD-3T7K")
    assert kept.body.reference == document.reference == "OD-3T7K"


def test_a_reference_that_is_taken_gives_way_to_another(desk, interview):
    desk.keep_print(interview, reference="OD-3T7K")
    desk.answer(interview, {"job": "Plumber"})
    kept, document = desk.keep_print(interview, reference="OD-3T7K")
    assert kept.body.reference == document.reference != "OD-3T7K"


def test_the_same_words_are_kept_once(desk, interview):
    first, _ = desk.keep_print(interview)
    assert desk.keep_print(interview)[0] == first
    assert len(desk.student("zoe").prints) == 1


def test_a_changed_word_is_kept_beside_what_was_handed_over(desk, interview):
    first, before = desk.keep_print(interview)
    desk.answer(interview, {"job": "Plumber"})
    second, after = desk.keep_print(interview)
    assert first.body.reference != second.body.reference
    assert desk.printed(first.id) == before
    assert desk.printed(second.id) == after


def test_larger_print_is_a_paper_of_its_own(desk, interview):
    first, _ = desk.keep_print(interview)
    large, document = desk.keep_print(interview, large=True)
    assert large.body.reference != first.body.reference
    assert document.large


@pytest.mark.parametrize("typed", ["OD-3T7K", "od 3t7k", "3T7K", "od3t7k "])
def test_a_plan_is_recalled_by_the_reference_on_the_page(desk, interview, typed):
    kept, document = desk.keep_print(interview, reference="OD-3T7K")
    desk.answer(interview, {"job": "Plumber"})
    assert desk.recall(typed) == kept
    assert prints.recalled(desk.recall(typed).body) == document


def test_a_reference_nobody_bears_is_a_sentence(desk, interview):
    with pytest.raises(RuleError) as told:
        desk.recall("OD-9999")
    assert told.value.say == "No plan on this laptop bears the reference OD-9999."


def test_a_plan_without_a_reference_does_not_pretend_to_have_one(desk, interview):
    document = desk.plan_document(interview)
    assert "OD-" not in document.numbering
    assert "Page {page} of {pages}" in document.numbering


def test_agreeing_is_no_other_plan(desk, interview):
    _, before = desk.keep_print(interview)
    desk.answer(interview, {"agreed": True})
    after = desk.plan_document(interview, reference="OD-3T7K")
    assert after != before
    assert prints.same_but_agreed(after, before)
    desk.answer(interview, {"job": "Plumber"})
    assert not prints.same_but_agreed(desk.plan_document(interview), before)


def test_a_plan_printed_before_the_end_is_the_same_after_it(desk, interview):
    kept, before = desk.keep_print(interview, outcome="part_held")
    assert "We did not finish today." in before.plain_text()
    desk.finish(interview, "part_held")
    assert desk.keep_print(interview) == (kept, before)


def test_the_service_on_the_paper_is_the_one_the_adviser_set(desk, interview):
    desk.prefer(service="Fenwick Careers", contact="01632 960 001")
    text = desk.plan_document(interview).plain_text()
    assert "Fenwick Careers: 01632\N{NO-BREAK SPACE}960\N{NO-BREAK SPACE}001" in text
