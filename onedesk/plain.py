"""Small files of plain JSON beside the encrypted one, written whole or not at all."""

import json
import os
from pathlib import Path


def read(path: Path) -> dict[str, object]:
    """What the file says; nothing where there is none that can be read."""
    try:
        said = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def write(path: Path, said: dict[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    draft.write_text(json.dumps(said, indent=2), encoding="utf-8")
    if os.name == "posix":
        draft.chmod(0o600)
    draft.replace(path)
