"""The bad line itself: what it does to requests is what the sync thread calls it."""

import time

import pytest
from bad_line import PASSWORD, PORTAL, BadLine, Weather
from little_server import serving

from sync import errors
from sync.carrier import Asked
from sync.session import Session
from sync.transport.client import Http

PUSH = Asked("POST", "/api/v1/push", body=bytes(range(256)) * 3)
ASK = Asked("GET", "/api/v1/hello")


@pytest.fixture
def server():
    with serving() as server:
        yield server


@pytest.fixture
def through(server):
    """Makes a line through a weather; all of them are let go of in the end."""
    lines = []

    def through(bad):
        lines.append(Http(bad.address))
        return lines[-1]

    yield through
    for line in lines:
        line.close()


def test_in_fair_weather_all_is_as_without_it(server, through):
    with BadLine(server.address) as bad:
        line = through(bad)
        assert [line.send(PUSH).status for _ in range(3)] == [200] * 3
        assert bad.connections == 1
    assert [body for _, _, body in server.heard] == [PUSH.body] * 3


def test_it_is_as_slow_as_it_is_told_to_be(server, through):
    with BadLine(server.address, Weather(delay=0.05)) as bad:
        line = through(bad)
        began = time.monotonic()
        line.send(ASK)
        assert time.monotonic() - began >= 0.2
    with BadLine(server.address, Weather(rate=10_000)) as bad:
        line = through(bad)
        began = time.monotonic()
        line.send(PUSH)
        assert time.monotonic() - began >= len(PUSH.body) / 10_000


def test_a_reply_is_lost_after_the_hub_has_taken_the_request(server, through):
    with BadLine(server.address) as bad:
        bad.lose_reply()
        line = through(bad)
        assert line.send(ASK).status == 200
        assert line.send(PUSH).status == 200
    assert [body for _, _, body in server.heard] == [b"", PUSH.body, PUSH.body]


def test_on_a_first_connection_that_is_told(server, through):
    with BadLine(server.address) as bad:
        bad.lose_reply()
        with pytest.raises(errors.LineCut):
            through(bad).send(PUSH)
    assert [body for _, _, body in server.heard] == [PUSH.body]


def test_an_upload_is_cut_in_the_middle(server, through):
    with BadLine(server.address) as bad:
        bad.cut_upload(600)
        with pytest.raises(errors.LineCut):
            through(bad).send(PUSH)
    assert [body for _, _, body in server.heard if body == PUSH.body] == []


@pytest.mark.parametrize("weather", [Weather(cut_after=300), Weather(dropped=1.0)])
def test_connections_break_or_come_to_nothing(server, through, weather):
    with BadLine(server.address, weather) as bad, pytest.raises(errors.LineCut):
        through(bad).send(PUSH)


def test_everything_breaks_in_the_rhythm_of_the_weather(server, through):
    with BadLine(server.address, Weather(delay=5.0, cut_every=0.05)) as bad:
        with pytest.raises(errors.LineCut):
            through(bad).send(ASK)
        assert bad.cuts == 1


def test_the_same_seed_has_the_same_luck(server):
    def luck(seed):
        found = []
        with BadLine(server.address, Weather(dropped=0.5), seed=seed) as bad:
            for _ in range(12):
                line = Http(bad.address)
                try:
                    found.append(line.send(ASK).status)
                except errors.LineCut:
                    found.append(0)
                line.close()
        return found

    assert luck(1) == luck(1) != luck(2)


@pytest.mark.parametrize(
    ("says", "family"), [(PORTAL, errors.CaptivePortal), (PASSWORD, errors.ProxyWantsPassword)]
)
def test_somebody_else_answers(server, through, says, family):
    with BadLine(server.address, Weather(says=says)) as bad, pytest.raises(family):
        Session(through(bad)).hello()
    assert server.heard == []
