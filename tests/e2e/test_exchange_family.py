"""What goes on one laptop and comes on another: a student with what is about them, or neither."""

import pytest
from django.utils import timezone
from exchange_desk import Desk
from exchange_kit import person, school

from hub.accounts.models import Person
from hub.exchange.models import Holding, Record
from hub.exchange.tidying import DELETIONS_KEPT, tidy
from hub.guardian import erasure
from onedesk.store import outbox, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def desks(tmp_path, monkeypatch):
    """Two advisers of a school, who know one student and one interview."""
    monkeypatch.setenv("ONEDESK_HUB_DATA", str(tmp_path / "hub"))
    made = Desk(tmp_path, person("marged", school())), Desk(tmp_path, person("sunil", school()))
    student = made[0].add("student", "thornlaw", None, legal_forename="Zoë", legal_surname="Reed")
    made[0].add("interview", "thornlaw", student, cycle=3)
    for desk in made:
        quiet(desk)
    yield made
    for desk in made:
        desk.close()


def quiet(desk):
    outcome = desk.sync()
    assert (outcome.trouble, outcome.sendable, outcome.report.differs) == (None, 0, ())


def only(desk, kind):
    return next(iter(desk.all(kind)))


def test_what_somebody_removed_and_a_colleague_wrote_about_apart_is_back_and_told(desks):
    desk, colleague = desks
    student = only(desk, "student")
    desk.remove("interview", only(desk, "interview"))
    desk.remove("student", student)
    quiet(desk)
    action = colleague.add("action", "thornlaw", student, interview="i1", what="Ask at college")
    for each in (colleague, desk, colleague):
        quiet(each)
        assert action in each.all("action") or each is desk
        assert student in each.all("student")
    assert desk.content() == colleague.content()
    ((_, note),) = told.all_of(desk.db)
    assert (note.why, note.record, note.by) == ("kept", student, "Sunil")
    assert told.all_of(colleague.db) == []


def test_a_pupil_who_was_erased_is_taken_from_the_laptop_that_adds_them_again(desks):
    desk, colleague = desks
    who = {"legal_forename": "Aoife", "legal_surname": "Reed", "upn": "V840417126001"}
    student = colleague.add("student", "thornlaw", None, **who)
    quiet(colleague)
    erasure.erase(student, "they asked")
    again = desk.add("student", "thornlaw", None, **who)
    desk.add("interview", "thornlaw", again, cycle=1, summary="quokka")
    quiet(desk)
    for _ in range(2):
        assert again not in desk.all("student")
        assert again not in {one.student for one in desk.all("interview").values()}
        ((_, note),) = told.all_of(desk.db)
        assert (note.why, note.record, note.student) == ("erased", "", None)
        quiet(desk)


def test_what_was_refused_goes_once_the_school_is_given_back(desks):
    desk, adviser = desks[1], Person.objects.get(username="sunil")
    clinic = {"title": "CV clinic", "type": "workshop", "day": "2026-03-12"}
    work = desk.add("intervention", "thornlaw", None, **clinic)
    talk = only(desk, "interview")
    desk.edit("interview", talk, {"job": "baker"})
    adviser.schools.clear()
    Holding.objects.filter(device__person=adviser).delete()
    desk.sync()
    assert {key for key, _ in outbox.refused(desk.db)} == {work, talk}
    adviser.schools.add(school())
    quiet(desk)
    quiet(desk)
    assert outbox.refused(desk.db) == []
    assert Record.objects.filter(id=work).exists()


def test_what_was_deleted_while_a_laptop_was_away_for_years_does_not_come_back(desks):
    desk, away = desks
    student, talk = only(desk, "student"), only(desk, "interview")
    work = [desk.add("action", "thornlaw", student, interview=talk, what="Ask") for _ in range(5)]
    quiet(desk)
    quiet(away)
    mine = away.add("note", "thornlaw", student, interview=talk, text="written while away")
    away.edit("action", work[0], {"what": "changed while away"})
    for one in work:
        desk.remove("action", one)
    quiet(desk)
    tidy(timezone.now() + 2 * DELETIONS_KEPT)
    for each in (away, desk, away, desk):
        quiet(each)
        assert set(each.all("action")) - {work[0]} == set()
    assert (set(away.all("action")), set(away.all("note"))) == ({work[0]}, {mine})
    assert desk.all("action") == away.all("action")
