"""Receipts that a laptop has saved, checked later by the hub that gave them."""

import json

import pytest
from exchange_desk import Desk
from exchange_kit import AT, person, school

from hub.command import main
from hub.exchange.models import Record
from hub.exchange.moving import move
from hub.folder import make
from onedesk.desk import Desk as OneDesk

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    monkeypatch.setenv("ONEDESK_HUB_DATA", str(tmp_path / "hub"))
    make(tmp_path / "hub")


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path, person("marged", school()))
    student = made.add("student", "thornlaw", None, legal_forename="Zoë", legal_surname="Reed")
    for cycle in (1, 2, 3):
        made.add("interview", "thornlaw", student, cycle=cycle, job="joiner")
    assert made.sync().trouble is None
    yield made
    made.close()


@pytest.fixture
def file(desk, tmp_path):
    path = tmp_path / "proof.json"
    assert OneDesk(desk.db, lambda: AT).save_proof(path) == 4
    return path


@pytest.fixture
def verify(file, capsys):
    def verify():
        code = main(["verify", str(file)])
        said = capsys.readouterr()
        return code, (said.out + said.err).strip()

    return verify


def test_what_is_there_as_signed_for_is_counted(verify):
    assert verify() == (0, "4 of 4 are here as proven.")


def test_later_changes_deletions_and_moves_are_told_apart(desk, verify):
    first, second, _ = sorted(desk.all("interview"))
    desk.edit("interview", first, {"job": "baker"})
    assert desk.sync().trouble is None
    desk.edit("interview", first, {"job": "vet", "plan": "he"})
    desk.remove("interview", second)
    assert desk.sync().trouble is None
    school("west")
    move(next(iter(desk.all("student"))), "west")
    code, said = verify()
    assert code == 0
    assert said.splitlines() == [
        "2 of 4 are here as proven.",
        "1 changed since, and were then as proven.",
        "1 deleted since.",
    ]


def test_what_the_hub_signed_for_and_has_not_is_missed(desk, verify):
    Record.objects.filter(id=min(desk.all("interview"))).delete()
    code, said = verify()
    assert code != 0
    assert "3 of 4 are here as proven." in said
    assert "1 signed for by this hub, and not here." in said


def test_a_receipt_that_was_altered_is_found(file, verify):
    content = json.loads(file.read_text())
    content["receipts"][0]["version"] += 1
    file.write_text(json.dumps(content))
    assert "1 with a receipt that is not this hub's." in verify()[1]


def test_another_file_is_refused_in_words(file, verify):
    file.write_text("{}")
    code, said = verify()
    assert code != 0
    assert "no file of receipts" in said
