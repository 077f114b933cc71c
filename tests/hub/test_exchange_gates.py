"""What is not taken: one record of a batch, while the rest goes on."""

import json

import pytest
from exchange_kit import Laptop, interview, item, person, school, student

from hub.accounts.models import Role
from hub.exchange.models import Record, Scope

pytestmark = pytest.mark.django_db

NOT_TAKEN = {
    "out_of_scope": interview("x", school="elsewhere"),
    "unknown_kind": item("horoscope", "x", {"sign": "fish"}),
    "does_not_fit": interview("x", {"cycle": 99}),
    "no_student": interview("x", student="s404"),
    "send_whole": item("interview", "x", {"job": "baker"}, base=3),
}


@pytest.fixture
def laptop():
    school("elsewhere")
    laptop = Laptop(person("marged", school()))
    laptop.push(student())
    return laptop


@pytest.mark.parametrize("code", NOT_TAKEN)
def test_one_that_is_not_taken_holds_up_no_other(laptop, code):
    reply = laptop.push(interview("a"), NOT_TAKEN[code], interview("b"))
    assert [result.code for result in reply.results] == [None, code, None]
    assert reply.results[1].say
    assert set(Record.objects.filter(kind="interview").values_list("id", flat=True)) == {"a", "b"}


def test_the_fields_that_do_not_fit_are_named_but_not_told(laptop):
    result = laptop.result(interview("x", {"cycle": "Zoë's secret"}))
    assert "cycle" in result.say
    assert "secret" not in result.say


def test_a_student_and_their_interview_come_in_one_envelope_in_any_order(laptop):
    reply = laptop.push(interview("i2", student="s2"), student("s2"))
    assert [result.status for result in reply.results] == ["applied", "applied"]


def test_an_interview_waits_for_a_student_who_was_not_taken(laptop):
    bad = item("student", "s2", {"legal_forename": ""})
    reply = laptop.push(bad, interview("i2", student="s2"))
    assert [result.code for result in reply.results] == ["does_not_fit", "no_student"]
    never_there = item("student", "s2", deleted=True, student=None)
    reply = laptop.push(never_there, interview("i2", student="s2"))
    assert [result.code for result in reply.results] == [None, "no_student"]


def test_a_student_of_another_school_cannot_be_written_about(laptop):
    elsewhere = Laptop(person("sunil", school("elsewhere")))
    elsewhere.push(student("s9", school="elsewhere"))
    assert laptop.result(interview("x", student="s9")).code == "no_student"


def test_a_record_of_another_school_cannot_be_changed_or_taken_over(laptop):
    elsewhere = Laptop(person("sunil", school("elsewhere")))
    elsewhere.push(student("s9", school="elsewhere"))
    theirs = {"base": 1, "school": "elsewhere"}
    named = {"legal_forename": "X"}
    assert laptop.result(item("student", "s9", named, **theirs)).code == "out_of_scope"
    assert laptop.result(item("student", "s9", named)).code == "moved"
    assert "Zoë" in Record.objects.get(id="s9").body


def test_a_record_stays_of_its_kind_and_about_its_student(laptop):
    laptop.push(student("s2"), interview("i1"))
    assert laptop.result(item("note", "i1", {"text": "x"})).code == "other_record"
    assert laptop.result(interview("i1", student="s2")).code == "other_record"


def test_a_record_that_comes_twice_in_one_envelope_is_not_taken_at_all(laptop):
    reply = laptop.push(interview("x", {"job": "a"}), interview("x", {"job": "b"}))
    assert [result.code for result in reply.results] == ["twice", "twice"]


def test_an_item_out_of_shape_is_answered_beside_the_others(laptop):
    envelope = json.loads(laptop.envelope(interview("a"), interview("b")))
    envelope["items"][0]["base"] = -1
    envelope["items"].append("not even an item")
    answer = laptop.send(json.dumps(envelope))
    results = answer.json()["results"]
    assert {result["id"]: result["status"] for result in results} == {
        "a": "rejected",
        "b": "applied",
    }


def test_numbers_that_json_does_not_have_are_not_taken(laptop):
    sent = laptop.envelope(student("s2"), interview("a")).replace(
        b'"legal_forename":"Zo\xc3\xab"', b'"legal_forename":"Zoe","indicators.x":NaN'
    )
    reply = laptop.send(sent).json()
    assert [result.get("code") for result in reply["results"]] == ["does_not_fit", None]


def test_only_advisers_may_write(laptop):
    adviser = person("ines", school())
    other = Laptop(adviser)
    adviser.role = Role.CAREERS_LEAD
    adviser.save()
    assert other.result(interview("x")).code == "out_of_scope"


def test_what_is_not_taken_moves_no_counter(laptop):
    before = Scope.objects.values_list("school", "version", "live", "total").get()
    for one in NOT_TAKEN.values():
        laptop.push(one)
    assert Scope.objects.values_list("school", "version", "live", "total").get() == before
