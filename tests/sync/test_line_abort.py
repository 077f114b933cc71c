"""A line that keeps silent: it is let go of at once, or taken up again without a word."""

import socket
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from little_server import JSON, hang_up, serving

from sync import errors
from sync.carrier import Asked
from sync.transport.client import IDLE_SECONDS, SLEPT_SECONDS, Http

PATIENCE = 10
ASKED = Asked("POST", "/", body=b"x")
OK = (200, JSON, b"{}")


class Silent:
    """What a server does instead of an answer, until it is let go."""

    def __init__(self):
        self.reached = threading.Event()
        self.go = threading.Event()

    def __call__(self, _handler=None):
        self.reached.set()
        self.go.wait(PATIENCE)


@pytest.fixture
def silent():
    silent = Silent()
    yield silent
    silent.go.set()


@pytest.fixture
def server(silent):
    with serving() as server:
        yield server
        silent.go.set()


@pytest.fixture
def beside():
    with ThreadPoolExecutor(1) as beside:
        yield beside


class Wall:
    """A clock that is set by hand."""

    now = 1_000_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def wall():
    return Wall()


@pytest.fixture
def line(server, wall):
    line = Http(server.address, wall=wall)
    yield line
    line.close()


def test_a_hub_that_never_answers_is_let_go_of_at_once(server, line, silent, beside):
    server.say = silent
    sending = beside.submit(line.send, ASKED)
    assert silent.reached.wait(PATIENCE)
    line.abort()
    assert isinstance(sending.exception(PATIENCE), errors.Stopped)
    assert len(server.heard) == 1


def test_so_is_one_that_stops_amid_its_answer(server, line, silent, beside):
    def half(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.send_header("Connection", "close")
        handler.end_headers()
        handler.wfile.write(b"{")
        silent()

    server.say = half
    sending = beside.submit(line.send, ASKED)
    assert silent.reached.wait(PATIENCE)
    line.abort()
    assert isinstance(sending.exception(PATIENCE), errors.Stopped)


def test_so_is_one_that_does_not_greet(beside):
    with socket.create_server(("127.0.0.1", 0)) as mute:
        line = Http(f"https://127.0.0.1:{mute.getsockname()[1]}")
        sending = beside.submit(line.send, ASKED)
        with mute.accept()[0] as there:
            there.recv(1)
            line.abort()
            assert isinstance(sending.exception(PATIENCE), errors.Stopped)
        line.close()


def test_so_is_a_script_that_does_not_say_which_proxy(silent, beside):
    line = Http("https://127.0.0.1:1", proxy=silent)
    sending = beside.submit(line.send, ASKED)
    assert silent.reached.wait(PATIENCE)
    line.abort()
    assert isinstance(sending.exception(PATIENCE), errors.Stopped)
    line.close()


def test_a_line_that_was_let_go_of_stays_so(server, line):
    line.abort()
    with pytest.raises(errors.Stopped):
        line.send(ASKED)
    assert server.heard == []


def after_one(server, *then):
    """Answer once in full, then as told, then in full again."""
    steps = iter([None, *then])

    def say(handler):
        step = next(steps, None)
        if step is not None:
            step(handler)
            return
        handler.send_response(200)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    server.say = say


def test_a_connection_that_died_unseen_costs_a_second_question_and_no_word(server, line):
    after_one(server, hang_up)
    line.send(ASKED)
    assert line.send(ASKED).status == 200
    assert [body for _, _, body in server.heard] == [b"x"] * 3


def test_but_not_a_third(server, line):
    after_one(server, hang_up, hang_up)
    line.send(ASKED)
    with pytest.raises(errors.LineCut):
        line.send(ASKED)
    assert len(server.heard) == 3


def test_what_may_have_reached_a_hub_that_is_gone_is_cut_and_never_offline(line, server):
    def last(handler):
        server.socket.close()
        hang_up(handler)

    after_one(server, last)
    line.send(ASKED)
    with pytest.raises(errors.LineCut):
        line.send(ASKED)
    assert len(server.heard) == 2


def test_after_another_network_the_request_goes_on_over_a_fresh_connection(
    server, line, silent, beside
):
    seen = set()

    def first_silent(handler):
        seen.add(handler.client_address)
        server.say = OK
        silent()

    server.say = first_silent
    sending = beside.submit(line.send, ASKED)
    assert silent.reached.wait(PATIENCE)
    line.renew()
    assert sending.result(PATIENCE).status == 200
    assert len(server.heard) == 2


def connections(server):
    """Which connection each question came over."""
    seen = []

    def say(handler):
        seen.append(handler.client_address)
        handler.send_response(200)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    server.say = say
    return seen


@pytest.mark.parametrize("jump", [IDLE_SECONDS + 1, 8 * 3600, -60])
def test_a_connection_that_was_slept_on_is_not_used_again(server, line, wall, jump):
    seen = connections(server)
    line.send(ASKED)
    wall.now += jump
    line.send(ASKED)
    line.send(ASKED)
    assert seen[0] != seen[1] == seen[2]


def test_neither_is_one_that_was_left_for_another_network(server, line):
    seen = connections(server)
    line.send(ASKED)
    line.renew()
    line.send(ASKED)
    assert seen[0] != seen[1]
    assert len(seen) == 2


def test_a_request_during_which_the_laptop_slept_is_made_again(server, line, wall):
    def slept(handler):
        wall.now += SLEPT_SECONDS + 1
        server.say = OK
        hang_up(handler)

    server.say = slept
    assert line.send(ASKED).status == 200
    assert len(server.heard) == 2
