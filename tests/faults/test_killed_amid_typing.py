"""The first promise: at any instant at most one second of typing is at risk."""

from datetime import date
from pathlib import Path

import pytest

from onedesk.desk import Desk, Laptop
from onedesk.domain.clock import system_clock
from ui.rehearsal.kill import kill_during_interview
from ui.rehearsal.local_hub import PASSPHRASE, LocalHub
from ui.rehearsal.unseen import enrol_unseen

pytestmark = [pytest.mark.faults, pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """A laptop that is set up, and the interviews that are due on it today."""
    folder: Path = tmp_path_factory.mktemp("killed")
    today: date = system_clock().date()
    with LocalHub(folder / "hub", seed=1, today=today) as hub:
        laptop = Laptop(folder / "laptop", lambda: None)
        enrol_unseen(laptop, hub)
    database = laptop.open(laptop.unlock(PASSPHRASE))
    desk = Desk(database)
    rows = [row for one in desk.schools() for row in desk.today(one.id, today).rows]
    due = [desk.begin(row.student, today) for row in rows if row.standing == "due"]
    database.close()
    return folder / "laptop", due


@pytest.mark.parametrize("seed", range(3))
def test_a_killed_process_loses_at_most_the_last_second_of_typing(school, seed, tmp_path):
    home, due = school
    killed = kill_during_interview(home, due[seed], tmp_path / "after.png", seed)
    assert killed.typed > 10
    assert killed.kept, killed.say
    assert (tmp_path / "after.png").stat().st_size > 8_000
