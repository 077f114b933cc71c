"""What stands half written in a dialog: kept by what it is about until the dialog is closed."""

from collections.abc import Mapping

from pydantic import JsonValue

from onedesk.store import kept, stored
from onedesk.store.database import Database

Words = Mapping[str, JsonValue]
"""What stands in each field of a dialog, by the field's name."""

_START = "written."
FORGET = (
    "DELETE FROM kept WHERE substr(name, 1, 8) = 'written.'"
    " AND substr(name, 9, instr(substr(name, 9), '.') - 1) IN (SELECT value FROM json_each(?))"
)
"""Takes away what is about any of these records."""


def keep(db: Database, about: str, what: str, words: Words | None) -> None:
    """Keep the words of a dialog; `None` once it was closed. Call inside `writing`."""
    if words is None:
        kept.drop(db, _name(about, what))
    else:
        kept.put(db, _name(about, what), stored.value_text(dict(words)) or "")


def of(db: Database, about: str, what: str) -> Words:
    """The words that stood in a dialog when nobody had closed it; none where there are none."""
    words = stored.value_of(kept.get(db, _name(about, what)))
    return words if isinstance(words, dict) else {}


def kinds(db: Database) -> tuple[str, ...]:
    """What kinds of dialogs stand half written, each once."""
    names = kept.names_beginning(db, _START)
    return tuple(dict.fromkeys(name.rpartition(".")[2] for name in names))


def _name(about: str, what: str) -> str:
    return f"{_START}{about}.{what}"
