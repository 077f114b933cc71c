"""The rehearsal: of nobody real, the same every time, and true to the rules of the programme."""

from collections import Counter
from datetime import date
from statistics import fmean

import pytest

from hub.rehearsal import programme
from hub.rehearsal.calendar import school_day, windows
from hub.rehearsal.lists import school_lines
from onedesk.domain.intervention import Attendance
from onedesk.domain.interview import Interview
from onedesk.domain.jsonl import dump, parse
from onedesk.domain.people import Student
from onedesk.domain.plan import Action, Note, Print
from onedesk.domain.programme import catalogue
from onedesk.roster.upn import doubts

TODAY = date(2026, 3, 12)
THORNLAW = school_lines()[0]


def records(line, seed=1, today=TODAY):
    return list(programme.records(line, seed, today))


@pytest.fixture(scope="module")
def thornlaw():
    return records(THORNLAW)


@pytest.fixture(scope="module")
def everything():
    return [record for line in school_lines() for record in records(line)]


def bodies(found, body):
    return [record.body for record in found if isinstance(record.body, body)]


def test_the_same_seed_and_day_give_the_same_lines(thornlaw):
    assert [dump(record) for record in records(THORNLAW)] == [dump(r) for r in thornlaw]


def test_another_seed_gives_other_students(thornlaw):
    ours = {record.id for record in thornlaw}
    assert ours.isdisjoint(record.id for record in records(THORNLAW, seed=2))


def test_all_of_it_fits_a_file(thornlaw):
    assert parse(dump(record) for record in thornlaw) == thornlaw


def test_twenty_eight_schools_in_two_areas():
    schools = [programme.school(line, TODAY) for line in school_lines()]
    assert Counter(school.area for school in schools) == {"NE": 16, "TV": 12}
    assert len({school.id for school in schools}) == len({s.laestab for s in schools}) == 28


def test_ids_and_references_are_nobody_elses(everything):
    assert len({record.id for record in everything}) == len(everything)
    references = [made.reference for made in bodies(everything, Print)]
    assert len(set(references)) == len(references)


def test_up_to_thirty_students_a_school(everything):
    sizes = Counter(r.school for r in everything if isinstance(r.body, Student))
    assert len(sizes) == 28
    assert all(27 <= size <= 30 for size in sizes.values())
    assert sizes["thornlaw"] == 30


def test_pupil_numbers_have_their_check_letter(everything):
    students = bodies(everything, Student)
    assert not [student.upn for student in students if doubts(student.upn)]
    assert len({student.upn for student in students}) == len(students)


def test_records_refer_to_what_is_there(everything):
    known = {record.id: record for record in everything}
    for record in everything:
        if record.student is not None:
            assert known[record.student].school == record.school
        match record.body:
            case Action() as action:
                assert known[action.interview].student == record.student
                assert action.carried_from is None or action.carried_from in known
                assert action.reviewed_in is None or action.reviewed_in in known
                assert (action.outcome is None) == (action.outcome_on is None)
            case Attendance() as came:
                assert known[came.intervention].school == record.school
            case Print() as made:
                assert known[made.interview].body.held
            case _:
                pass


def test_interviews_keep_the_rules(everything):
    known = catalogue()
    areas = {area.code for area in known.areas}
    for interview in bodies(everything, Interview):
        if not interview.held:
            assert interview.finished_at is None
            assert (interview.outcome == "absent") == (interview.absence_reason is not None)
            assert not interview.ratings
            assert interview.plan is None
            continue
        assert interview.started_at < interview.finished_at
        assert interview.started_at.date() == interview.day
        assert interview.catalogues == known.versions
        assert set(interview.ratings) <= areas
        assert known.plan(interview.plan)
        assert known.sector(interview.sectors[0])
        undecided = interview.sectors == ("UNDECIDED",)
        assert undecided == (interview.certainty is None)
        assert not (undecided and interview.job)


def test_two_cycles_are_over_and_the_third_is_under_way(everything):
    talks = bodies(everything, Interview)
    assert all(talk.outcome for talk in talks if talk.cycle < 3)
    assert {talk.cycle for talk in talks} == {1, 2, 3}
    later = [talk for talk in talks if talk.cycle == 3 and talk.outcome is None]
    assert later
    assert all(talk.day >= TODAY for talk in later)


def test_figures_are_near_the_pilots(everything):
    held = {
        cycle: [t for t in bodies(everything, Interview) if t.cycle == cycle and t.held]
        for cycle in (1, 2)
    }
    unsure = {c: fmean(t.plan == "UNSURE" for t in found) for c, found in held.items()}
    assert unsure[1] == pytest.approx(0.24, abs=0.03)
    assert unsure[2] == pytest.approx(0.19, abs=0.03)
    assert fmean(t.sectors == ("UNDECIDED",) for t in held[2]) == pytest.approx(0.15, abs=0.03)
    for area, mean in (("ENGMATHS", 3.5), ("FE", 2.7), ("CAREERINFO", 2.7)):
        levels = [t.levels[area] for t in held[2] if area in t.levels]
        assert fmean(levels) == pytest.approx(mean, abs=0.15)
    assert len(bodies(everything, Note)) > 20


def test_todays_list_at_thornlaw_is_the_one_drawn(thornlaw):
    names = {r.id: r.body.name for r in thornlaw if isinstance(r.body, Student)}
    today = sorted(
        (talk.starts, names[r.student], talk.outcome)
        for r in thornlaw
        if isinstance(talk := r.body, Interview) and talk.day == TODAY
    )
    assert [(f"{at:%H:%M}", name, outcome) for at, name, outcome in today] == [
        ("09:00", "Bartłomiej Żurek-Dale", "held"),
        ("09:50", "Ngozi Amory", "held"),
        ("10:55", "Zoë Kowalczyk-Reed", None),
        ("11:45", "Idris Faulkner", "absent"),
        ("11:45", "Mădălina Rusu-Pike", None),
        ("13:20", "Kübra Elmas-Grant", None),
        ("14:10", "Tomos Ferreira", None),
    ]


def test_the_adviser_owes_three_things_at_thornlaw(thornlaw):
    owed = [a.what for a in bodies(thornlaw, Action) if a.who == "adviser" and a.open]
    assert sorted(owed) == [
        "Ask the school about Tomos’s options",
        "Bring college prospectus for Mădălina",
        "Send Kübra the open day dates",
    ]


def test_names_come_in_many_letters(thornlaw):
    names = " ".join(student.name for student in bodies(thornlaw, Student))
    for letters in ("ë", "Ż", "ă", "ü", "Đ", "ليلى"):
        assert letters in names


@pytest.mark.parametrize("today", [date(2026, 3, day) for day in range(9, 16)])
def test_any_day_of_the_week_will_do(today):
    window = windows(today)[2]
    assert window.holds(today)
    assert window.first.weekday() == 0
    assert window.holds(school_day(today, -8))
    talks = [t for t in bodies(records(THORNLAW, today=today), Interview) if t.day == today]
    assert len(talks) == 7


def test_everybody_has_a_name_of_their_own():
    people = programme.people(28)
    assert len({person.username for person in people}) == len(people)
    assert {person.role for person in people} >= {"adviser", "careers_lead", "analyst"}
    assert next(p for p in people if p.username == "marged").schools == (
        "thornlaw",
        "cinderhill",
        "beaconlaw",
    )
