"""What a school is asked to help with, and what the meeting is about."""

from datetime import date

import pack_school
import pytest

from onedesk.paper.document import plain
from onedesk.paper.pack import Missed, PackSource, PackStudent, Step, Talk
from onedesk.paper.pack_asks import asks, low_in, names, topics
from onedesk.paper.pack_known import known, whose


def student(name="Zoë Reed", form="10B", **changes) -> PackStudent:
    forename, *_ = name.split()
    return PackStudent(name=name, forename=forename, form=form, **changes)


def pack(*students: PackStudent, cycle: int = 3, **changes) -> PackSource:
    return PackSource(
        school="Thornlaw Academy",
        cycle=cycle,
        day=date(2026, 3, 12),
        adviser="Marged Oyelaran",
        students=students,
        **changes,
    )


def talk(cycle=3, **said) -> Talk:
    return Talk(cycle=cycle, **said)


def unsure(*cycles, **said) -> tuple[Talk, ...]:
    return tuple(talk(cycle, plan="UNSURE", **said) for cycle in cycles)


def test_what_the_careers_lead_promised_is_asked_for_first():
    step = Step(cycle=3, what="place on the vet visit", who="careers_lead", by=date(2026, 4, 21))
    asked = student("Tomos Lee", talks=(talk(plan="FE"),), steps=(step,))
    unclear = student("Ann Fry", talks=unsure(2, 3))
    first, second = asks(pack(unclear, asked))
    assert first.student is asked
    assert first.see == "Wants: FE college."
    assert first.help == "Place on the vet visit, by 21\u00a0April."
    assert second.student is unclear


def test_a_promise_kept_or_made_earlier_is_no_request():
    done = Step(cycle=3, what="A visit", who="careers_lead", outcome="done")
    old = Step(cycle=2, what="A visit", who="careers_lead")
    assert asks(pack(student(talks=(talk(plan="FE"),), steps=(done, old)))) == ()


@pytest.mark.parametrize(
    ("talks", "see"),
    [
        (unsure(2, 3), "Unsure of a plan in both talks."),
        (unsure(1, 2, 3), "Unsure of a plan in all three talks."),
        ((talk(1, plan="FE"), *unsure(2, 3)), "Unsure of a plan in the last two talks."),
    ],
)
def test_unsure_for_the_second_time_is_worth_a_word(talks, see):
    (ask,) = asks(pack(student(talks=talks)))
    assert ask.see == see
    assert ask.help == "A visit or a taster day, to see what there is."


def test_an_idea_in_mind_says_which_visit():
    (ask,) = asks(pack(student(talks=unsure(2, 3, sectors=("HEALTH",)))))
    assert ask.see.endswith("Has health and social care in mind.")
    assert ask.help == "A visit or a taster in health and social care."


def test_unsure_once_or_sure_again_is_not():
    assert asks(pack(student(talks=unsure(3)))) == ()
    assert asks(pack(student(talks=(*unsure(1, 2), talk(plan="APP"))))) == ()


def test_two_records_that_differ_are_a_question_to_the_student():
    differing = student("Kübra Grant", talks=(talk(plan="FE"),), differs=("APP", "FE"))
    (ask,) = asks(pack(differing))
    assert ask.see == "Apprenticeship or FE college: our records differ."
    assert ask.help == "Ask Kübra, then tell me at our meeting."


def test_absent_twice_running_needs_another_day():
    thursdays = (date(2025, 12, 11), date(2026, 3, 12))
    missed = tuple(
        Missed(cycle=cycle, day=day, outcome="absent")
        for cycle, day in zip((2, 3), thursdays, strict=True)
    )
    (ask,) = asks(pack(student(missed=missed)))
    assert ask.help == "A time that avoids Thursdays."
    other = (missed[0].but(day=date(2025, 12, 9)), missed[1])
    (ask,) = asks(pack(student("Idris Moss", missed=other)))
    assert ask.help == "A day on which Idris can come."
    assert asks(pack(student(missed=missed[1:]))) == ()


def test_one_student_is_asked_for_once():
    step = Step(cycle=3, what="A visit", who="careers_lead")
    both = student(talks=unsure(2, 3), steps=(step,))
    assert len(asks(pack(both))) == 1


def test_the_meeting_is_about_those_not_seen_those_without_a_plan_and_the_next_cycle():
    found = topics(pack(student(talks=unsure(3)), student("Ann Fry")), None)
    assert [topic.title for topic in found] == [
        "The student not seen yet, and when",
        "Without a plan after Year 11: 1\u00a0student",
        "Days and rooms for cycle 4",
    ]
    assert plain(found[0].detail) == "10B:\u00a0Ann\u00a0Fry"


def test_an_area_that_three_students_work_on_is_a_topic():
    step = Step(cycle=3, what="Finish a CV", area="APPLY")
    seen = [student(f"Ann {n}", talks=(talk(plan="FE"),), steps=(step,)) for n in "ABC"]
    titles = [topic.title for topic in topics(pack(*seen), None)]
    assert "Applications, CVs and interviews: 3\u00a0students have an action on it" in titles
    assert not any("action on it" in t.title for t in topics(pack(*seen[:2]), None))


def test_after_the_last_cycle_there_are_no_rooms_to_ask_for():
    (last,) = topics(pack(student(talks=(talk(7, plan="FE"),)), cycle=7), None)
    assert last.title == "Who stays in touch until September, and how"


def test_names_stand_behind_their_form():
    row = names((student("Ann Fry", "10A"), student("Bo Lee", "10A"), student("Cy Wu", None)))
    assert plain(row).replace("\u00a0", " ") == "10A: Ann Fry, Bo Lee; Cy Wu"
    assert "10A:\u00a0Ann\u00a0Fry, " in plain(row)  # a name is never cut in two lines


def test_a_form_never_stands_on_a_line_after_a_name_that_is_read_from_the_right():
    row = names((student("נועה לוי", "10A"), student("Cy Wu", "10B")))
    assert plain(row).split(";")[1].startswith("\n10B:")


def test_low_is_what_the_adviser_set_it_to():
    weak = student(talks=(talk(levels={"FE": 2}),))
    fair = student("Ann Fry", talks=(talk(levels={"FE": 3}),))
    assert low_in(pack(weak, fair), "FE") == (weak,)
    assert low_in(pack(weak, fair, low=3), "FE") == (weak, fair)
    assert low_in(pack(weak, fair, low=1), "FE") == ()


def test_without_an_earlier_rating_the_mean_is_of_those_seen_now():
    assert known(pack(student())) is None
    made = pack_school.source()
    alone = made.but(facts=tuple(fact for fact in made.facts if fact.cycle == 3))
    found = known(alone)
    assert found.cycles == (3,)
    assert whose(found) == "the 17 students seen in cycle 3"
