"""A school's list on the command line: previewed, written, and nothing dropped in silence."""

import json
from pathlib import Path

import pytest

from hub.command import main
from hub.exchange import reading
from hub.registry.models import School

pytestmark = pytest.mark.django_db

FILES = {
    "thornlaw_sims_report.csv": "Thornlaw Academy",
    "cinderhill_arbor.csv": "Cinderhill",
    "8064133_CTF_8064133_001.xml": "Harbourside High",
}


@pytest.fixture
def rosters():
    return Path(__file__).parents[1] / "data" / "rosters"


@pytest.fixture
def run(capsys):
    def run(*words):
        code = main(["roster", *(str(word) for word in words)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def stored():
    return [record.body for record in reading.everything()]


@pytest.mark.parametrize(("name", "school"), FILES.items())
def test_every_row_becomes_a_student_or_is_named(run, rosters, name, school):
    words = (rosters / name, "--school", school, "--create", "--area", "NE", "--json")
    told = json.loads(run(*words)[1])
    counts = told["counts"]
    assert counts["rows"] == counts["new"] + counts["doubtful"] + counts["refused"] == 30
    assert len(stored()) == told["written"] == counts["new"]
    assert len(told["doubtful"]) == counts["doubtful"]


def test_a_preview_writes_nothing_not_even_the_school(run, rosters):
    words = (rosters / "cinderhill_arbor.csv", "--school", "Cinderhill", "--create", "--area", "NE")
    told = json.loads(run(*words, "--preview")[1])
    assert told["counts"]["new"] == 30
    assert not stored()
    assert not School.objects.exists()


def test_a_list_read_twice_changes_nothing(run, rosters):
    words = (rosters / "cinderhill_arbor.csv", "--school", "Cinderhill", "--create", "--area", "NE")
    run(*words)
    before = stored()
    assert "0 new, 0 changed, 30 as they were" in run(*words)[1]
    assert stored() == before


def test_the_list_of_another_school_is_refused(run, rosters, make_school):
    make_school("thornlaw", "Thornlaw Academy")
    code, _, err = run(rosters / "8064133_CTF_8064133_001.xml", "--school", "thornlaw")
    assert code == 1
    assert "is of Harbourside High 8064133, not of Thornlaw Academy" in err
    assert not stored()


def test_support_data_needs_the_agreement(run, rosters, make_school):
    school = make_school("thornlaw", "Thornlaw Academy")
    words = (rosters / "thornlaw_sims_report.csv", "--school", "thornlaw", "--include", "sen")
    code, _, err = run(*words)
    assert code == 1
    assert "does not cover sen" in err
    school.shared_groups = ["sen"]
    school.save()
    assert run(*words)[0] == 0
    assert {student.sen for student in stored()} == {"N", "K", "E"}


def test_a_school_that_is_not_there_is_not_made_unasked(run, rosters):
    code, _, err = run(rosters / "cinderhill_arbor.csv", "--school", "Cinderhill")
    assert (code, "There is no school called “Cinderhill” here" in err) == (1, True)


def test_a_file_that_is_no_list_is_refused(run, make_school, tmp_path):
    make_school("thornlaw", "Thornlaw Academy")
    file = tmp_path / "letter.csv"
    file.write_bytes(b"Dear parents,\nthe school is closed on Friday.\n")
    code, out, err = run(file, "--school", "thornlaw")
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
