"""Anyone on this laptop by a few letters."""

from onedesk.desk.base import DeskBase


class Finding(DeskBase):
    """Finding a student, or the plan of a reference."""
