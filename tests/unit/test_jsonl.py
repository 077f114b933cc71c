"""Records as lines: what goes out comes in again, and what does not fit is named."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedesk.domain.intervention import Intervention
from onedesk.domain.interview import Interview
from onedesk.domain.jsonl import UnfitLinesError, dump, parse
from onedesk.domain.people import Student
from onedesk.domain.plan import Note
from onedesk.domain.records import Record

STUDENT = Record(
    kind="student",
    id="s1",
    school="thornlaw",
    body=Student(legal_forename="Zoë", legal_surname="Kowalczyk-Reed", year=10),
)
INTERVIEW = Record(
    kind="interview",
    id="i1",
    school="thornlaw",
    student="s1",
    body=Interview(cycle=3, sectors=("CONST",), ratings={"FE": 3, "HE": "not_discussed"}),
)


def test_a_line_is_short_and_readable():
    assert dump(STUDENT) == (
        '{"kind":"student","id":"s1","school":"thornlaw","body":'
        '{"legal_forename":"Zoë","legal_surname":"Kowalczyk-Reed","year":10}}'
    )


def test_what_goes_out_comes_in_again():
    assert parse([dump(STUDENT), "\n", dump(INTERVIEW) + "\n"]) == [STUDENT, INTERVIEW]


@given(st.text())
def test_any_text_survives_and_keeps_to_one_line(text):
    note = Record(kind="note", id="n1", school="x", student="s1", body=Note(text=text))
    line = dump(note)
    assert "\n" not in line
    assert parse([line]) == [note]


def test_a_field_of_a_newer_onedesk_is_kept():
    content = json.loads(dump(INTERVIEW))
    content["body"]["mood"] = "bright"
    assert '"mood":"bright"' in dump(parse([json.dumps(content)])[0])


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("[1]", "valid dictionary"),
        ('{"kind":"rumour","id":"a","school":"x","body":{}}', "no kind of record"),
        ('{"kind":"student","id":"a","school":"x","body":{}}', "body.legal_forename"),
        (
            '{"kind":"interview","id":"a","school":"x","student":"s","body":{"cycle":8}}',
            "body.cycle: should be less than or equal to 7",
        ),
        ('{"kind":"interview","id":"a","school":"x","body":{"cycle":1}}', "needs the id"),
        ('{"kind":"note","id":"a","school":"x","student":"s","body":{},"odd":1}', "odd"),
    ],
)
def test_a_line_that_does_not_fit_is_named_with_its_reason(line, reason):
    with pytest.raises(UnfitLinesError) as unfit:
        parse([dump(STUDENT), line])
    assert unfit.value.problems[0][0] == 2
    assert reason in unfit.value.problems[0][1]
    assert unfit.value.say.startswith("1 of 2 lines does not fit.\nLine 2: ")


def test_a_single_line_is_one_line():
    with pytest.raises(UnfitLinesError, match=r"^1 of 1 line does not fit\."):
        parse(["{"])


def test_the_same_record_twice_is_named():
    with pytest.raises(UnfitLinesError, match="stands in line 1"):
        parse([dump(STUDENT), dump(STUDENT)])


def test_twenty_are_named_and_the_rest_counted():
    with pytest.raises(UnfitLinesError) as unfit:
        parse(["x"] * 25)
    assert len(unfit.value.problems) == 20
    assert unfit.value.say.endswith("and 5 more")


def test_the_reason_never_repeats_what_was_written():
    line = '{"kind":"student","id":"a","school":"x","body":{"legal_forename":"Marked","year":99}}'
    with pytest.raises(UnfitLinesError) as unfit:
        parse([line])
    assert "Marked" not in unfit.value.say


def test_an_event_needs_no_student():
    body = Intervention(title="Tour", type="TOUR", day="2026-01-14")
    event = Record(kind="intervention", id="e1", school="thornlaw", body=body)
    assert parse([dump(event)]) == [event]
