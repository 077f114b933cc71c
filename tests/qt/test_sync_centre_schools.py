"""Schools that come, leave or are only covered are said once; a round is asked for and stopped."""

from datetime import date

import pytest
from handing_kit import GWEN, keyed

from onedesk.domain.people import Cover, School
from onedesk.store import account as accounts
from onedesk.store import handing
from onedesk.store.database import writing
from ui.bridge import Bridge
from ui.sync_centre import covers
from ui.sync_centre.school_watch import SchoolWatch

__all__ = ["keyed"]

BEACONLAW = School(id="beaconlaw", name="Beaconlaw School", area="NE")


@pytest.fixture
def watch(session):
    made = SchoolWatch(session, session.bridge)
    made.told = []
    made.said.connect(lambda words, undo: made.told.append((words, undo)))
    made.look()
    session.jobs.drain()
    return made


@pytest.fixture
def programme(db, desk, session, bridge):
    """Have the hub change the programme, and end a round."""

    def change(**new):
        account = desk.account()
        accounts.save(db, account.but(programme=account.programme.but(**new)))
        bridge.finished.emit(None)
        session.jobs.drain()

    return change


def test_what_stays_as_it_was_is_not_said(watch, programme):
    programme()
    assert watch.told == []


def test_a_school_that_comes_and_one_that_leaves_are_each_said_once(watch, programme, desk):
    before = desk.schools()
    programme(schools=(*before, BEACONLAW))
    programme(schools=(*before, BEACONLAW))
    assert watch.told == [("Beaconlaw School is now on this laptop.", None)]
    programme(schools=before[:1])
    left = "is no longer yours. It leaves this laptop once the hub has your work."
    gone = f"Beaconlaw School {left} Cinderhill School {left}"
    assert watch.told[1:] == [(gone, None)]


def test_a_cover_about_to_end_is_said_once_a_day(watch, programme, desk, clock):
    me = desk.programme().adviser
    cover = Cover(
        id="c1",
        school="thornlaw",
        giver="j",
        giver_name="J. Ahmed",
        taker=me.id,
        taker_name=me.name,
        first=date(2026, 3, 9),
        last=date(2026, 3, 14),
    )
    programme(covers=(cover,))
    programme(covers=(cover,))
    said = "Your cover of Thornlaw Academy ends"
    assert watch.told == [(f"{said} Saturday 14 March. Sync before then.", None)]
    clock.set(9, 0, date(2026, 3, 13))
    programme(covers=(cover,))
    programme(covers=(cover,))
    assert watch.told[1:] == [(f"{said} tomorrow. Sync before then.", None)]


def test_a_cover_that_the_hub_would_not_have_is_said_once_with_its_reason(
    watch, programme, keyed, db, tmp_path
):
    deed = keyed.take_over(GWEN.file(keyed, tmp_path / "week.onedesk-cover"))
    programme()
    assert watch.told == [("Hexham High is now on this laptop.", None)]
    with writing(db):
        (cover,) = handing.load(db).covers
        refused = cover.but(told=True, refused="That laptop was stopped. All is safe here.")
        handing.save(db, handing.load(db).with_cover(refused))
    programme()
    programme()
    said = f"The hub did not accept your cover of Hexham High for {deed.giver_name}."
    whole = f"{said} That laptop was stopped. All is safe here."
    assert watch.told[1:] == [(whole, None)]
    (told,) = keyed.sync_state().refused_covers
    assert covers.lines(keyed.programme(), (), (told,), date(2026, 3, 12)) == (whole,)


def test_a_round_is_asked_for_and_stopped_by_way_of_the_bridge(qapp):
    done = []
    bridge = Bridge()
    bridge.sync_now()
    bridge.stop_round()
    bridge.attach(lambda: done.append("kick"), lambda: done.append("cancel"))
    bridge.sync_now()
    bridge.stop_round()
    assert done == ["kick", "cancel"]
