"""onedesk-hub person change and close, laptop list and stop: rights that end, laptops lost."""

from datetime import timedelta

import pytest
from django.utils import timezone
from exchange_asks import let_go, said
from exchange_kit import Laptop, interview, item, student

from hub.accounts.models import Person, Role
from hub.command import main
from hub.exchange.models import Record
from hub.registry.models import Cover, Device

pytestmark = pytest.mark.django_db


@pytest.fixture
def eastbeck(thornlaw, make_school):
    return make_school("eastbeck", "Eastbeck School")


@pytest.fixture
def marged(thornlaw):
    return Person.objects.get(username="marged")


@pytest.fixture
def laptop(marged):
    """Marged's laptop, which holds Thornlaw's one student."""
    laptop = Laptop(marged)
    laptop.push(student())
    laptop.pull()
    return laptop


@pytest.fixture
def cover(thornlaw, marged, make_person, eastbeck):
    """Marged's school, handed to Sunil for this week."""
    today = timezone.localdate()
    return Cover.objects.create(
        id="cover-1",
        school=thornlaw,
        giver=marged,
        taker=make_person("sunil", Role.ADVISER, eastbeck),
        first=today,
        last=today + timedelta(6),
        heard_at=timezone.now(),
    )


def schools_of(name):
    schools = Person.objects.get(username=name).schools
    return list(schools.order_by("id").values_list("id", flat=True))


def test_a_school_is_given_and_another_taken_away(run, told, eastbeck, laptop):
    given = told("person", "change", "marged", "--school", "Eastbeck School")
    assert given["schools"] == schools_of("marged") == ["eastbeck", "thornlaw"]
    code, out, _ = run("person", "change", "marged", "--no-school", "thornlaw")
    assert (code, schools_of("marged")) == (0, ["eastbeck"])
    assert "Marged works in Eastbeck School." in out
    assert "lets go of Thornlaw Academy at its next exchange" in out
    assert laptop.result(interview("owed")).status == "applied"
    assert set(laptop.page().sums) == {"eastbeck"}
    let_go(laptop, "thornlaw")
    assert laptop.result(interview("late")).status == "rejected"


def test_a_school_that_is_given_back_does_not_bring_its_cover_back(run, told, cover):
    run("person", "change", "marged", "--school", "eastbeck")
    assert told("person", "change", "marged", "--no-school", "thornlaw")["covers_ended"] == 1
    run("person", "change", "marged", "--school", "thornlaw")
    assert not told("cover", "list")["covers"]


