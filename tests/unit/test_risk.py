"""The prompt adds up what is known, names what is not, and never takes a gap for a no."""

from datetime import date
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedesk.domain.interview import Interview
from onedesk.domain.people import Student
from onedesk.domain.programme import catalogue, read_catalogue
from onedesk.domain.risk import prompt, shared

TODAY = date(2026, 4, 1)
ALL = frozenset(item.group for item in catalogue().hindrances)
COUNTED = [item for item in catalogue().hindrances if item.most and not item.special]
VALUES = st.one_of(st.booleans(), st.floats(0, 100), st.sampled_from(["yes", "K", ""]))


def student(sen=None, year=10, **told):
    return Student(legal_forename="Zoë", legal_surname="Reed", sen=sen, indicators=told, year=year)


def ask(who, talks=(), agreed=ALL):
    return prompt(who, talks, agreed, TODAY)


def test_the_sum_is_of_what_is_known_and_names_its_reasons_heaviest_first():
    found = ask(student(sen="K", attendance=88.5, fsm=True, in_care=False))
    assert found.points == 4
    assert [(reason.words, reason.points) for reason in found.reasons] == [
        ("Has free school meals", 2),
        ("Attendance 88.5 %, below 90 %", 1),
        ("Has SEN support", 1),
    ]
    assert found.band == "Substantial support may help"
    assert (found.gaps, found.items) == (4, 8)
    assert "suspensions" in found.unknown
    assert "being in care" not in found.unknown
    assert found.most == 4 + 1 + 2 + 1 + 2


@pytest.mark.parametrize(
    ("told", "points"),
    [
        ({"attendance": 90}, 0),
        ({"attendance": 89.9}, 1),
        ({"attendance": 85}, 1),
        ({"attendance": 84.9}, 2),
        ({"sen": "E"}, 2),
        ({"sen": "N"}, 0),
        ({"eal": True}, 1),
        ({"exclusions": 1}, 1),
        ({"exclusions": 2}, 2),
        ({"alternative_provision": True}, 1),
        ({"in_care": True}, 2),
        ({"carer": True}, 2),
    ],
)
def test_each_item_counts_as_the_table_says(told, points):
    found = ask(student(**told))
    assert found.points == points
    assert found.gaps == len(COUNTED) - 1


@pytest.mark.parametrize(
    ("points", "band"),
    [
        (0, "Nothing known asks for more support"),
        (1, "Some support could be offered"),
        (2, "More support may help"),
        (3, "More support may help"),
        (4, "Substantial support may help"),
        (7, "Substantial support may help"),
    ],
)
def test_a_band_begins_at_its_bound(points, band):
    given_points = {1: {"eal": True}, 2: {"in_care": True}, 4: {"fsm": True, "carer": True}}
    told = {}
    for part in (4, 2, 1):
        if points & part:
            told |= given_points[part]
    assert ask(student(**told)).band == band


def test_what_the_agreement_does_not_cover_is_not_read_and_is_told_apart():
    found = ask(student(fsm=True, attendance=70), agreed=frozenset({"fsm"}))
    assert found.points == 2
    assert found.unknown == ()
    assert "attendance" in found.uncovered
    assert dict(shared(student(fsm=True, attendance=70), frozenset({"fsm"}))) == {"fsm": True}


def test_what_no_agreement_names_is_shown_to_nobody():
    assert list(shared(student(sen="K", moon=True), frozenset())) == []
    assert list(shared(student(moon=True), ALL)) == []


def test_health_and_justice_are_off_unless_a_service_puts_them_on():
    told = student(parent=True, custody=True, youth_justice=True, mental_health=True)
    assert ask(told).points == 0
    assert not any("justice" in word for word in ask(told).unknown)
    text = (files("resources") / "catalogue" / "risk-2026.toml").read_text("utf-8")
    rest = [
        one.read_text("utf-8")
        for one in (files("resources") / "catalogue").iterdir()
        if one.name.endswith(".toml") and not one.name.startswith("risk")
    ]
    switched = read_catalogue([*rest, text.replace("special = true", "special = true\non = true")])
    assert prompt(told, (), ALL, TODAY, switched).points == 6


def test_thoughts_change_no_sum():
    talks = [Interview(cycle=6, outcome="held", plan="UNSURE", application="none")]
    found = ask(student(year=11, care_experienced=True), talks)
    assert found.points == 0
    assert found.thoughts == (
        "Has been in care",
        "March of Year 11 is here, and nothing has been applied for",
        "Still unsure about the plan in talk 6 or later",
    )


def test_our_own_talks_say_nothing_where_nothing_was_asked():
    asked_nothing = [Interview(cycle=6, outcome="held"), Interview(cycle=7, plan="UNSURE")]
    assert ask(student(year=11), asked_nothing).thoughts == ()


@given(st.dictionaries(st.sampled_from([item.reads for item in COUNTED]), VALUES))
def test_whatever_was_told_the_sum_stays_within_its_bounds(told):
    found = ask(student(**{name: value for name, value in told.items() if name != "sen"}))
    assert 0 <= found.points == sum(reason.points for reason in found.reasons) <= found.most
    assert found.most <= sum(item.most for item in COUNTED)
    assert found.items == len(COUNTED)
    assert found.gaps >= len(COUNTED) - len(told)


def test_the_table_says_its_version_and_source_and_no_interview_keeps_it():
    about = catalogue().about("ONE-RISK")
    assert about.version == "2026"
    assert "Oxfordshire" in about.source
    assert "ONE-RISK" not in catalogue().versions
