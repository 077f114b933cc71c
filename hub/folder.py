"""The hub's own folder, and the secret in it that seals sessions."""

import os
import secrets
from pathlib import Path

import platformdirs

SEAL = "secret"


def data_folder() -> Path:
    """`ONEDESK_HUB_DATA`, else the platform's own place; it need not be there yet."""
    named = os.environ.get("ONEDESK_HUB_DATA")
    return Path(named) if named else platformdirs.user_data_path("onedesk-hub", appauthor=False)


def read_secret(data: Path) -> str | None:
    """The secret of this folder; `None` before it was made."""
    file = data / SEAL
    return file.read_text(encoding="utf-8").strip() if file.is_file() else None


def make(data: Path) -> bool:
    """Make the folder (mode 0700) and its secret (mode 0600); whether it was made just now."""
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        door = os.open(data / SEAL, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(door, "w", encoding="utf-8") as file:
        file.write(secrets.token_urlsafe(48) + "\n")
    return True
