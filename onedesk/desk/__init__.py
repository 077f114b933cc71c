"""What an adviser can do: one short method a deed, one transaction each."""

from onedesk.desk.desk import Desk
from onedesk.desk.laptop import Laptop

__all__ = ["Desk", "Laptop"]
