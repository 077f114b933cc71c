"""Sealed files: unsent work carried for the hub, and schools handed to a colleague."""

from ui.handing.carrying import carry
from ui.handing.delivering import deliver
from ui.handing.giving import hand_over
from ui.handing.joining import join_again
from ui.handing.taking import end_cover, take_over

__all__ = ["carry", "deliver", "end_cover", "hand_over", "join_again", "take_over"]
