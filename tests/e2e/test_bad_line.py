"""School wifi, its times scaled down: the round comes to its end, and everything is there once."""

from datetime import UTC, datetime

import pytest
from bad_line import PORTAL, BadLine, Weather
from served_hub import ServedDesk, ServedHub

from onedesk.store import outbox
from sync import errors

AT = datetime(2026, 3, 12, 15, 5, tzinfo=UTC)
WIFI = Weather(delay=0.025, dropped=0.2, late=0.2, again=0.05, cut_every=0.25)
TRIES = 60
RECORDS = 60

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    with ServedHub(tmp_path_factory.mktemp("served")) as hub:
        yield hub


@pytest.fixture(scope="module")
def joined(hub, tmp_path_factory):
    """One laptop for all of these, as a code lets one laptop join."""
    desk = ServedDesk(tmp_path_factory.mktemp("desk"), hub)
    yield desk
    desk.close()


@pytest.fixture
def desk(joined, hub):
    yield joined
    joined.go_by(hub.address)


def rounds(desk):
    """Rounds until one comes to its end; the troubles of the others."""
    troubles = []
    for _ in range(TRIES):
        trouble = desk.engine.round().trouble
        desk.engine.close()
        if trouble is None:
            return troubles
        troubles.append(trouble)
    raise AssertionError(f"no round of {TRIES} came to its end: {set(map(type, troubles))}")


def check(desk, hub, written):
    """All of it is on the hub, once, and nothing is owed."""
    there = [record["id"] for record in hub.records()]
    assert outbox.due(desk.db) == 0
    assert len(there) == len(set(there))
    assert set(written) <= set(there)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_day_gets_through_the_wifi_of_a_school(desk, hub, seed):
    written = desk.write(RECORDS, AT)
    with BadLine(hub.address, WIFI, seed=seed) as bad:
        desk.go_by(bad.address)
        troubles = rounds(desk)
    assert all(isinstance(one, errors.LineCut | errors.Offline) for one in troubles)
    check(desk, hub, written)


def test_replies_that_are_lost_and_uploads_that_are_cut_cost_tries_and_nothing_else(desk, hub):
    written = desk.write(RECORDS, AT)
    with BadLine(hub.address) as bad:
        bad.lose_reply(times=2)
        bad.cut_upload(700, times=2)
        desk.go_by(bad.address)
        troubles = rounds(desk)
    assert {type(one) for one in troubles} == {errors.LineCut}
    check(desk, hub, written)


def test_behind_a_sign_in_page_nothing_leaves_and_nothing_is_lost(desk, hub):
    written = desk.write(1, AT)
    with BadLine(hub.address, Weather(says=PORTAL)) as bad:
        desk.go_by(bad.address)
        assert isinstance(desk.engine.round().trouble, errors.CaptivePortal)
        assert outbox.due(desk.db) == len(written)
        bad.weather = Weather()
        assert rounds(desk) == []
    check(desk, hub, written)
