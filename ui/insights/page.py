"""Insights: the own caseload in figures, counted on this laptop."""

from ui.page import Page


class InsightsPage(Page):
    """Charts of the caseload, and lists of students to think about."""

    word = "Insights"
