"""onedesk-hub move, erase, restored and tidy; and a list that names another school's student."""

import json
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from exchange_kit import Laptop, item, person

from hub.exchange import identity
from hub.exchange.filling import store_records
from hub.exchange.models import History, Record
from hub.guardian import erased_file
from hub.guardian.models import Erasure
from hub.registry.models import School
from onedesk.domain.interview import Interview
from onedesk.domain.jsonl import dump
from onedesk.domain.people import Student
from onedesk.domain.records import Record as Value

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hub_folder")]

UPN = "V840417126001"
LIST = f"""UPN,Legal surname,Legal forename,DOB,Year,Reg
{UPN},Kowalczyk-Reed,Zoë,2011-03-02,10,10B
,Faulkner,Idris,2011-04-05,10,10D
"""


@pytest.fixture
def zoe(thornlaw, make_school):
    """A student of Thornlaw, seen once; Eastbeck has nobody."""
    make_school("eastbeck", "Eastbeck School")
    body = Student(legal_forename="Zoë", legal_surname="Kowalczyk-Reed", upn=UPN)
    talk = Interview(cycle=1, summary="You told me.")
    store_records(
        [
            Value(kind="student", id="s1", school="thornlaw", body=body),
            Value(kind="interview", id="i1", school="thornlaw", student="s1", body=talk),
        ]
    )


def home():
    return Record.objects.get(id="s1").school_id


def test_a_student_is_moved_after_a_look(run, zoe):
    code, out, _ = run("move", "s1", "--to", "Eastbeck School", "--preview")
    assert (code, home()) == (0, "thornlaw")
    assert "1 interview, 1 student" in out
    code, out, _ = run("move", "s1", "--to", "eastbeck", "--json")
    assert json.loads(out)["records"] == {"interview": 1, "student": 1}
    assert home() == "eastbeck"
    code, _, err = run("move", "s1", "--to", "eastbeck")
    assert (code, "already" in err) == (1, True)
    assert run("move", "s404", "--to", "eastbeck")[0] == run("move", "s1", "--to", "x")[0] == 1


def test_a_student_is_erased_only_when_it_is_meant(run, zoe):
    code, out, _ = run("erase", "s1", "--reason", "request 7")
    assert code == 0
    assert "Would erase Zoë Kowalczyk-Reed (s1)" in out
    assert not Record.objects.filter(erased=True).exists()
    assert run("erase", "s1", "--reason", " ", "--yes")[0] == 1
    code, out, _ = run("erase", "s1", "--reason", "request 7", "--yes")
    assert (code, "2 records" in out, "Kowalczyk" in out) == (0, True, False)
    assert Record.objects.filter(erased=True).count() == 2
    assert [line.student for line in erased_file.lines()] == ["s1"]
    assert run("erase", "s404", "--reason", "request 7")[0] == 1


def test_a_student_is_erased_once(run, zoe):
    run("erase", "s1", "--reason", "request 7", "--yes")
    code, _, err = run("erase", "s1", "--reason", "request 7", "--yes")
    assert (code, "already" in err, len(list(erased_file.lines()))) == (1, True, 1)


def test_sign_ins_that_are_over_are_forgotten(run, db):
    old = Session(session_key="x", expire_date=timezone.now() - timedelta(1))
    old.save()
    run("tidy")
    assert not Session.objects.exists()


def test_a_restored_hub_begins_anew_and_erases_again(run, zoe):
    run("erase", "s1", "--reason", "request 7", "--yes")
    Record.objects.all().delete()
    epoch = identity.current().epoch
    code, out, _ = run("restored", "--json")
    assert code == 0
    assert json.loads(out)["epoch"] == identity.current().epoch != epoch
    assert Record.objects.filter(erased=True).count() == 2


def test_tidy_says_what_went(run, zoe):
    code, out, _ = run("tidy", "--json")
    assert (code, json.loads(out)) == (0, {"replies": 0, "deletions": 0})


@pytest.fixture
def roster(tmp_path):
    file = tmp_path / "list.csv"
    file.write_text(LIST, encoding="utf-8")
    return file


def test_a_student_of_another_school_in_a_list_is_not_made_twice(run, zoe, roster):
    words = ("roster", roster, "--school", "eastbeck")
    code, out, _ = run(*words, "--preview")
    told = json.loads(out)
    assert told["moves"] == [{"line": 2, "student": "s1", "from": "thornlaw"}]
    assert told["counts"]["new"] == 1
    code, out, _ = run(*words)
    assert code == 0
    assert "onedesk-hub move s1 --to eastbeck" in out
    assert home() == "thornlaw"
    assert Record.objects.filter(kind="student").count() == 2


