"""The hub as a process of its own: made, served, stopped."""

import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest

HUB = (sys.executable, "-c", "import sys; from hub.command import main; sys.exit(main())")


@pytest.fixture
def data(tmp_path):
    return tmp_path / "hub"


@pytest.fixture
def hub(data):
    """Run one command in a process of its own."""

    def run(*words):
        return subprocess.run(
            [*HUB, *words, "--data", str(data)],
            capture_output=True,
            text=True,
            check=False,
            env=environment(),
            timeout=60,
        )

    return run


def environment():
    """Ours, but for what would lead to another database."""
    ours = {**os.environ, "PYTHONWARNINGS": "error"}
    for name in ("DATABASE_URL", "ONEDESK_HUB_DATA", "DJANGO_SETTINGS_MODULE"):
        ours.pop(name, None)
    return ours


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_without_a_hub_one_sentence_says_how_to_make_it(hub, data):
    done = hub("person", "list")
    assert done.returncode == 1
    assert done.stderr == "There is no hub in this folder yet. Make one with: onedesk-hub init\n"
    assert not data.exists()


@pytest.mark.django_db
def test_a_folder_without_the_hubs_secret_is_not_served_from(run, tmp_path):
    """PostgreSQL may be the right one all the same: the erasures are noted in another folder."""
    code, _, err = run("--data", tmp_path / "elsewhere", "person", "list")
    assert (code, "There is no hub in this folder" in err) == (1, True)


def test_init_makes_a_private_hub_and_repeats_safely(hub, data):
    first = hub("init", "--service", "Opportunity Example")
    assert first.returncode == 0, first.stderr
    assert "Sign in as admin" in first.stdout
    assert (mode(data), mode(data / "secret"), mode(data / "hub.sqlite3")) == (0o700, 0o600, 0o600)
    secret = (data / "secret").read_text("utf-8")
    again = hub("init")
    assert again.returncode == 0
    assert "Sign in" not in again.stdout
    assert (data / "secret").read_text("utf-8") == secret


def test_a_folder_that_cannot_be_made_is_said(tmp_path, hub, data):
    data.write_text("not a folder", encoding="utf-8")
    done = hub("init")
    assert done.returncode == 1
    assert "cannot be made" in done.stderr


@pytest.mark.slow
def test_it_serves_where_it_says_and_stops_when_told(hub, data, tmp_path):
    hub("init")
    with served(data, tmp_path) as (process, address):
        with urllib.request.urlopen(f"{address}/sign-in/") as page:
            assert "Sign in" in page.read().decode()
        with urllib.request.urlopen(f"{address}/static/hub.css") as sheet:
            assert sheet.headers["Content-Type"].startswith("text/css")
        with pytest.raises(urllib.error.HTTPError) as missing:
            urllib.request.urlopen(f"{address}/nowhere/?name=Marked+Name")
        missing.value.close()
        port = address.rpartition(":")[2]
        assert "is taken" in hub("serve", "--port", port).stderr
        process.send_signal(signal.SIGTERM)
        out, logged = process.communicate(timeout=30)
    assert process.returncode == 0
    assert out == f"The hub is at {address} (Ctrl C stops it).\n"
    assert logged == ""
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", int(port)), timeout=1)


@contextmanager
def served(data, tmp_path):
    """A hub that answers, and where."""
    file = tmp_path / "address"
    words = ("serve", "--port", "0", "--address-file", str(file), "--data", str(data))
    with subprocess.Popen(
        [*HUB, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment()
    ) as process:
        waiting = threading.Event()
        for _ in range(600):
            if file.is_file() and file.read_text("utf-8").endswith("\n"):
                break
            assert process.poll() is None, process.communicate()
            waiting.wait(0.05)
        try:
            yield process, file.read_text("utf-8").strip()
        finally:
            process.kill()
