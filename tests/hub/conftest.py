"""Django for the hub's tests, quick passphrases, and a small school with people to look at it."""

import json
from datetime import timedelta

import hubside
import pytest
from django.utils import timezone
from exchange_kit import Laptop, person, school, student

from hub.accounts.models import Person, Role
from hub.command import main
from hub.exchange.filling import store_records
from hub.folder import make
from hub.registry.models import School
from onedesk.domain.conflict import Conflict
from onedesk.domain.interview import Interview
from onedesk.domain.people import Student
from onedesk.domain.plan import Action, Note
from onedesk.domain.records import Record

assert hubside  # Django is set up before what follows is imported

PASSPHRASE = "lantern pebble drift"
PRIVATE = "Marked private words"


@pytest.fixture(autouse=True)
def _quick_passphrases(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _a_folder(tmp_path, monkeypatch):
    """The hub's folder, with its secret in it."""
    monkeypatch.setenv("ONEDESK_HUB_DATA", str(tmp_path / "own"))
    make(tmp_path / "own")


@pytest.fixture
def run(capsys):
    """Run the command: its code, and what it said on both outputs."""

    def run(*words):
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def told(run):
    """Run the command with --json and read what it told."""

    def told(*words):
        code, out, err = run(*words, "--json")
        assert code == 0, err
        return json.loads(out)

    return told


@pytest.fixture
def hub_folder(tmp_path):
    """The hub's folder, where it notes whom it erased."""
    return tmp_path / "own"


@pytest.fixture
def laptop(db):
    """Marged's laptop of Thornlaw, which has brought one student."""
    laptop = Laptop(person("marged", school()))
    laptop.push(student())
    return laptop


@pytest.fixture
def other(db):
    """The laptop of Sunil, who is of Thornlaw too."""
    return Laptop(person("sunil", school()))


@pytest.fixture
def make_person(db):
    """Make somebody with an account."""

    def make(username, role, *schools, **fields):
        person = Person(username=username, name=username.title(), role=role, **fields)
        person.set_password(PASSPHRASE)
        person.save()
        person.schools.set(schools)
        return person

    return make


@pytest.fixture
def make_school(db):
    """Make a school whose second cycle is under way."""

    def make(school_id, name):
        today = timezone.localdate()
        windows = [
            {"cycle": 1, "first": today - timedelta(120), "last": today - timedelta(100)},
            {"cycle": 2, "first": today - timedelta(9), "last": today + timedelta(9)},
            {"cycle": 3, "first": today + timedelta(90), "last": today + timedelta(110)},
        ]
        for window in windows:
            window["first"], window["last"] = str(window["first"]), str(window["last"])
        return School.objects.create(
            id=school_id, name=name, area="NE", authority="840", windows=windows
        )

    return make


@pytest.fixture
def thornlaw(make_school, make_person):
    """A school with its adviser and careers lead, and nobody else."""
    school = make_school("thornlaw", "Thornlaw Academy")
    make_person("marged", Role.ADVISER, school)
    make_person("colm", Role.CAREERS_LEAD, school)
    return school


@pytest.fixture
def students(thornlaw):
    """Three students: one seen twice, one seen once, one new; and a private note."""
    store_records(small_school())
    return thornlaw


def small_school():
    """Zoë was seen in both cycles, Idris in the first alone; Saoirse is new."""
    joined = timezone.localdate()
    zoe = Student(
        legal_forename="Zoë", legal_surname="Kowalczyk-Reed", form="10B", year=10, gender="F"
    )
    idris = Student(legal_forename="Idris", legal_surname="Faulkner", form="10D")
    saoirse = Student(legal_forename="Saoirse", legal_surname="Penhallow", joined=joined)
    visit = Action(interview="idris-1", what="Place Idris on a visit", who="careers_lead")
    return [
        record("zoe", zoe),
        record("idris", idris),
        record("saoirse", saoirse),
        *seen_twice(),
        record("idris-1", talk(1, sectors=("DIGITAL",), plan="UNSURE"), "idris"),
        record("a2", visit, "idris"),
        record("n1", Note(interview="zoe-2", text=PRIVATE), "zoe"),
        record(
            "c1",
            Conflict(of_kind="note", of_id="n1", field="text", kept=PRIVATE, offered=PRIVATE),
            "zoe",
        ),
    ]


def seen_twice():
    """Zoë's talks: from undecided to joinery."""
    first = talk(1, sectors=("UNDECIDED",), plan="UNSURE", ratings={"FE": 2, "HE": 2})
    second = talk(
        2,
        sectors=("CONST", "CLEAN"),
        certainty=2,
        job="Joiner",
        plan="FE_L12",
        ratings={"FE": 4, "HE": "not_discussed", "ITP": 1},
        rating_notes={"FE": PRIVATE},
        summary="You told me that you like fixing things.",
    )
    action = Action(interview="zoe-2", what="Start a CV", area="APPLY")
    return [
        record("zoe-1", first, "zoe"),
        record("zoe-2", second, "zoe"),
        record("a1", action, "zoe"),
    ]


def record(key, body, student=None):
    return Record(kind=body.kind, id=key, school="thornlaw", student=student, body=body)


def talk(cycle, **said):
    day = timezone.localdate() - timedelta(days=110 if cycle == 1 else 2)
    held = {"outcome": "held", "day": day, "adviser_name": "Marged Oyelaran"}
    return Interview(cycle=cycle, **{**held, **said})
