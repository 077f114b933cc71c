"""The laws of counts: they add, they subtract, and nothing falls between the cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_facts import facts, talk

from onedesk.figures.counts import CERTAINTY, NOT_ASKED, PLAN, SECTOR, Counts, count


@given(facts, facts)
def test_the_counts_of_two_halves_add_up_to_the_counts_of_the_whole(some, others):
    assert count(some) + count(others) == count([*some, *others])


@given(facts, facts)
def test_adding_and_then_subtracting_gives_the_same(some, others):
    before = count(some)
    assert before + count(others) - count(others) == before


@given(facts)
def test_nothing_is_left_of_counts_less_themselves(some):
    assert count(some) - count(some) == Counts()


@given(facts, st.randoms())
def test_the_order_of_facts_counts_for_nothing(some, chance):
    mixed = list(some)
    chance.shuffle(mixed)
    assert count(mixed) == count(some)


@given(facts)
def test_every_interview_gives_each_question_one_answer_or_none_at_all(some):
    counted = count(some)
    for cycle in range(1, 5):
        for question in (PLAN, SECTOR, CERTAINTY):
            assert sum(counted.answers(question, cycle).values()) == counted.seen(cycle)


@given(facts)
def test_counting_some_questions_gives_what_counting_all_gives(some):
    for question in (PLAN, "FE"):
        few, whole = count(some, question), count(some)
        for cycle in range(1, 5):
            assert few.answers(question, cycle) == whole.answers(question, cycle)


def test_more_cannot_be_taken_away_than_there_is():
    with pytest.raises(ValueError, match="less than"):
        count([talk()]) - count([talk(), talk("ben")])


def test_a_question_left_out_is_counted_as_not_asked():
    assert count([talk(plan="UNSURE"), talk("ben")]).answers(PLAN, 1) == {"UNSURE": 1, NOT_ASKED: 1}


def test_an_area_that_was_not_rated_is_in_no_cell():
    counted = count([talk(levels={"FE": 3})])
    assert counted.answers("FE", 1) == {"3": 1}
    assert counted.answers("HE", 1) == {}
