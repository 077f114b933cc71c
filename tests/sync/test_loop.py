"""The sync thread: rounds when kicked, pauses in rhythm, an end when asked."""

import threading

import pytest
from scripted import NOW, refusal

from sync import loop as loops
from sync.errors import Offline, Revoked, Stopped
from sync.loop import Loop

PATIENCE = 20


class Watch:
    """Keeps what it is told, and waits for it."""

    def __init__(self):
        self.told = threading.Condition()
        self.rounds = []
        self.moves = []
        self.broken = []

    def began(self):
        pass

    def moved(self, done, owed):
        self.moves.append((done, owed))

    def ended(self, outcome):
        with self.told:
            self.rounds.append(outcome)
            self.told.notify_all()

    def broke(self, reason):
        with self.told:
            self.broken.append(reason)
            self.told.notify_all()

    def wait_for(self, rounds=0, broken=0):
        with self.told:
            assert self.told.wait_for(
                lambda: len(self.rounds) >= rounds and len(self.broken) >= broken, PATIENCE
            )


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def loop(opened, hub, watch):
    loop = Loop(opened, watch, connect=lambda _: hub, clock=lambda: NOW, chance=lambda: 0.5)
    yield loop
    if loop.ident is not None:
        assert loop.stop(PATIENCE)


def test_a_round_is_made_at_once_and_then_the_loop_rests(loop, watch, hub, db, owe):
    owe("i1")
    loop.start()
    watch.wait_for(rounds=1)
    assert loop.wait_until_idle(PATIENCE)
    assert watch.rounds[0].report.sent == {"interview": 1}
    assert watch.moves == [(0, 1), (1, 1)]
    assert len(watch.rounds) == 1


def test_a_kick_brings_the_next_round(loop, watch, owe):
    loop.start()
    watch.wait_for(rounds=1)
    owe("i1")
    loop.kick()
    watch.wait_for(rounds=2)
    assert watch.rounds[1].report.sent == {"interview": 1}


def test_a_kick_during_a_round_is_not_forgotten(loop, watch, hub):
    def kicked(hub, asked):
        loop.kick()
        return hub.honest(asked)

    hub.steps.append(kicked)
    loop.start()
    watch.wait_for(rounds=2)
    assert loop.wait_until_idle(PATIENCE)
    assert len(watch.rounds) == 2


def test_after_a_failure_it_tries_again_by_itself_and_slower_each_time(
    loop, watch, hub, monkeypatch
):
    asked = []
    real = loops.pause

    def quick(failures, chance, **more):
        asked.append(failures)
        return real(failures, chance, **more) / 10_000

    monkeypatch.setattr(loops, "pause", quick)
    hub.steps.extend([Offline()] * 3)
    loop.start()
    watch.wait_for(rounds=4)
    assert asked[:4] == [1, 2, 3, 0]
    assert [type(outcome.trouble) for outcome in watch.rounds[:4]] == [Offline] * 3 + [type(None)]


def test_the_wait_that_the_hub_asks_for_reaches_the_rhythm(loop, watch, hub, monkeypatch):
    said = []
    monkeypatch.setattr(loops, "pause", lambda *_, **more: said.append(more))
    hub.steps.append(refusal(503, "busy", **{"retry-after": "120"}))
    loop.start()
    watch.wait_for(rounds=1)
    assert loop.wait_until_idle(PATIENCE)
    assert said == [{"owed": False, "asked": 120.0, "needs_someone": False}]


def test_what_needs_someone_waits_for_a_kick(loop, watch, hub):
    hub.steps.append(refusal(403, "revoked"))
    loop.start()
    watch.wait_for(rounds=1)
    assert loop.wait_until_idle(PATIENCE)
    assert isinstance(watch.rounds[0].trouble, Revoked)
    loop.kick()
    watch.wait_for(rounds=2)
    assert watch.rounds[1].trouble is None


def test_a_cancelled_round_ends_after_the_answer_it_waits_for(loop, watch, hub, owe):
    owe("i1")

    def cancelled(hub, asked):
        loop.cancel()
        return hub.honest(asked)

    hub.steps.append(cancelled)
    loop.start()
    watch.wait_for(rounds=1)
    assert isinstance(watch.rounds[0].trouble, Stopped)
    assert watch.rounds[0].report.sent == {"interview": 1}
    loop.kick()
    watch.wait_for(rounds=2)
    assert watch.rounds[1].trouble is None


def test_stopping_amid_a_round_ends_the_thread_and_lets_the_line_go(loop, watch, hub):
    inside, go = threading.Event(), threading.Event()

    def slow(hub, asked):
        inside.set()
        go.wait(PATIENCE)
        return hub.honest(asked)

    hub.steps.append(slow)
    loop.start()
    assert inside.wait(PATIENCE)
    assert not loop.stop(0)
    go.set()
    assert loop.stop(PATIENCE)
    assert hub.closed


def test_a_defect_of_ours_is_told_and_the_loop_lives_on(loop, watch, hub, logs):
    logs.expect("a round broke")

    def broken(hub, asked):
        raise ZeroDivisionError

    hub.steps.append(broken)
    loop.start()
    watch.wait_for(broken=1)
    assert isinstance(watch.broken[0], ZeroDivisionError)
    loop.kick()
    watch.wait_for(rounds=1)


def test_a_file_that_cannot_be_opened_is_told_and_tried_again(opened, hub, watch, logs):
    logs.expect("a round broke")
    doors = iter([OSError("locked")])

    def door():
        for reason in doors:
            raise reason
        return opened()

    loop = Loop(door, watch, connect=lambda _: hub)
    loop.start()
    watch.wait_for(broken=1)
    loop.kick()
    watch.wait_for(rounds=1)
    assert loop.stop(PATIENCE)