def test_a_list_may_bring_its_students_along(run, zoe, roster):
    words = ("roster", roster, "--school", "eastbeck", "--move")
    run(*words, "--preview")
    assert home() == "thornlaw"
    code, _, _ = run(*words)
    assert (code, home()) == (0, "eastbeck")
    assert Record.objects.get(id="i1").school_id == "eastbeck"
    assert '"form":"10B"' in Record.objects.get(id="s1").body
    assert Record.objects.filter(kind="student").count() == 2


def again(run, file, *words):
    """The list of Thornlaw read once more: who is there then, and what was said."""
    code, out, _ = run("roster", file, "--school", "thornlaw", *words)
    assert code == 0
    there = Record.objects.filter(kind="student", deleted=False)
    return [
        json.loads(body)["legal_forename"] for body in there.values_list("body", flat=True)
    ], out


GONE = "1 pupil of this list was erased by law and was left out."


def test_a_pupil_who_was_erased_does_not_come_back_by_a_list(run, zoe, roster):
    run("erase", "s1", "--reason", "request 7", "--yes")
    there, out = again(run, roster, "--preview")
    assert (there, json.loads(out)["erased"], "Zo" in out) == ([], 1, False)
    there, out = again(run, roster)
    assert (there, GONE in out, "Zo" in out, UPN in out) == (["Idris"], True, False, False)
    assert json.loads(again(run, roster, "--json")[1])["erased"] == 1


def test_nor_does_one_after_a_backup_came_back(run, zoe, roster):
    backup = list(Record.objects.all())
    run("erase", "s1", "--reason", "request 7", "--yes")
    Record.objects.all().delete()
    Erasure.objects.all().delete()
    Record.objects.bulk_create(backup)
    assert "1 student had been erased since the backup" in run("restored")[1]
    there, out = again(run, roster)
    assert (there, GONE in out) == (["Idris"], True)
    assert UPN not in erased_file.place().read_text()


def test_nor_by_lines_of_records_under_another_id(run, zoe, tmp_path):
    run("erase", "s1", "--reason", "request 7", "--yes")
    body = Student(legal_forename="Zoë", legal_surname="Kowalczyk-Reed", upn=UPN)
    file = tmp_path / "some.jsonl"
    file.write_text(dump(Value(kind="student", id="s2", school="thornlaw", body=body)), "utf-8")
    code, _, err = run("import", file)
    assert (code, "1 pupil of this file was erased by law" in err) == (1, True)
    assert not Record.objects.filter(id="s2").exists()


def test_a_pupil_who_was_there_twice_stays_once(run, zoe, roster):
    body = Student(legal_forename="Zoë", legal_surname="Kowalczyk-Reed", upn=UPN)
    store_records([Value(kind="student", id="s2", school="thornlaw", body=body)])
    run("erase", "s2", "--reason", "there twice", "--yes")
    there, out = again(run, roster)
    assert (sorted(there), "by law" in out) == (["Idris", "Zoë"], False)


def test_whoever_is_erased_is_told_of_with_other_records_of_the_same_upn(run, zoe):
    body = Student(legal_forename="Zoë", legal_surname="Reed", upn=UPN)
    another = body.model_copy(update={"upn": "V840417126002"})
    school = {"kind": "student", "school": "eastbeck"}
    made = [Value(**school, id=key, body=body) for key in ("s2", "s3")]
    store_records([*made, Value(**school, id="s4", body=another)])
    there = Record.objects.get(id="s3").version
    gwen = Laptop(person("gwen", School.objects.get(id="eastbeck")))
    gwen.push(item("student", "s3", school="eastbeck", base=there, deleted=True))
    out = run("erase", "s1", "--reason", "request 7")[1]
    assert "Zoë Reed (s2) of eastbeck has the same UPN, and stays." in out
    assert "Student s3 of eastbeck, who was removed, had the same UPN" in out
    assert "onedesk-hub erase s3 --reason" in out
    out = run("erase", "s1", "--reason", "request 7", "--yes", "--json")[1]
    told = json.loads(out)["same_upn"]
    assert [(one["student"], one["removed"]) for one in told] == [("s2", False), ("s3", True)]
    for key in ("s2", "s3"):
        assert run("erase", key, "--reason", "request 7", "--yes")[0] == 0
    assert not History.objects.filter(changes__contains="Reed").exists()
    assert "same UPN" not in run("erase", "s4", "--reason", "request 8")[1]
