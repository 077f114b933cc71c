"""What the computer says before it sleeps, and how long hands have rested."""

import ctypes
import os
import signal
import sys
from ctypes import wintypes

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ui.idle import Idle
from ui.power import PBT_APMSUSPEND, WM_POWERBROADCAST, PowerBroadcast
from ui.system import System

TENTH = 0.1 / 60
"""A tenth of a second, in minutes."""


@pytest.fixture
def window(shown):
    return shown(QWidget(), 200, 100)


@pytest.fixture
def idle(window):
    made = Idle(window)
    yield made
    made.stop()


def test_hands_that_rest_too_long_are_told_once_and_then_it_is_over(idle, qtbot):
    told = []
    idle.soon.connect(lambda: told.append("soon"))
    with qtbot.waitSignal(idle.over):
        idle.begin(TENTH)
    assert told == ["soon"]


def test_a_key_begins_the_count_again(idle, window, qtbot):
    idle.begin(60)
    idle._limit = 40
    before = idle._quiet.msecsSinceReference()
    with qtbot.waitSignal(idle.soon):
        idle._again()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    assert idle._quiet.msecsSinceReference() > before
    assert not idle._warned


def test_a_shortcut_counts_as_a_key(idle, window, qtbot):
    QShortcut(QKeySequence("Right"), window)
    idle.begin(60)
    before = idle._quiet.msecsSinceReference()
    qtbot.waitUntil(lambda: idle._quiet.elapsed() > 2)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Right)
    assert idle._quiet.msecsSinceReference() > before


def test_moving_the_mouse_counts_as_a_hand(idle, window, qtbot):
    idle.begin(60)
    before = idle._quiet.msecsSinceReference()
    qtbot.waitUntil(lambda: idle._quiet.elapsed() > 2)
    QTest.mouseMove(window.windowHandle(), window.rect().center())
    qtbot.waitUntil(lambda: idle._quiet.msecsSinceReference() > before)


def test_a_count_that_was_stopped_says_nothing(idle, qtbot):
    idle.begin(TENTH)
    idle.stop()
    assert not idle._timer.isActive()


# Windows


def message(number, parameter):
    made = wintypes.MSG()
    made.message, made.wParam = number, parameter
    return made


def test_the_power_broadcast_of_windows_tells_of_sleep_and_goes_on_to_qt():
    slept = []
    broadcast = PowerBroadcast(lambda: slept.append(True))
    asleep = message(WM_POWERBROADCAST, PBT_APMSUSPEND)
    kind = QByteArray(b"windows_generic_MSG")
    assert broadcast.nativeEventFilter(kind, ctypes.addressof(asleep)) == (False, 0)
    assert slept == [True]


def test_other_messages_of_windows_are_nobodys_business_here():
    slept = []
    broadcast = PowerBroadcast(lambda: slept.append(True))
    for other in (message(WM_POWERBROADCAST, 0x0A), message(0x0100, PBT_APMSUSPEND)):
        broadcast.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(other))
    broadcast.nativeEventFilter(b"xcb_generic_event_t", 0)
    assert not slept


# Linux and macOS


@pytest.fixture
def system(qapp):
    made = System(qapp)
    yield made
    made.stop()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="logind is Linux's")
def test_logind_tells_before_and_after_a_sleep(system):
    slept = []
    system.sleeps.connect(lambda: slept.append(True))
    system._logind.prepare(True)
    assert slept == [True]
    assert system._logind._brake is None
    system._logind.prepare(False)
    assert slept == [True]


def test_the_session_asks_everybody_to_save(system):
    ending = []
    system.ends.connect(ending.append)
    system.ending()
    assert ending == [None]


def test_a_program_that_loses_the_screen_is_told(system, qtbot):
    with qtbot.waitSignal(system.hidden):
        system.state_changed(Qt.ApplicationState.ApplicationHidden)
    with qtbot.assertNotEmitted(system.hidden):
        system.state_changed(Qt.ApplicationState.ApplicationActive)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such signal")
def test_signals_belong_to_others_again_when_the_watch_ends(qapp, qtbot):
    before = signal.getsignal(signal.SIGTERM)
    system = System(qapp)
    with qtbot.waitSignal(system.stops):
        os.kill(os.getpid(), signal.SIGTERM)
    system.stop()
    assert signal.getsignal(signal.SIGTERM) is before
