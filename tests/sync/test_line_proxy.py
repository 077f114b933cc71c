"""The school's proxy: found, asked for a tunnel, and told nothing else."""

import selectors
import socket
import threading
from base64 import b64encode

import pytest
from little_server import hang_up, serving
from made_certificates import Authority

from sync import errors
from sync.carrier import Asked
from sync.line import connect

ASKED = Asked("GET", "/", headers={"Authorization": "Bearer secret"})


@pytest.fixture
def authority(tmp_path, monkeypatch):
    made = Authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made.file))
    return made


@pytest.fixture
def hub(authority):
    with serving(authority.context()) as server:
        yield server


@pytest.fixture
def proxy():
    with serving() as server:
        server.say = tunnel
        yield server


def tunnel(handler):
    """Give the way that is asked for, and carry what is said on it."""
    host, _, port = handler.path.rpartition(":")
    with socket.create_connection((host, int(port))) as there, selectors.DefaultSelector() as both:
        handler.send_response(200)
        handler.end_headers()
        here = handler.connection
        both.register(here, selectors.EVENT_READ, there)
        both.register(there, selectors.EVENT_READ, here)
        while True:
            for key, _ in both.select():
                piece = key.fileobj.recv(65_536)
                if not piece:
                    handler.close_connection = True
                    return
                key.data.sendall(piece)


def asked(hub, *ways, **more):
    line = connect(hub.address, proxy=lambda _: ways, **more)
    try:
        return line.send(ASKED)
    finally:
        line.close()


def dead():
    """An address at which nobody is."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{taken.getsockname()[1]}"


def test_the_hub_is_reached_through_a_tunnel_and_the_proxy_hears_no_more(hub, proxy):
    assert asked(hub, proxy.address).status == 200
    ((path, headers, body),) = proxy.heard
    assert path == hub.address.removeprefix("https://")
    assert body == b""
    assert "secret" not in str(headers)
    assert hub.heard[0][1]["Authorization"] == "Bearer secret"


def test_a_proxy_hears_the_name_and_password_in_its_address_and_the_hub_does_not(hub, proxy):
    assert asked(hub, proxy.address.replace("//", "//kim:s%40id@")).status == 200
    said = f"Basic {b64encode(b'kim:s@id').decode()}"
    assert proxy.heard[0][1]["Proxy-Authorization"] == said
    assert said not in str(hub.heard)


def test_a_proxy_may_itself_be_spoken_to_in_private(hub, authority):
    with serving(authority.context()) as proxy:
        proxy.say = tunnel
        assert asked(hub, proxy.address).status == 200
    assert len(proxy.heard) == 1


def test_the_question_which_proxy_is_not_asked_on_the_thread_that_waits(hub):
    threads = []

    def ways(address):
        threads.append((address, threading.current_thread()))
        return ()

    line = connect(hub.address, proxy=ways)
    line.send(ASKED)
    line.send(ASKED)
    line.close()
    ((address, thread),) = threads
    assert address == hub.address
    assert thread is not threading.current_thread()


def test_the_environment_says_what_the_system_does_not(hub, proxy, monkeypatch):
    monkeypatch.setenv("https_proxy", proxy.address)
    assert asked(hub).status == 200
    assert len(proxy.heard) == 1
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert asked(hub).status == 200
    assert len(proxy.heard) == 1


def test_a_proxy_that_is_not_there_is_passed_over(hub, proxy):
    assert asked(hub, dead(), proxy.address).status == 200
    assert asked(hub, dead(), "").status == 200
    assert len(proxy.heard) == 1


def test_what_may_have_reached_the_hub_is_cut_and_not_sent_by_another_way(hub, proxy):
    hub.say = hang_up
    with pytest.raises(errors.LineCut):
        asked(hub, proxy.address, "")
    assert (len(proxy.heard), len(hub.heard)) == (1, 1)


def test_a_proxy_that_reads_along_is_told_and_not_passed_over(hub, proxy, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", "none")
    monkeypatch.setenv("SSL_CERT_DIR", "none")
    with pytest.raises(errors.TlsRefused):
        asked(hub, proxy.address, "")
    assert (len(proxy.heard), hub.heard) == (1, [])


def test_a_proxy_that_speaks_another_language_is_passed_over(hub, proxy):
    assert asked(hub, "socks5://127.0.0.1:1", proxy.address).status == 200
    assert asked(hub, "socks5://127.0.0.1:1").status == 200


@pytest.mark.parametrize("last", [None, "http://", "http:///x", "ftp://x"])
def test_only_dead_proxies_are_no_way(hub, last):
    with pytest.raises(errors.Offline):
        asked(hub, dead(), last or dead())
    assert hub.heard == []


REFUSALS = {
    407: errors.ProxyWantsPassword,
    403: errors.Filtered,
    451: errors.Filtered,
    302: errors.CaptivePortal,
    511: errors.CaptivePortal,
    502: errors.Offline,
    504: errors.Offline,
}


@pytest.mark.parametrize("status", REFUSALS)
def test_a_proxy_that_gives_no_way_says_why(hub, proxy, status):
    proxy.say = (status, {"Proxy-Authenticate": "Negotiate"}, b"<h1>No</h1>")
    with pytest.raises(errors.SyncError) as reason:
        asked(hub, proxy.address)
    assert type(reason.value) is REFUSALS[status]
    assert "secret" not in str(proxy.heard)
    assert hub.heard == []


def test_a_hub_on_this_computer_is_never_asked_for_through_a_proxy(proxy, monkeypatch):
    monkeypatch.setenv("http_proxy", proxy.address)
    with serving() as near:
        assert asked(near, proxy.address).status == 200
    assert proxy.heard == []


def test_a_sign_in_page_that_the_system_knows_of_is_the_reason(hub):
    for portal, family in ((True, errors.CaptivePortal), (False, errors.Offline)):
        with pytest.raises(family):
            asked(hub, dead(), portal=lambda portal=portal: portal)
