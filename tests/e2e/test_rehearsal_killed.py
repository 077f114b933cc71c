"""Whatever ends a rehearsal ends what it started: no hub, no browser is left behind."""

import subprocess
import sys
from datetime import date

from ui.rehearsal.local_hub import PASSPHRASE, LocalHub

KILLED = """
import os, signal, sys
from datetime import date
from pathlib import Path
from ui.rehearsal.local_hub import LocalHub

hub = LocalHub(Path(sys.argv[1]), seed=1, today=date.min)
hub.start()
print(hub.address, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
A_CHILD = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "import signal; signal.pause()"])
print("started", flush=True)
child.wait()
"""
PATIENCE = 20


def test_a_hub_ends_with_its_rehearsal_which_was_killed(tmp_path):
    """Nobody waits for it either: it holds the pipes of whoever started the rehearsal."""
    LocalHub(tmp_path / "hub", 1, date.min).command("init", "--passphrase", PASSPHRASE)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path / "hub")],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.stdout.startswith("http://")
    assert done.returncode == -9
    assert done.stderr == ""


def test_a_browsers_driver_ends_with_all_it_started_once_nobody_holds_its_input():
    words = [sys.executable, "-m", "ui.rehearsal.leash", sys.executable, "-c", A_CHILD]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as leash:
        assert leash.stdout.readline() == b"started\n"
        said, _ = leash.communicate(timeout=PATIENCE)
        assert said == b""
