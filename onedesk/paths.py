"""Where the desk keeps its things on this computer."""

import os
from pathlib import Path

from platformdirs import user_data_path

ENVIRONMENT = "ONEDESK_DATA"


def home(chosen: str | Path | None = None) -> Path:
    """The desk's folder: the one chosen, else `ONEDESK_DATA`, else the platform's own."""
    named = chosen or os.environ.get(ENVIRONMENT)
    return Path(named).expanduser() if named else user_data_path("OneDesk", appauthor=False)
