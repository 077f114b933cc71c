"""A school's pack: what a careers lead gets after a cycle."""

from onedesk.desk.base import DeskBase


class Packs(DeskBase):
    """One document for one school and one cycle."""
