"""What is read in fits beside what is there, line by line, or nothing of it is read in."""

import json
from datetime import date

import pytest
from planning import plan_action, remove_action

from onedesk.domain.errors import RuleError

TODAY = date(2026, 3, 12)


def line(record_id="x1", kind="interview", school="thornlaw", student="zoe", **body):
    about = {"kind": kind, "id": record_id, "school": school, "student": student}
    return json.dumps({**about, "body": body or {"cycle": 4}})


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (line(school="elsewhere"), "elsewhere is not one of yours"),
        (line(student="nobody"), "nobody of that id is in that school"),
        (line("z1", student="idris"), "this laptop has it as something else"),
        (line("zoe"), "this laptop has it as something else"),
        (line(""), "id: String should match pattern"),
        (line("a/b"), "id: String should match pattern"),
    ],
)
def test_a_line_that_does_not_fit_is_named_and_nothing_is_read_in(desk, bad, reason):
    before = list(desk.export())
    with pytest.raises(RuleError) as refused:
        desk.import_lines([line("good"), bad])
    assert "Line 2: " in refused.value.say
    assert reason in refused.value.say
    assert list(desk.export()) == before


def test_a_student_of_an_earlier_line_counts(desk):
    names = {"legal_forename": "Ewa", "legal_surname": "Thrale"}
    new = line("ewa", kind="student", student=None, **names)
    assert desk.import_lines([new, line("e4", student="ewa")]) == 2


def test_a_removed_record_comes_back_with_the_words_of_the_file(desk):
    interview = desk.begin("zoe", TODAY)
    action = plan_action(desk, interview, {"what": "Finish a CV"})
    kept = [one for one in desk.export() if action in one]
    remove_action(desk, interview, action)
    assert desk.import_lines(kept) == 1
    assert [one.body.what for one in desk.interview(interview).actions] == ["Finish a CV"]


def test_half_a_letter_from_a_paste_is_kept_as_a_question_mark(desk):
    interview = desk.begin("zoe", TODAY)
    desk.answer(interview, {"summary": "broken \ud83d here"})
    assert desk.interview(interview).interview.body.summary == "broken ? here"
