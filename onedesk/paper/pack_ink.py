"""The inks of a pack: one hue that gets darker, each shade also told by its digit or shape."""

from onedesk.paper.sheet import BLACK, WHITE
from onedesk.paper.typecanvas import Ink


def _ink(colour: str) -> Ink:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return (red, green, blue)


LEVEL_FILLS: tuple[Ink, ...] = tuple(
    map(_ink, ("#E6EDEE", "#BFD9DC", "#86B9BF", "#2F7983", "#0B4A53"))
)
LEVEL_INKS: tuple[Ink, ...] = (BLACK, BLACK, BLACK, WHITE, WHITE)

DEEP, MIDDLE, LIGHT = LEVEL_FILLS[4], LEVEL_FILLS[3], LEVEL_FILLS[2]
PALE = _ink("#EDEEEE")
TRACK = _ink("#8FB9BF")
RUST = _ink("#A03F17")
EDGE = _ink("#768587")
HAIRLINE = _ink("#C9CFCE")
