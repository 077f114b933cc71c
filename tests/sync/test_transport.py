"""HTTP as it really comes: packed, cut, refused, in disguise; each told by its name."""

import gzip
import random
import socket
import threading

import pytest
import zstandard
from little_server import JSON, hang_up, serving
from urllib3.exceptions import ConnectTimeoutError, LocationParseError

from sync import errors
from sync.carrier import Asked
from sync.line import connect
from sync.transport import body as bodies
from sync.transport import client
from sync.transport.client import Http
from sync.transport.meaning import meaning


@pytest.fixture
def server():
    with serving() as server:
        yield server


@pytest.fixture
def line(server):
    line = Http(server.address)
    yield line
    line.close()


def test_a_question_goes_out_with_its_words_and_headers(server, line):
    line.send(Asked("GET", "/api/v1/changes", {"cursor": "a b&c"}, {"Authorization": "Bearer t"}))
    path, headers, body = server.heard[0]
    assert path == "/api/v1/changes?cursor=a+b%26c"
    assert headers["Authorization"] == "Bearer t"
    assert headers["Accept-Encoding"] == "zstd, gzip"
    assert body == b""


def test_short_bodies_go_as_they_are_and_long_ones_packed(server, line):
    short, long = b'{"a": 1}', b'{"a": "' + b"word " * 1000 + b'"}'
    small = line.send(Asked("POST", "/x", body=short))
    packed = line.send(Asked("POST", "/x", body=long))
    assert server.heard[0][2] == short
    assert "Content-Encoding" not in server.heard[0][1]
    assert zstandard.ZstdDecompressor().decompress(server.heard[1][2]) == long
    assert server.heard[1][1]["Content-Encoding"] == "zstd"
    assert (small.up, packed.up) == (len(short), len(server.heard[1][2]))


PACKS = {"zstd": zstandard.ZstdCompressor().compress, "gzip": gzip.compress, "": bytes}


@pytest.mark.parametrize("encoding", PACKS, ids=["zstd", "gzip", "plain"])
def test_answers_are_unpacked_and_counted_as_they_came(server, line, encoding):
    body = PACKS[encoding](b'{"answer": 42}' * 50)
    server.say = (200, JSON | {"Content-Encoding": encoding}, body)
    answer = line.send(Asked("GET", "/"))
    assert answer.body == b'{"answer": 42}' * 50
    assert answer.down == len(body)
    assert answer.headers["content-type"] == "application/json"


def test_statuses_and_redirects_come_back_as_they_are(server, line):
    server.say = (302, {"Location": "http://127.0.0.1:1/login"}, b"")
    assert line.send(Asked("GET", "/")).status == 302
    server.say = (503, JSON | {"Retry-After": "7"}, b"{}")
    answer = line.send(Asked("GET", "/"))
    assert (answer.status, answer.headers["retry-after"]) == (503, "7")


def test_one_connection_serves_many_questions(server, line):
    seen = set()

    def remember(handler):
        seen.add(handler.client_address)
        handler.send_response(200)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    server.say = remember
    for _ in range(3):
        line.send(Asked("GET", "/"))
    assert len(seen) == 1


def half(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"{")
    hang_up(handler)


CUT = {
    "before the answer": hang_up,
    "amid the answer": half,
    "packed and torn": (200, JSON | {"Content-Encoding": "zstd"}, b"\x28\xb5\x2f\xfd\x00"),
    "gzip and torn": (200, JSON | {"Content-Encoding": "gzip"}, gzip.compress(b"{}" * 99)[:-9]),
}


@pytest.mark.parametrize("how", CUT)
def test_a_line_that_is_cut_is_told_as_cut(server, line, how):
    server.say = CUT[how]
    with pytest.raises(errors.LineCut):
        line.send(Asked("GET", "/"))


