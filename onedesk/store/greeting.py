"""What the lock screen may say: a plain file with no student, no school and no answer in it."""

import os
from datetime import date
from pathlib import Path

from onedesk.domain.value import Value


class Greeting(Value):
    """The adviser's forename, the number of the laptop, and how many interviews are only here.

    `alone` says that no keyring helps the passphrase on this computer.
    """

    forename: str
    device: str
    waiting: int = 0
    works_until: date | None = None
    alone: bool = False


def load(path: Path) -> Greeting | None:
    """The greeting; `None` where there is none that can be read."""
    try:
        return Greeting.model_validate_json(path.read_bytes())
    except (OSError, ValueError):
        return None


def save(path: Path, greeting: Greeting) -> None:
    draft = path.with_suffix(".new")
    draft.write_bytes(greeting.model_dump_json().encode())
    if os.name == "posix":
        draft.chmod(0o600)
    draft.replace(path)
