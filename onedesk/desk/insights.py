"""The caseload in figures, counted on this laptop."""

from onedesk.desk.base import DeskBase


class Insights(DeskBase):
    """Figures of the own caseload, and who to think about."""
