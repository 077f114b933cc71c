"""Certificates: whom this computer believes, whom not, and what its clock has to do with it."""

import socket
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from email.utils import format_datetime

import pytest
from little_server import hang_up, serving
from made_certificates import DAY, Authority

from sync import errors
from sync.carrier import Asked
from sync.transport.client import Http

ASKED = Asked("GET", "/", headers={"Authorization": "Bearer secret"})
PAST, FUTURE = (-3 * DAY, -DAY), (DAY, 3 * DAY)


@pytest.fixture
def school(tmp_path, monkeypatch):
    """The authority that this computer was told to believe."""
    authority = Authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "none"))
    return authority


def asked(server):
    line = Http(server.address)
    try:
        return line.send(ASKED)
    finally:
        line.close()


def refused(server):
    with pytest.raises(errors.SyncError) as reason:
        asked(server)
    assert "secret" not in str(server.heard)
    return reason.value


def dated(days):
    """A hub whose clock differs by so many days from this laptop's."""

    def say(handler):
        handler.date_time_string = lambda: format_datetime(datetime.now(UTC) + days, usegmt=True)
        handler.send_response(404)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return say


def test_an_authority_that_the_computer_believes_is_believed(school):
    with serving(school.context()) as server:
        assert asked(server).status == 200


def test_a_school_filter_with_an_authority_of_its_own_is_told_as_such(school, tmp_path):
    (tmp_path / "filter").mkdir()
    other = Authority(tmp_path / "filter", "Filter")
    with serving(other.context()) as server:
        assert type(refused(server)) is errors.TlsRefused
        assert server.heard == []


@pytest.mark.parametrize("days", [PAST, FUTURE])
def test_the_days_of_a_stranger_s_certificate_do_not_matter(school, tmp_path, days):
    (tmp_path / "filter").mkdir()
    with serving(Authority(tmp_path / "filter", "Filter").context(days)) as server:
        assert type(refused(server)) is errors.TlsRefused


def test_the_certificate_of_another_computer_is_refused(school):
    with serving(school.context(host="127.0.0.2")) as server:
        assert type(refused(server)) is errors.TlsRefused


def test_a_certificate_that_ran_out_by_both_clocks_is_the_services_matter(school):
    with serving(school.context(PAST)) as server:
        said = refused(server)
        assert [path for path, _, _ in server.heard] == ["/"]
    assert (type(said), said.needs_someone) == (errors.CertificateExpired, False)


@pytest.mark.parametrize(
    ("days", "hub", "words"),
    [
        (PAST, -2 * DAY, "2 days fast"),
        (FUTURE, 2 * DAY, "2 days slow"),
        (PAST, -800 * DAY, "years"),
    ],
)
def test_a_clock_that_is_wrong_is_told_with_how_far(school, days, hub, words):
    with serving(school.context(days)) as server:
        server.say = dated(hub)
        said = refused(server)
    assert type(said) is errors.WrongClock
    assert words in said.say


@pytest.mark.parametrize("hub", [hang_up, dated(0 * DAY)])
def test_a_certificate_of_the_future_is_the_clock_s_doing_whatever_the_hub_says(school, hub):
    with serving(school.context(FUTURE)) as server:
        server.say = hub
        said = refused(server)
    assert (type(said), said.say) == (errors.WrongClock, errors.WrongClock.say)


@pytest.mark.parametrize(
    ("ahead", "words"),
    [(61, "1 minute fast"), (-7_300, "2 hours slow"), (-40_000_000, "1 year slow")],
)
def test_how_far_a_clock_is_off_is_said_in_the_largest_unit(ahead, words):
    assert words in errors.WrongClock(ahead).say


def test_a_connection_that_breaks_is_cut_and_nobody_in_between(school):
    with serving(school.context()) as server:
        server.say = hang_up
        with pytest.raises(errors.LineCut):
            asked(server)


def test_so_is_one_that_breaks_amid_the_greeting():
    with socket.create_server(("127.0.0.1", 0)) as mute, ThreadPoolExecutor(1) as beside:
        line = Http(f"https://127.0.0.1:{mute.getsockname()[1]}")
        sending = beside.submit(line.send, ASKED)
        there = mute.accept()[0]
        there.recv(65_536)
        there.close()
        assert type(sending.exception(10)) is errors.LineCut
        line.close()


def test_a_file_of_passwords_in_the_home_does_not_replace_the_token(school, home):
    secrets = home / ".netrc"
    secrets.write_text("machine 127.0.0.1 login me password other\n")
    secrets.chmod(0o600)
    with serving(school.context()) as server:
        asked(server)
        assert server.heard[0][1]["Authorization"] == "Bearer secret"
