"""A line that is cut again and again: nothing overtakes what it is about, and a round ends."""

import pytest
from exchange_desk import Desk
from exchange_kit import person, school

from onedesk.store import outbox
from sync.errors import LineCut

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path, person("marged", school()))
    desk.sync()
    yield desk
    desk.close()


@pytest.fixture
def cut_pushes(desk, monkeypatch):
    """Has the line cut the next so many pushes."""
    whole, left = desk.line._carry, []

    def cut(asked):
        if asked.path.endswith("/push") and left:
            left.pop()
            raise LineCut
        return whole(asked)

    monkeypatch.setattr(desk.line, "_carry", cut)
    return lambda times: left.extend(range(times))


@pytest.mark.parametrize(("talks", "cuts"), [(12, 5), (600, 2)])
def test_what_was_sealed_ahead_does_not_overtake_its_student(desk, cut_pushes, talks, cuts):
    student = desk.add("student", "thornlaw", None, legal_forename="Zoë", legal_surname="Reed")
    for number in range(talks):
        desk.add("interview", "thornlaw", student, cycle=3, summary=f"word {number} " * 120)
    cut_pushes(cuts)
    for _ in range(cuts):
        assert isinstance(desk.sync().trouble, LineCut)
    assert desk.sync().report.sent == {"student": 1, "interview": talks}
    assert outbox.refused(desk.db) == []
