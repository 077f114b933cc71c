"""A real hub over a line that cuts long answers off, and a laptop whose file has lost rows."""

import pytest
from exchange_desk import Desk
from exchange_kit import person, school

from onedesk.store import restored
from onedesk.store.database import writing
from sync.errors import LineCut

pytestmark = pytest.mark.django_db

MANY = 400


@pytest.fixture
def writer(tmp_path):
    made = Desk(tmp_path, person("marged", school()))
    student = made.add("student", "thornlaw", None, legal_forename="Zoë", legal_surname="Reed")
    for number in range(MANY):
        made.add("interview", "thornlaw", student, cycle=number % 7 + 1, summary=f"word {number}")
    assert made.sync().trouble is None
    yield made
    made.close()


@pytest.fixture
def reader(tmp_path, writer):
    made = Desk(tmp_path, person("sunil", school()))
    yield made
    made.close()


def quiet(desk):
    outcome = desk.sync()
    assert (outcome.trouble, outcome.sendable, outcome.report.differs) == (None, 0, ())
    return outcome.report


def test_pages_shrink_until_they_come_through_and_nothing_is_missing(reader, monkeypatch):
    whole = reader.line._carry

    def narrow(asked):
        answer = whole(asked)
        if len(answer.body) > 60_000:
            raise LineCut
        return answer

    monkeypatch.setattr(reader.line, "_carry", narrow)
    outcomes = [reader.sync() for _ in range(3)]
    assert isinstance(outcomes[0].trouble, LineCut)
    assert outcomes[-1].trouble is None
    assert len(reader.all("interview")) == MANY


def test_lost_rows_are_mended_for_a_fraction_of_reading_all(reader):
    everything = quiet(reader).bytes_down
    some = sorted(reader.all("interview"))[:3]
    for one in some:
        reader.db.execute("DELETE FROM record WHERE id = ?", [one])
    reader.restart()
    mended = quiet(reader)
    assert mended.repaired == 3
    assert mended.bytes_down < everything / 5
    assert len(reader.all("interview")) == MANY


def test_a_place_that_is_not_the_hubs_is_found_again_for_a_fraction_of_reading_all(reader, writer):
    everything = quiet(reader).bytes_down
    writer.edit("interview", min(writer.all("interview")), {"job": "vet"})
    quiet(writer)
    with writing(reader.db):
        reader.db.execute("UPDATE kept SET value = 'nowhere' WHERE name = ?", [restored.CURSOR])
    found = quiet(reader)
    assert reader.all("interview")[min(writer.all("interview"))].body.job == "vet"
    assert found.bytes_down < everything / 5


def test_words_are_safe_while_rows_are_mended_around_them(reader, writer):
    quiet(reader)
    mine, theirs = sorted(reader.all("interview"))[:2]
    reader.edit("interview", mine, {"job": "baker"})
    reader.db.execute("DELETE FROM record WHERE id = ?", [theirs])
    reader.db.execute("UPDATE record SET version = 77 WHERE id = ?", [mine])
    reader.restart()
    for _ in range(3):
        reader.sync()
    quiet(reader)
    quiet(writer)
    assert reader.all("interview")[mine].body.job == "baker"
    assert writer.content() == reader.content()
