"""What the lock screen may say: a plain file with no student, no school and no answer in it."""

from pathlib import Path
from typing import NamedTuple

from onedesk import plain


class Greeting(NamedTuple):
    """The adviser's forename, the number of the laptop, and how many interviews are only here.

    `alone` says that no keyring helps the passphrase on this computer.
    """

    forename: str
    device: str
    waiting: int = 0
    alone: bool = False


def load(path: Path) -> Greeting | None:
    """The greeting; `None` where there is none that can be read."""
    said = plain.read(path)
    try:
        return Greeting(
            forename=str(said["forename"]),
            device=str(said["device"]),
            waiting=int(str(said.get("waiting", 0))),
            alone=said.get("alone") is True,
        )
    except (KeyError, ValueError):
        return None


def save(path: Path, greeting: Greeting) -> None:
    plain.write(path, greeting._asdict())
