"""The first promise at random moments: answers, ratings, words, notes, actions and undo.

`make faults` does the same hundreds of times and prints the figure.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.faults, pytest.mark.slow, pytest.mark.timeout(300)]

KILLING = Path(__file__).parents[1] / "house" / "killing.py"


@pytest.mark.parametrize("where", [(), ("--full-disk",)], ids=["a usual disk", "a full disk"])
def test_a_kill_at_any_moment_loses_at_most_a_second(where):
    words = [sys.executable, str(KILLING), "10", *where]
    plain = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    done = subprocess.run(words, capture_output=True, text=True, check=False, env=plain)
    told = json.loads(done.stdout)
    assert told["kills"] == 10
    assert told["changes"] > 50
    assert not told["wrong"]
    assert told["lost_seconds"] <= 1.0
