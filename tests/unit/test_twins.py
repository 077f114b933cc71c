"""The laws of two talks in one cycle: who is asked, and that nothing said in either is lost."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from onedesk.domain import twins
from onedesk.domain.fields import flat, with_edits
from onedesk.domain.interview import Interview

AT = datetime(2026, 3, 12, 9, 42, tzinfo=UTC)
HAND = {"at": AT.isoformat(), "by": "marged", "name": "Marged Ellis"}
said = st.fixed_dictionaries(
    {},
    optional={
        "plan": st.sampled_from(["APP", "FE"]),
        "sectors": st.sampled_from([["CONST"], ["OTHER"]]),
        "other_sector": st.sampled_from(["dog grooming", "falconry"]),
        "ratings": st.dictionaries(
            st.sampled_from(["FE", "HE"]), st.sampled_from([1, 4, "not_discussed"])
        ),
        "rating_notes": st.dictionaries(st.just("FE"), st.sampled_from(["shy", "keen"])),
        "skipped": st.dictionaries(st.sampled_from(["plan", "job"]), st.just(value=True)),
    },
)
stages = st.sampled_from(
    [
        {},
        {"day": "2026-03-17", "starts": "10:55"},
        {"started_at": AT.isoformat(), "adviser": "sunil", "day": "2026-03-12"},
        {"started_at": AT.isoformat(), "adviser": "marged", "outcome": "held"},
        {"outcome": "absent", "day": "2026-03-10"},
    ]
)
interviews = st.builds(
    lambda cycle, stage, words: Interview.model_validate({"cycle": cycle, **stage, **words}),
    st.integers(1, 2),
    stages,
    said,
)
talks = st.lists(interviews, max_size=5).map(lambda found: list(zip("abcde", found, strict=False)))


def talk(key, **body):
    return key, Interview.model_validate({"cycle": 3, **body})


def held(key, **body):
    return talk(key, outcome="held", started_at=AT, **body)


def joined(keep, other):
    return keep[0], with_edits(keep[1], twins.joined(keep, other, f"e-{other[0]}", HAND))


@given(talks, st.randoms(use_true_random=False))
def test_every_laptop_asks_the_same_and_only_about_talks_that_stand_for_one_cycle(found, chance):
    asked = twins.twins(found)
    mixed = list(found)
    chance.shuffle(mixed)
    assert twins.twins(mixed) == asked
    bodies = dict(found)
    for pair in asked:
        both = [bodies[pair.first], bodies[pair.second]]
        assert all(twins.claims(one) and one.cycle == pair.cycle for one in both)


@given(talks)
def test_what_goes_without_a_question_was_never_begun_and_leaves_a_talk_that_was_held(found):
    gone = twins.spare(found)
    bodies = dict(found)
    for key in gone:
        assert not twins.begun(bodies[key])
        assert any(one.held and one.cycle == bodies[key].cycle for k, one in found if k not in gone)


@given(talks)
def test_somebody_who_answers_every_question_is_asked_no_more(found):
    bodies = dict(found)
    for turn in range(20):
        asked = twins.twins(bodies.items())
        if not asked:
            return
        first, second = ((key, bodies[key]) for key in asked[0][1:3])
        if turn % 2:
            del bodies[second[0]]
            bodies[first[0]] = joined(first, second)[1]
        else:
            for one, other in ((first, second), (second, first)):
                bodies[one[0]] = with_edits(one[1], twins.both_stay(one, other[0]))
    raise AssertionError(asked)


@given(interviews, interviews)
def test_every_answer_of_both_stands_or_is_told_beside_it(one, two):
    keep, other = ("a", one), ("b", two.but(cycle=one.cycle))
    after = joined(keep, other)[1]
    aside = next(iter(after.took_in.values())).aside
    stands = flat(after)
    for mine, body in ((True, one), (False, two)):
        for name, value in flat(body).items():
            head = name.partition(".")[0]
            if head in ("skipped", "day", "starts", "started_at", "adviser", "cycle"):
                continue
            if value == "not_discussed":
                assert name in stands
            elif head == "rating_notes":
                assert value in stands[name]
            else:
                assert stands.get(name) == value or (not mine and aside[name] == value)


def test_a_missed_attempt_and_the_talk_after_it_are_no_twins():
    missed = talk("a", outcome="absent", day=date(2026, 3, 10))
    assert twins.twins([missed, held("b")]) == ()


def test_a_time_that_nobody_used_goes_quietly_once_the_talk_was_held_elsewhere():
    placed = talk("a", day=date(2026, 3, 17), starts="10:55")
    assert twins.spare([placed, held("b")]) == ("a",)
    assert twins.twins([placed, held("b")]) == ()


def test_a_time_beside_a_talk_that_was_only_begun_is_asked_about():
    placed = talk("a", day=date(2026, 3, 17))
    begun = talk("b", started_at=AT, adviser="sunil")
    assert twins.spare([placed, begun]) == ()
    assert twins.twins([placed, begun])[0][:3] == (3, "a", "b")


def test_day_and_adviser_are_those_of_the_talk_that_took_place():
    placed = talk("a", day=date(2026, 3, 17), starts="10:55", job="vet")
    after = joined(placed, held("b", day=date(2026, 3, 12), adviser="sunil", room="C3"))[1]
    assert (after.day, after.starts, after.room) == (date(2026, 3, 12), None, "C3")
    assert (after.adviser, after.held) == ("sunil", True)


def test_an_answer_counts_for_more_than_not_asked():
    keep = held("a", skipped={"plan": True}, ratings={"FE": "not_discussed"})
    after = joined(keep, held("b", plan="APP", ratings={"FE": 4}))[1]
    assert (after.plan, after.ratings, after.skipped) == ("APP", {"FE": 4}, {})


def test_two_who_join_in_opposite_directions_are_asked_once_more():
    one, two = held("a", plan="APP"), held("b", plan="FE")
    there, back = joined(one, two), joined(two, one)
    (pair,) = twins.twins([there, back])
    assert pair.again
    assert twins.twins([joined(there, back)]) == ()


def test_what_went_with_either_is_found_with_both():
    one, two = held("a"), held("b")
    assert twins.family("a", [joined(one, two), two]) == {"a", "b"}
    assert twins.family("b", [joined(one, two), two]) == {"a", "b"}
    assert twins.family("c", [joined(one, two), held("c")]) == {"c"}
