"""Where the seven talks stand on their line, and which of them have room for words."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtGui import QFont

from ui import theme
from ui.student.path import Stop
from ui.widgets import paint

EDGE, _GAP, _TOLD, _BARE = 19, 10, 124, 40
_RANKS = {"now": 0, "held": 1, "missed": 1, "planned": 2, "later": 3}


class Column(NamedTuple):
    """A stop's left edge, the width for its words, and the words by line with whether bold."""

    left: int
    width: int
    lines: tuple[tuple[str, bool], ...]


def columns(path: Sequence[Stop], width: int) -> list[Column]:
    """A column for each stop; those without room for words are as wide as their circle."""
    look = theme.current()
    told = _told(path, width)
    bare = look.px(_BARE)
    room = width - 2 * look.px(EDGE) - bare * (len(path) - len(told))
    found, left = [], float(look.px(EDGE))
    for stop in path:
        wide = room / len(told) if stop.cycle in told else bare
        inner = round(wide) - look.px(_GAP)
        found.append(Column(round(left), inner, _folded(stop, inner) if stop.cycle in told else ()))
        left += wide
    return found


def word_font(*, bold: bool) -> QFont:
    """The font of the words under a stop."""
    return theme.current().font(13, 650 if bold else 400)


def _told(path: Sequence[Stop], width: int) -> set[int]:
    """The talks with words: all, or where that is too narrow today's and those nearest to it."""
    look = theme.current()
    room = width - 2 * look.px(EDGE)
    told: set[int] = set()
    for cycle in _by_weight(path):
        more = len(told) + 1
        needed = more * look.px(_TOLD) + (len(path) - more) * look.px(_BARE)
        if told and needed > room:
            break
        told.add(cycle)
    return told


def _by_weight(path: Sequence[Stop]) -> list[int]:
    """Cycles in the order in which they deserve words: now, the last ones back, the next ones."""

    def weight(stop: Stop) -> tuple[int, int]:
        past = stop.kind in ("held", "missed")
        return _RANKS[stop.kind], -stop.cycle if past else stop.cycle

    return [stop.cycle for stop in sorted(path, key=weight)]


def _folded(stop: Stop, width: int) -> tuple[tuple[str, bool], ...]:
    """The words under a stop, broken where the column ends; the first ones bold."""
    bold = stop.kind != "later"
    folded = [(part, bold) for part in _fold(stop.head, width, bold=bold)]
    for line in stop.lines:
        folded += [(part, False) for part in _fold(line, width, bold=False)]
    return tuple(folded)


def _fold(text: str, width: int, *, bold: bool) -> list[str]:
    font, lines = word_font(bold=bold), [""]
    pieces = (piece for word in text.split() for piece in _pieces(word, width, font))
    for word in pieces:
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and paint.width(longer, font) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _pieces(word: str, width: int, font: QFont) -> Iterator[str]:
    """The word, or where it is wider than a line, as much of it as each line holds."""
    while len(word) > 1 and paint.width(word, font) > width:
        fits = next(
            (at for at in range(len(word) - 1, 1, -1) if paint.width(word[:at], font) <= width), 1
        )
        yield word[:fits]
        word = word[fits:]
    yield word
