"""Widgets that flow like words, where the interview's screens look for them."""

from ui.widgets.flow import Flow

__all__ = ["Flow"]
