"""The hub's own folder, and the secret in it that seals sessions."""

import os
import secrets
import tempfile
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
    return (file.read_text(encoding="utf-8").strip() or None) if file.is_file() else None


def make(data: Path) -> bool:
    """Make the folder (mode 0700) and its secret (mode 0600); whether it was made just now."""
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    if read_secret(data) is not None:
        return False
    with tempfile.NamedTemporaryFile("w", dir=data, encoding="utf-8", delete=False) as file:
        file.write(secrets.token_urlsafe(48) + "\n")
    try:
        os.link(file.name, data / SEAL)  # whole, or not there: it was never empty
    except FileExistsError:
        if read_secret(data) is not None:
            return False
        Path(file.name).replace(data / SEAL)
    finally:
        Path(file.name).unlink(missing_ok=True)
    return True
