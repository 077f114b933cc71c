"""What an adviser can do: one short method a deed, one transaction each."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onedesk.desk.desk import Desk
    from onedesk.desk.laptop import Laptop

__all__ = ["Desk", "Laptop"]

_ROOMS = {"Desk": "onedesk.desk.desk", "Laptop": "onedesk.desk.laptop"}


def __getattr__(name: str) -> object:
    """Load the desk when it is first asked for: the lock screen needs neither (PEP 562)."""
    if name not in _ROOMS:
        raise AttributeError(name)
    return getattr(import_module(_ROOMS[name]), name)
