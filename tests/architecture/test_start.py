"""The lock screen is there at once: what it does not show is not loaded before it, nor read."""

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
    "sqlcipher3",
    "logging.handlers",
    "concurrent.futures",
    "onedesk.desk.desk",
    "ui.crash",
    "ui.over",
    "ui.widgets.dialog",
    "ui.shell",
    "ui.interview.desk",
}

SHOWN = """
import json, linecache, os, sys
from PySide6.QtWidgets import QApplication
def painted(_app):
    window, = (one for one in QApplication.topLevelWidgets() if one.isVisible())
    window.grab()
    print(json.dumps([list(sys.modules), list(linecache.cache)]), flush=True)
    os._exit(0)
QApplication.exec = painted
from ui.command import main
main(["--data", sys.argv[1]])
"""


def test_nothing_heavy_is_loaded_before_the_lock_screen_is_there(tmp_path):
    (tmp_path / "desk").mkdir()
    words = [sys.executable, "-c", SHOWN, str(tmp_path)]
    told = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    loaded, read = json.loads(told)
    assert not HEAVY & set(loaded)
    assert not [name for name in read if name.endswith("screen.py")]  # PySide would, and keep it
