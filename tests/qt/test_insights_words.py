"""What the figures say: every finding is true of them, and none says more."""

import four_schools
import pytest
import thornlaw
from hypothesis import given
from insight_kit import desk_of
from made_facts import facts, talk, talks

from onedesk.desk import Desk
from onedesk.domain.records import Record
from onedesk.figures.measures import knowledge, plans, sectors
from onedesk.store import account
from onedesk.store.database import writing
from ui.insights import why
from ui.insights.drawn import knowledge_axis, knowledge_rows, plan_bars, sector_axis, sector_rows
from ui.insights.findings import facts_line, knowledge_finding, matched_words, plans_finding
from ui.insights.findings import sectors_finding as sectors_says

TWO = (1, 2)
SAME = "and is the same on average"


def title(found):
    return knowledge_finding(found).title


def rated(first, last):
    return [
        talk(cycle=1, levels=dict(zip(("FE", "HE", "LMI"), first, strict=True))),
        talk(cycle=2, levels=dict(zip(("FE", "HE", "LMI"), last, strict=True))),
    ]


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        ((1, 2, 3), (2, 3, 4), "Knowledge rose in all 3 areas, on average by 1.00 points"),
        ((1, 2, 3), (3, 3, 2), "Knowledge rose in 2 of 3 areas, on average by 0.67 points"),
        ((3, 2, 3), (1, 2, 2), "Knowledge fell in 2 of 3 areas, on average by 1.00 points"),
        (
            (3, 2, 3),
            (4, 1, 3),
            "Knowledge rose in 1 area and fell in 1, and is the same on average",
        ),
        ((3, 2, 3), (3, 2, 3), "Knowledge is the same in all 3 areas"),
    ],
)
def test_the_title_says_in_how_many_areas_and_by_how_much(first, last, says):
    assert title(knowledge(rated(first, last), TWO, matched=True)) == says


def test_areas_that_were_not_rated_every_time_are_not_spoken_for():
    seen = [*rated((1, 2, 3), (2, 3, 4))[:1], talk(cycle=2, levels={"FE": 4})]
    says = "Knowledge rose in the one area rated every time, on average by 3.00 points"
    found = knowledge(seen, TWO, matched=True)
    assert title(found) == says
    assert knowledge_finding(found).who.endswith(" At the right: how many were rated every time.")
    assert [row.people for row in knowledge_rows(found)] == ["1", "0", "0"]
    assert knowledge_axis(found, TWO).people == "rated"
    assert not knowledge_axis(knowledge(rated((1, 2, 3), (2, 3, 4)), TWO, matched=True), TWO).people


def test_one_cycle_says_what_is_known_best_and_least():
    found = knowledge(rated((1, 2, 3), (1, 1, 1))[:1], (1,), matched=False)
    best, least = "Jobs and growth sectors here, 3.0", "Further education options, 1.0"
    assert title(found) == f"Known best: {best}. Least: {least}"


def test_nobody_matched_and_nobody_rated_are_said():
    assert "Nobody was seen in all of cycles 1 and 2" in title(
        knowledge([talk(levels={"FE": 1})], TWO, matched=True)
    )
    assert "Nobody was rated" in title(knowledge(talks("ada", 1, 2), TWO, matched=True))


def test_a_base_is_said_once_where_it_is_one_and_each_time_where_not():
    seen = [*talks("ada", 1, 2, plan="UNSURE"), talk("ben", 2, plan="FE")]
    says = "Unsure what to do after Year 11"
    assert plans_finding(plans(seen, TWO, matched=True)).title == f"{says}: 1 of 1, now 1"
    assert plans_finding(plans(seen, TWO, matched=False)).title == f"{says}: 1 of 1, now 1 of 2"
    asked = plans_finding(plans(talks("ada", 1), (1,), matched=False)).title
    assert asked == f"{says}: nobody was asked in these cycles"


def test_none_is_a_word():
    seen = [talk("ada", 1, sector="UNDECIDED"), talk("ada", 2, sector="CONST")]
    found = sectors_says(sectors(seen, TWO, matched=True))
    assert found.title == "Undecided on an area of work: 1 of 1, now none"
    assert found.who.startswith("First choices, as shares of the same 1 student")


@given(facts)
def test_every_figure_has_words_and_marks_within_its_axis(some):
    for matched in (False, True):
        for cycles in ((1,), TWO, (1, 2, 4)):
            known = knowledge(some, cycles, matched=matched)
            shares = sectors(some, cycles, matched=matched)
            bars = plans(some, cycles, matched=matched)
            assert knowledge_finding(known).title
            assert plans_finding(bars).title
            assert sectors_says(shares).title
            assert len(knowledge_rows(known)) == len(known.areas)
            assert all(
                sum(bar.parts) == base
                for bar, base in zip(plan_bars(bars), bars.students, strict=True)
            )
            axis = sector_axis(shares)
            values = [v for row in sector_rows(shares) for v in row.values if v is not None]
            assert all(axis.low <= value <= axis.high + 1e-9 for value in values)


def test_a_cycle_that_has_just_begun_is_said_to_come(db, clock):
    few = desk_of(db, clock, lambda one: not one.id.endswith("-3") or one.id in FIRST_OF_CYCLE_3)
    case = few.insights()
    assert (case.cycles, case.young) == ((1, 2), 3)
    assert "The charts show cycle 3 from 12 talks on." in facts_line(case)
    assert matched_words(case) == "Seen in cycles 1 and 2"
    told = " ".join(one.says for one in why.answers(case, "plans", matched=True))
    assert "Cycle 3 has begun; the charts show it once 12 students were seen in it" in told


FIRST_OF_CYCLE_3 = {
    "thornlaw-1-3",
    "thornlaw-2-3",
    "cinderhill-3",
    "thornlaw-3",
    "marram-3",
    "beaconlaw-3",
}
"""Two talks; the rest are students whose own id ends like a talk of cycle 3."""


def test_of_seven_cycles_the_first_and_the_last_two_are_shown_and_that_is_said(db, clock):
    account.save(db, four_schools.ACCOUNT)
    body = {"outcome": "held", "plan": "FE", "sectors": ["CONST"], "ratings": {"FE": 3}}
    people = {"legal_forename": "Ada", "legal_surname": "Quill"}
    found = [
        made(kind, key, about, said)
        for student in ("ada", "ben")
        for kind, key, about, said in [
            ("student", student, None, people),
            *[("interview", f"{student}-{n}", student, {**body, "cycle": n}) for n in range(1, 8)],
        ]
    ]
    thornlaw.arrive(db, found, clock())
    case = Desk(db, clock).insights()
    assert (case.held, case.cycles) == (tuple(range(1, 8)), (1, 6, 7))
    assert matched_words(case) == "Seen in cycles 1, 6 and 7"
    told = " ".join(one.says for one in why.answers(case, "knowledge", matched=True))
    assert "Cycles 1, 2, 3, 4, 5, 6 and 7 had talks" in told
    assert "shown are the first, the last but one and the last" in told


def made(kind, key, about, body):
    return Record.model_validate(
        {"kind": kind, "id": key, "school": "marram", "student": about, "body": body}
    )


def test_who_has_left_is_told_under_what_is_missing(db, clock):
    desk = desk_of(db, clock)
    with writing(db):
        desk._edit("student", "thornlaw-1", {"status": "left"})
    told = " ".join(one.says for one in why.answers(desk.insights(), "schools", matched=False))
    assert "talks with students who have left are not counted." in told
