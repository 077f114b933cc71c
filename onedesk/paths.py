"""Where the desk keeps its things on this computer."""

import os
from importlib import import_module
from pathlib import Path

ENVIRONMENT = "ONEDESK_DATA"


def home(chosen: str | Path | None = None) -> Path:
    """The desk's folder: the one chosen, else `ONEDESK_DATA`, else the platform's own."""
    named = chosen or os.environ.get(ENVIRONMENT)
    return Path(named).expanduser() if named else _usual()


def _usual() -> Path:
    """The platform's own place; what knows it is loaded where no other is named."""
    return Path(import_module("platformdirs").user_data_path("OneDesk", appauthor=False))
