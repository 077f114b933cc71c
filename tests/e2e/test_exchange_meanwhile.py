"""What is edited while an envelope has no answer yet is edited without knowing what the hub has."""

import pytest
from exchange_desk import Desk
from exchange_kit import AT, person, school

from hub.exchange import restoring
from hub.exchange.models import History, Record
from onedesk.desk import Desk as OneDesk
from onedesk.domain.fields import flat
from onedesk.store import restored, told
from onedesk.store.database import writing

pytestmark = pytest.mark.django_db


@pytest.fixture
def desks(tmp_path):
    """Two laptops that know one talk; since then Marged has said where it leads."""
    made = Desk(tmp_path, person("marged", school())), Desk(tmp_path, person("gwen", school()))
    marged, _ = made
    student = marged.add("student", "thornlaw", None, legal_forename="Zoë", legal_surname="Reed")
    marged.add("interview", "thornlaw", student, cycle=3)
    for desk in made:
        quiet(desk)
    marged.edit("interview", talk(marged), {"plan": "college"})
    quiet(marged)
    yield made
    for desk in made:
        desk.close()


def quiet(*desks):
    for desk in desks:
        outcome = desk.sync()
        assert (outcome.trouble, outcome.sendable, outcome.report.differs) == (None, 0, ())


def talk(desk):
    return next(iter(desk.all("interview")))


def says(desk):
    return flat(desk.all("interview")[talk(desk)].body)


def asked(desk):
    """Each question: the field, the value that stands, the one that was offered."""
    bodies = [one.body for one in desk.all("conflict").values()]
    return sorted((one.field, one.kept, one.offered) for one in bodies)


def send_and_lose_the_answer(desk, edits):
    desk.edit("interview", talk(desk), edits)
    desk.sync("lost")


def test_an_answer_given_meanwhile_is_asked_about_where_a_colleague_gave_another(desks):
    marged, gwen = desks
    send_and_lose_the_answer(gwen, {"job": "joiner"})
    gwen.edit("interview", talk(gwen), {"plan": "work"})
    quiet(gwen, marged)
    assert asked(marged) == asked(gwen) == [("plan", "college", "work")]
    assert says(marged) == says(gwen) == {"cycle": 3, "job": "joiner", "plan": "college"}


def test_the_question_tells_who_gave_the_answer_that_stands(desks):
    _, gwen = desks
    send_and_lose_the_answer(gwen, {"job": "joiner"})
    gwen.edit("interview", talk(gwen), {"plan": "work"})
    quiet(gwen)
    (question,) = gwen.all("conflict").values()
    assert (question.body.kept_by_id, question.body.offered_by_id) == ("marged", "gwen")


def test_nobody_is_asked_about_what_they_wrote_twice_meanwhile(desks):
    marged, gwen = desks
    send_and_lose_the_answer(gwen, {"job": "joiner"})
    gwen.edit("interview", talk(gwen), {"job": "baker", "plan": "work"})
    quiet(gwen, marged)
    assert asked(marged) == [("plan", "college", "work")]
    assert says(marged)["job"] == "baker"


def test_what_was_taken_back_meanwhile_leaves_the_colleagues_answer(desks):
    marged, gwen = desks
    send_and_lose_the_answer(gwen, {"job": "joiner"})
    gwen.edit("interview", talk(gwen), {"plan": "work"})
    gwen.edit("interview", talk(gwen), {"plan": None})
    quiet(gwen, marged)
    assert asked(gwen) == []
    assert says(gwen) == says(marged) == {"cycle": 3, "job": "joiner", "plan": "college"}


def test_what_a_colleague_wrote_meanwhile_outlives_a_deletion(desks):
    marged, gwen = desks
    send_and_lose_the_answer(gwen, {"job": "joiner"})
    gwen.remove("interview", talk(gwen))
    quiet(gwen, marged)
    assert says(gwen) == says(marged) == {"cycle": 3, "job": "joiner", "plan": "college"}
    assert [one.why for _, one in told.all_of(gwen.db)] == ["kept"]


def test_a_third_who_said_the_same_apart_is_asked_though_that_was_settled(desks, tmp_path):
    marged, gwen = desks
    cai = Desk(tmp_path, person("cai", school()))
    quiet(cai)
    for desk, job in ((gwen, "baker"), (marged, "vet"), (cai, "vet")):
        desk.edit("interview", talk(desk), {"job": job})
    quiet(gwen, marged, gwen)
    (question,) = gwen.all("conflict")
    OneDesk(gwen.db, lambda: AT).choose(question, "kept")
    quiet(gwen, cai)
    assert asked(cai) == [("job", "baker", "vet")] * 2
    assert [
        one.body.offered_by_id for one in cai.all("conflict").values() if not one.body.choice
    ] == ["cai"]
    cai.close()


def test_what_a_colleague_filled_in_stands_when_its_maker_sends_it_again_to_a_restored_hub(desks):
    marged, gwen = desks
    student = next(iter(gwen.all("student")))
    made = gwen.add("interview", "thornlaw", student, cycle=4, job="vet")
    gwen.sync("lost")
    quiet(marged)
    marged.edit("interview", made, {"job": "baker", "summary": "went well"})
    quiet(marged)
    restoring.begin_anew()
    for desk in (gwen, marged):
        desk.sync()
        with writing(desk.db):
            restored.accept(desk.db)
        quiet(desk)
    quiet(gwen, marged)
    said = flat(gwen.all("interview")[made].body)
    assert (said["job"], said["summary"]) == ("baker", "went well")
    assert asked(gwen) == [("job", "baker", "vet")]
    assert Record.objects.get(id=made).deleted is False


def test_a_deletion_that_a_restored_hub_never_heard_of_is_done_or_told(desks):
    marged, gwen = desks
    student = next(iter(gwen.all("student")))
    gone, kept = (gwen.add("interview", "thornlaw", student, cycle=n, job="vet") for n in (4, 5))
    quiet(gwen, marged)
    Record.objects.filter(id__in=[gone, kept]).delete()
    History.objects.filter(record__in=[gone, kept]).delete()
    restoring.begin_anew()
    for record in (gone, kept):
        gwen.remove("interview", record)
    marged.edit("interview", kept, {"summary": "went well"})
    for desk in (marged, gwen):
        desk.sync()
        with writing(desk.db):
            restored.accept(desk.db)
        quiet(desk)
    quiet(marged)
    for desk in desks:
        assert gone not in desk.all("interview")
        assert flat(desk.all("interview")[kept].body)["summary"] == "went well"
    assert [one.why for _, one in told.all_of(gwen.db)] == ["kept"]
