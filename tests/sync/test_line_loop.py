"""The sync thread over a real line to a hub that keeps silent: nobody waits for a time-out."""

import threading

import pytest
from little_server import serving

from sync.errors import Stopped
from sync.loop import Loop
from sync.transport.client import Http

PATIENCE = 10


class Watch:
    def __init__(self):
        self.over = threading.Event()
        self.trouble = None

    def began(self):
        pass

    def moved(self, done, owed):
        pass

    def rests(self, until):
        pass

    def ended(self, outcome):
        self.trouble = outcome.trouble
        self.over.set()


@pytest.fixture
def silent():
    """A hub that takes every question and answers none; set when one has come."""
    reached, go = threading.Event(), threading.Event()

    def keep_silent(_handler):
        reached.set()
        go.wait(PATIENCE)

    with serving() as server:
        server.say = keep_silent
        server.reached = reached
        yield server
        go.set()


@pytest.mark.parametrize("way", ["cancel", "stop"])
def test_cancelling_and_stopping_end_the_round_at_once(opened, silent, owe, way):
    owe("i1")
    watch = Watch()
    loop = Loop(opened, watch, connect=lambda _: Http(silent.address))
    loop.start()
    assert silent.reached.wait(PATIENCE)
    getattr(loop, way)()
    assert watch.over.wait(PATIENCE / 2)
    assert isinstance(watch.trouble, Stopped)
    assert loop.stop(PATIENCE)
    assert len(silent.heard) == 1
