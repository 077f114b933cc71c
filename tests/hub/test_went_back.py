"""A hub whose database was put back, and nobody said so: the first laptop that knows more tells."""

import pytest
from exchange_kit import Laptop, interview, person, school, student

from hub.exchange import identity, restoring
from hub.exchange.models import Scope


@pytest.fixture
def laptop(db):
    return Laptop(person("ngozi", school()))


def test_a_laptop_that_has_read_further_makes_the_hub_begin_anew(laptop, logs):
    logs.expect("it was put back")
    laptop.push(student(), interview(edits={"job": "baker"}))
    laptop.pull()
    before = identity.current().epoch
    Scope.objects.update(version=0)
    answer = laptop.ask(laptop.cursor)
    assert (answer.status_code, answer.json()["code"]) == (409, "epoch_changed")
    assert identity.current().epoch != before


def test_it_begins_anew_once_whoever_notices(laptop, logs):
    logs.expect("it was put back")
    other = Laptop(person("tomasz", school()))
    laptop.push(student())
    for one in (laptop, other):
        one.pull()
    Scope.objects.update(version=0)
    laptop.ask(laptop.cursor)
    epoch = identity.current().epoch
    assert other.ask(other.cursor).status_code == 409
    assert identity.current().epoch == epoch


@pytest.mark.django_db(transaction=True)
def test_a_hub_that_has_counted_further_than_its_database_begins_anew_before_it_serves(
    tmp_path, monkeypatch, logs
):
    logs.expect("it was put back")
    monkeypatch.setenv("ONEDESK_HUB_DATA", str(tmp_path))
    laptop = Laptop(person("ngozi", school()))
    laptop.push(student())
    kept = Scope.objects.get().version
    laptop.push(interview(edits={"job": "baker"}))
    epoch = identity.current().epoch
    restoring.look_back()
    assert identity.current().epoch == epoch
    Scope.objects.update(version=kept)
    restoring.look_back()
    anew = identity.current().epoch
    assert anew != epoch
    restoring.look_back()
    assert identity.current().epoch == anew
