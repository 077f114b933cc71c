"""Two answers to one question: the first stands, the value follows it, and who lost is told."""

import pytest
from exchange_desk import Desk
from exchange_kit import AT, person, school

from hub.accounts.models import Person
from hub.exchange.models import History
from onedesk.desk import Desk as OneDesk
from onedesk.desk.exchange import REMOVED
from onedesk.domain.errors import RuleError
from onedesk.domain.fields import flat
from onedesk.store import past

pytestmark = pytest.mark.django_db


@pytest.fixture
def desks(tmp_path):
    """Two laptops that know one question: baker stands, vet was offered by the second."""
    made = Desk(tmp_path, person("marged", school())), Desk(tmp_path, person("sunil", school()))
    student = made[0].add("student", "thornlaw", None, legal_forename="Zoë", legal_surname="Reed")
    made[0].add("interview", "thornlaw", student, cycle=3, job="joiner")
    for desk in made:
        quiet(desk)
    for desk, job in zip(made, ("baker", "vet"), strict=True):
        desk.edit("interview", talk(desk), {"job": job})
        quiet(desk)
    quiet(made[0])
    yield made
    for desk in made:
        desk.close()


def quiet(desk):
    outcome = desk.sync()
    assert (outcome.trouble, outcome.sendable, outcome.report.differs) == (None, 0, ())


def talk(desk):
    return next(iter(desk.all("interview")))


def job(desk):
    return flat(desk.all("interview")[talk(desk)].body).get("job")


def sees(desk):
    return OneDesk(desk.db, lambda: AT).sync_state()


def choose(desk, choice):
    (question,) = sees(desk).questions
    OneDesk(desk.db, lambda: AT).choose(question.conflict.id, choice)


def told(desk):
    return [(one.why, one.field, one.yours, one.stands, one.by) for one in sees(desk).told]


def past_of(desk):
    """What the history says of the job."""
    found = OneDesk(desk.db, lambda: AT).history(talk(desk))
    return [one for one in found if one.field == "job"]


def settle(desks):
    for desk in (*desks, *desks):
        quiet(desk)
    ours, theirs = (desk.content() for desk in desks)
    assert ours == theirs


def test_a_choice_is_told_to_the_one_whose_words_were_not_taken(desks):
    marged, sunil = desks
    choose(marged, "kept")
    settle(desks)
    assert told(marged) == []
    assert told(sunil) == [("chosen", "job", "vet", "baker", "Marged")]
    assert sees(sunil).told[0].student_name == "Zoë Reed"
    OneDesk(sunil.db, lambda: AT).dismiss_told(sees(sunil).told[0].id)
    assert told(sunil) == []


def test_whose_words_they_were_is_known_whatever_they_are_called_since(desks):
    marged, sunil = desks
    Person.objects.filter(username="sunil").update(name="Marged")
    settle(desks)
    (question,) = (put.conflict.body for put in sees(sunil).questions)
    assert (question.kept_by_id, question.offered_by_id) == ("marged", "sunil")
    choose(marged, "kept")
    settle(desks)
    assert told(marged) == []
    assert told(sunil) == [("chosen", "job", "vet", "baker", "Marged")]


def test_the_other_value_chosen_is_told_to_the_one_whose_value_stood(desks):
    marged, sunil = desks
    choose(sunil, "offered")
    settle(desks)
    assert job(marged) == "vet"
    assert told(marged) == [("chosen", "job", "baker", "vet", "Sunil")]
    assert told(sunil) == []


def test_the_second_choice_gives_way_and_takes_its_edit_back(desks):
    marged, sunil = desks
    choose(marged, "kept")
    quiet(marged)
    choose(sunil, "offered")
    assert job(sunil) == "vet"
    settle(desks)
    assert job(marged) == job(sunil) == "baker"
    assert told(sunil) == [("chosen", "job", "vet", "baker", "Marged")]
    values = [(one.old, one.new) for one in past.read(sunil.db, talk(sunil)) if one.field == "job"]
    assert values[-2:] == [("baker", "vet"), ("vet", "baker")]
    assert sees(sunil).questions == sees(marged).questions == ()


