"""What may be known of this computer's OneDesk before it is unlocked."""

from pathlib import Path

from onedesk import greeting
from onedesk.greeting import Greeting

__all__ = ["Greeting", "Threshold"]

GREETING = "greeting.json"


class Threshold:
    """The folder `home/desk`, which appears whole or not at all; nothing secret is read here."""

    def __init__(self, home: Path) -> None:
        self._home = home

    @property
    def folder(self) -> Path:
        return self._home / "desk"

    @property
    def enrolled(self) -> bool:
        return self.folder.exists()

    @property
    def greeting(self) -> Greeting | None:
        return greeting.load(self.folder / GREETING)
