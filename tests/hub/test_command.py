"""The onedesk-hub command, on the database of the test."""

import json
import stat

import pytest

from hub.accounts.models import Person, Role
from hub.command import main
from hub.exchange import reading
from hub.exchange.filling import store_records
from hub.registry.enrolment import redeem
from hub.registry.models import School
from onedesk.domain.interview import Interview
from onedesk.domain.jsonl import dump
from onedesk.domain.people import Student
from onedesk.domain.records import Record

pytestmark = pytest.mark.django_db

STUDENT = Record(
    kind="student",
    id="s1",
    school="thornlaw",
    body=Student(legal_forename="Zoë", legal_surname="Kowalczyk-Reed"),
)
TALK = Record(kind="interview", id="i1", school="thornlaw", student="s1", body=Interview(cycle=1))


def test_people_are_added_and_sign_in_with_what_was_told(told, thornlaw):
    made = told(
        "person", "add", "ewa", "--name", "Ewa S", "--role", "adviser", "--school", "thornlaw"
    )
    ewa = Person.objects.get(username="ewa")
    assert ewa.check_password(made["passphrase"])
    assert list(ewa.schools.all()) == [thornlaw]
    changed = told("person", "passphrase", "ewa")
    ewa.refresh_from_db()
    assert ewa.check_password(changed["passphrase"])
    assert {p["person"] for p in told("person", "list")["people"]} == {"colm", "ewa", "marged"}


def test_a_weak_passphrase_is_refused(run, thornlaw):
    code, out, err = run("person", "passphrase", "colm", "--passphrase", "colm")
    assert (code, out) == (1, "")
    assert "at least 12" in err


def test_a_code_is_for_an_adviser(told, run, thornlaw):
    made = told("enrol", "marged")
    assert redeem(made["code"], "")[0].person.username == "marged"
    assert run("enrol", "colm") == (1, "", "Only an adviser can have a laptop enrolled.\n")
    assert "There is nobody called “nobody” here" in run("enrol", "nobody")[2]
    assert "Do you mean marged?" in run("enrol", "magred")[2]


def test_a_school_is_added_and_changed(run):
    place = ("--name", "Ironmead Academy", "--area", "tv")
    assert run("school", "add", "ironmead", *place, "--shares", "sen,fsm")[0] == 0
    run("school", "change", "ironmead", "--window", "1:2026-09-14:2026-10-09")
    run("school", "change", "ironmead", "--window", "2:2026-12-01:2026-12-18", "--room", "B2")
    school = School.objects.get().value()
    assert (school.name, school.area, school.room) == ("Ironmead Academy", "TV", "B2")
    assert [window.cycle for window in school.windows] == [1, 2]
    assert school.shared_groups == {"sen", "fsm"}


def test_a_school_that_was_added_by_mistake_is_taken_away_again(run, told, thornlaw):
    run("school", "add", "ironmaed", "--name", "Ironmaed", "--area", "TV")
    assert [one["id"] for one in told("school", "list")["schools"]] == ["ironmaed", "thornlaw"]
    assert run("school", "remove", "Ironmaed")[0] == 0
    assert "2 people work in Thornlaw" in run("school", "remove", "thornlaw")[2]
    thornlaw.people.clear()
    store_records([STUDENT])
    assert "so it stays" in run("school", "remove", "thornlaw")[2]
    assert list(School.objects.all()) == [thornlaw]


def test_lists_say_what_there_is_and_what_to_do_where_nothing_is(run, told, students):
    assert "3 students, adviser Marged, cycle 2" in run("school", "list")[1]
    assert "marged: Marged, adviser, thornlaw" in run("person", "list")[1]
    assert run("student", "list", "thornlaw", "--name", "zoe")[1] == (
        "zoe: Zoë Kowalczyk-Reed, 10B\n"
    )
    listed = told("student", "list", "Thornlaw Academy")["students"]
    assert [one["student"] for one in listed] == ["idris", "zoe", "saoirse"]
    assert "No cover is under way" in run("cover", "list")[1]
    assert "onedesk-hub enrol" in run("laptop", "list")[1]


def test_words_that_make_no_sense_are_refused_with_help(capsys):
    with pytest.raises(SystemExit) as left:
        main(["school", "change", "x", "--window", "soon"])
    assert left.value.code == 2
    assert "--window" in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["person"], ["serve"], ["rehearsal"], ["roster"]])
def test_help_is_there_for_every_command(capsys, words):
    with pytest.raises(SystemExit) as left:
        main([*words, "--help"])
    assert left.value.code == 0
    assert "onedesk-hub" in capsys.readouterr().out


def test_records_go_out_and_come_in(run, thornlaw, tmp_path):
    store_records([STUDENT, TALK])
    file = tmp_path / "all.jsonl"
    assert run("export", "-o", file)[1] == f"2 records written to {file}.\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text("utf-8").splitlines() == [dump(STUDENT), dump(TALK)]
    assert "0 imported, 2 here already" in run("import", file)[1]
    assert run("export")[1] == run("export", "--json")[1] == file.read_text("utf-8")


def test_an_export_holds_no_private_words(run, students):
    out = run("export", "--school", "Thornlaw Academy")[1]
    kinds = {json.loads(line)["kind"] for line in out.splitlines()}
    assert kinds == {"student", "interview", "action"}
    assert "Marked private" not in out


def test_an_import_is_whole_or_nothing(run, thornlaw, tmp_path):
    file = tmp_path / "some.jsonl"
    file.write_text(f'{dump(STUDENT)}\n{{"kind":"interview"}}\n', encoding="utf-8")
    code, _, err = run("import", file)
    assert code == 1
    assert "Line 2:" in err
    assert not list(reading.everything())


def test_an_import_for_a_school_that_is_not_there_is_refused(run, db, tmp_path):
    file = tmp_path / "some.jsonl"
    file.write_text(dump(STUDENT), encoding="utf-8")
    assert "Line 1: school: the hub does not know thornlaw" in run("import", file)[2]


def test_a_file_that_is_not_there_is_said_to_be_so(run, db, tmp_path):
    assert run("import", tmp_path / "none.jsonl")[0] == 1


def test_a_rehearsal_takes_nobodys_account(run, make_person):
    boss = make_person("ingrid", Role.REGISTRY_ADMIN)
    assert "somebody called ingrid already" in run("rehearsal", "--schools", "1")[2]
    boss.refresh_from_db()
    assert (boss.role, School.objects.count()) == (Role.REGISTRY_ADMIN, 0)


def test_a_rehearsal_fills_an_empty_hub_once(told, run):
    made = told("rehearsal", "--schools", "1", "--today", "2026-03-12")
    assert made["records"] == sum(1 for _ in reading.everything())
    assert Person.objects.get(username="colm").check_password(made["passphrase"])
    assert Person.objects.get(username="ingrid").role == Role.ANALYST
    assert run("rehearsal")[0] == 1
    assert run("rehearsal", "--schools", "29")[0] == 1
