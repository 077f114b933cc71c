"""What the adviser prefers before anything is unlocked: text size and theme, in a plain file."""

from pathlib import Path
from typing import Literal

from onedesk.domain.value import Value

TEXT_SIZES = (100, 125, 150, 175, 200)


class Settings(Value):
    """Preferences without personal data; `theme` follows the system unless one is chosen."""

    theme: Literal["system", "light", "dark"] = "system"
    text_percent: Literal[100, 125, 150, 175, 200] = 100


def load(home: Path) -> Settings:
    """The settings, or the defaults where there are none that can be read."""
    try:
        return Settings.model_validate_json((home / "settings.json").read_bytes())
    except (OSError, ValueError):
        return Settings()


def save(home: Path, settings: Settings) -> None:
    home.mkdir(parents=True, exist_ok=True)
    draft = home / "settings.new"
    draft.write_text(settings.model_dump_json(indent=2), encoding="utf-8")
    draft.replace(home / "settings.json")
