"""Each house rule bites: a test that breaks it is failed by name."""

import keyring
import pytest
from hypothesis import settings
from keyring.backends import SecretService, fail

HOUSE = 'pytest_plugins = ["house", "house_sockets", "house_threads", "house_logs", "house_qt"]'


@pytest.fixture
def house(pytester):
    """A house of its own, to break rules in."""
    pytester.makeconftest(HOUSE)
    pytester.makeini("[pytest]\nmarkers = keyring\nqt_api = pyside6\nqt_log_level_fail = WARNING")

    def run(source: str) -> pytest.RunResult:
        pytester.makepyfile(source)
        return pytester.runpytest_inprocess("-p", "no:cacheprovider", "-p", "no:django")

    return run


def test_a_test_that_leaves_nothing_behind_passes(house):
    house(
        """
        import tempfile, threading

        def test_tidy(home, qtbot):
            thread = threading.Thread(target=print)
            thread.start()
            thread.join()
            with tempfile.NamedTemporaryFile(dir=home):
                pass
        """
    ).assert_outcomes(passed=1)


def test_a_thread_left_running_is_named(house):
    result = house(
        """
        import threading

        end = threading.Event()

        def test_stray():
            threading.Thread(target=end.wait, args=(30,), name="forgotten", daemon=True).start()

        def test_next():
            end.set()
        """
    )
    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines(["*threads left running: forgotten*"])


def test_a_process_left_running_is_named(house):
    result = house(
        """
        import subprocess

        running = []

        def test_stray():
            command = ["sh", "-c", "echo started; read forever"]
            running.append(subprocess.Popen(command, stdin=-1, stdout=-1))
            assert running[0].stdout.readline()

        def test_next():
            running[0].communicate()
        """
    )
    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines(["*processes left running: sh -c echo started*"])


def test_a_log_line_that_was_not_announced_is_shown(house, logs):
    logs.allow("disk is full")
    result = house(
        """
        import logging

        def test_stray():
            logging.getLogger("onedesk.store").warning("the disk is full")
        """
    )
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*not announced:*", "*WARNING onedesk.store: the disk is full*"])


def test_an_announced_log_line_passes_and_must_come(house, logs):
    logs.allow("disk is full")
    result = house(
        """
        import logging

        def test_announced(logs):
            logs.expect("disk is full")
            logging.getLogger("onedesk.store").warning("the disk is full")

        def test_allowed(logs):
            logs.allow("nothing of the kind")

        def test_missing(logs):
            logs.expect("disk is full")
        """
    )
    result.assert_outcomes(passed=3, errors=1)
    result.stdout.fnmatch_lines(["*expected in the log and not there: *disk is full*"])


def test_a_log_handler_left_behind_is_named(house):
    result = house(
        """
        import logging

        def test_stray():
            logging.getLogger("ui").addHandler(logging.NullHandler())

        def test_next():
            assert not logging.getLogger("ui").handlers
        """
    )
    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines(["*log handlers left behind: *NullHandler*"])


@pytest.mark.parametrize(
    "reach",
    [
        "socket.create_connection(('192.0.2.1', 443), 1)",
        "socket.getaddrinfo('hub.example.org', 443)",
        "with socket.socket() as near: near.bind(('0.0.0.0', 0))",
    ],
)
def test_a_socket_beyond_loopback_is_refused_even_where_that_is_swallowed(house, reach):
    result = house(
        f"""
        import contextlib, socket

        def test_stray():
            with contextlib.suppress(AssertionError):
                {reach}
        """
    )
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*sockets beyond loopback: *"])


def test_loopback_and_unix_sockets_are_free(house):
    house(
        """
        import socket

        def test_near():
            with socket.create_server(("127.0.0.1", 0)) as server:
                socket.create_connection(("localhost", server.getsockname()[1])).close()
            with socket.socket(socket.AF_UNIX) as near:
                near.bind("door")
        """
    ).assert_outcomes(passed=1)


def test_home_temp_and_working_directory_are_the_tests_own(house):
    house(
        """
        import os, platformdirs, tempfile
        from pathlib import Path

        def test_one(home):
            assert Path.home() == home == Path.cwd()
            assert platformdirs.user_data_path("x").is_relative_to(home)
            assert Path(tempfile.gettempdir()).is_relative_to(home.parent)
            Path("left").touch()

        def test_two(home):
            assert not list(home.iterdir())
        """
    ).assert_outcomes(passed=2)


def test_a_temp_file_left_behind_is_named(house):
    result = house(
        """
        import tempfile

        def test_stray():
            tempfile.mkdtemp(prefix="forgotten-")
        """
    )
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*temp files left behind: forgotten-*"])


def test_no_secret_service_is_found():
    assert isinstance(keyring.get_keyring(), fail.Keyring)


@pytest.mark.keyring
def test_the_session_s_secret_service_is_found_where_it_is_asked_for():
    assert isinstance(keyring.get_keyring(), SecretService.Keyring)
    keyring.set_password("onedesk", "someone", "secret")
    assert keyring.get_password("onedesk", "someone") == "secret"
    keyring.delete_password("onedesk", "someone")


@pytest.mark.parametrize(
    ("thing", "start", "stop", "words"),
    [
        ("QTimer(interval=50, objectName='tick')", "start", "stop", "ticking every 50 ms, QTimer"),
        ("QWidget(objectName='pane')", "show", "close", "open QWidget 'pane'"),
        ("QThread(objectName='desk')", "start", "exit", "running QThread 'desk'"),
    ],
)
def test_what_qt_leaves_behind_is_named(house, thing, start, stop, words):
    result = house(
        f"""
        from PySide6.QtCore import QThread, QTimer
        from PySide6.QtWidgets import QWidget

        kept = []

        def test_stray(qtbot):
            kept.append({thing})
            kept[0].{start}()

        def test_next(qtbot):
            kept[0].{stop}()
            getattr(kept[0], "wait", bool)()
        """
    )
    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines([f"*left behind by Qt: {words}*"])


def test_a_qt_warning_and_an_exception_in_a_slot_fail_the_test(house):
    house(
        """
        from PySide6.QtCore import QObject, Signal, qWarning

        class Bell(QObject):
            rung = Signal()

        def test_warning(qtbot):
            qWarning("something is amiss")

        def test_slot(qtbot):
            def break_down():
                raise RuntimeError
            bell = Bell()
            bell.rung.connect(break_down)
            bell.rung.emit()
        """
    ).assert_outcomes(failed=2)


def test_examples_are_the_same_for_everybody_but_new_each_night():
    fixed = {name: settings.get_profile(name).derandomize for name in ("house", "brief", "nightly")}
    assert fixed == {"house": True, "brief": True, "nightly": False}
    assert settings.get_profile("nightly").print_blob, "it says how to repeat what failed"
