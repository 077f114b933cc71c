"""One talk begun twice on two laptops that were apart: both are asked, and nothing said is lost."""

import pytest
from exchange_desk import Desk
from exchange_kit import AT, person, school

from onedesk.desk import Desk as OneDesk
from onedesk.domain.fields import flat

pytestmark = pytest.mark.django_db
TODAY = AT.date()


class Adviser:
    """A laptop, and the adviser at it."""

    def __init__(self, folder, name):
        self.laptop = Desk(folder, person(name, school()))
        self.desk = OneDesk(self.laptop.db, lambda: AT)

    def sync(self):
        outcome = self.laptop.sync()
        assert (outcome.trouble, outcome.sendable, outcome.report.differs) == (None, 0, ())

    @property
    def twins(self):
        return self.desk.sync_state().twins

    @property
    def told(self):
        return [(one.why, one.record, one.yours, one.by) for one in self.desk.sync_state().told]

    def talks(self):
        found = self.laptop.all("interview").values()
        return {record.id: flat(record.body) for record in found}

    def content(self):
        kinds = ("interview", "action", "note", "conflict")
        return {
            (kind, record.id): flat(record.body)
            for kind in kinds
            for record in self.laptop.all(kind).values()
        }


@pytest.fixture
def advisers(tmp_path):
    """Two who held Zoë's third talk while both were apart, and exchanged since."""
    made = Adviser(tmp_path, "marged"), Adviser(tmp_path, "sunil")
    marged, sunil = made
    zoe = marged.laptop.add("student", "thornlaw", None, legal_forename="Zoë", legal_surname="Reed")
    for one in made:
        one.sync()
    for one, answers in (
        (marged, {"plan": "APP", "job": "joiner", "rating_notes.FE": "shy"}),
        (sunil, {"plan": "FE", "provider": "Tyne Met", "rating_notes.FE": "keen"}),
    ):
        talk = one.desk.begin(zoe, TODAY)
        one.desk.save(talk, {**answers, f"action.{one.laptop.name}.what": "Ring", "note": "n"})
        one.desk.save(talk, {"left": True})
        one.desk.finish(talk)
        one.talk = talk
    settle(made)
    yield made
    for one in made:
        one.laptop.close()


def settle(advisers):
    for one in (*advisers, *advisers):
        one.sync()
    ours, theirs = (one.content() for one in advisers)
    assert ours == theirs


def said(adviser):
    """All that was answered, wherever it stands now."""
    words = str(adviser.content())
    return [one for one in ("APP", "FE", "joiner", "Tyne Met", "shy", "keen") if one in words]


def test_both_are_asked_each_with_the_own_talk_first(advisers):
    marged, sunil = advisers
    (here,), (there,) = marged.twins, sunil.twins
    assert (here.mine.interview, here.theirs.interview) == (marged.talk, sunil.talk)
    assert (there.mine.interview, there.theirs.interview) == (sunil.talk, marged.talk)
    assert here.id == there.id


def test_one_joins_and_the_other_is_told_what_gave_way(advisers):
    marged, sunil = advisers
    marged.desk.join_twins(marged.talk, sunil.talk)
    settle(advisers)
    assert marged.twins == sunil.twins == ()
    assert list(sunil.talks()) == [marged.talk]
    assert {record.body.interview for record in sunil.laptop.all("action").values()} == {
        marged.talk
    }
    assert marged.told == []
    assert sunil.told == [("joined", marged.talk, "plan after Year 11 FE college", "Marged")]
    assert len(said(sunil)) == 6


def test_both_stay_on_every_laptop_and_nobody_is_asked_again(advisers):
    marged, sunil = advisers
    marged.desk.keep_twins(marged.talk, sunil.talk)
    sunil.desk.keep_twins(sunil.talk, marged.talk)
    settle(advisers)
    assert marged.twins == sunil.twins == ()
    assert len(sunil.talks()) == 2
    assert not sunil.laptop.all("conflict")


def test_two_who_join_in_opposite_directions_lose_nothing_and_agree_at_the_second_asking(advisers):
    marged, sunil = advisers
    marged.desk.join_twins(marged.talk, sunil.talk)
    sunil.desk.join_twins(sunil.talk, marged.talk)
    settle(advisers)
    (asked,) = marged.twins
    assert asked.again
    assert len(said(marged)) == 6
    marged.desk.join_twins(marged.talk, sunil.talk)
    settle(advisers)
    assert marged.twins == sunil.twins == ()
    assert len(said(sunil)) == 6
    assert sunil.talks()[marged.talk]["rating_notes.FE"] == "shy\nkeen"
    assert len(sunil.laptop.all("action")) == 2


def test_one_joins_and_one_says_they_are_two_so_both_are_asked_again(advisers):
    marged, sunil = advisers
    marged.desk.join_twins(marged.talk, sunil.talk)
    sunil.desk.keep_twins(sunil.talk, marged.talk)
    settle(advisers)
    assert marged.twins[0].again
    marged.desk.keep_twins(marged.talk, sunil.talk)
    settle(advisers)
    assert marged.twins == sunil.twins == ()
    assert len(sunil.talks()) == 2


def test_what_is_typed_while_it_is_made_one_elsewhere_is_kept_and_asked_about(advisers):
    marged, sunil = advisers
    sunil.desk.save(sunil.talk, {"place": "plan"})
    marged.desk.join_twins(marged.talk, sunil.talk)
    marged.sync()
    sunil.sync()
    sunil.desk.save(sunil.talk, {"student_words": "I like the sea"})
    sunil.desk.save(sunil.talk, {"action.new.what": "Ask about boats"})
    assert {one.body.what for one in sunil.desk.interview(sunil.talk).actions} == {
        "Ring",
        "Ask about boats",
    }
    sunil.desk.save(sunil.talk, {"left": True})
    settle(advisers)
    (asked,) = marged.twins
    assert asked.again
    marged.desk.join_twins(marged.talk, sunil.talk)
    settle(advisers)
    assert sunil.talks()[marged.talk]["student_words"] == "I like the sea"
    assert len(sunil.desk.interview(marged.talk).actions) == 3


def test_what_was_typed_before_the_news_came_is_kept_as_well(advisers):
    marged, sunil = advisers
    marged.desk.join_twins(marged.talk, sunil.talk)
    sunil.desk.answer(sunil.talk, {"student_words": "I like the sea"})
    settle(advisers)
    assert marged.twins[0].again
    assert marged.talks()[sunil.talk]["student_words"] == "I like the sea"


def test_a_look_alone_does_not_bring_back_what_was_made_one(advisers):
    marged, sunil = advisers
    sunil.desk.save(sunil.talk, {"place": "plan"})
    marged.desk.join_twins(marged.talk, sunil.talk)
    marged.sync()
    sunil.sync()
    sunil.desk.save(sunil.talk, {"left": True})
    settle(advisers)
    assert marged.twins == sunil.twins == ()
    assert list(sunil.talks()) == [marged.talk]


@pytest.mark.parametrize("field", ["summary", "provider"])
def test_who_wrote_in_the_other_talk_meanwhile_is_told_as_well(advisers, field):
    marged, sunil = advisers
    marged.desk.join_twins(marged.talk, sunil.talk)
    marged.sync()
    sunil.laptop.edit("interview", marged.talk, {field: "Well done."})
    settle(advisers)
    assert list(sunil.talks()) == [marged.talk]
    assert sunil.told == [("joined", marged.talk, "plan after Year 11 FE college", "Marged")]