def test_words_written_since_are_not_taken_back(desks):
    marged, sunil = desks
    choose(marged, "kept")
    quiet(marged)
    choose(sunil, "offered")
    sunil.edit("interview", talk(sunil), {"job": "vet, with cats"})
    settle(desks)
    assert job(marged) == job(sunil) == "vet, with cats"


@pytest.mark.parametrize(
    ("choice", "taken"), [("kept", ("Marged", "Sunil")), ("offered", ("Sunil", "Marged"))]
)
def test_both_read_in_the_history_who_chose_whose_words(desks, choice, taken):
    chosen = ("baker", "vet") if choice == "kept" else ("vet", "baker")
    choose(desks[0], choice)
    settle(desks)
    for desk in desks:
        (told,) = (one for one in past_of(desk) if one.deed == "chosen")
        assert (told.by, told.new, told.old, told.writers) == ("Marged", *chosen, taken)
        plain = [(one.old, one.new) for one in past_of(desk) if one.deed is None]
        assert ("baker", "vet") not in plain, "the choice tells of it"


def test_a_choice_that_was_taken_back_leaves_nothing_to_send(desks):
    sunil = desks[1]
    (asked,) = sees(sunil).questions
    choose(sunil, "offered")
    assert sees(sunil).records_owed == 2
    OneDesk(sunil.db, lambda: AT).unchoose([asked.conflict.id])
    assert (sees(sunil).questions, sees(sunil).records_owed, job(sunil)) == ((asked,), 0, "baker")
    settle(desks)
    choose(sunil, "offered")
    quiet(sunil)
    with pytest.raises(RuleError, match="on the hub"):
        OneDesk(sunil.db, lambda: AT).unchoose([asked.conflict.id])


@pytest.mark.parametrize("fault", ["lost", "away", "dies before", "dies after", "twice"])
@pytest.mark.parametrize("step", [0, 1, 2])
def test_it_is_so_whatever_happens_on_the_way(desks, fault, step):
    marged, sunil = desks
    choose(marged, "kept")
    choose(sunil, "offered")
    quiet(marged)
    sunil.sync(*[None] * step, fault)
    settle(desks)
    assert job(marged) == job(sunil) == "baker"
    assert len(told(sunil)) == 1


def test_the_history_names_who_gave_the_value_that_an_answer_brought(desks):
    marged, sunil = desks
    marged.edit("interview", talk(marged), {"provider": "Wearbank College"})
    quiet(marged)
    sunil.edit("interview", talk(sunil), {"agreed": True, "provider": "Tyne College"})
    quiet(sunil)
    (heard,) = [one for one in past.read(sunil.db, talk(sunil)) if one.field == "provider"][-1:]
    assert (heard.new, heard.by, heard.heard) == ("Wearbank College", "Marged", True)
    hub = History.objects.filter(record=talk(marged), changes__contains="Wearbank").get()
    assert heard.at == hub.received_at


def test_the_same_choice_by_both_is_told_to_nobody_who_made_it(desks):
    marged, sunil = desks
    choose(sunil, "offered")
    choose(marged, "offered")
    settle(desks)
    assert job(marged) == job(sunil) == "vet"
    assert told(sunil) == told(marged) == []


def test_about_what_was_removed_nothing_is_asked_any_more(desks):
    marged, sunil = desks
    (question,) = sees(sunil).questions
    sunil.remove("interview", talk(sunil))
    assert not sees(sunil).questions
    with pytest.raises(RuleError) as reason:
        OneDesk(sunil.db, lambda: AT).choose(question.conflict.id, "offered")
    assert reason.value.say == REMOVED
    assert sees(marged).questions


