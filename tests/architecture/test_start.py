"""The lock screen is there at once: what it does not show is not loaded before it."""

import json
import subprocess
import sys

HEAVY = {
    "pydantic",
    "sqlite_utils",
    "cryptography",
    "argon2",
    "keyring",
    "requests",
    "reportlab",
    "onedesk.desk.desk",
    "ui.shell",
    "ui.interview.desk",
}

SHOWN = """
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui.app import App
app = QApplication([])
home = Path(sys.argv[1])
(home / "desk").mkdir()
desk = App(home)
desk.start()
desk.window.grab()
print(json.dumps(sorted(sys.modules)))
desk.stop()
"""


def test_nothing_heavy_is_loaded_before_the_lock_screen_is_there(tmp_path):
    words = [sys.executable, "-c", SHOWN, str(tmp_path)]
    told = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    assert not HEAVY & set(json.loads(told))
