"""What the command cannot do it says in one sentence, without a word of Python."""

import os
import subprocess
import sys

import pytest

from hub.accounts.models import Person
from hub.command import main
from hub.console.parser import parser
from hub.registry.models import School

PROGRAM = [sys.executable, "-c", "import sys, hub.command; sys.exit(hub.command.main())"]
ADVISER = ("--name", "Ewa S", "--role", "adviser", "--school", "thornlaw")
LAST_YEAR = ("--first", "2025-01-06", "--last", "2025-01-10")
PLACE = ("--name", "Ironmead", "--area", "TV")


@pytest.mark.parametrize("words", [["--port", "99999"], ["--port", "-1"], ["--workers", "0"]])
def test_nonsense_is_refused_before_anything_is_served(words, capsys):
    with pytest.raises(SystemExit):
        parser().parse_args(["serve", *words])
    assert words[0] in capsys.readouterr().err


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("mysql://x", "DATABASE_URL is no address of a PostgreSQL database"),
        ("postgresql://a@127.0.0.1:1/x", "The database does not answer"),
    ],
)
def test_a_database_that_is_not_there_is_one_sentence(address, words, tmp_path):
    environment = {**os.environ, "DATABASE_URL": address, "ONEDESK_HUB_DATA": str(tmp_path / "hub")}
    done = subprocess.run(
        [*PROGRAM, "init"], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


ODD = {
    "no e-mail": (["person", "add", "ewa", *ADVISER, "--email", "ewa at home"], "e-mail address"),
    "an e-mail of somebody": (
        ["person", "add", "ewa", *ADVISER, "--email", "Colm@Example.org"],
        "called Colm@example.org already",
    ),
    "somebody's name": (["person", "add", "MARGED", *ADVISER], "called MARGED already"),
    "a name with spaces": (["person", "add", "ewa s", *ADVISER], "A name to sign in with has"),
    "a long name": (["person", "add", "e" * 151, *ADVISER], "A name to sign in with has"),
    "no name": (["person", "add", "ewa", *ADVISER, "--name", ""], "A name is needed"),
    "a name on two lines": (["person", "add", "ewa", *ADVISER, "--name", "E\nS"], "sees"),
    "bytes that are no text": (["person", "add", "ewa", *ADVISER, "--name", "\udcff"], "sees"),
    "an adviser without schools": (
        ["person", "add", "ewa", "--name", "Ewa", "--role", "adviser"],
        "with --school",
    ),
    "an analyst in a school": (
        ["person", "add", "ewa", *ADVISER, "--role", "analyst"],
        "Schools are for advisers",
    ),
    "an adviser of an area": (["person", "add", "ewa", *ADVISER, "--area", "NE"], "for an analyst"),
    "a school nobody knows": (["person", "add", "ewa", *ADVISER, "--school", "\udcff"], "sees"),
    "a passphrase nobody can type": (
        ["person", "add", "ewa", *ADVISER, "--passphrase", "lantern pebble \udcff"],
        "can be typed",
    ),
    "nobody": (["enrol", "\udcff"], "sees"),
    "an id with spaces": (
        ["school", "add", "iron mead", *PLACE],
        "A school's id has small letters",
    ),
    "an id that is empty": (["school", "add", "", *PLACE], "A school's id has small letters"),
    "a long id": (["school", "add", "x" * 65, *PLACE], "A school's id has small letters"),
    "a name that is empty": (
        ["school", "add", "ironmead", *PLACE, "--name", ""],
        "A name is needed",
    ),
    "a long room": (["school", "add", "ironmead", *PLACE, "--room", "B" * 51], "Room: "),
    "no LAESTAB": (["school", "add", "ironmead", *PLACE, "--laestab", "840417"], "seven digits"),
    "another's LAESTAB": (
        ["school", "add", "ironmead", *PLACE, "--laestab", "840/4171"],
        "Thornlaw Academy has the LAESTAB 8404171 already",
    ),
    "an authority nobody knows": (
        ["school", "add", "ironmead", *PLACE, "--authority", "999"],
        "no local authority called “999”",
    ),
    "an authority elsewhere": (
        ["school", "add", "ironmead", *PLACE, "--authority", "840"],
        "Durham (840) is not in Tees Valley",
    ),
    "cycles in the wrong order": (
        ["school", "change", "thornlaw", "--window", "4:2020-01-06:2020-01-31"],
        "before cycle 3 has ended",
    ),
    "a cycle named twice": (
        [
            *("school", "add", "ironmead", *PLACE, "--window", "1:2026-03-02:2026-03-27"),
            *("--window", "1:2026-04-02:2026-04-27"),
        ],
        "Cycle 1 is named twice",
    ),
    "a list of a school without letters": (
        ["roster", "ROSTER", "--school", "学校", "--create", "--area", "NE"],
        "A school's id has small letters",
    ),
    "a list of a school whose id is taken": (
        ["roster", "ROSTER", "--school", "Thornlaw!", "--create", "--area", "NE"],
        "another school whose id is thornlaw",
    ),
    "a school that is there": (["school", "add", "thornlaw", *PLACE], "school change thornlaw"),
    "a school by another's name": (
        ["school", "add", "x", *PLACE, "--name", "thornlaw academy"],
        "There is a school Thornlaw Academy (thornlaw) already",
    ),
    "a school that is not there": (["school", "change", "thornlwa"], "Do you mean thornlaw?"),
    "a school with nothing to change": (["school", "change", "thornlaw"], "Say what is to change"),
    "a cover that is over": (
        [*("cover", "add", "thornlaw", "--from", "marged", "--to", "colm"), *LAST_YEAR],
        "2025-01-10 is over",
    ),
    "no such cover": (["cover", "end", "1"], "There is no cover 1 here"),
    "a folder to export to": (["export", "-o", "/"], "/ is a folder"),
    "this folder to export to": (["export", "-o", "."], ". is a folder"),
    "an address file nowhere": (["serve", "--address-file", "/none/x"], "there is no such folder"),
    "an administrator with spaces": (["init", "--admin", "the boss"], "A name to sign in with has"),
    "an administrator who is somebody": (["init", "--admin", "colm"], "somebody called colm"),
    "a weak passphrase for them": (["init", "--passphrase", "colm"], "at least 12"),
    "a long name of the service": (["init", "--service", "x" * 201], "A name is needed, and not"),
}


@pytest.mark.parametrize(
    ("words", "say"),
    [
        ([], "required: COMMAND"),
        (["schol", "list"], "“schol” is not known. Do you mean school?"),
        (["school", "thornlaw", "--name", "Thornlaw"], "There is: add, change, remove, list."),
        (["school", "add", "list"], "--name, --area"),
        (["school", "change", "x", "--area", "XX"], "no area called XX. There is: NE, TV."),
        (["person", "add", "x", "--name", "X", "--role", "advisor"], "Do you mean adviser?"),
        (["erase", "s1", "--reason", "request 7", "--y"], "--y"),
    ],
)
def test_a_word_that_is_not_known_is_refused_with_what_may_be_meant(words, say, capsys):
    with pytest.raises(SystemExit) as left:
        main(words)
    said = capsys.readouterr().err
    assert (left.value.code, say in said, "error" in said) == (2, True, False)


def test_a_role_and_an_area_are_read_as_people_write_them():
    words = ["person", "add", "colm", "--name", "C", "--role", "Careers lead", "--area", "ne"]
    read = parser().parse_args(words)
    assert (read.role, read.area) == ("careers_lead", "NE")


@pytest.fixture
def registry(thornlaw, tmp_path):
    """A school with a LAESTAB, people with e-mail addresses, and a list of students."""
    thornlaw.laestab = "8404171"
    thornlaw.save()
    Person.objects.filter(username="colm").update(email="colm@example.org")
    (tmp_path / "list.csv").write_text("Legal forename,Legal surname\nZoë,Reed\n", "utf-8")
    return tmp_path / "list.csv"


@pytest.mark.django_db
@pytest.mark.parametrize("what", ODD)
def test_odd_values_are_refused_in_a_sentence_and_nothing_is_changed(what, registry, capsys):
    words, say = ODD[what]
    before = everything()
    folder = registry.parent / "own"
    told = [str(registry) if word == "ROSTER" else word for word in words]
    assert main([*told, "--data", str(folder)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert say in said.err
    assert len(said.err.splitlines()) == 1
    assert everything() == before


def everything():
    """The registry as it stands."""
    return [list(model.objects.order_by("pk").values()) for model in (School, Person)]


@pytest.mark.django_db
def test_a_code_is_not_made_for_a_closed_account(thornlaw, capsys):
    Person.objects.filter(username="marged").update(is_active=False)
    assert main(["enrol", "marged"]) == 1
    assert "The account of Marged is closed" in capsys.readouterr().err


@pytest.mark.django_db
def test_a_laestab_is_kept_without_its_stroke(thornlaw):
    assert main(["school", "change", "thornlaw", "--laestab", "840/4171"]) == 0
    assert School.objects.get().laestab == "8404171"


@pytest.mark.parametrize(
    ("words", "say"),
    [
        (["school", "change", "x", "--window", "3:2026-03-27:2026-03-02"], "is no window such as"),
        (["school", "change", "x", "--window", "9:2026-03-02:2026-03-27"], "is no window such as"),
        (["school", "change", "x", "--window", "3:2026-02-30:2026-03-27"], "is no day such as"),
        (["school", "change", "x", "--agreement-until", "soon"], "soon is no day such as 2026"),
        (["school", "change", "x", "--agreement-until", "0026-03-12"], "not in a year from 2000"),
    ],
)
def test_a_day_or_a_window_that_is_none_is_told_with_an_example(words, say, capsys):
    with pytest.raises(SystemExit) as left:
        parser().parse_args(words)
    assert left.value.code == 2
    assert say in capsys.readouterr().err