def test_of_two_laptops_of_one_adviser_each_knows_its_own_answer(tmp_path):
    adviser = person("marged", school())
    first, second = Desk(tmp_path, adviser), Desk(tmp_path, adviser)
    student = first.add("student", "thornlaw", None, legal_forename="Zoë", legal_surname="Reed")
    first.add("interview", "thornlaw", student, cycle=3, job="joiner")
    for desk in (first, second):
        quiet(desk)
    for desk, job in ((first, "baker"), (second, "vet"), (first, None)):
        if job:
            desk.edit("interview", talk(desk), {"job": job})
        quiet(desk)
    here = [question.here for desk in (first, second) for question in sees(desk).questions]
    assert here == ["kept", "offered"]
    first.close()
    second.close()


@pytest.fixture
def gwen(desks, tmp_path):
    """A third laptop that knows the question."""
    made = Desk(tmp_path, person("gwen", school()))
    quiet(made)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("choice", "loser", "told_of"),
    [
        ("offered", "gwen", ("chosen", "job", "smith", "vet", "Marged")),
        ("kept", "sunil", ("chosen", "job", "vet", "smith", "Marged")),
    ],
)
def test_of_an_answer_changed_again_since_the_choice_and_all_notes_tell_what_stood(
    desks, gwen, choice, loser, told_of
):
    marged, sunil = desks
    gwen.edit("interview", talk(gwen), {"job": "smith"})
    quiet(gwen)
    quiet(marged)
    (question,) = sees(marged).questions
    assert (question.kept, question.conflict.body.kept_by) == ("smith", "Gwen")
    OneDesk(marged.db, lambda: AT).choose(question.conflict.id, choice, question.conflict.body)
    settle((marged, sunil))
    settle((marged, gwen))
    losers = {"marged": marged, "sunil": sunil, "gwen": gwen}
    assert {name for name, desk in losers.items() if told(desk)} == {loser}
    assert told(losers[loser]) == [told_of]
    (chose,) = (one for one in past_of(sunil) if one.deed == "chosen")
    assert {chose.new, chose.old} == {"smith", "vet"}


@pytest.fixture
def three(desks, gwen):
    """The three, and two more questions: smith stands, of cook and chef each."""
    marged, sunil = desks
    for desk, job in ((marged, "smith"), (sunil, "cook"), (gwen, "chef")):
        desk.edit("interview", talk(desk), {"job": job})
        quiet(desk)
    for desk in (*desks, gwen):
        quiet(desk)
    return marged, sunil, gwen


def take(desk, offered):
    asked = next(one for one in sees(desk).questions if one.offered == offered)
    OneDesk(desk.db, lambda: AT).choose(asked.conflict.id, "offered")


def test_whoever_lost_while_others_chose_in_turns_is_told_once_and_what_stands_now(three):
    marged, sunil, gwen = three
    take(sunil, "cook")
    take(gwen, "chef")
    for desk in (sunil, gwen, marged, sunil):
        quiet(desk)
    told_now = [(one.yours, one.stands, one.now, one.by) for one in sees(marged).told]
    assert told_now == [("smith", "chef", "cook", "Gwen")]
    sunil.edit("interview", talk(sunil), {"job": "smith "})
    quiet(sunil)
    quiet(marged)
    assert told(marged) == [], "what she wrote stands after all"


@pytest.mark.parametrize("said", ["cafe\N{COMBINING ACUTE ACCENT} owner", "caf\u00e9 owner \n"])
def test_nobody_is_asked_about_two_answers_that_read_alike(desks, said):
    marged, sunil = desks
    for desk, words in ((marged, "caf\u00e9 owner"), (sunil, said)):
        desk.edit("interview", talk(desk), {"job": words})
        quiet(desk)
    settle(desks)
    assert job(sunil) == "caf\u00e9 owner"
    assert len(sees(sunil).questions) == 1, "the one there was"
    for desk in desks:
        desk.check_claims()
