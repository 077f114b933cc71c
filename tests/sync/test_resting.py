"""The rest after a round as it is told: until when, and in which words."""

import threading
from datetime import timedelta

import pytest
from scripted import NOW, refusal

from sync.errors import Busy
from sync.loop import Loop
from sync.rhythm import REGULAR

PATIENCE = 20


class Watch:
    """Keeps what it is told, in its order."""

    def __init__(self):
        self.told, self.over = [], threading.Event()

    def began(self):
        self.told.append("began")

    def moved(self, done, owed):
        pass

    def rests(self, until):
        self.told.append(until)

    def ended(self, _outcome):
        self.told.append("ended")
        self.over.set()


@pytest.mark.parametrize(
    ("answer", "until"),
    [
        (refusal(503, "busy", **{"retry-after": "3600"}), NOW + timedelta(minutes=65)),
        (refusal(403, "revoked"), None),
        (None, NOW + REGULAR),
    ],
)
def test_when_the_next_round_comes_by_itself_is_told_before_the_end(opened, hub, answer, until):
    hub.steps.append(answer)
    watch = Watch()
    loop = Loop(opened, watch, connect=lambda _: hub, clock=lambda: NOW, chance=lambda: 0.5)
    loop.start()
    assert watch.over.wait(PATIENCE)
    assert loop.stop(PATIENCE)
    assert watch.told == ["began", until, "ended"]


def test_a_hub_that_wants_a_long_wait_is_told_of_in_its_length():
    assert Busy().say == Busy(60).say == Busy.say
    assert Busy(3_600).say.startswith("The hub is busy, and wants us to wait for 60 minutes. ")
    assert Busy(7_201).say.startswith("The hub is busy, and wants us to wait for 3 hours. ")
