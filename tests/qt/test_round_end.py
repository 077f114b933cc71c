"""The end of a round with the hub: what it brought is shown, and read once."""

from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication

from onedesk.desk.desk import Desk
from onedesk.domain.round_report import RoundReport
from ui.page import Place
from ui.shell import Shell


@pytest.fixture
def reads(monkeypatch):
    """How often each part of the file was read."""
    found, real = SimpleNamespace(states=0), Desk.sync_state

    def counted(desk):
        found.states += 1
        return real(desk)

    monkeypatch.setattr(Desk, "sync_state", counted)
    return found


def settled(jobs):
    """Until nothing follows any more."""
    for _ in range(4):
        QApplication.processEvents()
        jobs.drain()


@pytest.mark.parametrize("page", ["today", "students", "sync"])
def test_the_end_of_a_round_reads_once_how_things_stand(
    session, bridge, shown, jobs, clock, reads, page
):
    shell = shown(Shell(session))
    badges, real = [], shell._rail.set_badge
    for place in ("today", "sync", page):
        shell.go(Place(place))
    settled(jobs)
    reads.states, shell._rail.set_badge = 0, lambda *said: (badges.append(said), real(*said))
    bridge.changed.emit()
    bridge.finished.emit(RoundReport(at=clock()))
    settled(jobs)
    assert (reads.states, badges) == (1, [("sync", 5)])
    bridge.failed.emit(ValueError())
    settled(jobs)
    assert reads.states == 2