def test_an_answer_that_does_not_end_is_cut(server, line, monkeypatch):
    monkeypatch.setattr(bodies, "ANSWER_MAX", 100)
    server.say = (200, JSON, b" " * 101)
    with pytest.raises(errors.LineCut):
        line.send(Asked("GET", "/"))


def test_an_answer_that_does_not_come_is_cut(server, line, monkeypatch):
    go = threading.Event()
    monkeypatch.setattr(client, "SILENCE_SECONDS", 0.05)
    server.say = lambda _: go.wait(10)
    try:
        with pytest.raises(errors.LineCut):
            line.send(Asked("GET", "/"))
    finally:
        go.set()


def test_a_door_that_is_shut_is_a_hub_that_is_down():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        shut = Http(f"http://127.0.0.1:{taken.getsockname()[1]}")
        with pytest.raises(errors.HubDown):
            shut.send(Asked("GET", "/"))
        shut.close()


def test_a_name_that_nobody_knows_is_no_way_to_the_hub(monkeypatch):
    def unknown(*_, **__):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    line = Http("https://hub.test")
    with pytest.raises(errors.Offline):
        line.send(Asked("GET", "/"))
    line.close()


def test_a_certificate_that_is_none_is_somebody_in_between(server):
    line = Http(server.address.replace("http:", "https:"))
    with pytest.raises(errors.TlsRefused):
        line.send(Asked("GET", "/"))
    line.close()


REASONS = {
    ConnectionRefusedError(111, "refused"): (errors.HubDown, errors.Offline),
    ConnectTimeoutError(): (errors.Offline, errors.Offline),
    TimeoutError(): (errors.LineCut, errors.Offline),
    LocationParseError(""): (errors.NoHub, errors.Offline),
}


@pytest.mark.parametrize("proxy", [False, True], ids=["direct", "proxy"])
@pytest.mark.parametrize("reason", REASONS, ids=lambda reason: type(reason).__name__)
def test_what_the_library_raises_has_a_name_of_ours(reason, proxy):
    assert type(meaning(reason, proxy=proxy)) is REASONS[reason][proxy]


@pytest.mark.parametrize(
    "address", ["", "hub", "ftp://hub.test", "https://", "http://[::1", "https://*.test"]
)
def test_what_is_no_address_is_no_hub(address):
    with pytest.raises(errors.NoHub):
        connect(address)


def test_an_address_where_others_could_read_along_is_refused():
    with pytest.raises(errors.NotPrivate):
        connect("http://hub.test")


def test_an_address_is_kept_without_its_last_stroke():
    line = connect(" https://hub.test/ ")
    assert line.hub == "https://hub.test"
    line.close()


def test_what_has_left_is_told_piece_by_piece_and_in_the_end_whole(server, line):
    told = []
    body = b'"' + random.Random(1).randbytes(60_000).hex().encode() + b'"'
    line.send(Asked("POST", "/x", body=body, leaving=told.append))
    assert len(server.heard[0][2]) > 50_000
    assert told == sorted(told)
    assert len(told) > 10
    assert (told[0], told[-1]) == (0, 1)


@pytest.mark.skipif(not hasattr(socket, "TCP_NOTSENT_LOWAT"), reason="the system takes it all")
def test_what_the_line_has_not_taken_yet_has_not_left():
    body, took, gaps, begun = random.Random(1).randbytes(400_000), [0], [], threading.Event()

    def seen(share):
        gaps.append(share * len(body) - took[0])
        if share > 0:
            begun.set()

    def hub():
        with door.accept()[0] as reader:
            begun.wait(20)
            while took[0] < len(body):
                took[0] += len(reader.recv(2000))
            reader.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        door.bind(("127.0.0.1", 0))
        door.listen()
        behind = threading.Thread(target=hub)
        behind.start()
        line = Http(f"http://127.0.0.1:{door.getsockname()[1]}")
        line.send(Asked("POST", "/x", body=body, packed=body, leaving=seen))
        line.close()
        behind.join()
    assert max(gaps) < len(body) / 5
