"""The way out: news of a connection, a sleep, a sign-in page, and the proxies that are set."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation

from ui import network as networks
from ui import proxies
from ui.network import KEPT_SECONDS, LOOK_MS, Network

Reach = QNetworkInformation.Reachability
HUB = "https://hub.test"


class System(QObject):
    """What the operating system says."""

    reachabilityChanged = Signal(QNetworkInformation.Reachability)  # noqa: N815  # Qt's name
    transportMediumChanged = Signal(int)  # noqa: N815
    isBehindCaptivePortalChanged = Signal(bool)  # noqa: N815

    def reachability(self):
        return Reach.Disconnected

    def isBehindCaptivePortal(self):
        return False


class Wall:
    now = 1_000_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def wall():
    return Wall()


@pytest.fixture
def asked():
    return []


@pytest.fixture
def system():
    return System()


@pytest.fixture
def network(qapp, monkeypatch, wall, asked, system):
    monkeypatch.setattr(networks, "after_news", lambda *_: timedelta(0))
    network = Network(wall=wall, ask=lambda address: asked.append(address) or ("http://p:1",))
    network.watch(system)
    yield network
    network.stop()


def test_a_connection_that_appears_is_told_once(network, system, qtbot):
    with qtbot.waitSignal(network.appeared):
        system.reachabilityChanged.emit(Reach.Online)
    with qtbot.assertNotEmitted(network.appeared, wait=20):
        system.reachabilityChanged.emit(Reach.Site)
        system.reachabilityChanged.emit(Reach.Disconnected)


def test_news_that_come_together_are_told_as_one(network, system, qtbot):
    told = []
    network.appeared.connect(lambda: told.append(1))
    with qtbot.waitSignal(network.appeared):
        system.reachabilityChanged.emit(Reach.Online)
        system.transportMediumChanged.emit(3)
        network.news()
    assert told == [1]


def test_the_next_news_wait_as_the_rhythm_says(network, qtbot, monkeypatch):
    waits = []
    monkeypatch.setattr(
        networks, "after_news", lambda _, since: waits.append(since) or timedelta(0)
    )
    for _ in range(2):
        with qtbot.waitSignal(network.appeared):
            network.news()
    first, second = waits
    assert first >= networks.APART > second


@pytest.mark.parametrize("jump", [8 * 3600, -3600])
def test_a_clock_that_jumped_tells_of_a_sleep(network, wall, qtbot, jump):
    network.start()
    with qtbot.assertNotEmitted(network.appeared, wait=20):
        wall.now += LOOK_MS / 1000
        network._look.timeout.emit()
    with qtbot.waitSignal(network.appeared):
        wall.now += jump
        network._look.timeout.emit()


def test_a_sign_in_page_is_known_and_its_end_is_news(network, system, qtbot):
    assert not network.behind_portal()
    system.isBehindCaptivePortalChanged.emit(True)
    assert network.behind_portal()
    with qtbot.waitSignal(network.appeared):
        system.isBehindCaptivePortalChanged.emit(False)
    assert not network.behind_portal()


def test_after_the_stop_nothing_is_told(network, system, qtbot):
    network.stop()
    with qtbot.assertNotEmitted(network.appeared, wait=20):
        system.reachabilityChanged.emit(Reach.Online)


def test_the_proxies_are_asked_for_once_in_a_network(network, wall, asked):
    assert network.ways(HUB) == network.ways(HUB) == ("http://p:1",)
    assert asked == [HUB]
    wall.now += KEPT_SECONDS
    network.ways(HUB)
    network.news()
    network.ways(HUB)
    assert asked == [HUB] * 3


def test_an_answer_of_the_network_before_is_not_kept(network, asked, monkeypatch):
    def moved(address):
        network.news()
        return ("http://old:1",)

    monkeypatch.setattr(network, "_ask", moved)
    network.ways(HUB)
    monkeypatch.setattr(network, "_ask", lambda _: ("http://new:1",))
    assert network.ways(HUB) == ("http://new:1",)


def test_a_line_knows_the_ways_of_this_computer(network, asked):
    line = network.line(HUB)
    assert line.hub == HUB
    assert asked == []
    line.close()


def test_a_computer_without_a_plugin_has_its_clock(network, monkeypatch, qtbot, wall):
    monkeypatch.setattr(QNetworkInformation, "loadBackendByFeatures", lambda _: False)
    network.watch(None)
    network.start()
    with qtbot.waitSignal(network.appeared):
        wall.now += 3600
        network._look.timeout.emit()


SET = {
    "http://proxy.test:3128": ("http://proxy.test:3128",),
    "http://me:p%40ss@proxy.test:80": ("http://me:p%40ss@proxy.test:80",),
    "socks5://proxy.test:1080": ("socks5://proxy.test:1080",),
    "": (),
}


@pytest.mark.parametrize("said", SET)
def test_what_is_set_on_this_computer_is_told_by_a_process_of_its_own(monkeypatch, said):
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("https_proxy", said)
    assert proxies.ask(HUB) == SET[said]


def test_a_process_that_does_not_answer_names_no_proxy(monkeypatch):
    monkeypatch.setattr(proxies, "PATIENCE_SECONDS", 0.0)
    assert proxies.ask(HUB) == ()