WRONG = {
    "nothing said": (["marged"], "Say which school"),
    "nobody": (["nobody", "--school", "thornlaw"], "nobody called “nobody”"),
    "no such school": (["marged", "--school", "x"], "no school called “x”"),
    "not a school of theirs": (["marged", "--no-school", "eastbeck"], "does not work in Eastbeck"),
    "their last": (["marged", "--no-school", "thornlaw"], "would have no school left"),
    "both": (["marged", "--school", "thornlaw", "--no-school", "thornlaw"], "named both ways"),
    "no role for it": (["ingrid", "--school", "thornlaw"], "Schools are for advisers"),
    "closed": (["gone", "--school", "eastbeck"], "The account of Gone is closed"),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_change_that_makes_no_sense_changes_nothing(what, run, thornlaw, eastbeck, make_person):
    make_person("ingrid", Role.ANALYST)
    make_person("gone", Role.ADVISER, thornlaw, is_active=False)
    words, say = WRONG[what]
    code, out, err = run("person", "change", *words)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert say in err
    assert schools_of("marged") == schools_of("gone") == ["thornlaw"]


def test_a_closed_account_signs_in_no_more_and_its_laptop_is_not_answered(
    run, told, laptop, cover, client
):
    client.force_login(Person.objects.get(username="marged"))
    facts = told("person", "close", "marged")
    assert facts["covers_ended"] == 1
    assert [(one["laptop"], one["schools"]) for one in facts["laptops"]] == [
        (laptop.enrolled.device, ["thornlaw"])
    ]
    assert laptop.ask(laptop.cursor).status_code == 403
    assert client.get("/").status_code == 302
    assert Record.objects.get(id="s1").changed_by.username == "marged"
    code, _, err = run("person", "close", "marged")
    assert (code, "is closed already" in err) == (1, True)


def test_a_closed_account_is_opened_again_and_its_covers_stay_ended(run, laptop, cover):
    run("person", "close", "marged")
    assert "is closed. To open it" in run("person", "passphrase", "marged")[2]
    assert "Answered again: OD-001" in run("person", "open", "marged")[1]
    assert laptop.ask(laptop.cursor).status_code == 200
    assert Cover.objects.get().ended_at
    assert run("person", "open", "marged")[0] == 1


def test_somebody_gets_another_name_and_address_that_are_nobody_elses(run, marged):
    Person.objects.filter(username="colm").update(email="colm@example.org")
    assert run("person", "change", "marged", "--name", "Marged Price")[0] == 0
    code, _, err = run("person", "change", "marged", "--email", "COLM@example.org")
    assert (code, "already" in err) == (1, True)
    marged.refresh_from_db()
    assert (marged.name, marged.email) == ("Marged Price", "")


def test_what_a_closed_account_held_is_said(run, laptop):
    out = run("person", "close", "marged")[1]
    assert "marged signs in no more" in out
    assert "OD-001 is answered no more. It holds records of Thornlaw Academy." in out


def test_the_last_who_keeps_the_registry_is_not_closed(run, make_person):
    make_person("boss", Role.REGISTRY_ADMIN)
    code, _, err = run("person", "close", "boss")
    assert (code, "Nobody but Boss keeps the registry" in err) == (1, True)
    make_person("deputy", Role.REGISTRY_ADMIN)
    assert run("person", "close", "boss")[0] == 0


def test_a_lost_laptop_is_stopped_and_its_schools_are_named(run, told, laptop):
    (listed,) = told("laptop", "list")["laptops"]
    number = laptop.enrolled.device
    assert (listed["laptop"], listed["person"], listed["stopped_at"]) == (number, "marged", None)
    assert listed["schools"] == ["thornlaw"]
    code, out, _ = run("laptop", "stop", number.lower())
    assert (code, out) == (
        0,
        f"{number} of Marged is stopped.\nIt holds records of Thornlaw Academy.\n",
    )
    assert Device.objects.get().revoked_at
    assert said(laptop.ask(laptop.cursor)) == (403, "revoked")
    assert said(laptop.send(laptop.envelope(item("student", "s9", {})))) == (403, "revoked")
    assert "stopped on" in run("laptop", "list")[1]
    code, _, err = run("laptop", "stop", number)
    assert (code, "was stopped on" in err) == (1, True)
    assert run("laptop", "stop", "OD-404")[0] == run("laptop", "stop", "\udcff")[0] == 1


def test_a_laptop_that_was_stopped_by_mistake_is_started_again(run, laptop):
    number = laptop.enrolled.device
    assert "is not stopped" in run("laptop", "start", number)[2]
    run("laptop", "stop", number)
    code, out, _ = run("laptop", "start", number.lower())
    assert (code, f"{number} of Marged is answered again" in out) == (0, True)
    assert laptop.ask(laptop.cursor).status_code == 200


def test_a_laptop_that_holds_nothing_is_listed_as_such(run, marged):
    Laptop(marged)
    assert "holds no school" in run("laptop", "list")[1]


@pytest.mark.parametrize("words", [["person", "change"], ["person", "close"], ["laptop"]])
def test_help_is_there(words, capsys):
    with pytest.raises(SystemExit) as left:
        main([*words, "--help"])
    assert left.value.code == 0
    assert "onedesk-hub" in capsys.readouterr().out
