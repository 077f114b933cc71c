"""Papers for the day: the list of a school's day, and slips for its students."""

from onedesk.desk.base import DeskBase


class Lists(DeskBase):
    """Documents that are printed for a day."""
