"""The sync thread: rounds when kicked, pauses in rhythm, an end when asked."""

import threading

import pytest
from scripted import NOW, Hub, refusal

from sync import loop as loops
from sync.errors import LineCut, Offline, Revoked, Stopped
from sync.loop import Loop
from sync.rhythm import FIRST

PATIENCE = 20


class Watch:
    """Keeps what it is told, and waits for it."""

    def __init__(self):
        self.told = threading.Condition()
        self.rounds = []
        self.moves = []
        self.broken = []
        self.next = []

    def began(self):
        pass

    def moved(self, done, owed):
        self.moves.append((done, owed))

    def rests(self, until):
        self.next.append(until)

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


class Line(Hub):
    """A hub at the end of a line that can be let go of, or taken up anew."""

    def __init__(self):
        super().__init__()
        self.reached, self.over = threading.Event(), threading.Event()
        self.renewed = 0

    def abort(self):
        self.over.set()

    def renew(self):
        self.renewed += 1

    def silent(self, _hub, _asked):
        """No answer comes until somebody lets go."""
        self.reached.set()
        raise Stopped if self.over.wait(PATIENCE) else LineCut


@pytest.fixture
def hub():
    return Line()


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


def test_a_round_that_got_something_through_is_followed_by_another_try_soon(
    loop, watch, hub, owe, monkeypatch
):
    asked = []
    real = loops.pause

    def quick(failures, chance, **more):
        asked.append(failures)
        return real(failures, chance, **more) / 10_000

    monkeypatch.setattr(loops, "pause", quick)
    owe("i1")
    hub.steps.extend([Offline(), Offline(), None, LineCut(), LineCut()])
    loop.start()
    watch.wait_for(rounds=5)
    assert asked[:5] == [1, 2, 1, 2, 0]


def test_the_wait_that_the_hub_asks_for_reaches_the_rhythm(loop, watch, hub, monkeypatch):
    said = []
    monkeypatch.setattr(loops, "pause", lambda *_, **more: said.append(more))
    hub.steps.append(refusal(503, "busy", **{"retry-after": "120"}))
    loop.start()
    watch.wait_for(rounds=1)
    assert loop.wait_until_idle(PATIENCE)
    assert said == [{"owed": False, "asked": 120.0, "cut": False, "needs_someone": False}]


def test_what_needs_someone_waits_for_a_kick(loop, watch, hub):
    hub.steps.append(refusal(403, "revoked"))
    loop.start()
    watch.wait_for(rounds=1)
    assert loop.wait_until_idle(PATIENCE)
    assert isinstance(watch.rounds[0].trouble, Revoked)
    loop.kick()
    watch.wait_for(rounds=2)
    assert watch.rounds[1].trouble is None


def test_a_cancelled_round_ends_at_once_and_the_next_is_a_new_one(loop, watch, hub, owe):
    owe("i1")
    hub.steps.append(hub.silent)
    loop.start()
    assert hub.reached.wait(PATIENCE)
    loop.cancel()
    watch.wait_for(rounds=1)
    assert isinstance(watch.rounds[0].trouble, Stopped)
    assert hub.closed
    loop.kick()
    watch.wait_for(rounds=2)
    assert watch.rounds[1].trouble is None
    assert watch.rounds[1].report.sent == {"interview": 1}


def test_a_round_cancelled_before_it_has_a_line_gets_none(opened, watch, hub):
    def connect(_):
        loop.cancel()
        return hub

    loop = Loop(opened, watch, connect=connect)
    hub.steps.append(hub.silent)
    loop.start()
    watch.wait_for(rounds=1)
    assert isinstance(watch.rounds[0].trouble, Stopped)
    assert loop.stop(PATIENCE)


def test_cancelling_between_rounds_changes_nothing(loop, watch, hub):
    loop.start()
    watch.wait_for(rounds=1)
    assert loop.wait_until_idle(PATIENCE)
    loop.cancel()
    loop.kick()
    watch.wait_for(rounds=2)
    assert watch.rounds[1].trouble is None
    assert not hub.over.is_set()


def test_stopping_amid_a_round_ends_the_thread_and_lets_the_line_go(loop, watch, hub):
    hub.steps.append(hub.silent)
    loop.start()
    assert hub.reached.wait(PATIENCE)
    assert loop.stop(PATIENCE)
    assert hub.closed
    assert isinstance(watch.rounds[0].trouble, Stopped)


def test_news_of_a_connection_begins_a_round(loop, watch, hub):
    hub.steps.append(Offline())
    loop.start()
    watch.wait_for(rounds=1)
    assert loop.wait_until_idle(PATIENCE)
    loop.nudge()
    watch.wait_for(rounds=2)
    assert watch.rounds[1].trouble is None
    assert hub.renewed == 0


def test_news_amid_a_round_takes_it_up_over_a_fresh_connection(loop, watch, hub):
    def nudged(hub, asked):
        loop.nudge()
        return hub.honest(asked)

    hub.steps.append(nudged)
    loop.start()
    watch.wait_for(rounds=1)
    assert loop.wait_until_idle(PATIENCE)
    assert (hub.renewed, len(watch.rounds)) == (1, 1)


@pytest.mark.parametrize(
    "answer", [refusal(503, "busy", **{"retry-after": "600"}), refusal(403, "revoked")]
)
def test_news_do_not_wake_a_loop_that_was_asked_for_patience(loop, watch, hub, answer):
    hub.steps.append(answer)
    loop.start()
    watch.wait_for(rounds=1)
    assert loop.wait_until_idle(PATIENCE)
    loop.nudge()
    assert loop.wait_until_idle(0)
    loop.kick()
    watch.wait_for(rounds=2)


def test_a_defect_of_ours_is_told_and_the_loop_lives_on(loop, watch, hub, logs):
    logs.expect("a round broke")

    def broken(hub, asked):
        raise ZeroDivisionError

    hub.steps.append(broken)
    loop.start()
    watch.wait_for(broken=1)
    assert isinstance(watch.broken[0], ZeroDivisionError)
    assert NOW < watch.next[0] < NOW + FIRST
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
